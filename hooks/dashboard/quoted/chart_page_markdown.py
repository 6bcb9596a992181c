"""The page of a shared chart as Markdown."""

from __future__ import annotations

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.frozen import Frozen
from dashboard.core.words import language
from dashboard.quoted.chart_markdown import QuotedChart
from dashboard.quoted.front_matter import facts_of_chart, with_front_matter
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
        site = (view.site_name, view.site_url, view.notice, view.is_preview, language())
        return site, view.themes, self.chart.theme, QuotedChart(view, self.chart).inputs()

    def markdown(self) -> str:
        """The whole page."""
        facts = facts_of_chart(self.view, self.chart)
        return with_front_matter(facts, QuotedChart(self.view, self.chart).markdown(1))
