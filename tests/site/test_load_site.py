"""Everything is read at once, and each mistake is told with its place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import chart
from dashboard.build.build import Build
from dashboard.build.draw_edition import SharedDrawer, draw_edition
from dashboard.charts.render.drawing import Drawer
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.kernel import READS
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import Run
from dashboard.site.saved_rows import with_saved_rows
from tests.samples.edition import Edit, is_shown
from tests.samples.site import CHART, HEAD, SITE, TRADE, TRADE_ROWS, notebook_text, write_files

PIECE = "docs/analyses/lifeline.md"
FENCE = "\n```chart\n" + CHART.replace("id: trade", "id: own") + "```\n"
DATASET = "data/datasets/economy/trade.yaml"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![A](chart:trad)\n", ("unknown-chart", 10)),
        ("![A](chart:trade)\n\n![B](chart:trade)\n", ("duplicate-chart", 12)),
        ("Words ![A](chart:trade)\n", ("chart-not-alone", 10)),
        (FENCE.replace("own", "trade"), ("duplicate-id", 12)),
        (FENCE.replace("x: year", "x: yaer"), ("unknown-field", 15)),
        (FENCE.replace("id: own", "id: 'own"), ("yaml-syntax", 12)),
        ("\n- A\n\n    ```chart\n    id: own\n    tpye: line\n    ```\n", ("unknown-key", 15)),
    ],
)
def test_a_mistake_in_a_text_names_its_line(edit: Edit, body: str, expected: tuple[str, int]) -> None:
    findings = [
        finding
        for finding in edit({PIECE: HEAD + body}).findings
        if finding.path == PIECE and finding.id != "missing-key"
    ]
    assert expected in [(finding.id, finding.line) for finding in findings]


@pytest.mark.parametrize(
    ("copy", "status"), [("a-draft", "draft"), ("Copy of lifeline", "published"), ("a (conflicted copy)", "published")]
)
def test_a_copy_of_a_public_piece_does_not_take_its_chart(edit: Edit, copy: str, status: str) -> None:
    copied = HEAD.replace("A lifeline", "Another").replace("published", status) + FENCE
    content = edit({PIECE: HEAD + FENCE, f"docs/analyses/{copy}.md": copied}).content
    assert content.placements[PIECE][0].chart
    assert not content.placements[f"docs/analyses/{copy}.md"][0].chart


def test_a_draft_does_not_take_the_chart_of_a_public_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READS, "-")  # as in an execution of the site
    path, draft = "docs/analyses/book.ipynb", "docs/analyses/a-draft.md"
    drawn = "from dashboard import chart\nchart('''" + CHART.replace("id: trade", "id: own") + "''')"
    files = {draft: HEAD.replace("A lifeline", "Another").replace("published", "draft") + FENCE}
    write_files(tmp_path, {**SITE, **files, path: notebook_text(HEAD, drawn)})
    bundle = chart(CHART.replace("id: trade", "id: own"))._repr_mimebundle_()
    output = {"output_type": "execute_result", "data": bundle, "metadata": {}, "execution_count": 1}
    run = Run((drawn,), ([output],), {}, "2026-11-25T00:00:00+00:00")
    edition = prepare_edition(tmp_path / "mkdocs.yml", execute=lambda *_: {path: run})
    assert edition.content.placements[path][0].chart
    assert [finding.path for finding in edition.findings if finding.id == "duplicate-id"] == [draft]
    assert not edition.blocking_errors()


def test_of_two_charts_with_one_id_the_piece_that_is_to_come_is_told(edit: Edit) -> None:
    later = HEAD.replace("A lifeline", "Another").replace("2025-05-09", "2099-05-09") + FENCE
    edition = edit({PIECE: HEAD + FENCE, "docs/analyses/a-later.md": later})
    assert [one.path for one in edition.findings if one.id == "duplicate-id"] == ["docs/analyses/a-later.md"]


def test_a_chart_that_has_lost_its_id_stays_away_when_rows_are_saved(edit: Edit) -> None:
    """A preview reads the open page alone then, and would show a draft's chart under the id of a public one."""
    draft, rows = "docs/analyses/a-draft.md", "data/datasets/economy/trade.csv"
    other = HEAD.replace("A lifeline", "Another").replace("published", "draft") + FENCE
    before = edit({PIECE: HEAD + FENCE, draft: other}).content
    (before.settings.root / rows).write_text(TRADE_ROWS.replace("76.12", "76.5"))
    for path, is_drawn in ((PIECE, True), (draft, False)):
        content = with_saved_rows(before, [rows], [path])
        assert content
        assert bool(content.placements[path][0].chart) is is_drawn
    assert content.findings == before.findings


def test_a_broken_shared_chart_is_reported_once_in_its_own_file(edit: Edit) -> None:
    edition = edit({"data/charts/trade.yaml": CHART.replace("y: value", "y: valeu")})
    assert [(finding.path, finding.id) for finding in edition.findings] == [("data/charts/trade.yaml", "unknown-field")]
    assert edition.content.placements[PIECE][0].findings == tuple(edition.findings)


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"cells": []}', '{"nbformat": 3, "nbformat_minor": 0, "cells": []}']
)
def test_a_broken_notebook_is_one_finding_and_no_page(edit: Edit, content: str) -> None:
    edition = edit({"docs/analyses/book.ipynb": content})
    assert [finding.id for finding in edition.findings] == ["notebook-syntax"]
    assert not is_shown(edition, "docs/analyses/book.ipynb")


def test_all_findings_come_at_once(edit: Edit) -> None:
    edition = edit(
        {
            PIECE: HEAD.replace("osw-editors", "nobody"),
            "data/datasets/economy/trade.csv": TRADE_ROWS.replace("76.12", "x"),
            "data/datasets/energy/oil.csv": "a\n1\n",
            "data/datasets/energy/gas.yaml": TRADE,
            "data/authors/broken.yaml": "name: [\n",
        }
    )
    assert {finding.id for finding in edition.findings} == {
        "unknown-author",
        "wrong-value",
        "missing-file",
        "yaml-syntax",
    }
    assert len(edition.findings) == 5


def test_a_notebook_is_read_like_a_text(edit: Edit) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": HEAD.splitlines(keepends=True)},
        {"cell_type": "markdown", "metadata": {}, "source": ["Words.\n", "\n", "![A](chart:trad)"]},
        {"cell_type": "code", "source": ["1 + 1"], "metadata": {}, "outputs": [], "execution_count": None},
    ]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    edition = edit({"docs/analyses/book.ipynb": text})
    findings = [finding for finding in edition.findings if finding.path.endswith("ipynb")]
    assert [(finding.id, text.splitlines()[finding.line - 1].strip()) for finding in findings] == [
        ("unknown-chart", '"![A](chart:trad)"')
    ]
    assert [placement.id for placement in edition.content.placements["docs/analyses/book.ipynb"]] == ["trad"]


@pytest.mark.parametrize(
    ("path", "text", "key"),
    [
        (
            DATASET,
            TRADE.replace("frequency:", "next_update: {on: 2025-02-20, source: https://example.org/}\nfrequency:"),
            "next_update",
        ),
        (
            "data/authors/osw-editors.yaml",
            "name: OSW editors\naffiliations: [{institute: osw, from: 2024, to: 2023}]\n",
            "affiliations.to",
        ),
    ],
)
def test_dates_in_the_wrong_order_are_errors(edit: Edit, path: str, text: str, key: str) -> None:
    findings = [finding for finding in edit({path: text}).findings if finding.path == path]
    assert [finding.id for finding in findings] == ["wrong-value"]
    assert findings[0].message.startswith(f"{key}: read ")


def test_a_preview_begins_without_pictures_and_runs_where_nothing_is_kept(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, "docs/analyses/book.ipynb": notebook_text(HEAD, "1 / 0")})
    executed: list[str] = []

    def execute(_: Runs, notebooks: Sequence[Notebook]) -> dict[str, Run]:
        executed.extend(notebook.path for notebook in notebooks)
        return {}

    first, second = (
        prepare_edition(tmp_path / "mkdocs.yml", preview=True, newest=12, execute=execute) for _ in range(2)
    )
    assert (first.content.partial, second.content.partial) == (True, False)
    assert first.view.texts.keys() == second.view.texts.keys()
    assert executed == ["docs/analyses/book.ipynb"]
    assert draw_edition(first, None, NoDrawer()).view.texts.keys() == first.view.texts.keys()


def test_a_preview_begins_with_the_pages_that_authors_write_and_the_charts_on_them(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    first, second = (prepare_edition(tmp_path / "mkdocs.yml", preview=True, newest=12) for _ in range(2))
    first = draw_edition(first, None, NoDrawer())
    assert {key[0] for key in first.view.artefacts} == {"trade"}
    begun, whole = Build(first).pages, Build(second).pages
    assert [path for path, page in whole.items() if page.source] == [*begun]
    assert "analyses/lifeline.md" in begun
    assert "data/trade/index.md" in whole.keys() - begun.keys()


class NoDrawer(SharedDrawer):
    """A browser that nobody may start."""

    def get(self) -> Drawer:
        raise AssertionError("nobody waits for a browser")
