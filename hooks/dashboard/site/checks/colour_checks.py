"""The check for the colours of things over all charts."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.style.thing_colours import fold
from dashboard.core.finding import Finding
from dashboard.core.phrases import join_words
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("two-colours", "warning")
def two_colours(content: SiteContent) -> Iterator[Finding]:
    """A thing has one colour in one chart and another colour in another.

    Why: Who has seen coal in green takes green for coal. A chart chooses colours for things that have none, so what
    stands in several charts gets its colour in `data/colours.yaml`.

    Bad:
        coal is the first series of one chart and the second of another

    Good:
        colours: [{thing: Coal, colour: series-4}]
    """
    places: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    placed = (placement.chart for placement in content.all_placements)
    charts = {
        chart.id: chart for chart in (*content.shared_charts.values(), *placed) if chart and len(chart.things) > 1
    }
    # Of charts with the same colours the first is named. Most charts of a site have those of another.
    first: dict[tuple[tuple[str, str], ...], str] = {}
    for chart in charts.values():
        first.setdefault(chart.things, chart.id)
    for things, chart_id in first.items():
        for name, role in things:
            names.setdefault(fold(name), name)
            places.setdefault(fold(name), {}).setdefault(role, chart_id)
    path = f"{content.settings.data_path}/colours.yaml"
    is_there = (content.settings.root / path).is_file()
    for thing, chart_by_role in places.items():
        if len(chart_by_role) > 1 and content.colours.of(thing) is None:
            listed = join_words([f"'{role}' in '{chart}'" for role, chart in chart_by_role.items()])
            message = f"'{names[thing]}' has several colours: {listed}."
            declared = f"{{thing: {names[thing]}, colour: {next(iter(chart_by_role))}}}"
            hint = f"Declare it once: {declared}." if is_there else f"Write {path} with colours: [{declared}]."
            place, line = (path, 1) if is_there else _place_of(content, [*chart_by_role.values()][-1])
            yield Finding(id="two-colours", severity="warning", path=place, line=line, message=message, hint=hint)


def _place_of(content: SiteContent, chart_id: str) -> tuple[str, int]:
    """The file and the line in which a chart is declared."""
    if chart_id in content.shared_charts:
        return f"{content.settings.data_path}/charts/{chart_id}.yaml", 1
    return next((one.path, one.line) for one in content.all_placements if one.id == chart_id)
