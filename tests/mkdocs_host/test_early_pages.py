"""Saved words are shown before anything else is looked at, and open pages before all others; and so they stay."""

from __future__ import annotations

import sys
import threading
from itertools import count

import pytest

from mkdocs_host.open_pages import ASKS_EVERY, OpenPages
from mkdocs_host.process import PROCESS
from tests.samples.edited_site import Site, note, piece, read
from tests.samples.site import TRADE, TRADE_ROWS

TRADE_CSV = "data/datasets/economy/trade.csv"
NAME, PAGE = "docs/analyses/piece-00.md", "analyses/piece-00/"


@pytest.mark.parametrize(
    ("name", "text", "page"),
    [
        (NAME, piece(0, "Other words."), PAGE),
        (NAME, piece(0, "Words on\nmore lines.\n\nAnd a chart that stands elsewhere."), PAGE),
        (NAME, piece(0, "Marks of {++editing++}."), PAGE),
        (NAME, piece(0, "the the"), PAGE),
        (NAME, piece(0, "[115.5 billion](fact:trade/value?year=2020)"), PAGE),
        (NAME, piece(0, "word " * 2000), PAGE),
        ("docs/analyses/piece-02.md", piece(2, "A text without a chart."), "analyses/piece-02/"),
    ],
    ids=["words", "lines", "marks", "a finding", "a fact that is wrong", "minutes", "no chart"],
)
def test_words_are_shown_at_once_as_a_look_at_all_shows_them(site: Site, name: str, text: str, page: str) -> None:
    saved = site.save(name, text)
    assert site.show(saved) == [page]
    shown = (site.preview / page / "index.html").read_bytes()
    assert page not in site.refresh(saved)
    assert (site.preview / page / "index.html").read_bytes() == shown


def test_of_saved_words_what_is_silenced_stays_away_and_what_front_matter_has_stays(site: Site) -> None:
    head = {"theme": "economy\nhero: {image: ../images/none.svg, alt: A, credit: B} #"}
    site.refresh(site.save(NAME, piece(0, **head)))
    silenced = "\n\n<!-- desk: allow doubled-space: the poem is printed so -->\nTwo  spaces.\n\n"
    saved = site.save(NAME, piece(0, silenced, **head))
    assert site.show(saved) == [PAGE]
    shown = (site.preview / PAGE / "index.html").read_text(encoding="utf-8")
    assert ("missing-file" in shown, "doubled-space" in shown) == (True, False)
    assert PAGE not in site.refresh(saved)


def test_notes_are_taken_on_words_that_are_shown(site: Site) -> None:
    site.show(site.save(NAME, piece(0, "Other words.")))
    assert PROCESS.build
    assert "Other words." in PROCESS.build.kept_html("analyses/piece-00.md")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (NAME, piece(0, title="Another")),
        (NAME, piece(0, status="draft")),
        (NAME, piece(0).replace("color: flow", "color: flow\nheight: 290")),
        (NAME, piece(0).replace("```chart", "```chart\nid: [")),
        (NAME, piece(0) + "![A picture](../images/new.svg)\n"),
        (NAME, piece(0).replace("---", "")),
        (NAME, None),
        ("docs/analyses/new.md", piece(3)),
        ("docs/analyses/piece-01.review/notes/a.yaml", note(1)),
        (TRADE_CSV, TRADE_ROWS.replace("76.12", "76.5")),
    ],
    ids=["title", "status", "chart", "broken chart", "picture", "no head", "gone", "new", "note", "rows"],
)
def test_whatever_other_pages_may_show_waits_for_a_look_at_all(site: Site, name: str, text: str | None) -> None:
    assert site.show(site.save(name, text)) == []


def test_words_wait_for_a_look_at_all_where_other_files_were_saved_with_them(site: Site) -> None:
    rows = site.save(TRADE_CSV, TRADE_ROWS.replace("76.12", "76.5"))
    assert site.show(site.save(NAME, piece(0, "Other words.")), rows) == []


def test_saved_rows_are_shown_at_once_as_a_look_at_all_shows_them(site: Site) -> None:
    rows = site.save(TRADE_CSV, TRADE_ROWS.replace("76.12", "76.5"))
    assert site.show_rows(rows, looked_at=[PAGE, "analyses/piece-02/"]) == [PAGE]  # (the second has no chart)
    shown = read(site.preview)
    assert b"76.5" in shown[f"{PAGE}index.html"]
    assert b"76.5" in shown["charts/own-0.json"]
    assert b"76.5" not in shown["analyses/piece-03/index.html"]
    pages = site.refresh(rows, looked_at=[PAGE])
    assert PAGE not in pages
    assert "analyses/piece-03/" in pages
    after = read(site.preview)
    assert shown[f"{PAGE}index.html"] == after[f"{PAGE}index.html"]


@pytest.mark.parametrize(
    ("name", "text", "page"),
    [
        (TRADE_CSV, TRADE_ROWS.replace("76.12", "n/a"), PAGE),
        (TRADE_CSV, TRADE_ROWS.replace("month", "mouth"), PAGE),
        ("data/datasets/economy/trade.yaml", TRADE.replace("2026-01-20", "2026-01-21"), PAGE),
        ("data/datasets/economy/new.csv", TRADE_ROWS, PAGE),
        (TRADE_CSV, TRADE_ROWS.replace("76.12", "76.5"), "about/keys/"),
        (TRADE_CSV, TRADE_ROWS, PAGE),
    ],
    ids=["a broken cell", "a broken head", "more than rows", "no dataset", "another page", "no change"],
)
def test_what_is_more_than_rows_waits_for_a_look_at_all(site: Site, name: str, text: str, page: str) -> None:
    assert site.show_rows(site.save(name, text), looked_at=[page]) == []


def test_a_page_that_is_open_is_made_before_others_with_the_files_of_its_charts(site: Site) -> None:
    rows = site.save(TRADE_CSV, TRADE_ROWS.replace("76.12", "76.5"))
    seen: dict[str, bytes] = {}

    def look(*_: object) -> None:
        seen.update(read(site.preview))

    original = site.drawer.draw
    site.drawer.draw = lambda *jobs: look() or original(*jobs)  # type: ignore[method-assign]
    pages = site.refresh(rows, looked_at=[PAGE, "analyses/piece-02/"])  # (the second has no chart)
    assert pages[0] == PAGE
    assert pages.count(PAGE) == 1
    after = read(site.preview)
    for name in (f"{PAGE}index.html", "charts/own-0.json", "charts/own-0.svg"):
        assert b"76.5" in seen[name] or name.endswith("svg")
        assert seen[name] == after[name]
    assert b"76.5" not in seen["analyses/piece-03/index.html"]
    assert b"76.5" in after["analyses/piece-03/index.html"]


def test_a_page_that_shows_nothing_of_what_was_saved_is_not_made_first(site: Site) -> None:
    rows = site.save(TRADE_CSV, TRADE_ROWS.replace("76.12", "76.5"))
    assert "about/keys/" not in site.refresh(rows, looked_at=["about/keys/", "analyses/gone/"])


def test_pages_are_open_as_long_as_they_ask_for_news(monkeypatch: pytest.MonkeyPatch) -> None:
    now, pages = [100.0], OpenPages()
    monkeypatch.setattr("mkdocs_host.open_pages.time.monotonic", lambda: now[0])
    for second, address in enumerate(("a/", "b/", "a/", "c/", "d/", "%C3%A9/")):
        now[0] += second
        pages.note({"HTTP_REFERER": f"http://127.0.0.1:8000/path/{address}"}, "/path/")
    pages.note({"HTTP_REFERER": "https://elsewhere.example/"}, "/path/")
    pages.note({}, "/path/")
    assert pages.latest() == ["é/", "d/", "c/"]
    now[0] += ASKS_EVERY - 1
    assert pages.latest() == ["é/"]


def test_pages_that_ask_while_open_pages_are_listed_are_no_trouble() -> None:
    pages, ended, interval = OpenPages(), threading.Event(), sys.getswitchinterval()

    def ask() -> None:
        for number in count():
            pages.note({"HTTP_REFERER": f"http://127.0.0.1:8000/{number % 1000}/"}, "/")
            if ended.is_set():
                return

    asking = threading.Thread(target=ask)
    sys.setswitchinterval(1e-6)
    asking.start()
    try:
        for _ in range(300):
            pages.latest()
    finally:
        ended.set()
        asking.join()
        sys.setswitchinterval(interval)
