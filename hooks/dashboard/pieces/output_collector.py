"""Converts the outputs of a notebook's cells: charts become references, tables and pictures become HTML."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from msgspec.structs import replace

from dashboard.cache.store import Cache, CachedFile
from dashboard.charts.plotly.figure_settings import FigureSettings, read_figure_settings
from dashboard.core.finding import Finding, Severity
from dashboard.core.grouping import group_by
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import BASE
from dashboard.core.text_limits import check_markdown
from dashboard.core.words import N_, _
from dashboard.core.yaml_record import Record
from dashboard.data.spreadsheet_formula import FORMULA_HINT, formula_message
from dashboard.markup.clean import HtmlCleaner
from dashboard.markup.unread_formulas import unread_formulas, unread_hint, unread_message
from dashboard.media.clean_picture import clean_picture
from dashboard.notebooks.frame_table import FrameTable, formula_of, read_table
from dashboard.notebooks.kernel_frames import MIME as TABLE
from dashboard.notebooks.notebook import Cell, Notebook
from dashboard.pieces.output_alternatives import HINT, NO_ALTERNATIVE, Alternatives
from dashboard.pieces.output_kinds import (
    cut_off,
    error_output,
    html_output,
    is_for_readers,
    is_look,
    is_object,
    joined,
    object_in,
    output_hint,
    printed_output,
    silent_text,
    text_output,
    unknown_kind,
    without_addresses,
)
from dashboard.pieces.output_markup import is_one_formula, latex_html, markdown_html
from dashboard.pieces.output_table import table_html
from dashboard.pieces.reference import Reference

FIGURE = "application/vnd.plotly.v1+json"
PICTURES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
# What `chart()` has written, in its one form.
_DECLARED = lazy_re(r'<div class="chart-slot" data-declaration="([^"]*)" data-line="(\d+)"></div>')
FAILED = N_("This could not be computed.")


class OutputCollector:
    """Converts the outputs of one notebook, and collects their references, files and findings."""

    def __init__(self, notebook: Notebook, page: str, findings: list[Finding], cache: Cache) -> None:
        """Nothing is collected yet.

        Args:
            notebook: as it is now.
            page: the address of its page, from the root of the site.
            findings: gets what is wrong with the outputs.
            cache: keeps the clean copies of pictures.
        """
        self.references: list[Reference] = []
        """The charts in the outputs so far."""
        self.files: dict[str, bytes | CachedFile] = {}
        """Pictures and downloads so far, by address from the root of the site."""
        self._notebook = notebook
        self._page = page
        self._findings = findings
        self._cache = cache
        self._tables = 0
        self._cleaner = HtmlCleaner()
        self._alternatives = Alternatives("", "")

    def outputs(self, cell: Cell, outputs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """What readers get of the outputs of a cell. Cells come in their order."""
        settings = self._settings(cell)
        self._alternatives = Alternatives(cell.source, settings.alt)
        for output in outputs:
            if shown := self._shown(cell, settings, output):
                yield shown

    def _shown(self, cell: Cell, settings: FigureSettings, output: dict[str, Any]) -> dict[str, Any] | None:
        """What readers get of an output; None if that is nothing."""
        match output["output_type"]:
            case "stream" if f"remove-{output['name']}" in cell.tags:
                return None
            case "stream" if is_for_readers(output):
                return printed_output(self._told_text(cell, joined(output["text"])))
            case "stream":
                self._tell_silent(cell, output)
                return None
            case "error":
                return error_output(output)
        return self._display(cell, settings, output.get("data") or {}, output.get("metadata") or {})

    def _display(
        self, cell: Cell, settings: FigureSettings, data: Mapping[str, Any], metadata: Mapping[str, Any]
    ) -> dict[str, Any] | None:
        if TABLE in data and (table := read_table(data[TABLE])):
            if refused := formula_of(table):
                self._add_finding("formula-cell", cell, "error", formula_message(refused), FORMULA_HINT)
                return None
            return html_output(self._table(cell, settings, table))
        if FIGURE in data:
            return html_output(self._empty_slot(self._figure_reference(cell, data[FIGURE])))
        kind = next((picture for picture in PICTURES if picture in data), None)
        if kind:
            return html_output(self._picture_html(cell, settings, kind, data[kind], metadata.get(kind) or {}))
        output = text_output(data)
        if output is None:
            message = f"The cell shows {unknown_kind(data) or 'nothing'}, which no page can show; readers get nothing."
            self._add_finding(
                "notebook-output", cell, "error", message, output_hint(unknown_kind(data)), cell.last_line
            )
            return None
        [(kind, text)] = output["data"].items()
        if (
            kind == "text/html"
            and (slot := _DECLARED.fullmatch(text.strip()))
            and (reference := self._declared(cell, slot))
        ):
            return html_output(self._empty_slot(reference))
        text = self._told_text(cell, text, is_value=kind == "text/plain")
        if not text:
            return None
        match kind:
            case "text/html":
                return html_output(self._clean_html(cell, text))
            case "text/markdown" | "text/latex":
                return html_output(self._clean_html(cell, self._html_of_words(cell, kind, text)))
        return {**output, "data": {kind: cut_off(text)}}

    def _html_of_words(self, cell: Cell, kind: str, text: str) -> str:
        """The HTML of Markdown or LaTeX. The author is told of formulas that are broken or not read as such."""
        too_much: list[Finding] = []
        if not check_markdown(text, self._notebook.path, too_much):
            self._add_finding("too-complex", cell, "error", too_much[0].message, too_much[0].hint)
            return ""
        html, broken_formulas = markdown_html(text) if kind == "text/markdown" else latex_html(text)
        for formula in broken_formulas:
            self._add_finding("wrong-formula", cell, "error", formula.message, formula.hint)
        if not is_one_formula(text):
            for written in dict.fromkeys(text[start:end] for start, end in unread_formulas(text)):
                self._add_finding("unread-formula", cell, "warning", unread_message(written), unread_hint(written))
        return html

    def _clean_html(self, cell: Cell, html: str) -> str:
        """HTML without what pages may not hold. Looks, which libraries write by themselves, go without a finding."""
        cleaned = self._cleaner.clean(html)
        removals = (removal for removal in cleaned.removals if not is_look(removal))
        for message, alike in group_by(removals, lambda removal: removal.message).items():
            told = f"{message} ({len(alike) - 1} more in this output)" if alike[1:] else message
            self._add_finding("unsafe-html", cell, "error", told, alike[0].hint)
        return cleaned.html

    def _told_text(self, cell: Cell, text: str, is_value: bool = False) -> str:
        """A text without addresses in memory; empty if it is a value that Python can only name. The author is told."""
        clean, named = without_addresses(text), object_in(text) if is_value else ""
        if clean != text or named:
            shown = f"'{named}'" if named else "'<Axes at 0x7f…>' or the like"
            message = f"The cell shows {shown}, an object that has no words for readers."
            hint = "End the line that makes it with a semicolon, or print what is meant."
            self._add_finding("notebook-object", cell, "warning", message, hint, cell.last_line)
        return "" if named and is_object(text) else clean

    def _tell_silent(self, cell: Cell, output: Mapping[str, Any]) -> None:
        text = silent_text(output)
        message = f"Cell {cell.number} writes to standard error, which readers do not get: {text.first_line}"
        hint = "Correct what it warns of, or give the cell the tag remove-stderr."
        self._add_finding("notebook-stderr", cell, "warning", message, hint, text.line)

    def _add_finding(self, id: str, cell: Cell, severity: Severity, message: str, hint: str, line: int = 1) -> None:
        self._findings.append(
            Finding(
                id=id,
                severity=severity,
                path=self._notebook.path,
                line=cell.line_of(line),
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

    def _declared(self, cell: Cell, slot: re.Match[str]) -> Reference | None:
        """A chart that `chart()` declared: on the line of the call, or on the cell's first if the call is elsewhere.

        None if `chart()` cannot have written the slot.
        """
        try:
            text = base64.b64decode(slot[1], validate=True).decode()
        except ValueError:
            return None
        lines, number = cell.source.split("\n"), int(slot[2])
        line = number if number <= len(lines) and "chart" in lines[number - 1] else 1
        return Reference("cell", text, cell.line_of(line), cell.column)

    def _figure_reference(self, cell: Cell, figure: Mapping[str, Any]) -> Reference:
        place = self._page.strip("/").replace("/", "-")
        name = f"{place.removeprefix('analyses-')}-{cell.number}"
        earlier = sum(reference.kind == "figure" and reference.line == cell.line for reference in self.references)
        name = f"{name}-{earlier + 1}" if earlier else name
        settings = cell.settings or {}
        if (alt := self._alternatives.next_one()) and isinstance(settings, dict):
            settings = {"alt": alt} | settings
        content = {"figure": figure, "settings": settings, "name": name}
        return Reference("figure", json.dumps(content, sort_keys=True), cell.line, cell.column)

    def _empty_slot(self, reference: Reference) -> str:
        self.references.append(reference)
        return f'<div class="chart-slot" data-key="{reference.key}"></div>'

    def _table(self, cell: Cell, settings: FigureSettings, table: FrameTable) -> str:
        self._tables += 1
        address = f"{self._page}table-{self._tables}.csv"
        self.files[address] = table["csv"].encode()
        about = {"title": settings.title, "name": _("Table %(number)s", number=self._tables), "note": settings.note}
        return table_html({**table, **about, "csv": BASE + address}, self._cache)

    def _picture_html(
        self, cell: Cell, settings: FigureSettings, kind: str, content: str | list[str], size: Mapping[str, Any]
    ) -> str:
        text = "".join(content)
        try:
            raw = text.encode() if kind == "image/svg+xml" else base64.b64decode(text)
        except binascii.Error:
            return f"<p>{_(FAILED)}</p>"
        picture = clean_picture(self._cache, hashlib.sha256(raw).hexdigest(), PICTURES[kind], lambda: raw)
        for finding in picture.findings(self._notebook.path):
            # Every picture of Matplotlib holds data for programs: nobody has to be told.
            if finding.severity != "info":
                self._findings.append(replace(finding, line=cell.line, column=cell.column))
        if picture.file is None:
            return f"<p>{_(FAILED)}</p>"
        number = sum(address.startswith(f"{self._page}picture-") for address in self.files) + 1
        address = f"{self._page}picture-{number}.{PICTURES[kind]}"
        self.files[address] = picture.file
        alt = self._alternatives.next_one(size)
        if not alt:
            self._add_finding("picture-alt", cell, "error", NO_ALTERNATIVE, HINT)
        sizes = "".join(f' {name}="{size[name]}"' for name in ("width", "height") if isinstance(size.get(name), int))
        image = f'<img src="{BASE}{address}" alt="{escape(alt)}"{sizes}>'
        caption = f"<figcaption>{escape(settings.title)}</figcaption>" if settings.title else ""
        return f'<figure class="output-picture">{image}{caption}</figure>'
