"""`ChartType`: what each chart type defines, and what code that draws any chart needs of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.charts.spec.chart_spec import ChartSpec, Roles
from dashboard.charts.spec.name_checks import place_of
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import format_number
from dashboard.core.words import N_

if TYPE_CHECKING:
    from dashboard.charts.labels.sample import Sample
    from dashboard.charts.parts.samples import Draw
    from dashboard.charts.spec.selection import Selection
    from dashboard.charts.spec.series import Series
    from dashboard.charts.style.layout import Size
    from dashboard.data.borders import DisputedPlace

NOT_FINAL = N_("Not final")
"""How values with a mark look in a form that does not show it."""


def why_not_parts(selection: Selection, negative: str, zero: str) -> str:
    """Why the amounts of a chart cannot be shown as parts of a whole.

    Args:
        selection: the chart.
        negative: the reason to give if an amount is negative.
        zero: the reason to give if all amounts are zero.

    Returns:
        One of the two reasons; empty if the amounts can be shown.
    """
    values = [point.y or 0.0 for series in selection.series for point in series.points]
    return negative if min(values) < 0 else "" if any(values) else zero


def no_shares(selection: Selection) -> str:
    """Why the parts of a chart have no shares of a whole; empty if they have, or if nobody asks for shares.

    Args:
        selection: the chart, or one of its small plots.
    """
    if selection.chart.stack != "percent":
        return ""
    if not any(selection.values):
        return "all amounts are zero, so there are no shares of them; leave out 'stack: percent', or choose other rows"
    for series in selection.series:
        known = {point.x for point in series.points if point.y is not None}
        if unknown := next((x for x in selection.x_values if x not in known), None):
            place = f"{series.label} has no amount in {selection.x.label(unknown)}"
            return f"{place}, so nobody knows the whole; write 0 if it is zero, or leave the place out with 'where'"
    return ""


def why_not_log(selection: Selection) -> str:
    """Why the amounts of a chart have no place on the scale that it asks for; empty if they have.

    Args:
        selection: the chart. On a logarithmic scale each amount, also of an annotation, is above nought.
    """
    if selection.chart.scale != "log":
        return ""
    for series in selection.series:
        for point in series.points:
            if point.y is not None and point.y <= 0:
                place = f" (the row {place_of([point.row], selection.dataset)})" if point.row else ""
                amount = format_number(series.amount(point))
                return f"a logarithmic scale has no place for {amount}{place}; leave out 'scale: log'"
    low = min((note.y for note in selection.chart.annotations if note.y is not None), default=1.0)
    return f"a logarithmic scale has no place for the annotation at {format_number(low)}" if low <= 0 else ""


class ChartType(Frozen):
    """A chart type: its name and purpose, the keys it takes, its limits, and the functions that draw it."""

    noun: str
    """Its name at the start of a text alternative, such as 'Line chart'."""
    purpose: str
    """What it shows best, as a sentence for authors."""
    traces: Callable[[Selection], list[dict[str, Any]]]
    """Makes Plotly's traces; they are the same in every size."""
    layout: Callable[[Selection, Size], dict[str, Any]]
    """Makes Plotly's layout for a size, in CSS pixels."""
    small_layout: Callable[[Selection, Size], dict[str, Any]] | None = None
    """Makes the layout of the small drawing, without words; None if it is that of the narrow one."""
    small_traces: Callable[[Selection], list[dict[str, Any]]] | None = None
    """Makes the traces of the small drawing; None if they are those of the others."""
    small_part: Callable[[Selection], Selection] | None = None
    """Chooses what the small drawing shows, if that is not all."""
    tells_ends: bool = False
    """Whether a small drawing has words at the ends of its marks: values, times, names of few series."""
    is_map: bool = False
    """Whether both axes have one scale."""
    height: Callable[[Selection, bool], int] = lambda selection, narrow: 320 if narrow else 400
    """The height of a drawing without a declared one, in CSS pixels; the second argument says whether it is narrow."""
    least_height: Callable[[Selection, bool], int] = lambda selection, narrow: 120
    """The height below which its labels have no room; an author's smaller height gives way to it."""
    keys: frozenset[str] = frozenset()
    """The keys that an author may give, besides the common ones."""
    needs: tuple[str, ...] = ("x", "y")
    """The keys that an author must give."""
    across: str = "x"
    measure: str = "y"
    split: str = "color"
    """`across`, `measure` and `split` are the keys that name the field of each role."""
    repeats: bool = False
    """Whether a series may have two marks at one place."""
    reads_places: bool = False
    """Whether its readout says the amounts of all series at a place, and not those of one mark."""
    one_unit: bool = True
    """Whether all amounts share one axis, so that they must have one unit."""
    draws_numbers: bool = True
    """Whether the drawn field must hold numbers."""
    most_series: int = 8
    """The largest number of series that readers can tell apart."""
    most_marks: int = 200
    """The largest number of marks that can be read."""
    highlights_series: bool = False
    """Whether 'highlight' names series. Then the others are grey and without a name, so they may be many."""
    orders_marks: bool = False
    """Whether it puts the marks of a series into an order of its own, so that the order of their rows is not seen."""
    leaves_names_out: bool = False
    """Whether the picture leaves out the name of a mark that has no room."""
    marks_have_places: bool = False
    """Whether marks stand side by side, so that a missing period has an empty place among them."""
    sample: Draw | None = None
    """Draws how a series looks, before its name above a plot; None if all series look alike but for their colours."""
    samples: Callable[[Selection, Sequence[Series]], list[Sample]] | None = None
    """Draws the samples of series that have looks of their own; None if they follow from `sample`."""
    names_colours: Callable[[Selection], bool] = lambda selection: False
    """Whether its colours are those of the series, though no mark is a sample of them: a small picture names them."""
    mark_style: str = NOT_FINAL
    """How values with a mark look, such as 'Hollow', of one and of several; the note below a chart begins with it."""
    name_places: Callable[[Selection], Selection] = lambda selection: selection
    """Names places in words and tables as the picture does, such as countries that rows have by their codes."""
    left_out: Callable[[Selection], list[str]] = lambda selection: []
    """Names the things with a value that the picture cannot show; the table below it has them."""
    summarise: Callable[[Selection], Selection | None] = lambda selection: None
    """Makes what is drawn and listed in place of the rows, such as the bins of a histogram; None if it is the rows."""
    describe: Callable[[Selection], str] | None = None
    """Writes the text alternative of a summary; None if the series say enough."""
    disputed_places: Callable[[Selection], list[DisputedPlace]] = lambda selection: []
    """The places with disputed borders that its picture shows, of those that the site has a policy on."""
    notes: Callable[[Selection], list[str]] = lambda selection: []
    """Sentences that readers need to read the picture rightly; they stand below it."""
    refuse: Callable[[Selection], str] = lambda selection: ""
    """Says why this type cannot show the rows truthfully; empty if it can."""

    def roles(self, chart: ChartSpec) -> Roles:
        """The fields that a declaration names, by their role in this chart type."""
        measure = getattr(chart, self.measure)
        return Roles(
            across=getattr(chart, self.across) or "",
            measures=tuple(measure) if isinstance(measure, list) else (measure,) if measure else (),
            split=getattr(chart, self.split),
            facet=chart.facet,
        )
