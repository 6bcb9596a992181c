"""Whatever goes wrong in one file is one finding for that file, and everything else goes on."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts.render import make_artefacts
from dashboard.core import yaml_record
from dashboard.core.finding import Finding
from dashboard.data import csv_records
from dashboard.edition import links
from dashboard.pieces import head_and_body, placed_charts, placed_facts, standing_page
from dashboard.review.review_store import write_file
from dashboard.site import read_analyses, run_notebooks
from dashboard.site.checks import check_site
from tests.samples.edition import Edit
from tests.samples.reviews import note
from tests.samples.site import HEAD, SITE, notebook_text

PIECE = "docs/analyses/lifeline.md"
NOTEBOOK = "docs/analyses/computed.ipynb"
FILES: dict[str, str | None] = {
    PIECE: HEAD + "Trade grew to [129.32](fact:total) billion.\n\n![Trade](chart:trade)\n\n[On](other.md)\n",
    "docs/about/page.md": "---\ndate: 2025-05-09\n---\n\n# About\n",
    "docs/analyses/other.md": HEAD.replace("A lifeline", "Another") + "More words.\n",
    NOTEBOOK: notebook_text(HEAD.replace("A lifeline", "Computed"), "print(1)"),
    "docs/analyses/other.review/notes/a.yaml": write_file(note()),
    "data/borders.yaml": (
        "decided: 2026-11-27\n"
        "places: [{place: Crimea, at: [34.1, 44.95], country: UA, drawn: as part of Ukraine, source: UN}]\n"
    ),
    "data/events.yaml": "events: [{id: war, date: 2022-02-24, label: Full-scale invasion, source: Own}]\n",
    "data/facts.yaml": "total: {value: SELECT max(value) FROM trade, unit: USD bn, states: The highest trade.}\n",
    "data/names.yaml": "names: [{name: Kyiv, variants: [Kiev]}]\n",
}
READ = sorted(({*SITE, *FILES}) - {"mkdocs.yml"})
STEPS: list[tuple[Any, str, str]] = [
    (placed_charts.Placer, "_place_shared", PIECE),
    (placed_facts, "_place_fact", PIECE),
    (read_analyses, "_read_analysis", PIECE),
    (run_notebooks, "show", NOTEBOOK),
    (standing_page, "_read_standing_page", "docs/about/page.md"),
    (links, "_check_link", PIECE),
    (check_site, "_report", "data/events.yaml"),
]
"""A function that handles one file after it was read, and the file."""


def fails(owner: Any, name: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a function fails if one of its arguments is about a file."""
    original = getattr(owner, name)

    def failing(*args: Any, **more: Any) -> Any:
        if any(path in (argument, getattr(argument, "path", "")) for argument in args):
            raise ZeroDivisionError("of the test")
        return original(*args, **more)

    monkeypatch.setattr(owner, name, failing)


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("path", READ)
def test_a_file_that_cannot_be_read_is_one_finding(path: str, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (yaml_record, csv_records, head_and_body):
        fails(module, "decode", path, monkeypatch)
    edition = edit(FILES)
    errors = [finding for finding in edition.findings if finding.severity == "error"]
    assert [(finding.path, finding.id) for finding in errors if finding.id == "engine-error"] == [
        (path, "engine-error")
    ]
    assert {finding.id for finding in errors} <= {"engine-error", "dead-link", "unknown-theme"}
    assert "docs/index.md" in edition.view.texts or path == "docs/index.md"


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize(("owner", "name", "path"), STEPS, ids=lambda value: value if isinstance(value, str) else "")
def test_what_fails_later_is_one_finding_too(
    owner: Any, name: str, path: str, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(owner, name, path, monkeypatch)
    edition = edit(FILES)
    errors = [finding for finding in edition.findings if finding.severity == "error"]
    assert [(finding.path, finding.id) for finding in errors] == [(path, "engine-error")]
    assert "docs/index.md" in edition.view.texts


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("step", ["build_figure", "figure_html"])
def test_a_chart_that_fails_while_it_is_drawn_is_a_finding(
    step: str, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    fence = (SITE["data/charts/trade.yaml"] or "").replace("id: trade", "id: own")
    edition = edit({PIECE: f"{HEAD}Words.\n\n```chart\n{fence}```\n"})
    original = getattr(make_artefacts, step)

    def failing(selection: Any, *more: Any) -> Any:
        return 1 / 0 if selection.chart.id == "own" else original(selection, *more)

    monkeypatch.setattr(make_artefacts, step, failing)
    findings: list[Finding] = []
    view, cache = edition.view, edition.content.cache
    artefacts = make_artefacts.make_artefacts(view.chart_requests, view.site_name, cache, None, findings)
    drawn = edition.with_artefacts(artefacts).with_findings(findings)
    assert [(finding.path, finding.line, finding.id) for finding in drawn.findings] == [(PIECE, 13, "engine-error")]
    assert set(drawn.view.artefacts) == {("trade", ""), ("data-trade", "")}
    body = next(page for page in drawn.pages.values() if page.source == PIECE).context["body"]
    assert "This chart could not be drawn." in body.html("", "")
