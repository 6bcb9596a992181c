"""Maps of countries, which are coloured by an amount. Outlines are ordinary traces: no tile server."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dashboard.charts.parts.atlas import Ring
from dashboard.charts.parts.colour_classes import ColourClasses, classify
from dashboard.charts.parts.colour_legend import LAND, colour_legend, legend_height, range_text
from dashboard.charts.parts.country_names import country_code, country_codes, english_name, known_names, shown_name
from dashboard.charts.parts.map_frame import (
    Extent,
    extent_of,
    is_inside,
    land_trace,
    map_height,
    map_layout,
    near_land,
    shown_disputed_places,
)
from dashboard.charts.parts.outlines import country_outlines, outline_corners
from dashboard.charts.parts.readout import mark_words
from dashboard.charts.parts.small_states import small_state
from dashboard.charts.spec.absent_values import absent_values
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.charts.style.layout import Size, both_sizes, width_alone
from dashboard.charts.style.palette import STEPS, placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.finding import closest
from dashboard.core.grouping import group_by
from dashboard.core.phrases import join_words
from dashboard.core.words import N_, _
from dashboard.data.constraints import Category

MAP_STEPS = STEPS[1:]
"""The colour steps of countries with data: without the lightest, which looks too much like land."""
SMALL_STATE_DIAMETER = 8
"""The diameter of the mark of a country that is too small for an outline, in CSS pixels."""
LEAST_HEIGHT = 180
"""The least height of a map, in CSS pixels."""
LAND_ENTRY = (LAND, N_("no figure"))
"""What the legend says of countries without data."""
METHOD_NOTES = {
    "equal": [],
    "natural": [N_("Colours follow the gaps between the amounts (natural breaks), not equal steps.")],
    "quantiles": [N_("Each colour has about as many countries as the next (quantiles); steps are not equal.")],
}
"""What the note says of colour classes, by their method."""


def _countries(selection: Selection) -> dict[str, Point]:
    """The points with a value that can be drawn, by the codes of their countries."""
    codes = ((country_code(str(point.x)), point) for point in selection.series[0].valued)
    return {code: point for code, point in codes if code and (code in country_outlines() or small_state(code))}


def _name(selection: Selection, point: Point) -> str:
    """The name of a country as readers see it: its label in the dataset, or for a code the common name."""
    text = str(point.x)
    label = selection.x.label(point.x)
    return shown_name(text) if label == text else label


def _name_places(selection: Selection) -> Selection:
    """Give codes of countries their names as labels."""
    x, dataset = selection.x, selection.dataset
    texts = dict.fromkeys(str(point.x) for point in selection.series[0].points)
    named = [
        Category(value=text, label=shown_name(text)) for text in texts if x.label(text) == text != shown_name(text)
    ]
    if x.numeric or not named:
        return selection
    column = x.model_copy(update={"categories": [*x.categories, *named]})
    fields = [column if field.name == x.name else field for field in dataset.fields.values()]
    schema = dataset.descriptor.schema_.model_copy(update={"fields": fields})
    return replace(
        selection, dataset=replace(dataset, descriptor=dataset.descriptor.model_copy(update={"schema_": schema}))
    )


def _left_out(selection: Selection) -> list[str]:
    """The countries with a value that the atlas does not have at any scale."""
    drawn = {id(point) for point in _countries(selection).values()}
    points = (point for series in selection.series for point in series.points)
    return [_name(selection, point) for point in points if point.y is not None and id(point) not in drawn]


def _extent(selection: Selection) -> Extent:
    codes = [code for point in selection.series[0].points if (code := country_code(str(point.x)))]
    places = [place for code in codes for corners in outline_corners().get(code, ()) for place in corners]
    return extent_of([*places, *(place for code in codes if (place := small_state(code)))], 0.1)


def _land(selection: Selection) -> list[Ring]:
    """The outlines of the countries without data that may be seen."""
    return near_land(_extent(selection), without=_countries(selection))


def _shows_land(selection: Selection) -> bool:
    """Whether one of the drawings shows a country without data."""
    land, extent = _land(selection), _extent(selection)
    sizes = both_sizes(selection.chart.height, map_height(selection, False), map_height(selection, True))
    layouts = [map_layout(extent, size, legend_height([_land_entry(selection)], size)) for size in sizes]
    return any(is_inside(ring, layout) for layout in layouts for ring in land)


def _classes(selection: Selection) -> ColourClasses:
    amounts = tuple(point.y or 0.0 for point in _countries(selection).values())
    return classify(amounts, len(MAP_STEPS), selection.chart.classes)


def _traces(selection: Selection) -> list[dict[str, Any]]:
    series, countries = selection.series[0], _countries(selection)
    classes = _classes(selection)
    traces = [land_trace(_land(selection), LAND, name="")]
    small: list[tuple[float, float, str, str]] = []
    for code, point in countries.items():
        name = _name(selection, point)
        words = mark_words(series, point, selection, name)
        role = MAP_STEPS[classes.step(point.y or 0.0)]
        if place := small_state(code):
            small.append((*place, placeholder(role), words))
        else:
            traces.append(land_trace(country_outlines()[code], role, name=name, meta=words))
    return [*traces, *([_small_trace(small)] if small else [])]


def _small_trace(marks: list[tuple[float, float, str, str]]) -> dict[str, Any]:
    """The marks of small countries: x and y, colour, and hover text of each."""
    xs, ys, colours, texts = (list(values) for values in zip(*marks, strict=True))
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "",
        "x": [round(x, 4) for x in xs],
        "y": [round(y, 4) for y in ys],
        "marker": {
            "size": SMALL_STATE_DIAMETER,
            "color": colours,
            "line": {"color": placeholder("muted"), "width": 1},
            "opacity": 1,
        },
        "cliponaxis": False,
        "hovertext": texts,
    }


def _height(selection: Selection, narrow: bool) -> int:
    """The height of a map: with room for a legend of several rows, and without any above and below the map."""
    size = width_alone(narrow)
    entries = _legend_entries(selection)
    rows = legend_height(entries, size)
    left, right, low, high = _extent(selection)
    needed = rows + round((high - low) / (right - left) * size.width)
    return max(LEAST_HEIGHT, min(needed, map_height(selection, narrow) + rows - legend_height(entries[:1], size)))


def _frame(selection: Selection, size: Size) -> dict[str, Any]:
    """The layout without the legend."""
    return map_layout(_extent(selection), size, legend_height(_legend_entries(selection), size))


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    frame = _frame(selection, size)
    shapes, annotations = colour_legend(_legend_entries(selection), size, frame["margin"])
    return frame | {"shapes": shapes, "annotations": annotations}


def _land_entry(selection: Selection) -> tuple[str, str]:
    """The colour of countries without a value, and what they are called."""
    role, words = LAND_ENTRY
    return role, selection.chart.no_value or _(words)


def _legend_entries(selection: Selection) -> list[tuple[str, str]]:
    """The colour of each class, and its smallest and largest amount: bounds that no country has would mislead."""
    series, countries = selection.series[0], _countries(selection)
    classes = _classes(selection)
    points = sorted(countries.values(), key=lambda point: point.y or 0.0)
    by_class = group_by(points, lambda point: MAP_STEPS[classes.step(point.y or 0.0)])
    land = [_land_entry(selection)] if _shows_land(selection) else []
    return [*land, *((role, range_text([series.amount(point) for point in own])) for role, own in by_class.items())]


def _notes(selection: Selection) -> list[str]:
    """How the colours are divided, and which of the countries that were asked for have no value."""
    missing = _without_value(selection)
    return [
        *map(_, METHOD_NOTES[_classes(selection).method]),
        *([_("No figure: %(names)s.", names=join_words(missing))] if missing else []),
    ]


def _without_value(selection: Selection) -> list[str]:
    """The countries with an empty cell, and those that `where` names and that have no row."""
    points = [point for point in selection.series[0].points if point.y is None]
    names = dict.fromkeys(_name(selection, point) for point in points)
    absent = absent_values(selection).get(selection.roles.across, ())
    return [*(names | dict.fromkeys(_name(selection, Point(value, None)) for value in absent))]


def _refuse(selection: Selection) -> str:
    codes = {str(point.x): country_codes(str(point.x)) for point in selection.series[0].points}
    if unclear := [text for text, found in codes.items() if len(found) != 1]:
        words = join_words([f"'{text}'{_aside(text, codes[text])}" for text in unclear])
        expected = "expected names in English, Polish, German or Swedish, or codes (ISO 3166: CN, CHN or 156)"
        return f"no country is called {words}; {expected}. Leave out what is no country with 'where'"
    by_code = group_by(codes, lambda text: codes[text])
    if twins := next((texts for texts in by_code.values() if len(texts) > 1), None):
        return f"{join_words([f"'{text}'" for text in twins])} are one country, which has one colour"
    if not _countries(selection):
        return "the atlas has none of its countries; draw 'bar' or 'dot'"
    return ""


def _aside(text: str, codes: tuple[str, ...]) -> str:
    """The names that a text may stand for. Another country's is never far, so only a slip of the pen is corrected."""
    if codes:
        return f" ({' or '.join(english_name(code) for code in codes)}?)"
    return "".join(f" (did you mean '{name}'?)" for name in closest(text, known_names(), 0.8))


CHOROPLETH = ChartType(
    noun=N_("Map of countries"),
    purpose="One amount of many countries, where it matters where they lie.",
    traces=_traces,
    layout=_layout,
    is_map=True,
    orders_marks=True,
    height=_height,
    keys=frozenset({"classes", "no_value"}),
    needs=("location", "value"),
    across="location",
    measure="value",
    most_marks=300,
    leaves_names_out=True,
    name_places=_name_places,
    left_out=_left_out,
    disputed_places=lambda selection: shown_disputed_places(selection, _frame, _height),
    notes=_notes,
    refuse=_refuse,
)
