"""A piece as Markdown: what its page holds, with its charts as tables and its facts with notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.notebooks.shown_cell import ShownCell
from dashboard.pages.work_html import with_works
from dashboard.pieces.analysis import Analysis
from dashboard.quoted.chart_markdown import QuotedChart
from dashboard.quoted.fact_notes import FactNotes
from dashboard.quoted.front_matter import facts_of_piece, inputs_of_site, with_front_matter
from dashboard.quoted.markdown_words import code_block, heading, paragraph, picture, plain
from dashboard.view.picture import hero_address
from dashboard.view.shown_text import ShownText
from dashboard.view.view import View

if TYPE_CHECKING:
    from dashboard.quoted.markdown_of_html import MarkdownOfHtml


class QuotedPiece(Frozen):
    """A piece of a view."""

    view: View
    piece: Analysis

    @property
    def address(self) -> str:
        """From the root of the site."""
        return f"{self.piece.url}index.md"

    def inputs(self) -> object:
        """All that decides its Markdown."""
        text, view = self._text, self.view
        charts = [(key, chart.inputs()) for key, chart in self._charts.items()]
        datasets = view.datasets_named(sorted(text.datasets))
        return (
            inputs_of_site(view),
            self.piece,
            text.source_text.digest,
            text.works,
            charts,
            text.facts.display_digest,
            text.cells,
            datasets,
        )

    def markdown(self) -> str:
        """The whole page."""
        return with_front_matter(facts_of_piece(self.view, self.piece), "\n\n".join(self._parts()))

    def _parts(self) -> Iterator[str]:
        front = self.piece.front
        yield from self._beginning()
        if front.key_points:
            yield heading(2, _("Key points"))
            yield "\n".join(f"- {paragraph(plain(point))}" for point in front.key_points)
        notes = FactNotes(self.view, self._text.facts)
        slots = PieceSlots(self._charts, notes, self._cells())
        slots.writer = self._writer(slots)
        source_text = self._text.source_text
        yield slots.writer.write(with_works(source_text.html, source_text, self._text.works))
        if front.corrections:
            yield heading(2, _("Corrections"))
            corrections = sorted(front.corrections, key=lambda correction: correction.date, reverse=True)
            yield "\n".join(f"- {day(one.date)}: {plain(one.text)}" for one in corrections)
        if notes.notes:
            yield notes.notes

    def _beginning(self) -> Iterator[str]:
        front = self.piece.front
        yield heading(1, front.title)
        yield paragraph(plain(front.standfirst))
        if front.hero and (hero := hero_address(self.piece, self.view.docs_path)):
            yield f"{picture(front.hero.alt, self.view.root + hero)}\n\n*{plain(front.hero.credit)}*"

    def _writer(self, slots: PieceSlots) -> MarkdownOfHtml:
        # Its parser takes long to load, and a build that makes no Markdown anew needs none.
        from dashboard.quoted.markdown_of_html import MarkdownOfHtml

        root = self.view.root
        return MarkdownOfHtml(f"{root}{self.piece.url}", slots, root)

    def _cells(self) -> dict[int, ShownCell]:
        """The code cells of a notebook, by their number."""
        return {cell.number: cell for cell in self._text.cells}

    def _chart(self, chart: ResolvedChart, alt: str) -> QuotedChart:
        return QuotedChart(self.view, chart, alt)

    @property
    def _text(self) -> ShownText:
        return self.view.texts[self.piece.path]

    @cached_property
    def _charts(self) -> dict[str, QuotedChart]:
        """The charts that can be drawn, by the keys of their slots."""
        placed = ((placement, placement.chart) for placement in self._text.placements)
        return {placement.key: self._chart(chart, placement.alt) for placement, chart in placed if chart}


@dataclass
class PieceSlots:
    """What stands in the slots of a piece."""

    charts: dict[str, QuotedChart]
    notes: FactNotes
    cells: dict[int, ShownCell]
    writer: MarkdownOfHtml = field(init=False, repr=False)

    def chart(self, key: str, level: int) -> str:
        return self.charts[key].markdown(level) if key in self.charts else ""

    def fact(self, key: str, words: str, in_heading: bool) -> str:
        return words if in_heading else words + self.notes.mark(key)

    def cell(self, number: int) -> str:
        cell = self.cells.get(number)
        return "\n\n".join(filter(None, self._cell(cell))) if cell else ""

    def _cell(self, cell: ShownCell) -> Iterator[str]:
        if cell.source.strip():
            yield code_block(cell.source, "python")
        for output in cell.outputs:
            data = output.get("data", {})
            if "text/html" in data:
                yield self.writer.write(data["text/html"])
            else:
                shown = [*data.values(), output.get("text", ""), *output.get("traceback", ())]
                yield code_block("\n".join(filter(None, shown))) if any(shown) else ""
