"""Turns a notebook's outputs into what its page shows: charts become references, tables and pictures become HTML."""

from __future__ import annotations

import base64
import binascii
import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from dashboard.charts.plotly.plotly_figure import FigureSettings, read_figure_settings
from dashboard.core.finding import Finding, Severity
from dashboard.core.paths import BASE, address_of
from dashboard.core.templates import environment
from dashboard.core.yaml_record import Record
from dashboard.notebooks.kernel_frames import MIME as TABLE
from dashboard.notebooks.notebook import Cell, Notebook
from dashboard.notebooks.run_result import Run
from dashboard.notebooks.shown_cell import ShownCell
from dashboard.pieces.markdown_extension import Reference

FIGURE = "application/vnd.plotly.v1+json"
PICTURES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
# These two read by expression, not by a parser. The first finds only what `chart()` has written, in its one form. The
# second shall also find an address that a script writes into the page, which for a parser is no tag.
_DECLARED = re.compile(r'<div class="chart-slot" data-declaration="([^"]*)" data-line="(\d+)">')
_FETCHED = re.compile(r"""<[^<>]*\bsrc\s*=\s*["']?((?:https?:)?//[^"'\s<>]+)""", re.IGNORECASE)
_WARNING_PLACE = re.compile(r"(?<!\S)\S*ipykernel_\d+/\d+\.py:(\d+)")
"""The place in a Python warning: a temporary file of the machine that executed the cell, whose name changes."""
MOST_CHARACTERS = 10_000
"""Highest number of printed characters of a cell that stand on a page."""
WAITING = "This is being computed."
FAILED = "This could not be computed."


@dataclass(frozen=True)
class ShownNotebook:
    """The code cells of a notebook on its page, and what comes with them."""

    cells: tuple[ShownCell, ...]
    references: tuple[Reference, ...]
    """The charts in the outputs."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures and downloads, by address from the root of the site."""
    findings: tuple[Finding, ...] = ()
    older: str = ""
    """When the outputs were computed, in ISO form, if the file or its data have changed since; else empty."""


def show(notebook: Notebook, run: Run | None, docs: str, older: Run | None = None) -> ShownNotebook:
    """Prepare the code cells of a notebook for its page.

    Args:
        notebook: as it is now.
        run: the run of the notebook as it is now; None if it is still to be executed.
        docs: the folder of texts, from the root.
        older: an earlier run of the same file, used if there is no good run. Its outputs go to the cells that they
            came from, as far as these are still there.
    """
    findings: list[Finding] = []
    if run and run.failure:
        findings.append(run.failure.finding(notebook))
    good = run if run and run.failure is None else older
    outputs_of_cells = _outputs(notebook, good)
    page = address_of(notebook.path.removeprefix(f"{docs}/"))
    collector = _OutputCollector(notebook, page, findings)
    cells = []
    for cell, outputs in zip(notebook.code, outputs_of_cells, strict=True):
        if "remove-cell" in cell.tags:
            continue
        if outputs is None:
            outputs = [] if not cell.source.strip() else [_html_output(f"<p>{FAILED if run else WAITING}</p>")]
        shown_outputs = () if "remove-output" in cell.tags else tuple(collector.outputs(cell, outputs))
        source = "" if "remove-input" in cell.tags else cell.source
        cells.append(ShownCell(cell.number, source, shown_outputs, bool(cell.tags & {"hide-output", "hide-cell"})))
    at = good.at if good and good is older else ""
    return ShownNotebook(tuple(cells), tuple(collector.references), collector.files, tuple(findings), at)


def _outputs(notebook: Notebook, run: Run | None) -> list[list[dict[str, Any]] | None]:
    """The outputs of each code cell; None if the run has none for it."""
    sources = [cell.source for cell in notebook.code]
    outputs: list[list[dict[str, Any]] | None] = [None] * len(sources)
    if run is None:
        return outputs
    matcher = difflib.SequenceMatcher(None, run.sources, sources, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and last - first == end - start):
            outputs[start:end] = run.outputs[first:last]
    return outputs


class _OutputCollector:
    """Converts the outputs of one notebook, and collects their references, files and findings."""

    def __init__(self, notebook: Notebook, page: str, findings: list[Finding]) -> None:
        self.references: list[Reference] = []
        self.files: dict[str, bytes] = {}
        self._notebook = notebook
        self._page = page
        self._findings = findings
        self._tables = 0

    def outputs(self, cell: Cell, outputs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        settings = self._settings(cell)
        for output in outputs:
            data = output.get("data")
            if output["output_type"] == "stream" and f"remove-{output['name']}" in cell.tags:
                continue
            yield _shorten(output) if data is None else self._display(cell, settings, data, output)

    def _display(
        self, cell: Cell, settings: FigureSettings, data: Mapping[str, Any], output: dict[str, Any]
    ) -> dict[str, Any]:
        if TABLE in data:
            return _html_output(self._table(cell, settings, data[TABLE]))
        if FIGURE in data:
            return _html_output(self._empty_slot(self._figure_reference(cell, data[FIGURE])))
        kind = next((picture for picture in PICTURES if picture in data), None)
        if kind:
            return _html_output(
                self._picture_html(cell, settings, kind, data[kind], output.get("metadata", {}).get(kind) or {})
            )
        html = data.get("text/html") or ""
        if _DECLARED.search(html):
            return _html_output(_DECLARED.sub(lambda slot: self._open_slot(self._declared(cell, slot)), html))
        if fetched := _FETCHED.search(html):
            message = f"What this cell shows is fetched from {fetched[1][:60]}; expected nothing from elsewhere."
            self._add_finding(
                "foreign-picture", cell, "error", message, "Draw it in the cell, or keep it in the repository."
            )
        return {**output, "data": {**data, "text/plain": _cut(data["text/plain"])}} if "text/plain" in data else output

    def _add_finding(self, id: str, cell: Cell, severity: Severity, message: str, hint: str) -> None:
        self._findings.append(
            Finding(
                id=id,
                severity=severity,
                path=self._notebook.path,
                line=cell.line,
                column=cell.column,
                message=message,
                hint=hint,
            )
        )

    def _settings(self, cell: Cell) -> FigureSettings:
        if cell.settings is None:
            return FigureSettings()
        record = Record(self._notebook.path, cell.settings, {(): (cell.line, cell.column)})
        return read_figure_settings(record, self._findings) or FigureSettings()

    def _declared(self, cell: Cell, slot: re.Match[str]) -> Reference:
        """A chart that `chart()` declared: on the line of the call, or on the cell's first if the call is elsewhere."""
        text = base64.b64decode(slot[1]).decode()
        lines, number = cell.source.split("\n"), int(slot[2])
        line = number if number <= len(lines) and "chart" in lines[number - 1] else 1
        return Reference("cell", text, cell.line_of(line), cell.column)

    def _figure_reference(self, cell: Cell, figure: Mapping[str, Any]) -> Reference:
        place = self._page.strip("/").replace("/", "-")
        name = f"{place.removeprefix('analyses-')}-{cell.number}"
        earlier = sum(reference.kind == "figure" and reference.line == cell.line for reference in self.references)
        name = f"{name}-{earlier + 1}" if earlier else name
        content = {"figure": figure, "settings": cell.settings or {}, "name": name}
        return Reference("figure", json.dumps(content, sort_keys=True), cell.line, cell.column)

    def _open_slot(self, reference: Reference) -> str:
        self.references.append(reference)
        return f'<div class="chart-slot" data-key="{reference.key}">'

    def _empty_slot(self, reference: Reference) -> str:
        return f"{self._open_slot(reference)}</div>"

    def _table(self, cell: Cell, settings: FigureSettings, table: Mapping[str, Any]) -> str:
        self._tables += 1
        address = f"{self._page}table-{self._tables}.csv"
        self.files[address] = table["csv"].encode()
        template = environment().get_template("output_table.html")
        about = {"title": settings.title, "name": f"Table {self._tables}", "note": settings.note}
        return template.render(**{**table, **about, "csv": BASE + address})

    def _picture_html(
        self, cell: Cell, settings: FigureSettings, kind: str, content: str | list[str], size: Mapping[str, Any]
    ) -> str:
        text = "".join(content)
        try:
            raw = text.encode() if kind == "image/svg+xml" else base64.b64decode(text)
        except binascii.Error:
            return f"<p>{FAILED}</p>"
        number = sum(address.startswith(f"{self._page}picture-") for address in self.files) + 1
        address = f"{self._page}picture-{number}.{PICTURES[kind]}"
        self.files[address] = raw
        if not settings.alt:
            message = "The picture that this cell draws has no text alternative."
            hint = 'Add {"dashboard": {"alt": "…"}} to the cell\'s metadata, or draw it with chart(…).'
            self._add_finding("missing-alt", cell, "warning", message, hint)
        sizes = "".join(f' {name}="{size[name]}"' for name in ("width", "height") if isinstance(size.get(name), int))
        image = f'<img src="{BASE}{address}" alt="{escape(settings.alt)}"{sizes}>'
        caption = f"<figcaption>{escape(settings.title)}</figcaption>" if settings.title else ""
        return f'<figure class="output-picture">{image}{caption}</figure>'


def _shorten(output: dict[str, Any]) -> dict[str, Any]:
    """What a cell prints, cut off after MOST_CHARACTERS."""
    text = _WARNING_PLACE.sub(r"Line \1", "".join(output.get("text") or ""))
    return {**output, "text": _cut(text)} if text else output


def _cut(printed: str | list[str]) -> str:
    """The first MOST_CHARACTERS of what is printed, and how many more there are."""
    text = "".join(printed)
    if len(text) <= MOST_CHARACTERS:
        return text
    return f"{text[:MOST_CHARACTERS]}\n… and {len(text) - MOST_CHARACTERS:,} more characters\n"


def _html_output(text: str) -> dict[str, Any]:
    return {"output_type": "display_data", "metadata": {}, "data": {"text/html": text}}
