"""What the end of a piece says of its data, its reviewers and its neighbours."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from dashboard.data.data_change import DataChange
from dashboard.edition.edition import Edition
from dashboard.pages.piece_end import PieceEnd, PieceEnds
from tests.samples.edition import Edit
from tests.samples.reviews import approval, review_files
from tests.samples.site import HEAD, site_config

PIECE = "docs/analyses/lifeline.md"
FACT = "It was [115.5](fact:trade/value?year=2024&flow=china-to-russia) billion dollars.\n"
DAY = datetime.date


def end_of(edition: Edition, slug: str = "lifeline") -> PieceEnd:
    end = edition.pages[f"analyses/{slug}.md"].context["end"]
    assert isinstance(end, PieceEnd)
    return end


def test_data_are_named_with_their_last_change_and_whether_it_came_after_the_piece(edit: Edit) -> None:
    edition = edit({PIECE: HEAD.replace("2025-05-09", "2026-02-01") + FACT}, preview=False)
    (behind,) = end_of(edition).datasets
    assert (behind.url, behind.changed, behind.is_changed_since) == ("data/trade/", DAY(2026, 1, 20), False)
    (analysis,) = edition.view.analyses
    for change, expected in [
        (DataChange("trade", "Trade", DAY(2026, 2, 3), revised=1), (DAY(2026, 2, 3), True)),
        (DataChange("trade", "Trade", DAY(2026, 2, 3), revised=1, marked=1), (DAY(2026, 1, 20), False)),
        (DataChange("trade", "Trade", DAY(2026, 2, 3), is_new=True), (DAY(2026, 1, 20), False)),
        (DataChange("other", "Other", DAY(2026, 2, 3), revised=1), (DAY(2026, 1, 20), False)),
    ]:
        (behind,) = PieceEnds(replace(edition.view, data_changes=(change,))).of(analysis).datasets
        assert (behind.changed, behind.is_changed_since) == expected


def test_that_data_changed_after_the_piece_is_said_once(edit: Edit) -> None:
    end = end_of(edit({PIECE: HEAD + FACT}, preview=False))
    (behind,) = end.datasets
    cases = {
        (False,): "",
        (True,): "It was updated",
        (False, False): "",
        (True, False): "One of them was updated",
        (True, True, False): "2 of them were updated",
        (True, True): "All of them were updated",
    }
    for changed, words in cases.items():
        several = tuple(replace(behind, is_changed_since=one) for one in changed)
        told = replace(end, datasets=several).changed_words
        assert told.removesuffix(" after this piece was published.") == words


@pytest.mark.parametrize("show", [True, False])
def test_reviewers_are_named_where_the_site_says_so_and_their_approval_counts(edit: Edit, show: bool) -> None:
    config = site_config("https://example.org/", {"required": 1})
    files = {
        "mkdocs.yml": config.replace("  editorial:\n", f"  editorial:\n    show_reviewers: {str(show).lower()}\n"),
        PIECE: HEAD,
        **{f"data/authors/{name}.yaml": f"name: The {name}\ninstitute: osw\n" for name in ("first", "second")},
    }
    digests = edit(files).content.approval_status(PIECE).digests
    given = [approval("first", digests), approval("second", digests.model_copy(update={"text": "0" * 64}))]
    edition = edit(files | review_files("lifeline", given), preview=False)
    assert end_of(edition).reviewers == ("The first" if show else "")
    assert edition.view.reviewed_by == ({"lifeline": ("The first",)} if show else {})


def test_a_piece_leads_to_the_next_and_the_previous_one(edit: Edit) -> None:
    earlier = HEAD.replace("2025-05-09", "2025-05-01").replace("A lifeline", "Earlier")
    later = HEAD.replace("2025-05-09", "2025-05-20\nupdated: 2025-05-21").replace("A lifeline", "Later")
    edition = edit({"docs/analyses/a.md": earlier, "docs/analyses/b.md": later}, preview=False)
    ends = [end_of(edition, slug) for slug in ("a", "lifeline", "b")]
    assert [(end.older and end.older.title, end.newer and end.newer.title) for end in ends] == [
        (None, "A lifeline"),
        ("Earlier", "Later"),
        ("A lifeline", None),
    ]


def test_the_reason_for_a_related_piece_is_in_words(edit: Edit) -> None:
    jan = {"data/authors/jan.yaml": "name: Jan\ninstitute: osw\n"}
    changes = {
        "data": ("theme: economy", "theme: energy"),
        "theme": ("[osw-editors]", "[jan]"),
        "author": ("theme: economy", "theme: energy"),
        "named": ("[osw-editors]\ntheme: economy", "[jan]\ntheme: energy"),
    }
    others = {f"docs/analyses/{name}.md": HEAD.replace(*change) for name, change in changes.items()}
    others["docs/analyses/data.md"] += FACT
    named = HEAD.replace("status:", "related: [named, author, theme, data]\nstatus:")
    edition = edit({PIECE: named + FACT, **jan, **others}, preview=False)
    assert [link.reason for link in end_of(edition).related] == [
        "The authors suggest it",
        "Also by OSW editors",
        "Also on economy",
        f"Same data: {edition.view.dataset('trade').descriptor.title}",
    ]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["jan", "li"], "Also by OSW editors, Jan and Li"),
        (["jan", "li", "ola"], "Also by OSW editors, Jan and 2 more"),
    ],
)
def test_many_authors_that_two_pieces_share_are_named_in_short(edit: Edit, names: list[str], words: str) -> None:
    others = {f"data/authors/{name}.yaml": f"name: {name.title()}\ninstitute: osw\n" for name in names}
    wrote = HEAD.replace("[osw-editors]", f"[osw-editors, {', '.join(names)}]")
    text = wrote.replace("theme: economy", "theme: energy")
    edition = edit({PIECE: wrote + "Words.\n", **others, "docs/analyses/other.md": text + "Words.\n"}, preview=False)
    assert [link.reason for link in end_of(edition).related] == [words]


def test_a_long_piece_has_contents_and_a_short_one_has_none(edit: Edit) -> None:
    text = "".join(f"## Part {number} & more\n\n{'word ' * 150}\n\n" for number in range(3))
    edition = edit({PIECE: HEAD + text, "docs/analyses/short.md": HEAD + text.replace("word ", "")}, preview=False)
    contents = [edition.pages[f"analyses/{slug}.md"].context["contents"] for slug in ("lifeline", "short")]
    assert [[(one.id, one.words) for one in headings] for headings in contents] == [
        [(f"part-{number}-more", f"Part {number} &amp; more") for number in range(3)],
        [],
    ]


def test_versions_in_other_languages_lead_to_each_other_as_far_as_they_are_shown(edit: Edit) -> None:
    named = "translation_of: lifeline\nformerly: [{}]\ntheme:"
    polish = HEAD.replace("theme:", "lang: pl\n" + named.format("old-pl")).replace("A lifeline", "Po polsku")
    others = {
        "docs/analyses/pl.md": polish,
        "docs/analyses/sv.md": HEAD.replace("theme:", "lang: sv\ntranslation_of: old-pl\ntheme:"),
        "docs/analyses/de.md": polish.replace("pl", "de").replace("published", "draft"),
    }
    edition = edit(others, preview=False)
    shown = [(link.title, link.lang) for link in end_of(edition).translations]
    assert sorted(shown) == [("A lifeline", "sv"), ("Po polsku", "pl")]
    assert {link.url for link in end_of(edition, "pl").translations} == {"analyses/lifeline/", "analyses/sv/"}
    assert "translation_of" not in repr([text.source_text.head for text in edition.view.texts.values()])


def test_a_translation_of_nothing_is_an_error(edit: Edit) -> None:
    edition = edit({PIECE: HEAD.replace("theme:", "translation_of: lifelines\ntheme:")})
    [finding] = [finding for finding in edition.findings if finding.id == "unknown-piece"]
    assert finding.message == "translation_of: there is no piece 'lifelines'."
