import datetime
from pathlib import Path

import pytest

from dashboard.core.finding import in_order
from dashboard.pieces.analysis import is_public
from dashboard.pieces.source_text import naming_error, naming_hint
from tests.samples.edition import Edit
from tests.samples.reviews import published_file
from tests.samples.site import HEAD, SITE, notebook_text

PIECE = "docs/analyses/lifeline.md"


@pytest.mark.parametrize(
    ("status", "more", "at", "expected"),
    [
        ("published", "", "2025-05-09T00:00+02:00", True),
        ("published", "", "2025-05-08T23:59+02:00", False),
        ("published", "embargo: 2025-05-09T06:00:00+02:00\n", "2025-05-09T05:59+02:00", False),
        ("published", "embargo: 2025-05-09T06:00:00+02:00\n", "2025-05-09T04:00+00:00", True),
        ("approved", "", "2026-01-01T00:00+01:00", False),
        ("review", "", "2026-01-01T00:00+01:00", False),
        ("draft", "", "2026-01-01T00:00+01:00", False),
    ],
)
def test_public_is_what_is_published_and_due(edit: Edit, status: str, more: str, at: str, expected: bool) -> None:
    text = HEAD.replace("status: published\n", f"status: {status}\n{more}")
    analysis = edit({PIECE: text}).content.analyses[PIECE]
    assert analysis
    assert is_public(analysis, datetime.datetime.fromisoformat(at)) is expected


def test_a_head_keeps_its_last_change_and_names_its_kind(edit: Edit) -> None:
    changed = HEAD.replace("status:", "updated: 2025-06-01\nstatus:").replace("kind: comment", "kind: data-note")
    analysis = edit({PIECE: changed}).content.analyses[PIECE]
    assert analysis
    assert (analysis.front.updated, analysis.kind_label) == (datetime.date(2025, 6, 1), "Data note")


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("osw-editors", "osw-editor", ("unknown-author", 5, "Did you mean 'osw-editors'?")),
        ("[osw-editors]", "[osw-editors, osw-editors]", ("duplicate-author", 5, "Name each once.")),
        ("theme: economy", "theme: economics", ("unknown-theme", 6, "Did you mean 'economy'?")),
        ("kind: comment", "kind: column", ("unknown-name", 3, "Did you mean 'comment'?")),
        (
            "status:",
            "excerpt: Words.\nstatus:",
            ("unknown-key", 8, "Other programs have this key; here it is 'standfirst'."),
        ),
        (
            "status:",
            "date-modified: 2025-05-09\nstatus:",
            ("unknown-key", 8, "Other programs have this key; here it is 'updated'."),
        ),
        ("status:", "layout: post\nstatus:", ("unknown-key", 8, "Other programs have this key; delete it.")),
        ("standfirst:", "standfist:", ("unknown-key", 4, "Did you mean 'standfirst'?")),
        ("2025-05-09", "2025-02-30", ("wrong-value", 7, "")),
        ("status: published", "status: published\nupdated: 2024-01-01", ("wrong-value", 9, "")),
        ("status: published", "status: published\nembargo: 2025-05-09T06:00:00", ("wrong-value", 9, "")),
        ("status: published", "embargo: 9999-12-31T23:59:59-23:00\nstatus: published", ("wrong-value", 8, "")),
        ("status: published", "embargo: 0001-01-01T00:00:00+23:00\nstatus: published", ("wrong-value", 8, "")),
        ("status: published", "status: published\nembargo:", ("wrong-value", 9, "")),
        ("status: published", "status: published\nembargo: ~", ("wrong-value", 9, "")),
        ("status: published", "status: published\nwithdrawn:", ("wrong-value", 9, "desk withdraw writes this key")),
        ("theme: economy", "theme: [economy]", ("wrong-value", 6, "")),
        ("2025-05-09", "0001-01-01", ("wrong-value", 7, "")),
        ("2025-05-09", "9999-12-31", ("wrong-value", 7, "")),
        (
            "status: published",
            "status: published\nhero: {image: ../images/x.svg, alt: A, credit: B}",
            ("missing-file", 9, ""),
        ),
    ],
)
def test_a_wrong_head_names_line_and_nearest(
    edit: Edit, was: str, becomes: str, expected: tuple[str, int, str]
) -> None:
    edition = edit({PIECE: HEAD.replace(was, becomes) + "Text.\n"})
    [finding] = [finding for finding in edition.findings if finding.severity == "error"]
    assert (finding.id, finding.line) == expected[:2]
    assert finding.hint.startswith(expected[2])
    assert finding.path == PIECE


def test_all_that_is_wrong_with_a_piece_is_told_at_once(edit: Edit) -> None:
    head = "---\ntitle: X\nkind: column\nauthors: [nobody, noone]\ntheme: economics\ndate: soon\n---\n"
    edition = edit({PIECE: f"{head}The the words  and [1](fact:trad/value?year=2024).\n"})
    findings = in_order(finding for finding in edition.findings if finding.path == PIECE)
    assert [(finding.id, finding.line) for finding in findings] == [
        ("missing-key", 2),
        ("missing-key", 2),
        ("unknown-name", 3),
        ("unknown-author", 4),
        ("unknown-author", 4),
        ("unknown-theme", 5),
        ("wrong-value", 6),
        ("repeated-phrase", 8),
        ("doubled-space", 8),
        ("unknown-fact", 8),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Words.\n", "missing-head"), ("---\ntitle: X\n---\nWords.\n", "missing-key")],
)
def test_a_wrong_name_of_a_file_hides_nothing_of_its_front_matter(edit: Edit, text: str, expected: str) -> None:
    path = "docs/analyses/Wrong_Name.md"
    edition = edit({path: text})
    assert {finding.id for finding in edition.findings if finding.path == path} == {"wrong-name", expected}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("2024-05-09-My_Post.md", "Rename it to 2024-05-09-my-post.md."),
        ("a.MD", "Rename it to a.md."),
        ("a.markdown", "Rename it to a.md."),
        ("A b.IPYNB", "Rename it to a-b.ipynb."),
        ("new-rows/index.md", "Move it to docs/analyses/new-rows.md, and its pictures to docs/images/."),
        ("2024/new-rows.ipynb", "Move it to docs/analyses/new-rows.ipynb, and its pictures to docs/images/."),
        ("index.md", ""),
        ("?.md", ""),
    ],
)
def test_a_piece_with_a_wrong_name_or_place_is_told_where_it_belongs(name: str, hint: str, tmp_path: Path) -> None:
    assert naming_error(f"docs/analyses/{name}")
    assert naming_hint(f"docs/analyses/{name}", tmp_path) == hint


@pytest.mark.parametrize(
    ("image", "problem", "hint"),
    [
        ("../images/port.svg", "", ""),
        ("../images/Crane.SVG", "", ""),
        ("../images/prot.svg", "missing-file", "Did you mean 'port.svg'?"),
        ("https://example.org/port.svg", "wrong-value", ""),
        ("/images/port.svg", "wrong-value", ""),
        ("../images/port.txt", "wrong-value", ""),
    ],
)
def test_the_picture_at_the_head_is_a_picture_that_is_there(edit: Edit, image: str, problem: str, hint: str) -> None:
    files = {f"docs/images/{name}": "<svg/>" for name in ("port.svg", "b.svg", "a.svg", "Crane.SVG", "prot.txt")}
    head = HEAD.replace("status:", f"hero: {{image: {image}, alt: A, credit: B}}\nstatus:")
    edition = edit({PIECE: f"{head}Words.\n", **files})
    told = [(finding.id, finding.hint) for finding in edition.findings if finding.path == PIECE]
    assert told == ([(problem, hint)] if problem else [])


@pytest.mark.parametrize(
    ("at", "first_seen"),
    [
        ("2025-06-20T23:30:00+00:00", "2025-06-21"),  # published later than the printed day, by the site's clock
        ("2025-05-02T10:00:00+02:00", "2025-05-09"),  # recorded before its day
    ],
)
def test_readers_see_a_piece_from_its_publication_on_whatever_day_is_printed(
    edit: Edit, at: str, first_seen: str
) -> None:
    record = {"docs/analyses/lifeline.review/published-1.yaml": published_file(at, date=datetime.date(2025, 5, 9))}
    analysis = edit({PIECE: HEAD + "Words.\n", **record}).content.analyses[PIECE]
    assert analysis
    assert (str(analysis.day), str(analysis.first_seen)) == ("2025-05-09", first_seen)


def test_two_files_of_one_name_would_have_one_address(edit: Edit) -> None:
    edition = edit({PIECE: HEAD + "Words.\n", "docs/analyses/lifeline.ipynb": notebook_text(HEAD)})
    told = [finding.path for finding in edition.findings if finding.id == "duplicate-name"]
    assert told in (["docs/analyses/lifeline.ipynb"], [PIECE])


def test_a_draft_with_the_name_of_a_public_piece_is_told_and_stops_nothing(edit: Edit) -> None:
    draft = notebook_text(HEAD.replace("published", "draft"))
    edition = edit({PIECE: HEAD + "Words.\n", "docs/analyses/lifeline.ipynb": draft}, preview=False)
    told = [finding.path for finding in edition.findings if finding.id == "duplicate-name"]
    assert told == ["docs/analyses/lifeline.ipynb"]
    assert not edition.blocking_errors()


def test_a_draft_with_the_name_of_a_public_notebook_does_not_let_it_seem_gone(edit: Edit) -> None:
    book, draft = "docs/analyses/lifeline.ipynb", HEAD.replace("published", "draft")
    record = {"docs/analyses/lifeline.review/published-1.yaml": published_file()}
    edition = edit({book: notebook_text(HEAD), PIECE: draft + "Words.\n", **record}, preview=False)
    assert "vanished-piece" not in {finding.id for finding in edition.findings}
    assert edition.content.pieces_by_slug["lifeline"].path == book


def test_a_file_in_a_wrong_place_takes_no_name(edit: Edit) -> None:
    files = {PIECE: HEAD.replace("published", "draft"), "docs/analyses/a/lifeline.md": HEAD}
    assert edit(files).content.pieces_by_slug["lifeline"].path == PIECE


def test_reading_time_counts_words_not_charts(edit: Edit) -> None:
    fence = "\n```chart\n" + "id: a b c d e f g h\n" * 300 + "```\n"
    analysis = edit({PIECE: HEAD + "word " * 231 + fence}).content.analyses[PIECE]
    assert analysis
    assert analysis.minutes == 2


@pytest.mark.parametrize(
    ("date", "more", "zone", "last_hidden"),
    [
        # The hour from 2 to 3 comes twice on 25 October 2026: with a time's offset there is no doubt which.
        ("2026-10-25", "embargo: 2026-10-25T02:30+02:00", "Europe/Stockholm", "2026-10-25T00:29:59+00:00"),
        ("2026-10-25", "embargo: 2026-10-25T02:30+01:00", "Europe/Stockholm", "2026-10-25T01:29:59+00:00"),
        # Clocks go from 2 to 3 on 29 March 2026.
        ("2026-03-29", "embargo: 2026-03-29T02:30+01:00", "Europe/Stockholm", "2026-03-29T01:29:59+00:00"),
        # An embargo of another zone, and one that ends before the day does.
        ("2026-05-09", "embargo: 2026-05-09T18:00+08:00", "Europe/Stockholm", "2026-05-09T09:59:59+00:00"),
        ("2026-05-09", "embargo: 2026-05-08T06:00+02:00", "Europe/Stockholm", "2026-05-08T21:59:59+00:00"),
        # A day that has no 00:00 of its own.
        ("2026-04-24", "", "Africa/Cairo", "2026-04-23T21:59:59+00:00"),
    ],
)
def test_clock_changes_and_zones_move_no_embargo(edit: Edit, date: str, more: str, zone: str, last_hidden: str) -> None:
    config = f"{SITE['mkdocs.yml']}extra: {{editorial: {{timezone: {zone}}}}}\n"
    head = HEAD.replace("2025-05-09", date).replace("status:", f"{more}\nstatus:" if more else "status:")
    analysis = edit({"mkdocs.yml": config, PIECE: head + "Words.\n"}).content.analyses[PIECE]
    assert analysis
    hidden = datetime.datetime.fromisoformat(last_hidden)
    for offset in (-8, 0, 2, 12):
        clock = datetime.timezone(datetime.timedelta(hours=offset))
        assert not is_public(analysis, hidden.astimezone(clock))
        assert is_public(analysis, (hidden + datetime.timedelta(seconds=1)).astimezone(clock))
