"""The pages of charts: the readers' gallery, a page for each shared chart, and the gallery of forms for authors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import Any

from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.types import CHART_TYPES
from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.pages.ended_series import successor_of
from dashboard.pages.listing import list_pages, list_pieces
from dashboard.pages.page import Page
from dashboard.people.theme import Theme
from dashboard.view.picture import Picture
from dashboard.view.view import View

GALLERY_SIZE = 12
"""The number of charts of each theme in the gallery. If there are more, the theme has a list of all of them."""
MORE_CHARTS = 3
"""The number of charts to which the page of a chart leads on."""


class ChartCard(Frozen):
    """A shared chart as lists show it."""

    id: str
    title: str
    subtitle: str
    picture: Picture

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"charts/{self.id}/"


def chart_pages(view: View) -> Iterator[Page]:
    """The gallery of charts by theme, the page of each shared chart, and the gallery of forms."""
    if view.charts:
        description = _("Charts of the dashboard by theme. Each has a page with its data, its sources and its terms.")
        yield Page("charts/index.md", _("Charts"), description, "charts.html", partial(_all_charts, view))
        for theme in view.themes:
            charts = _charts_of(view, theme)
            if len(charts) > GALLERY_SIZE:
                path, title = f"{theme.url}charts/index.md", _("Charts: %(theme)s", theme=theme.name)
                first = Page(
                    path, title, _("All charts on %(theme)s.", theme=theme.name.lower()), "chart_list.html", dict
                )
                yield from list_pages(first, chart_cards(view, charts), _("Charts"), "chart_list.html")
    for chart in view.charts:
        make = partial(_chart, view, chart)
        page = Page(f"charts/{chart.id}/index.md", chart.title, chart.subtitle, "chart.html", make)
        yield from list_pieces(view, page, view.by_chart.get(chart.id, []))
    yield Page(
        "about/charts/index.md",
        "Forms of charts",
        "What each form of chart shows best, and how it is declared.",
        "gallery.html",
        partial(_gallery, view),
    )


class ChartList(Frozen):
    """Where all charts of a theme are, and how many."""

    number: int
    url: str


def all_charts_of(view: View, theme: Theme, shown: Iterable[ResolvedChart]) -> ChartList | None:
    """Where all charts of a theme are: in a list of their own or in the gallery; None if none is missing in `shown`."""
    charts = _charts_of(view, theme)
    if {chart.id for chart in charts} <= {chart.id for chart in shown}:
        return None
    return ChartList(len(charts), f"{theme.url}charts/" if len(charts) > GALLERY_SIZE else f"charts/#{theme.slug}")


def _all_charts(view: View) -> dict[str, Any]:
    """The shared charts by theme: of each so many that the page does not grow with the site."""
    groups = []
    for theme in view.themes:
        if charts := _charts_of(view, theme):
            cards = chart_cards(view, charts[:GALLERY_SIZE])
            groups.append({"theme": theme, "charts": cards, "count": len(charts)})
    return {"themes": groups}


def _charts_of(view: View, theme: Theme) -> list[ResolvedChart]:
    """The shared charts of a theme, first those with which its page opens."""
    own = view.charts_by_theme.get(theme.slug, [])
    # (A theme may name a chart of another one. In the gallery it is shown once, where its data are.)
    first = [chart for chart in view.key_charts.get(theme.slug, ()) if chart.theme == theme.slug]
    named = {chart.id for chart in first}
    return [*first, *(chart for chart in own if chart.id not in named)]


def chart_cards(view: View, charts: Iterable[ResolvedChart]) -> list[ChartCard]:
    """Shared charts as lists show them."""
    drawn = ((chart, view.artefacts.get((chart.id, ""))) for chart in charts)
    return [
        ChartCard(chart.id, chart.title, chart.subtitle, view.chart_picture(artefacts)) for chart, artefacts in drawn
    ]


def _chart(view: View, chart: ResolvedChart) -> dict[str, Any]:
    theme, more = theme_of(view, chart.theme), _more_charts(view, chart)
    return {
        "chart": chart,
        "datasets": view.datasets_named(sorted(chart.datasets)),
        "more": chart_cards(view, more),
        "all_charts": all_charts_of(view, theme, [chart, *more]) if theme else None,
        "successors": list(
            filter(None, (successor_of(view, dataset) for dataset in view.datasets_named(chart.datasets)))
        ),
        "figures": _figures(view, [chart.id]),
        "theme": theme,
    }


def _more_charts(view: View, chart: ResolvedChart) -> list[ResolvedChart]:
    """Where a reader of a chart may go on: other charts of its data, then the next ones of its theme, round the end."""
    alike = (other for name in sorted(chart.datasets) for other in view.charts_by_dataset.get(name, []))
    own = view.charts_by_theme.get(chart.theme, [])
    here = next((number for number, other in enumerate(own) if other.id == chart.id), 0)
    candidates = {other.id: other for other in chain(alike, own[here + 1 :], own[:here]) if other.id != chart.id}
    return [*islice(candidates.values(), MORE_CHARTS)]


def _gallery(view: View) -> dict[str, Any]:
    """Every form of chart, each with the first shared chart of that form as its example."""
    examples = {chart.type: chart.id for chart in reversed(view.charts)}
    forms = [
        {
            "name": name,
            "form": form,
            "example": examples.get(name),
            "declaration": _declaration(view, examples[name]) if name in examples else "",
        }
        for name, form in CHART_TYPES.items()
    ]
    return {
        "forms": forms,
        "cards": {card.id: card for card in chart_cards(view, map(view.shared.__getitem__, examples.values()))},
    }


def _figures(view: View, names: Iterable[str]) -> dict[str, Artefacts]:
    """What was drawn of shared charts, by id, for pages that show them outside a text."""
    return {name: artefacts for name in names if (artefacts := view.artefacts.get((name, "")))}


def _declaration(view: View, chart_id: str) -> str:
    return view.declarations[chart_id].read_text(encoding="utf-8")


def theme_of(view: View, slug: str) -> Theme | None:
    """The theme of a chart or a dataset; None if it is no theme of the site."""
    return next((theme for theme in view.themes if theme.slug == slug), None)


def drawn_charts(view: View) -> Mapping[str, Artefacts]:
    """What was drawn of each chart, by its id.

    A chart with several alternatives is drawn once for each. All have one address, which gets the last of them; of
    those that lists show, if there are any.
    """
    drawn = view.artefacts.values()
    return {one.id: one for one in drawn} | {one.id: one for one in drawn if one.request.listed}
