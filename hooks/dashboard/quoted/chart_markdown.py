"""A chart as Markdown: a heading, a picture with its alternative, a table of its values, and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.charts.figure import captions
from dashboard.charts.figure.publishers import Publisher, chart_publishers
from dashboard.charts.render.artefacts import chart_file
from dashboard.charts.render.table import chart_table
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.spec.selection import Selection
from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.quoted.markdown_words import heading, link, paragraph, picture, plain
from dashboard.quoted.source_list import source_list, source_numbers
from dashboard.quoted.value_tables import value_table
from dashboard.view.view import View

MOST_ROWS = 400
"""Rows of the table of a chart. Its CSV has all."""


class QuotedChart(Frozen):
    """A chart at a place."""

    view: View
    chart: ResolvedChart
    alt: str = ""
    """The text alternative of the place; empty if the chart's own counts."""

    def inputs(self) -> object:
        """All that decides its Markdown."""
        datasets = self.view.datasets_named(self.chart.datasets)
        return self.chart, self.alt, self.view.root + self.view.place_of(self.chart.id), datasets

    def markdown(self, level: int) -> str:
        """The Markdown, whose heading is of a level."""
        try:
            return "\n\n".join(self._parts(self.chart.selection, level))
        finally:
            self.chart.release_rows()

    def _parts(self, selection: Selection, level: int) -> Iterator[str]:
        chart = self.chart
        yield heading(level, chart.title)
        if chart.subtitle:
            yield f"*{plain(chart.subtitle)}*"
        yield self._picture(selection)
        publishers = chart_publishers(selection)
        csv = link("CSV", f"{self.view.root}{chart_file(chart.id, 'csv')}")
        yield from self._values(selection, publishers, csv)
        left_out = captions.describe_left_out(selection)
        notes = [selection.chart.note, *left_out, *captions.describe_ended(selection)]
        for note in (*notes, *captions.write_notes(selection)[len(left_out) :]):
            if note:
                yield paragraph(plain(note))
        yield f"{_('Sources')}:"
        yield source_list(publishers)
        yield self._foot(selection, csv)

    def _picture(self, selection: Selection) -> str:
        alt = captions.alternative(selection, self.alt)
        return picture(alt, f"{self.view.root}{chart_file(self.chart.id, 'png')}")

    def _values(self, selection: Selection, publishers: Sequence[Publisher], csv: str) -> Iterator[str]:
        """The table, and how many rows it leaves out."""
        content = chart_table(selection, MOST_ROWS)
        yield value_table(content, selection.dataset, source_numbers(publishers))
        if content.total > content.shown:
            numbers = {"shown": content.shown, "total": content.total}
            yield _("These are the first %(shown)s of %(total)s rows; the %(csv)s holds all.", csv=csv, **numbers)

    def _foot(self, selection: Selection, csv: str) -> str:
        """Where the chart, its data and its rows are."""
        root = self.view.root
        origins = [link(plain(origin.descriptor.title), f"{root}data/{origin.name}/") for origin in selection.origins]
        data = "; ".join(origins)
        if data and selection.updated:
            data = _("%(names)s, updated %(day)s", names=data, day=day(selection.updated))
        chart = link(_("Chart"), self.view.root + self.view.place_of(self.chart.id))
        return " · ".join(filter(None, (f"{_('Data')}: {data}" if data else "", chart, csv)))
