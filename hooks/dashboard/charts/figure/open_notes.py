"""The sentences on periods that were not over when the data were updated: no fall may be read into their figures."""

from __future__ import annotations

from dashboard.charts.spec.coverage import day_of_data, open_periods
from dashboard.charts.spec.selection import Selection
from dashboard.core.dates import day
from dashboard.core.words import _, ngettext


def describe_open(selection: Selection) -> list[str]:
    """Which periods of a chart were not over, and which ones `as` compares with nothing: one sentence each, or none."""
    sentences = []
    days = {period: day_of_data(period, selection) for period in {*open_periods(selection), *selection.unlike}}
    not_over = {period: updated for period, updated in days.items() if updated and period.end > updated}
    if not_over:
        first, last = min(not_over).label, max(not_over).label
        sentences.append(
            ngettext(
                "On %(day)s, when the data were updated, %(periods)s was not over.",
                "On %(day)s, when the data were updated, %(periods)s were not over.",
                len(not_over),
                day=day(min(not_over.values())),
                periods=first if first == last else _("%(first)s to %(last)s", first=first, last=last),
            )
        )
    if selection.unlike:
        names = ", ".join(period.label for period in selection.unlike)
        sentences.append(_("Not compared, as figure and base do not cover the same: %(periods)s.", periods=names))
    return sentences
