"""Words around charts that are written from the data, so that they are never out of date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.charts.figure.course import describe_series
from dashboard.charts.figure.mark_places import list_marks, naming_field
from dashboard.charts.figure.open_notes import describe_open
from dashboard.charts.figure.places import list_places
from dashboard.charts.figure.rounding_note import describe_rounding
from dashboard.charts.parts.ended_note import ended_names, ended_sentences
from dashboard.charts.spec.coverage import open_periods
from dashboard.charts.spec.hollow import shows_ends
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.charts.types.chart_type import NOT_FINAL
from dashboard.core.dates import day
from dashboard.core.grouping import group_by
from dashboard.core.period import range_in_words
from dashboard.core.phrases import join_words
from dashboard.core.words import N_, _, ngettext
from dashboard.data.csv_rows import Row
from dashboard.data.marks import join_marks
from dashboard.data.open_period import so_far

_MAX_DESCRIBED = 6
"""Series that a text alternative describes one by one; of the others it gives the number."""
_MOST_PLACES_IN_KEY = 3
"""Places of a mark that the line below a plot names; all of them stand with the table."""
_LONGEST_KEY = 90
"""Characters of that line: two lines on a phone."""
_LOG_SCALE = N_("logarithmic scale")


def write_subtitle(selection: Selection) -> str:
    """The author's subtitle, or else what is measured, its unit and the period; and what else is needed to read it.

    That is the base of an index or a change, and a logarithmic scale, unless the author names them.
    """
    chart = selection.chart
    subtitle = chart.subtitle or _write_metric(selection.drawn)
    base = selection.unit if chart.as_ else ""
    if not _words(base.removeprefix(f"{_('index')}, ")) <= _words(subtitle):
        subtitle += f", {base}"
    if chart.scale == "log" and (scale := _(_LOG_SCALE)) not in subtitle.lower():
        subtitle += f", {scale}"
    return subtitle


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+|%", text.lower()))


def _write_metric(selection: Selection) -> str:
    """What is measured, its unit, if it is one, and the period."""
    fields = list({series.field.name: series.field for series in selection.series}.values())
    if selection.chart.type == "map":  # (Its series say where places lie.)
        fields = [selection.dataset.fields[name] for name in (selection.chart.size,) if name]
    units = {field.unit or "" for field in fields} or {""}
    if len(units) > 1:
        measures = [field.title if field.says_unit else f"{field.title} ({field.unit})" for field in fields]
        return ", ".join(part for part in (join_words(measures), _period(selection)) if part)
    measure, unit = fields[0].title if len(fields) == 1 else selection.dataset.descriptor.title, units.pop()
    if unit and not (len(fields) == 1 and fields[0].says_unit):
        measure += f" ({unit})" if ", " in unit else f", {unit}"
    return ", ".join(part for part in (measure, _period(selection)) if part)


def alternative(selection: Selection, placed: str = "") -> str:
    """The text alternative of a chart: that of its place, its own, or one that is written from the data.

    Args:
        selection: the chart and its rows.
        placed: what its place says; empty if it says nothing.
    """
    return placed or selection.chart.alt or describe_data(selection)


def describe_data(selection: Selection) -> str:
    """A text alternative written from the data, for a chart whose author gave none."""
    noun = _(ALL_CHART_TYPES[selection.chart.type].noun)
    selection = selection.drawn
    if selection.chart.as_:
        noun += f", {selection.unit}"  # (It is long, so it is said once.)
    ended = "".join(f" {sentence}" for sentence in ended_sentences(selection))
    ended += " " + _("(Written automatically from the data.)")
    if describe := ALL_CHART_TYPES[selection.chart.type].describe:
        return f"{noun}. {describe(selection)}.{ended}"
    descriptions = "; ".join(describe_series(series, selection) for series in selection.series[:_MAX_DESCRIBED])
    more_count = len(selection.series) - _MAX_DESCRIBED
    more = "; " + ngettext("and %(num)s more series", "and %(num)s more series", more_count) if more_count > 0 else ""
    return f"{noun}. {descriptions}{more}.{ended}"


def write_notes(selection: Selection) -> list[str]:
    """The sentences below a picture: what it leaves out, how its type is read, and which figures are marked."""
    return [
        *describe_picture(selection),
        *describe_marks(selection),
        *describe_borders(selection),
    ]


def describe_borders(selection: Selection, dated: bool = True) -> list[str]:
    """How a map draws the places that it shows and whose borders are disputed: one sentence, or none.

    Args:
        selection: the chart.
        dated: whether it says of which day the policy is. The line below the map is shorter without.
    """
    places = ALL_CHART_TYPES[selection.chart.type].disputed_places(selection)
    if selection.borders is None or not places:
        return []
    by_way = group_by(places, lambda place: place.drawn)
    ways = "; ".join(f"{join_words([place.place for place in alike])} {way}" for way, alike in by_way.items())
    if not dated:
        return [_("Disputed borders: %(ways)s.", ways=ways)]
    return [_("Disputed borders (policy of %(day)s): %(ways)s.", day=day(selection.borders.decided), ways=ways)]


def describe_marks(selection: Selection) -> list[str]:
    """Which figures are marked, for example as provisional, and how they look in the picture.

    Returns:
        One sentence, such as 'Hollow: provisional (2024).', or none if no figure is marked.
    """
    selection = selection.summary or selection
    if selection.dataset.bounded:
        return _describe_bound(selection.rows)
    listed = list_marks(selection)
    return [f"{mark_look(selection)} {'; '.join(listed.values())}."] if listed else _describe_parents_marks(selection)


def write_mark_key(selection: Selection) -> tuple[str, str] | None:
    """The entry that marked figures have in the key of a picture.

    Returns:
        How they look ('Hollow:') and what it means: 'derived (2021) and provisional (2024)', without the places
        if that is long. None if no figure is marked.
    """
    selection = selection.summary or selection
    listed = {} if selection.dataset.bounded else list_marks(selection, _MOST_PLACES_IN_KEY)
    if not listed:
        return None
    words = join_words([*listed.values()])
    if len(words) > _LONGEST_KEY:
        words = join_words([word for group in listed for word in group])
    return mark_look(selection), words


def mark_look(selection: Selection) -> str:
    """How a chart shows that a figure has a mark, as the beginning of a sentence: 'Hollow:'."""
    look = _(ALL_CHART_TYPES[selection.chart.type].mark_style)
    if shows_ends(selection):
        look = _("From one hollow point to the next")
    if selection.dataset.computed.intersection((*selection.roles.measures, selection.chart.size)):
        if look == _(NOT_FINAL):
            return _("Computed from figures that are marked")
        return _("%(look)s: computed from figures that are marked", look=look)
    return f"{look}:"


def mark_place(row: Row, selection: Selection) -> str:
    """The place of a row as a sentence on its mark names it: '2015', 'December 2023', 'Osaka'."""
    field = naming_field(selection)
    return list_places([row.values[field.name]], [], field)


def describe_ended(selection: Selection) -> list[str]:
    """Why series have ended: one sentence for each of their datasets. The picture above says which, and when."""
    whys = [dataset.descriptor.ended.why for dataset in selection.dataset.ended if dataset.descriptor.ended]
    return [
        _("Why %(name)s ended: %(why)s.", name=name, why=why.removesuffix("."))
        for name, why in zip(ended_names(selection), whys, strict=True)
    ]


def describe_picture(selection: Selection) -> list[str]:
    """What has to be known to read a picture rightly: what it leaves out, what is not over, how its type is read."""
    read = ALL_CHART_TYPES[selection.chart.type].notes(selection.drawn)
    return [*describe_left_out(selection), *describe_open(selection), *describe_rounding(selection), *read]


def describe_left_out(selection: Selection) -> list[str]:
    """What the picture cannot show: one sentence, or none."""
    names = ALL_CHART_TYPES[selection.chart.type].left_out(selection)
    return [_("Not in the picture: %(names)s.", names=join_words(names))] if names else []


def _period(selection: Selection) -> str:
    """From the first point to the last; empty where x is not time."""
    if not selection.x.temporal:
        return ""
    points = [point for series in selection.series for point in series.points]
    # (A timeline has no values.)
    valued = [point for point in points if point.y is not None] or points
    periods = [selection.period(point.x) for point in valued]
    words = range_in_words(min(periods), last := max(periods))
    return so_far(words, is_part=last in open_periods(selection))


def _describe_bound(rows: Iterable[Row]) -> list[str]:
    """Say that nobody knows which rows a query used. Its rows have the marks of all that it may have used."""
    marks = sorted({mark for row in rows for mark in row.marks})
    if not marks:
        return [_("The rows behind this query cannot be followed: the sources are those of all rows of its data.")]
    return [
        _(
            "The rows behind this query cannot be followed: the sources are those of all rows of its data, some of"
            " which are %(marks)s.",
            marks=join_marks(marks),
        )
    ]


def _describe_parents_marks(selection: Selection) -> list[str]:
    """Say that some of the figures that code drew from are marked. What it draws does not show which."""
    if all(row.sources is not None for row in selection.rows):
        return []
    marks = sorted({mark for parent in selection.dataset.parents for row in parent.rows for mark in row.marks})
    if not marks:
        return []
    return [
        _(
            "Computed from figures some of which are %(marks)s.",
            marks=join_marks(marks),
        )
    ]
