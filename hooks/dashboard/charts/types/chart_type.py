"""What a form of chart has to offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.charts.spec.chart_spec import ChartSpec, Roles

if TYPE_CHECKING:
    from dashboard.charts.spec.selection import Selection
    from dashboard.charts.style.layout import Size


def why_not_parts(selection: Selection, negative: str, nought: str) -> str:
    """Why amounts are no parts of a whole: one of them is negative, or all are nought; else an empty string."""
    values = [point.y or 0.0 for series in selection.series for point in series.points]
    return negative if min(values) < 0 else "" if any(values) else nought


@dataclass(frozen=True)
class ChartType:
    """A form: what it is for, the keys it takes beside the common ones, its traces, and its layout in a size."""

    noun: str
    """How a text alternative calls it, such as 'Line chart'."""
    purpose: str
    """What it shows best, in a sentence for authors."""
    traces: Callable[[Selection], list[dict[str, Any]]]
    """Plotly traces, alike in every size."""
    layout: Callable[[Selection, Size], dict[str, Any]]
    """Plotly's layout for one size, in CSS pixels."""
    height: Callable[[Selection, bool], int] = lambda selection, narrow: 320 if narrow else 400
    """How high a drawing is if its author does not say, in CSS pixels; `narrow` for phones."""
    keys: frozenset[str] = frozenset()
    """What it takes if an author wants it."""
    needs: tuple[str, ...] = ("x", "y")
    """What it cannot do without."""
    across: str = "x"
    measure: str = "y"
    split: str = "color"
    """The keys that name the field of each role."""
    repeats: bool = False
    """Whether a series may have two marks at one place."""
    one_unit: bool = True
    """Whether all that is drawn shares an axis, and so a unit."""
    draws_numbers: bool = True
    """Whether what is drawn is an amount."""
    most_series: int = 8
    """So many series can be told apart."""
    most_marks: int = 200
    """So many marks can be read."""
    highlights_series: bool = False
    """Whether 'highlight' names series, and the others may be many: they are grey, and without a name."""
    leaves_names_out: bool = False
    """Whether the name of a mark stands in the picture only where it has room."""
    mark_style: str = "Not final"
    """How figures that are marked look."""
    refuse: Callable[[Selection], str] = lambda selection: ""
    """Why this form cannot show these rows truthfully, or an empty string."""

    def roles(self, chart: ChartSpec) -> Roles:
        """The fields that a declaration names, by what they are drawn as."""
        measure = getattr(chart, self.measure)
        return Roles(
            across=getattr(chart, self.across) or "",
            measures=tuple(measure) if isinstance(measure, list) else (measure,) if measure else (),
            split=getattr(chart, self.split),
            facet=chart.facet,
        )
