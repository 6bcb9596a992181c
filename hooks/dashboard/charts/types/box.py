"""Box plots: the spread of the amounts of several things, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.parts.axes import side_axis, value_axis
from dashboard.charts.parts.quantiles import quantile
from dashboard.charts.parts.readout import with_mark
from dashboard.charts.spec.chart_spec import Roles
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.spec.summary import summary_of, summary_row
from dashboard.charts.style.layout import Size, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import exact, format_number, format_rounded, last_power, plain_digits, round_to
from dashboard.core.words import N_, _, ngettext
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row

FEWEST = 5
"""Of fewer values there is no box, since five numbers would say more than they do: each has a dot."""
MOST_BOXES = 30
"""More boxes are too long a picture."""
REACH = Decimal("1.5")
"""How far a whisker may reach, in interquartile ranges (Tukey 1977, Exploratory Data Analysis)."""
_QUARTERS = {"lowest": "0", "lower_quartile": "0.25", "median": "0.5", "upper_quartile": "0.75", "highest": "1"}
"""The columns of the five numbers, and the share of values below each."""
_TITLES = {
    "lowest": N_("Lowest"),
    "lower_quartile": N_("Lower quartile"),
    "median": N_("Median"),
    "upper_quartile": N_("Upper quartile"),
    "highest": N_("Highest"),
}
THING = "thing"
"""The column that names what a box is of."""
_HALF = 0.28
"""Half of the height of a box, in rows."""
_ABOVE = 14
"""The room above the plot, into which the median of the first box reaches; in CSS pixels."""


class BoxSummary(Frozen):
    """What is drawn of one thing."""

    numbers: dict[str, Decimal]
    """Its lowest and highest value, its quartiles and its median."""
    whiskers: tuple[Decimal, Decimal]
    """The lowest and the highest value that is no outlier."""
    dots: tuple[tuple[Decimal, Point], ...]
    """The outliers; of a thing with few values all of them."""
    has_box: bool


def box_summary(amounts: Sequence[tuple[Decimal, Point]]) -> BoxSummary:
    """Summarise the amounts of one thing by Tukey's rules.

    Args:
        amounts: at least one, each with its point.

    Returns:
        The box. Quartiles and median have at most one digit more than the amounts.
    """
    ordered = sorted(amount for amount, _ in amounts)
    exactly = {name: quantile(ordered, Decimal(share)) for name, share in _QUARTERS.items()}
    digits = min(last_power(amount) for amount in ordered) - 1
    low, high = exactly["lower_quartile"], exactly["upper_quartile"]
    reach = (high - low) * REACH
    inside = [amount for amount in ordered if low - reach <= amount <= high + reach]
    has_box = len(ordered) >= FEWEST
    dots = tuple(pair for pair in amounts if not has_box or not inside[0] <= pair[0] <= inside[-1])
    numbers = {name: round_to(number, digits) for name, number in exactly.items()}
    return BoxSummary(numbers, (inside[0], inside[-1]), dots, has_box)


def _summarise(selection: Selection) -> Selection:
    """One row for each thing: how many values it has, and its five numbers."""
    [series] = selection.series
    columns = [Column(name=name, type="number", title=_(_TITLES[name]), unit=series.field.unit) for name in _QUARTERS]
    count = Column(name="values", type="integer", title=_("Number of values"))
    rows = []
    for line, x in enumerate(selection.x_values, 1):
        points = [point for point in series.valued if point.x == x]
        if points:
            box = box_summary([(series.amount(point), point) for point in points])
            texts = {name: plain_digits(number) for name, number in box.numbers.items()}
            texts |= {THING: str(x), count.name: str(len(points))}
            values: dict[str, Any] = {name: float(number) for name, number in box.numbers.items()}
            values |= {THING: x, count.name: len(points), "box": box}
            rows.append(summary_row(values, texts, line, [point.row for point in points if point.row]))
    shown = tuple(Point(row.values[THING], row.values["median"], row) for row in rows)
    roles = Roles(THING, (count.name, *_QUARTERS), None)
    one = Series(series.key, series.label, series.role, series.field.model_copy(update={"name": "median"}), shown)
    return summary_of(selection, [selection.x.model_copy(update={"name": THING}), count, *columns], roles, rows, [one])


def _boxes(selection: Selection) -> list[tuple[int, Row, BoxSummary]]:
    """The boxes from top to bottom, with the numbers of their rows."""
    return [(number, row, row.values["box"]) for number, row in enumerate(selection.rows)]


def _names(selection: Selection) -> list[str]:
    return [selection.x.label(row.values[THING]) for row in selection.rows]


def _traces(selection: Selection) -> list[dict[str, Any]]:
    [series] = selection.series
    drawn = [(number, row, box) for number, row, box in _boxes(selection) if box.has_box]
    colour = placeholder(series.role)
    whiskers: list[tuple[float | None, float | None]] = []
    medians: list[tuple[float | None, float | None]] = []
    for number, row, box in drawn:
        for begin, end in ((box.whiskers[0], "lower_quartile"), (box.whiskers[1], "upper_quartile")):
            whiskers += [(float(begin), number), (row.values[end], number), (None, None)]
        middle = row.values["median"]
        medians += [(middle, number - _HALF), (middle, number + _HALF), (None, None)]
    dots = [(number, row, amount, point) for number, row, box in _boxes(selection) for amount, point in box.dots]
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": series.label,
        "y": [number for number, _, _ in drawn],
        "base": [row.values["lower_quartile"] for _, row, _ in drawn],
        "x": [row.values["upper_quartile"] - row.values["lower_quartile"] for _, row, _ in drawn],
        "width": 2 * _HALF,
        "marker": {
            "color": placeholder("step-2"),
            "line": {"color": colour, "width": 1.5},
            "pattern": {"shape": ["/" if row.mark else "" for _, row, _ in drawn], "size": 6, "solidity": 0.15},
        },
        "hovertext": [_box_text(row, selection) for _, row, _ in drawn],
    }
    marks = {
        "type": "scatter",
        "mode": "markers",
        "name": series.label,
        "x": [float(amount) for _, _, amount, _ in dots],
        "y": [number for number, *_ in dots],
        "marker": {
            "size": 8,
            "color": [placeholder("paper") if point.mark else colour for *_, point in dots],
            "line": {"color": colour, "width": 1.5},
            "opacity": 1,
        },
        "cliponaxis": False,
        "hovertext": [_dot_text(row, amount, point, selection) for _, row, amount, point in dots],
    }
    # Bars that are drawn from their base would hide a line that came before them.
    traces = [_lines(whiskers, colour, 1.5), bars, _lines(medians, placeholder("ink"), 2.5)] if drawn else []
    return [*traces, marks] if dots else traces


def _lines(places: list[tuple[float | None, float | None]], colour: str, width: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "line": {"color": colour, "width": width},
        "cliponaxis": False,
    }


def _five_numbers(row: Row, field: Column) -> str:
    """Such as 'median 34 USD bn, the middle half from 20 to 50, all from 3 to 90, 12 values'."""
    low, lower, middle, upper, high = (format_number(exact(row.texts[name])) for name in _QUARTERS)
    count = ngettext("%(num)s value", "%(num)s values", row.values["values"])
    return _(
        "median %(middle)s, the middle half from %(lower)s to %(upper)s, all from %(low)s to %(high)s, %(count)s",
        middle=field.with_unit(middle),
        lower=lower,
        upper=upper,
        low=low,
        high=high,
        count=count,
    )


def _box_text(row: Row, selection: Selection) -> str:
    name = selection.x.label(row.values[THING])
    return with_mark(f"{name}: {_five_numbers(row, selection.series[0].field)}", row.mark)


def _dot_text(row: Row, amount: Decimal, point: Point, selection: Selection) -> str:
    name = point.row.texts.get(selection.chart.label or "", "") if point.row else ""
    names = ", ".join(filter(None, (selection.x.label(row.values[THING]), name)))
    return with_mark(f"{names}: {selection.series[0].field.with_unit(format_number(amount))}", point.mark)


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    names, boxes = _names(selection), _boxes(selection)
    ends = [float(box.numbers[name]) for *_, box in boxes for name in ("lowest", "highest")]
    axis, _ = value_axis(ends, size, zero=False, flat=True)
    names_axis, left = side_axis(names, size)
    medians = [
        {
            "x": row.values["median"],
            "y": number - _HALF,
            "text": format_rounded(box.numbers["median"]),
            "showarrow": False,
            "xanchor": "center",
            "yanchor": "bottom",
            "yshift": 1,
            "font": {"color": placeholder("ink")},
        }
        for number, row, box in boxes
        if box.has_box
    ]
    labels = [label(median, Kind.EXTRA, anchor="fixed") for median in medians]
    return base_layout(size, {"l": left + 8, "r": 24, "t": _ABOVE, "b": 28}) | {
        "barmode": "overlay",
        "xaxis": axis | {"side": "bottom", "showline": False},
        "yaxis": names_axis
        | {"type": "linear", "tickvals": list(range(len(names))), "showline": False, "zeroline": False},
        "annotations": labels,
    }


def _notes(selection: Selection) -> list[str]:
    """What box, line, whiskers and dots are: nobody knows that without having been told once."""
    boxes = [box for _, _, box in _boxes(selection)]
    notes = []
    if any(box.has_box for box in boxes):
        notes = [_("Each box is the middle half of the values, the line in it the median.")]
        notes += [_("The thin lines reach to the last values that are within one and a half lengths of the box.")]
    if any(box.dots for box in boxes if box.has_box):
        notes += [_("Dots are values further out.")]
    if not all(box.has_box for box in boxes):
        notes += [_("Of fewer than %(number)s values each is a dot.", number=FEWEST)]
    return [" ".join(notes)]


def _describe(selection: Selection) -> str:
    """The five numbers of each thing."""
    names, field = _names(selection), selection.series[0].field
    listed = [f"{name}: {_five_numbers(row, field)}" for name, row in zip(names, selection.rows, strict=True)]
    more = [_("and %(number)s more", number=len(listed) - _MOST_DESCRIBED)] if len(listed) > _MOST_DESCRIBED else []
    return "; ".join([*listed[:_MOST_DESCRIBED], *more])


_MOST_DESCRIBED = 6
"""Things whose numbers a text alternative gives."""


def _refuse(selection: Selection) -> str:
    if len(selection.series) > 1:
        return "it has one field of amounts, and 'y' names several; draw one box plot for each"
    count = len({point.x for point in selection.series[0].valued})
    if count > MOST_BOXES:
        return f"{count} boxes cannot be compared; keep at most {MOST_BOXES} with 'where', or draw a 'histogram' of all"
    return ""


BOX = ChartType(
    noun=N_("Box plot"),
    purpose="How the amounts of several things spread: the median, the middle half, and what lies far outside.",
    traces=_traces,
    layout=_layout,
    height=lambda selection, narrow: len(_names(selection)) * 52 + 44 + _ABOVE,
    keys=frozenset({"label", "sort"}),
    repeats=True,
    most_marks=20_000,
    orders_marks=True,
    mark_style=N_("Hatched or hollow"),
    notes=_notes,
    refuse=_refuse,
    summarise=_summarise,
    describe=_describe,
)
