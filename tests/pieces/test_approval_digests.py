"""The digests of which an approval is made follow from files alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dashboard.core.yaml_record import read_plain
from dashboard.pieces.digests import Digests
from dashboard.pieces.placed_facts import PlacedFacts
from tests.samples.approvals import BODY, FILES, PIECE, ROWS
from tests.samples.edition import Edit
from tests.samples.respelling import respell
from tests.samples.site import CHART, HEAD, SITE, TRADE, TRADE_ROWS, notebook_text, write_files

BOOK = "docs/analyses/book.ipynb"
EVENTS = tuple(f"event-{number}" for number in range(8))
PRINT_DIGEST = """
from pathlib import Path
from dashboard.edition.prepare_edition import prepare_edition
content = prepare_edition(Path("mkdocs.yml"), preview=True).content
print(*vars(content.approval_status("docs/analyses/lifeline.md").digests).values())
"""


def test_the_digest_of_a_text_with_events_is_the_same_in_every_process(tmp_path: Path) -> None:
    events = "".join(
        f"- {{id: {name}, date: 2023-01-0{number}, label: {name}, source: A}}\n"
        for number, name in enumerate(EVENTS, 1)
    )
    fence = CHART.replace("id: trade", "id: own") + f"events: [{', '.join(EVENTS)}]\n"
    text = f"{HEAD}\n```chart\n{fence}```\n"
    write_files(tmp_path, {**SITE, "data/events.yaml": f"events:\n{events}", "docs/analyses/lifeline.md": text})

    def digest(seed: str) -> str:
        env = {**os.environ, "PYTHONHASHSEED": seed, "DASHBOARD_CACHE": f"cache-{seed}"}
        command = [sys.executable, "-c", PRINT_DIGEST]
        return subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True, text=True).stdout

    digests = {digest(seed) for seed in ("1", "2", "3")}
    assert len(digests) == 1
    assert [len(digest) for digest in digests.pop().split()] == [64] * 4


@pytest.mark.parametrize(
    ("path", "text"), [(PIECE, f"{HEAD}\n# Words\n"), (BOOK, notebook_text(HEAD, "# Words\n", "1"))]
)
def test_blanks_at_the_start_that_make_words_code_count(edit: Edit, path: str, text: str) -> None:
    def digest(written: str) -> str:
        return edit({PIECE: None, path: written}).content.approval_status(path).digests.text

    assert digest(text) != digest(text.replace("# Words", "    # Words"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (PIECE, HEAD + "\n```chart\n" + CHART.replace("id: trade", "id: own") + "```\n"),
        (PIECE, HEAD + "![A](chart:trade)\n"),
        (BOOK, notebook_text(HEAD + "![A](chart:trade)\n", "1")),
        (PIECE, HEAD + "It was [76](fact:trade/value?year=2022&flow=china-to-russia).\n"),
        (BOOK, notebook_text(HEAD + "It was [76](fact:trade/value?year=2022&flow=china-to-russia).\n", "1")),
    ],
    ids=["own chart", "shared chart", "shared chart in a notebook", "fact", "fact in a notebook"],
)
def test_an_approval_covers_how_the_rows_of_used_data_came_about(edit: Edit, path: str, text: str) -> None:
    def digest(how: str) -> str:
        content = edit({PIECE: None, path: text, "data/datasets/economy/trade.yaml": TRADE + how}).content
        return content.approval_status(path).digests.surroundings

    assert digest("") != digest("how: Typed by hand.\n") != digest("how: Read by a program.\n")


def test_an_approval_covers_the_documents_that_a_text_links_to(edit: Edit) -> None:
    piece = {"docs/analyses/lifeline.md": HEAD + "A [table](../files/rows.csv).\n"}
    digests = set()
    for words in ("one", "two"):
        edition = edit({**piece, "docs/files/rows.csv": words})
        digests.add(edition.content.approval_status("docs/analyses/lifeline.md").digests.text)
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("print(open('part.txt').read())", "docs/analyses/part.txt"),
        ("print(open('../files/a part.txt').read())", "docs/files/a part.txt"),
        ("import part", "docs/analyses/part.py"),
        ("from parts.one import words", "docs/analyses/parts/one.py"),
    ],
)
def test_an_approval_covers_the_files_that_code_names(edit: Edit, code: str, path: str) -> None:
    found = set()
    for words in ("words = 1", "words = 2"):
        content = edit({BOOK: notebook_text(HEAD, code), path: words}).content
        found.add(content.approval_status(BOOK).digests.text)
    assert len(found) == 2


FENCE = BODY.partition("```chart\n")[2].partition("```")[0]
YAML_FILES = {
    path: text for path, text in {**SITE, **FILES}.items() if path.startswith("data/") and path.endswith(".yaml")
} | {
    "data/events.yaml": (
        "events:\n- {id: war, date: 2024-02-24, label: War, source: A}\n"
        "- {id: peace, date: 2025-02-24, label: Peace, source: A}\n"
    ),
    "data/charts/trade.yaml": CHART + "where: {flow: [china-to-russia, russia-to-china], year: {from: 2022}}\n",
}
"""All YAML of the site. Only remarks name the event `peace`."""
QUICK = settings(
    max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def digests(edit: Edit, changes: dict[str, str | None] | None = None) -> Digests:
    """The digests of the piece that uses every kind of thing."""
    return edit({**FILES, **YAML_FILES, ROWS: TRADE_ROWS, **(changes or {})}).content.approval_status(PIECE).digests


def changed_kinds(
    edit: Edit, changes: dict[str, str | None], before_changes: dict[str, str | None] | None = None
) -> set[str]:
    """Which digests of that piece a change of files changes."""
    before, after = digests(edit, before_changes), digests(edit, changes)
    return {kind for kind in Digests.model_fields if getattr(before, kind) != getattr(after, kind)}


@QUICK
@given(random=st.randoms(use_true_random=False))
def test_other_spelling_of_the_same_yaml_changes_no_digest(edit: Edit, random: Random) -> None:
    head, fence = respell(HEAD.replace("---\n", ""), random), respell(FENCE, random)
    assert read_plain(fence) == read_plain(FENCE)
    piece = f"---\n{head}---\n" + BODY.replace(FENCE, fence)
    respelled = {path: respell(text or "", random) for path, text in YAML_FILES.items()}
    assert digests(edit, {PIECE: piece, **respelled}) == digests(edit)


@QUICK
@given(rows=st.permutations(TRADE_ROWS.splitlines()[1:]))
def test_rows_in_another_order_change_no_digest(edit: Edit, rows: list[str]) -> None:
    text = "\n".join([TRADE_ROWS.splitlines()[0], *rows, ""])
    assert digests(edit, {ROWS: text}) == digests(edit)


@pytest.mark.parametrize("line", range(1, 9))
def test_another_value_changes_the_digest_of_the_rows(edit: Edit, line: int) -> None:
    lines = TRADE_ROWS.splitlines()
    lines[line] = re.sub(r"(\d\d\.\d)", r"1\1", lines[line])
    assert changed_kinds(edit, {ROWS: "\n".join([*lines, ""])}) == {"rows"}


@pytest.mark.parametrize(
    ("path", "was", "becomes"),
    [
        (PIECE, "title: A lifeline", "title: A Lifeline"),
        (PIECE, "title: Both grew", "title: Both  grew"),
        (PIECE, "from: 2023", "from: 02023"),
        (PIECE, "events: [war]", "events: [peace]"),
        (PIECE, "```chart", "```chart\nnote: More."),
        ("data/charts/trade.yaml", "then stalled", "then  stalled"),
        ("data/charts/trade.yaml", "type: line", "type: line\nwhere: {flow: china-to-russia}"),
    ],
)
def test_another_meaning_changes_the_digest_of_the_text(edit: Edit, path: str, was: str, becomes: str) -> None:
    text = FILES.get(path) or SITE[path] or ""
    assert was in text
    assert "text" in changed_kinds(edit, {path: text.replace(was, becomes)})


DESCRIPTOR = "data/datasets/economy/trade.yaml"


@pytest.mark.parametrize(
    ("path", "was", "becomes", "kinds"),
    [
        (DESCRIPTOR, "unit: USD bn", "unit: EUR bn", {"units"}),
        (DESCRIPTOR, "title: Value", "title: Amount", {"surroundings"}),
        (DESCRIPTOR, "title: Trade in 2024", "title: Trade in 2026", {"surroundings"}),
        (DESCRIPTOR, "China Customs, via TASS", "Nobody", {"surroundings"}),
        ("data/facts.yaml", "states:", "unit: USD bn\n  states:", {"units"}),
        ("data/events.yaml", "label: War", "label: The war", {"surroundings"}),
        ("data/authors/osw-editors.yaml", "name: OSW editors", "name: Editors of OSW", {"surroundings"}),
        (ROWS, "derived", "estimate", {"rows"}),
        (ROWS, "china-to-russia,76.12,customs", "china-to-russia,76.12,later", {"rows"}),
    ],
)
def test_what_stands_around_a_text_changes_a_digest_of_its_own(
    edit: Edit, path: str, was: str, becomes: str, kinds: set[str]
) -> None:
    text = {**SITE, **FILES, **YAML_FILES}[path] or ""
    assert was in text
    assert changed_kinds(edit, {path: text.replace(was, becomes)}) == kinds


def test_labels_that_change_places_are_noticed(edit: Edit) -> None:
    text = SITE[DESCRIPTOR] or ""
    first, second = "label: China sells to Russia", "label: Russia sells to China"
    swapped = text.replace(first, "label: once").replace(second, first).replace("label: once", second)
    assert swapped != text
    assert changed_kinds(edit, {DESCRIPTOR: swapped}) == {"surroundings"}


def test_another_address_of_an_institute_is_noticed(edit: Edit) -> None:
    moved = {
        "data/institutes/osw.yaml": None,
        "data/institutes/east.yaml": SITE["data/institutes/osw.yaml"],
        "data/authors/osw-editors.yaml": (SITE["data/authors/osw-editors.yaml"] or "").replace(": osw", ": east"),
        "data/authors/jan.yaml": None,
    }
    assert changed_kinds(edit, moved) == {"surroundings"}


@pytest.mark.parametrize("link", ["trade/value?year=2024&flow=russia-to-china", "most"])
def test_a_cited_number_in_another_unit_is_another_statement(edit: Edit, link: str) -> None:
    """Also without a chart."""

    def digests_with(unit: str) -> Digests:
        descriptor = (SITE[DESCRIPTOR] or "").replace("USD bn", unit)
        files = {**FILES, PIECE: f"{HEAD}It was [129.32](fact:{link}).\n", DESCRIPTOR: descriptor}
        return edit(files).content.approval_status(PIECE).digests

    before, after = digests_with("USD bn"), digests_with("EUR bn")
    assert before.units != after.units
    assert (before.text, before.rows, before.surroundings) == (after.text, after.rows, after.surroundings)


@pytest.mark.parametrize("cell", [("dataset", {"tags": ["hide-input"]}), ("dataset", {"dashboard": {"title": "T"}})])
def test_how_a_cell_is_shown_belongs_to_the_text(edit: Edit, cell: tuple[str, dict[str, Any]]) -> None:
    path = PIECE.replace(".md", ".ipynb")

    def digests_with(*cells: str | tuple[str, dict[str, Any]]) -> Digests:
        return edit({PIECE: None, path: notebook_text(HEAD, *cells)}).content.approval_status(path).digests

    before, after = digests_with("dataset"), digests_with(cell)
    assert before.text != after.text
    assert before.rows == after.rows


@pytest.mark.parametrize("cell", ["dataset('trade')", ("1", {"dashboard": {"title": "T", "dataset": ["trade"]}})])
def test_a_dataset_that_a_cell_names_is_covered(edit: Edit, cell: str | tuple[str, dict[str, Any]]) -> None:
    path, descriptor = PIECE.replace(".md", ".ipynb"), SITE[DESCRIPTOR] or ""

    def digests_with(rows: str = TRADE_ROWS, descriptor: str = descriptor) -> Digests:
        files = {**FILES, PIECE: None, path: notebook_text(HEAD, cell), ROWS: rows, DESCRIPTOR: descriptor}
        return edit(files).content.approval_status(path).digests

    before = digests_with()
    assert digests_with(TRADE_ROWS.replace("76.12", "76.13")).rows != before.rows
    other_title = digests_with(descriptor=descriptor.replace("title: Value", "title: It"))
    assert other_title.surroundings != before.surroundings
    assert digests_with(descriptor=descriptor.replace("USD bn", "EUR bn")).units != before.units


def test_the_theme_of_a_shared_chart_in_a_notebook_is_covered(edit: Edit) -> None:
    path, themes = PIECE.replace(".md", ".ipynb"), SITE["data/themes.yaml"] or ""
    head = HEAD.replace("theme: economy", "theme: energy")

    def digests_with(name: str) -> Digests:
        cells = notebook_text(head, "# Trade\n\n![Lines](chart:trade)")
        files = {PIECE: None, path: cells, "data/themes.yaml": themes.replace("name: Economy", f"name: {name}")}
        return edit(files).content.approval_status(path).digests

    before, after = digests_with("Economy"), digests_with("Trade")
    assert before.surroundings != after.surroundings
    assert before.text == after.text


def test_other_facts_of_the_same_text_give_other_digests(edit: Edit) -> None:
    """What was known on a day may change with git's history, while all files stay."""
    content = edit(FILES).content
    analysis, of = content.analyses[PIECE], content.approvals.digests.of
    assert analysis
    text, placements, facts = content.source_texts[PIECE], content.placements[PIECE], content.facts[PIECE]
    other = replace(facts, placed=facts.placed[:1], digest="other")
    assert of(analysis, text, placements, other).rows != of(analysis, text, placements, facts).rows


def test_a_cited_row_that_its_dataset_has_no_more_is_noticed(edit: Edit) -> None:
    """A fact that is pinned to a day keeps its value, but no longer leads to the row."""
    content = edit(FILES).content
    first, *rest = content.facts[PIECE]
    assert first.fact
    gone = replace(first, fact=replace(first.fact, row_id=""))
    assert PlacedFacts((gone, *rest)).covered.rows != content.facts[PIECE].covered.rows


@pytest.mark.parametrize(
    ("word", "kinds"), [("jin", {"units"}), ("Jin", {"units"}), ("picul", set()), ("jinx", set()), ("anjin", set())]
)
def test_a_declared_unit_counts_for_texts_that_use_its_word(edit: Edit, word: str, kinds: set[str]) -> None:
    def digests_with(times: str) -> Digests:
        names = f"names: []\nunits: [{{words: [jin], unit: kg, times: {times}}}]\n"
        files = {**FILES, PIECE: f"{HEAD}Each took a {word} of it.\n", "data/names.yaml": names}
        return edit(files).content.approval_status(PIECE).digests

    before, after = digests_with("0.5"), digests_with("0.6")
    assert {kind for kind in Digests.model_fields if getattr(before, kind) != getattr(after, kind)} == kinds


def test_the_unit_of_what_a_query_computes_from_counts_though_the_result_has_one_of_its_own(edit: Edit) -> None:
    keys = "id: own\ntype: line\nquery: SELECT year, sum(value) AS total FROM trade GROUP BY year ORDER BY year\n"
    fence = f"{keys}unit: USD bn\nx: year\ny: total\ntitle: It rose\nalt: A line.\n"
    piece = {PIECE: f"{HEAD}\n```chart\n{fence}```\n"}
    descriptor = (SITE[DESCRIPTOR] or "").replace("USD bn", "EUR bn")
    assert changed_kinds(edit, piece | {DESCRIPTOR: descriptor}, piece) == {"units"}


@pytest.mark.parametrize(("form", "kinds"), [("choropleth", {"surroundings"}), ("bar", set())])
def test_the_policy_on_borders_counts_for_notebooks_whose_code_draws_maps(
    edit: Edit, form: str, kinds: set[str]
) -> None:
    def digests_with(drawn: str) -> Digests:
        borders = f"{{place: Crimea, at: [34.1, 44.95], country: UA, drawn: {drawn}, source: A}}"
        book = notebook_text(HEAD, f"from dashboard import chart\nchart(type='{form}', id='own')")
        path = "docs/analyses/mapped.ipynb"
        files = {path: book, "data/borders.yaml": f"decided: 2026-11-27\nplaces: [{borders}]\n"}
        return edit(files).content.approval_status(path).digests

    before, after = digests_with("as part of Ukraine"), digests_with("in Ukraine")
    assert {kind for kind in Digests.model_fields if getattr(before, kind) != getattr(after, kind)} == kinds


MAP = "type: choropleth\ndata: places\nlocation: country\nvalue: amount\ntitle: Much of it\nalt: A map of Ukraine.\n"
MAPPED: dict[str, str | None] = {
    "data/datasets/economy/places.yaml": (
        "title: Places\ndescription: Made up.\nschema:\n  fields:\n"
        "    - {name: country, type: string, title: Country}\n"
        "    - {name: amount, type: number, title: Amount, unit: t}\n  primaryKey: [country]\n"
        "sources: [{name: us, organization: Us, title: Made up}]\nlicenses: [{name: facts, title: Facts}]\n"
        "updated: 2026-01-20\nfrequency: annual\nmaturity: final\n"
    ),
    "data/datasets/economy/places.csv": "country,amount\nUA,5\n",
    "data/charts/mapped.yaml": f"id: mapped\n{MAP}",
}


@pytest.mark.parametrize("body", [f"```chart\nid: own\n{MAP}```\n", "![A map](chart:mapped)\n"])
def test_another_policy_on_borders_counts_for_pieces_with_a_map_also_where_the_map_is_kept(
    edit: Edit, body: str
) -> None:
    def digests_with(drawn: str) -> Digests:
        borders = f"{{place: Crimea, at: [34.1, 44.95], country: UA, drawn: {drawn}, source: A}}"
        files = {**MAPPED, PIECE: HEAD + body, "data/borders.yaml": f"decided: 2026-11-27\nplaces: [{borders}]\n"}
        edition = edit(files)
        assert edition.findings == ()
        return edition.content.approval_status(PIECE).digests

    before, after = digests_with("as part of Ukraine"), digests_with("in Ukraine")
    assert {kind for kind in Digests.model_fields if getattr(before, kind) != getattr(after, kind)} == {"surroundings"}


SURROUNDINGS_OF_OLD = "459ea7e55c3436d3310852841e36fd555bd4ce41fb84d745c213d5cce05c62fd"
"""Of a text without works, as approvals of 27 November 2026 hold it."""
WORKS = "@book{a, author = {A}, title = {One}, year = 2020}\n@book{b, author = {B}, title = {Two}, year = 2021}\n"


def digests_with_works(edit: Edit, text: str, works: str | None) -> Digests:
    edition = edit({"data/references.bib": works, "docs/analyses/lifeline.md": f"{HEAD}{text}\n"})
    return edition.content.approval_status("docs/analyses/lifeline.md").digests


def test_works_that_a_text_names_count_as_its_surroundings(edit: Edit) -> None:
    before = digests_with_works(edit, "Words [@a].", WORKS)
    after = digests_with_works(edit, "Words [@a].", WORKS.replace("One", "Three"))
    assert before.surroundings != after.surroundings
    assert (before.text, before.rows, before.units) == (after.text, after.rows, after.units)
    assert digests_with_works(edit, "Words [@b].", WORKS).text != before.text


def test_other_works_and_where_they_stand_do_not_count(edit: Edit) -> None:
    before = digests_with_works(edit, "Words [@a].", WORKS)
    assert digests_with_works(edit, "Words [@a].", f"\n{WORKS}".replace("Two", "Three")) == before


def test_a_text_without_works_keeps_the_digests_that_it_had_before_there_were_any(edit: Edit) -> None:
    assert digests_with_works(edit, "Words.", None) == digests_with_works(edit, "Words.", WORKS)
    assert digests_with_works(edit, "Words.", WORKS).surroundings == SURROUNDINGS_OF_OLD
