"""The check for words that put something before or after an event that lies inside the period of a value."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.finding import Finding
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("event-inside-period", fragment="site")
def event_inside_period(content: SiteContent) -> Iterator[Finding]:
    """A text about a chart puts something before or after an event that lies inside the period of a value.

    Why: The total of 2022 is neither from before 24 February 2022 nor from after it, so nobody can see in it what came
    before or after. Nothing is found where the values are of days.

    Bad:
        title: Trade doubled after the invasion, above values of years

    Good:
        title: Trade doubled from 2021 to 2023
    """
    for path, placements in content.placements.items():
        for placement in placements:
            for inside in placement.chart.inside_events if placement.chart and placement.alt else ():
                if fault := inside.fault(placement.alt):
                    message = f"The alternative of the chart '{placement.id}': {fault[0]}"
                    yield Finding(
                        id="event-inside-period",
                        severity="warning",
                        path=path,
                        line=placement.line,
                        message=message,
                        hint=fault[1],
                    )
