"""Which errors keep an edition from being published."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.edition.publication_gate import PublicationGate
from tests.samples.edition import Edit
from tests.samples.site import HEAD, SITE, TRADE, TRADE_ROWS, notebook_text

PIECE, BOOK = "docs/analyses/lifeline.md", "docs/analyses/book.ipynb"
DRAFT = HEAD.replace("published", "draft")


def test_errors_of_a_draft_do_not_stop_a_publication(edit: Edit) -> None:
    broken = "![A](chart:none)\n"
    assert edit({PIECE: DRAFT + broken}, preview=False).blocking_errors() == []
    assert [finding.id for finding in edit({PIECE: HEAD + broken}, preview=False).blocking_errors()] == [
        "unknown-chart"
    ]


def test_a_head_that_cannot_be_read_stops_unless_it_is_plainly_a_draft(edit: Edit) -> None:
    edition = edit({PIECE: HEAD.replace("kind: comment", "knd: comment") + "Words.\n"}, preview=False)
    assert edition.view.analyses == ()
    assert [finding.id for finding in edition.blocking_errors()] == ["unknown-key"]
    assert (
        edit({PIECE: DRAFT.replace("kind: comment", "knd: comment") + "Words.\n"}, preview=False).blocking_errors()
        == []
    )


UNREADABLE = {
    "cut off": lambda text: text[:-40],
    "of a format to come": lambda text: text.replace('"nbformat": 4', '"nbformat": 5'),
    "with a cell of an unknown kind": lambda text: text.replace('"code"', '"sql"'),
    "with conflicts of git": lambda text: text.replace(' "metadata"', '<<<<<<< HEAD\n "metadata"'),
    "with its front matter in a raw cell": lambda text: text.replace('"markdown"', '"raw"'),
}


@pytest.mark.parametrize("spoil", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_notebook_that_cannot_be_read_stops_unless_it_is_plainly_a_draft(
    edit: Edit, spoil: Callable[[str], str]
) -> None:
    def blocking(head: str) -> set[str]:
        text = spoil(notebook_text(head, "1 + 1"))
        return {finding.path for finding in edit({BOOK: text}, preview=False).blocking_errors()}

    assert blocking(HEAD) == {BOOK}
    assert blocking(DRAFT) == set()


@pytest.mark.parametrize("text", ["", "[]", '{"cells": []}', '{"source": "---'])
def test_a_notebook_of_which_nothing_is_known_stops_a_publication(edit: Edit, text: str) -> None:
    assert {finding.path for finding in edit({BOOK: text}, preview=False).blocking_errors()} == {BOOK}


WITHDRAWN = HEAD.replace("theme:", "withdrawn: {date: 2025-06-01, reason: It was wrong.}\ntheme:")
AT = "2025-07-01"
CASES = {
    # What is wrong, in which file, of which text: whether it stops a publication.
    ("public", "wrong-value", PIECE): (HEAD, True),
    ("of its review", "wrong-value", "docs/analyses/lifeline.review/notes/a.yaml"): (HEAD, True),
    ("draft", "wrong-value", PIECE): (DRAFT, False),
    ("of the draft's review", "wrong-value", "docs/analyses/lifeline.review/notes/a.yaml"): (DRAFT, False),
    ("names", "wrong-value", "data/names.yaml"): (DRAFT, True),
    ("vanished", "vanished-piece", PIECE): (DRAFT, True),
    ("lost record", "removed-record", PIECE): (DRAFT, True),
    ("withdrawn", "wrong-value", PIECE): (WITHDRAWN, False),
    ("withdrawal", "wrong-withdrawal", PIECE): (WITHDRAWN, True),
    ("withdrawn draft", "wrong-withdrawal", PIECE): (WITHDRAWN.replace("published", "draft"), False),
    ("withdrawn, its review", "wrong-value", "docs/analyses/lifeline.review/notes/a.yaml"): (WITHDRAWN, True),
    ("broken head", "wrong-value", PIECE): (HEAD.replace("kind:", "knd:"), True),
    ("broken head of a draft", "wrong-value", PIECE): (DRAFT.replace("kind:", "knd:"), False),
    ("of a day to come", "wrong-value", PIECE): (HEAD.replace("2025-05-09", "2025-08-09"), False),
}


@pytest.mark.parametrize(("case", "text", "expected"), [(case, *answer) for case, answer in CASES.items()])
def test_an_error_stops_where_readers_would_get_it(
    edit: Edit, case: tuple[str, str, str], text: str, expected: bool
) -> None:
    _, id, path = case
    content = edit({PIECE: text + "Words.\n"}, preview=False, at=AT).content
    assert PublicationGate(content).blocks(Finding(id=id, path=path, line=1, message="Wrong.")) is expected


def test_a_standing_page_whose_head_is_broken_stops(edit: Edit) -> None:
    page = "docs/about/index.md"
    errors = edit({page: "---\ntitel: About\nstatus: draft\n---\nWords.\n"}, preview=False).blocking_errors()
    assert {error.path for error in errors} == {page}


@pytest.mark.parametrize(("status", "expected"), [("published", True), ("draft", False)])
def test_an_error_of_a_standing_page_stops_if_it_is_published(edit: Edit, status: str, expected: bool) -> None:
    page = "docs/about/index.md"
    content = edit({page: f"---\ntitle: About\nstatus: {status}\n---\nWords.\n"}, preview=False).content
    assert page in content.standing_pages
    assert PublicationGate(content).blocks(Finding(id="wrong-value", path=page, line=1, message="Wrong.")) is expected


CHART, ROWS = "data/charts/coal.yaml", "data/datasets/energy/coal-sales.csv"
BROKEN = {
    CHART: "id: coal\ntype: line\ndata: coal-sales\nx: year\ny: value\ntitle: More coal goes east\nalt: A line.\n",
    ROWS: TRADE_ROWS.replace("76.12", "7x"),
    "data/datasets/energy/coal-sales.yaml": TRADE,
}
"""A chart of a dataset that has a wrong cell."""
THEMES = SITE["data/themes.yaml"] or ""
TILE = "tiles: [{id: coal, label: Coal, value: coal-sales/value, chart: coal, theme: energy}]\n"
FACT = "most-coal:\n  value: SELECT max(value) FROM Coal_Sales\n  states: Most coal\n  unit: USD bn\n"
SHOWN = "![More coal](chart:coal)\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({PIECE: DRAFT + SHOWN}, False),
        ({PIECE: HEAD + SHOWN}, True),
        ({PIECE: HEAD + "It was [76](fact:coal-sales/value?year=2022&flow=china-to-russia).\n"}, True),
        ({PIECE: HEAD + f"```chart\n{BROKEN[CHART].replace('id: coal', 'id: own')}```\n"}, True),
        ({CHART: BROKEN[CHART] + "public: true\n"}, True),
        ({CHART: BROKEN[CHART] + '"public": true\n'}, True),
        ({CHART: BROKEN[CHART] + "public : true\n"}, True),
        ({CHART: BROKEN[CHART].replace("id: coal", "{id: coal, public: true").replace("\n", ", ")[:-2] + "}\n"}, True),
        ({CHART: '"public: true\n' + BROKEN[CHART] + "public: true\n"}, True),
        ({CHART: BROKEN[CHART] + "public: no\n"}, False),
        ({"data/datasets/energy/coal-sales.yaml": TRADE + "public: true\n"}, True),
        ({"data/datasets/energy/coal-sales.yaml": TRADE + "public: false\n"}, False),
        ({CHART: BROKEN[CHART].replace("data: coal-sales", "query: FROM Coal_Sales"), PIECE: HEAD + SHOWN}, True),
        ({"data/datasets/economy/trade.yaml": TRADE + "public: true\nchart: coal\n"}, True),
        ({"data/tiles.yaml": TILE}, True),
        ({"data/facts.yaml": FACT}, False),
        ({"data/facts.yaml": FACT + "  public: true\n"}, True),
        ({"data/facts.yaml": FACT, PIECE: HEAD + "It was [76](fact:most-coal).\n"}, True),
        ({BOOK: notebook_text(HEAD, "dataset('coal-sales')")}, True),
        ({"data/themes.yaml": THEMES.replace("Energy}", "Energy, charts: [coal]}")}, True),
    ],
)
def test_an_error_in_data_stops_where_readers_would_get_them(edit: Edit, files: dict[str, str], expected: bool) -> None:
    errors = edit({**BROKEN, **files}, preview=False).blocking_errors()
    assert (ROWS in {error.path for error in errors}) is expected
