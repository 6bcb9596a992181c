"""The page of a shared chart as Markdown."""

from __future__ import annotations

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.frozen import Frozen
from dashboard.quoted.chart_markdown import QuotedChart
from dashboard.quoted.front_matter import facts_of_chart, inputs_of_site, with_front_matter
from dashboard.view.view import View


class QuotedChartPage(Frozen):
    """A shared chart of a view."""

    view: View
    chart: ResolvedChart

    @property
    def address(self) -> str:
        """From the root of the site."""
        return f"charts/{self.chart.id}/index.md"

    def inputs(self) -> object:
        """All that decides its Markdown."""
        view = self.view
        return inputs_of_site(view), view.themes, self.chart.theme, QuotedChart(view, self.chart).inputs()

    def markdown(self) -> str:
        """The whole page."""
        facts = facts_of_chart(self.view, self.chart)
        return with_front_matter(facts, QuotedChart(self.view, self.chart).markdown(1))
