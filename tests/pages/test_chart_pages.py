"""The galleries of charts: for readers by theme, and for authors by form."""

from __future__ import annotations

from dashboard.charts.types import CHART_TYPES
from dashboard.pages.chart_pages import GALLERY_SIZE, MORE_CHARTS, all_charts_of, chart_pages
from tests.samples.edition import Edit
from tests.samples.site import CHART

MANY = GALLERY_SIZE + 14
"""More than the gallery shows of a theme, and more than a page of its list."""


def test_the_gallery_does_not_grow_with_the_site(edit: Edit) -> None:
    charts = {
        f"data/charts/trade-{number:02}.yaml": CHART.replace("id: trade", f"id: trade-{number:02}")
        for number in range(MANY)
    }
    pages = {page.url: page for page in chart_pages(edit(charts, preview=True).view)}
    (group,) = pages["charts/"].context["themes"]
    assert (len(group["charts"]), group["count"]) == (GALLERY_SIZE, MANY + 1)
    lists = [page for url, page in pages.items() if url.startswith("themes/economy/charts/")]
    listed = [card.id for page in lists for card in page.context["listing"].entries]
    assert listed == [*(f"trade-{number:02}" for number in range(MANY)), "trade"]


def test_a_theme_with_few_charts_has_no_list_of_them(edit: Edit) -> None:
    assert [page.url for page in chart_pages(edit().view)] == ["charts/", "charts/trade/", "about/charts/"]


def test_a_theme_leads_to_all_its_charts_if_it_shows_only_some(edit: Edit) -> None:
    numbers = range(GALLERY_SIZE)
    charts = {f"data/charts/trade-{one}.yaml": CHART.replace("id: trade", f"id: trade-{one}") for one in numbers}
    for files, address in (({}, "charts/#economy"), (charts, "themes/economy/charts/")):
        view = edit(files, preview=True).view
        theme = next(theme for theme in view.themes if theme.slug == "economy")
        every = all_charts_of(view, theme, [])
        assert every
        assert (every.number, every.url) == (len(files) + 1, address)
        assert all_charts_of(view, theme, view.charts) is None


def test_the_gallery_of_forms_has_each_form_with_its_example(edit: Edit) -> None:
    context = list(chart_pages(edit().view))[-1].context
    assert [form["name"] for form in context["forms"]] == list(CHART_TYPES)
    assert [form["example"] for form in context["forms"] if form["example"]] == [*context["cards"]] == ["trade"]


def test_the_page_of_a_chart_names_its_data_and_leads_on_to_other_charts(edit: Edit) -> None:
    charts = {f"data/charts/{name}.yaml": CHART.replace("id: trade", f"id: {name}") for name in "abcde"}
    pages = {page.url: page.context for page in chart_pages(edit(charts, preview=True).view)}
    for context in (pages["charts/a/"], pages["charts/e/"]):
        assert [dataset.name for dataset in context["datasets"]] == ["trade"]
        assert len(context["more"]) == MORE_CHARTS
        assert context["chart"].id not in [card.id for card in context["more"]]
        assert context["all_charts"].number == len(charts) + 1


def test_a_chart_that_is_alone_leads_to_no_other(edit: Edit) -> None:
    context = next(page for page in chart_pages(edit().view) if page.url == "charts/trade/").context
    assert (context["more"], context["all_charts"]) == ([], None)
