"""Maps of countries, which are coloured by an amount. Outlines are ordinary traces: no tile server."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from dashboard.charts.parts.country_names import atlas_name, known_names, shown_name
from dashboard.charts.parts.map_frame import Extent, extent_of, is_near, land_trace, map_height, map_layout
from dashboard.charts.parts.outlines import country_outlines
from dashboard.charts.parts.readout import mark_words
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.charts.style.layout import LINE_HEIGHT, Size
from dashboard.charts.style.palette import STEPS, placeholder, step_of
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.finding import closest
from dashboard.core.number_text import format_rounded
from dashboard.core.phrases import join_words

MAP_STEPS = STEPS[1:]
"""The colour steps of countries with data: without the lightest, which looks too much like land."""
LEGEND_HEIGHT = 2 * LINE_HEIGHT + 10
"""Height of the row above the map that says what the colours mean, in CSS pixels."""


def _countries(selection: Selection) -> dict[str, Point]:
    """The points with a value by the names of their countries in the atlas; without those that it does not show."""
    outlines = country_outlines()
    names = ((atlas_name(str(point.x)), point) for point in selection.series[0].points if point.y is not None)
    return {name: point for name, point in names if name and outlines.get(name)}


def _left_out(selection: Selection) -> list[str]:
    """The countries with a value that the atlas, at its scale, has no outline of."""
    shown = {id(point) for point in _countries(selection).values()}
    points = (point for series in selection.series for point in series.points)
    return [shown_name(str(point.x)) for point in points if point.y is not None and id(point) not in shown]


def _country_extent(selection: Selection) -> Extent:
    outlines = country_outlines()
    names = (atlas_name(str(point.x)) for point in selection.series[0].points)
    return extent_of([place for name in names if name for ring in outlines.get(name, ()) for place in ring], 0.1)


def _country_traces(selection: Selection) -> list[dict[str, Any]]:
    series, outlines, extent = selection.series[0], country_outlines(), _country_extent(selection)
    points = _countries(selection)
    rest = [ring for name, rings in outlines.items() if name not in points for ring in rings if is_near(ring, extent)]
    traces = [land_trace(rest, "land", name="")]
    for name, point in points.items():
        shown = shown_name(str(point.x))
        words = mark_words(series, point, selection, shown)
        traces.append(land_trace(outlines[name], _step_role(point, points), name=shown, meta=words))
    return traces


def _step_role(point: Point, points: Mapping[str, Point]) -> str:
    """The role of the colour step of a country among others: one of `MAP_STEPS`; the first has two steps of the range.

    Args:
        point: the country.
        points: all countries that are shown.
    """
    values = [other.y or 0.0 for other in points.values()]
    return MAP_STEPS[max(0, STEPS.index(step_of(point.y or 0.0, min(values), max(values))) - 1)]


def _country_layout(selection: Selection, size: Size) -> dict[str, Any]:
    layout = map_layout(_country_extent(selection), size, LEGEND_HEIGHT)
    series = selection.series[0]
    countries = _countries(selection)
    points = sorted(countries.values(), key=lambda point: point.y or 0.0)
    # The legend names the smallest and largest amount of each colour: bounds that no country has would mislead.
    amounts_by_step: dict[str, list[Decimal]] = {step: [] for step in MAP_STEPS}
    for point in points:
        amounts_by_step[_step_role(point, countries)].append(series.amount(point))
    entries = [
        ("land", "none"),
        *((role, _range_text(amounts)) for role, amounts in amounts_by_step.items() if amounts),
    ]
    width = min(90.0, size.width / len(entries)) / size.width
    height = size.height - LEGEND_HEIGHT
    paper = {"xref": "paper", "yref": "paper"}
    layout["shapes"] = [
        paper
        | {
            "type": "rect",
            "x0": index * width,
            "x1": (index + 1) * width,
            "y0": 1 + (LEGEND_HEIGHT - 12) / height,
            "y1": 1 + LEGEND_HEIGHT / height,
            "line": {"width": 0},
            "fillcolor": placeholder(role),
        }
        for index, (role, _) in enumerate(entries)
    ]
    layout["annotations"] = [
        paper
        | {
            "x": index * width,
            "y": 1,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": LEGEND_HEIGHT - 14 - LINE_HEIGHT,
            "showarrow": False,
            "text": text,
            "font": {"color": placeholder("muted")},
        }
        for index, (_, text) in enumerate(entries)
    ]
    return layout


def _range_text(amounts: list[Decimal]) -> str:
    """The first and the last of sorted amounts as text."""
    low, high = format_rounded(amounts[0]), format_rounded(amounts[-1])
    return low if low == high else f"{low} to {high}"


def _refuse_countries(selection: Selection) -> str:
    if len(selection.series) > 1:
        return "a country has one colour, and here are several series"
    points = selection.series[0].points
    names = {str(point.x): atlas_name(str(point.x)) for point in points}
    if unknown := [text for text, name in names.items() if name is None]:
        words = join_words([f"'{text}'{_aside(text)}" for text in unknown])
        expected = "expected English names, or codes of two or three letters (ISO 3166)"
        return f"no country is called {words}; {expected}. Leave out what is no country with 'where'"
    by_name: dict[str, list[str]] = {}
    for text, name in names.items():
        by_name.setdefault(name or "", []).append(text)
    if twins := next((texts for texts in by_name.values() if len(texts) > 1), None):
        return f"{join_words([f"'{text}'" for text in twins])} are one country, which has one colour"
    if not _countries(selection):
        return "none of its countries is large enough for the atlas; draw 'bar' or 'dot'"
    return ""


def _aside(text: str) -> str:
    """A name that a text may stand for. Another country's is never far, so only a slip of the pen is corrected."""
    return "".join(f" (did you mean '{name}'?)" for name in closest(text, known_names(), 0.8))


CHOROPLETH = ChartType(
    noun="Map of countries",
    purpose="One amount of many countries, where it matters where they lie.",
    traces=_country_traces,
    layout=_country_layout,
    orders_marks=True,
    height=map_height,
    needs=("location", "value"),
    across="location",
    measure="value",
    leaves_names_out=True,
    left_out=_left_out,
    refuse=_refuse_countries,
)
