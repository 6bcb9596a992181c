"""`desk digest`: a newsletter of what readers were given and told in some days, and of nothing else."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from msgspec.structs import replace

from dashboard.data.data_change import ChangedValue, DataChange
from dashboard.desk import main
from dashboard.feeds.digest import Digest, DigestNote, DigestPiece, make_digest
from dashboard.feeds.digest_html import MOST_BYTES, digest_html
from dashboard.feeds.digest_text import digest_text
from dashboard.view.withdrawn_piece import WithdrawnPiece
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS, URL
from tests.samples.reviews import publication, review_files
from tests.samples.site import HEAD, SITE, write_files

ON = datetime.date(2025, 5, 9)
HOSTILE = 'A <b>&amp;</b> "quoted"\nnew line </script> נגד 🛢️ \x00 {{ x }} $y$'
CHART = "\n![Two lines & a gap](chart:trade)\n"


def run(root: Path, *arguments: str, changes: Mapping[str, str | None] | None = None) -> Result:
    write_files(root, {**SITE, **AT_ADDRESS, **(changes or {})})
    return CliRunner().invoke(main, ["-f", str(root / "mkdocs.yml"), "digest", *arguments])


def written(root: Path, first: str, last: str, changes: Mapping[str, str | None] | None = None) -> tuple[str, str]:
    """The HTML and the text of a digest."""
    out = root / "mail"
    result = run(root, "--from", first, "--to", last, "--out", str(out), changes=changes)
    assert result.exit_code == 0, result.output
    names = [f"digest-{first}-to-{last}.{ending}" for ending in ("html", "txt")]
    assert {path.name for path in out.iterdir()} == {*names}
    assert [Path(line).name for line in result.output.splitlines()] == names
    html, text = ((out / name).read_text(encoding="utf-8") for name in names)
    return html, text


def test_a_new_piece_is_told_with_its_chart(tmp_path: Path) -> None:
    html, text = written(tmp_path, "2025-05-09", "2025-05-09", {"docs/analyses/lifeline.md": HEAD + CHART})
    page = BeautifulSoup(html, "html.parser")
    assert page.find("a", string="A lifeline")["href"] == f"{URL}analyses/lifeline/"
    picture = page.find("img")
    assert (picture["src"], picture["alt"]) == (f"{URL}charts/trade.png", "Two lines & a gap")
    assert "9 May 2025: 1 new piece" in page.text
    assert text.startswith("China-Russia Dashboard\n9 May 2025\n\n\nNEW\n===\n\nA lifeline\n")
    assert f"\n{URL}analyses/lifeline/\n" in text


def test_each_text_is_one_line(tmp_path: Path) -> None:
    head = HEAD.replace("title: A lifeline", 'title: "A\\n\\n  lifeline"')
    html, text = written(tmp_path, "2025-05-09", "2025-05-09", {"docs/analyses/lifeline.md": f"{head}Words.\n"})
    assert ">A lifeline</a>" in html
    assert "\n\nA lifeline\nComment" in text


def test_what_happened_on_other_days_is_left_out(edit: Edit) -> None:
    more = "updated: 2025-07-01\ncorrections: [{date: 2025-08-01, text: It was 34.}, {date: 2025-09-01, text: No.}]\n"
    head = HEAD.replace("status:", f"{more}status:")
    view = edit({**AT_ADDRESS, "docs/analyses/lifeline.md": head + "Words.\n"}, preview=False).view
    changes = tuple(DataChange("trade", "Trade", datetime.date(2025, month, 1), added=1) for month in (10, 11))
    gone = WithdrawnPiece("gone", "Gone", datetime.date(2025, 12, 1), "Wrong.")
    view = replace(view, data_changes=changes, withdrawn=(gone,))

    def counts(month: int) -> str:
        return make_digest(view, datetime.date(2025, month, 1), datetime.date(2025, month, 28)).counts

    assert [counts(month) for month in range(5, 13)] == [
        "1 new piece",
        "",
        "1 updated piece",
        *["1 correction"] * 2,
        *["1 change in the data"] * 2,
        "1 correction",
    ]
    whole = make_digest(view, datetime.date(2025, 1, 1), datetime.date(2026, 1, 1))
    assert [note.text for note in whole.corrected] == ["Withdrawn: Wrong.", "No.", "It was 34."]
    assert whole.updated == ()


def test_a_piece_that_was_published_after_its_day_is_new_when_readers_got_it(edit: Edit) -> None:
    late = publication(at=datetime.datetime(2025, 6, 3, 12, tzinfo=datetime.UTC), date=ON)
    view = edit({**AT_ADDRESS, **review_files(publications=[late])}, preview=False).view
    days = [datetime.date(2025, month, 1) for month in (5, 6, 7)]
    assert [make_digest(view, *two).counts for two in pairwise(days)] == ["", "1 new piece"]


def test_a_change_of_data_names_its_newest_value(edit: Edit) -> None:
    latest = ChangedValue("2025", "2025", "Value", "", "20.1 USD bn")
    change = DataChange("trade", "Trade", ON, periods="2025", added=1, latest=latest)
    view = replace(edit(AT_ADDRESS, preview=False).view, data_changes=(change,))
    text = digest_text(make_digest(view, ON, ON))
    assert f"Trade\n9 May 2025: Added: 2025. 20.1 USD bn (2025, Value)\n{URL}data/trade/" in text


def test_nothing_is_one_sentence_and_no_file(tmp_path: Path) -> None:
    result = run(tmp_path, "--from", "2020-01-01", "--to", "2020-01-31", "--out", str(tmp_path / "mail"))
    assert result.exit_code == 0
    days = "1 January 2020 to 31 January 2020"
    assert result.output == f"Nothing was published, corrected or changed in these days: {days}.\n"
    assert not (tmp_path / "mail").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "1 May", "--to", "2025-05-31"], "'--from': read '1 May', expected a day such as 2026-11-01."),
        (["--from", "2025-05-01", "--to", "2025-02-30"], "'--to': read '2025-02-30', expected a day such as"),
        (["--from", "20250501", "--to", "2025-05-31"], "read '20250501', expected a day such as"),
        (["--from", "0001-01-01", "--to", "2025-05-31"], "read '0001-01-01', expected a day such as"),
        (["--from", "2025-06-01", "--to", "2025-05-31"], "--from 2025-06-01 is later than --to 2025-05-31."),
        (["--from", "2025-05-01", "--to", "2025-05-31", "--out", "{root}/docs/mail"], "is a part of the site"),
        (["--from", "2025-05-01", "--to", "2025-05-31", "--out", "{root}/mkdocs.yml/x"], "cannot be written"),
        (["--from", "2025-05-01"], "Missing option '--to'"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, arguments: list[str], message: str) -> None:
    result = run(tmp_path, *(argument.format(root=tmp_path) for argument in arguments))
    assert result.exit_code != 0
    assert message in re.sub(r"\s+", " ", result.output)
    assert "Traceback" not in result.output


def test_a_site_without_an_address_has_no_digest(tmp_path: Path) -> None:
    changes = {"mkdocs.yml": SITE["mkdocs.yml"]}
    result = run(tmp_path, "--from", "2025-05-01", "--to", "2025-05-31", changes=changes)
    assert "Error: mkdocs.yml has no site_url: a mail needs full addresses." in result.output


def large(number: int, text: str) -> Digest:
    """A digest with that many entries in each section, all of whose texts are this one."""
    piece = DigestPiece(text, URL, text, text, text, "en", f"{URL}charts/a.png", text)
    note = DigestNote(text, URL, "9 May 2025", text, text)
    return Digest(text, URL, ON, ON, (piece,) * number, (piece,) * number, (note,) * number, (note,) * number)


@pytest.mark.parametrize("text", ["Words.", HOSTILE, "🛢️ " * 5_000, "<" * 900])
@pytest.mark.parametrize("number", [1, 300])
def test_a_mail_is_never_too_long_to_be_shown_whole(number: int, text: str) -> None:
    html = digest_html(large(number, text))
    assert len(html.encode()) < MOST_BYTES
    assert BeautifulSoup(html, "html.parser").find_all("h3")


def test_html_needs_no_file_of_ours_and_runs_nothing() -> None:
    page = BeautifulSoup(digest_html(large(2, HOSTILE)), "html.parser")
    assert not page.find_all(["script", "link", "form", "svg", "iframe"])
    assert all(element["href"].startswith("https://") for element in page.find_all("a"))
    assert all(element["src"].startswith(URL) and element["alt"] for element in page.find_all("img"))
    assert all(table["role"] == "presentation" for table in page.find_all("table"))
    assert "background-image" not in str(page)
    assert "url(" not in str(page)
    assert page.find("h3").text.strip().startswith('A <b>&amp;</b> "quoted"')


def test_text_has_lines_of_72_letters_but_for_addresses() -> None:
    piece = DigestPiece("long " * 40, f"{URL}{'a' * 99}/", "Words of a text. " * 30, "A", "B", "en", "", "")
    lines = digest_text(replace(large(1, "Words " * 40), new=(piece,))).splitlines()
    assert max(len(line) for line in lines if not line.startswith("https://")) <= 72
    assert piece.url in lines


def test_the_same_days_give_the_same_files(tmp_path: Path) -> None:
    assert written(tmp_path, "2025-01-01", "2025-12-31") == written(tmp_path, "2025-01-01", "2025-12-31")


@pytest.mark.parametrize("moment", ["2099-06-01T00:00+02:00", "2099-06-01 /tmp/then", "next week"])
def test_a_moment_that_was_left_behind_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setenv("DASHBOARD_AS_OF", moment)
    result = run(tmp_path, "--from", "2025-05-01", "--to", "2099-05-31", "--out", str(tmp_path / "mail"))
    assert (result.exit_code, "unset DASHBOARD_AS_OF" in result.output) == (1, True)
    assert not (tmp_path / "mail").exists()


def test_drafts_and_what_is_to_come_are_not_in_it(tmp_path: Path) -> None:
    hidden = {
        "docs/analyses/draft.md": HEAD.replace("A lifeline", "Hidden draft").replace("published", "draft") + "Words.\n",
        "docs/analyses/later.md": HEAD.replace("A lifeline", "Hidden later").replace(
            "status:", "embargo: 2099-01-01T00:00+00:00\nstatus:"
        )
        + "Words.\n",
    }
    html, text = written(tmp_path, "2020-01-01", "2100-01-01", hidden)
    assert "A lifeline" in html
    assert "Hidden" not in html + text
