"""What of a chart is shown, in its controls and in the address."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.samples.all_forms import ALL_FORMS
from tests.samples.browser_site import STACKS
from tests.samples.built import Built

TRADE = "china-russia-trade-by-direction"
ONE = f"#{TRADE}?series=russia-to-china&from=2019&to=2024"


def opened(page: Page, address: str) -> Locator:
    """A chart's figure, live, with its controls open."""
    page.goto(address)
    figure = page.locator(f"#{TRADE}")
    figure.locator(".chart-explore summary").click()
    expect(figure.locator(".chart-panel")).to_be_visible()
    return figure


def lines(figure: Locator) -> Locator:
    """The lines that are drawn."""
    return figure.locator(".chart-live .trace")


def years(figure: Locator) -> list[str]:
    """The years below the live chart."""
    return figure.locator(".chart-live .xtick text").all_text_contents()


def test_an_address_shows_its_series_and_years(page: Page, pieces: list[str]) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{pieces[0]}{ONE}")
    figure = page.locator(f"#{TRADE}.live")
    expect(figure).to_be_in_viewport()
    expect(lines(figure)).to_have_count(1)
    assert years(figure) == ["2019", "2020", "2021", "2022", "2023", "2024"]
    expect(figure.locator(".chart-title")).to_contain_text("Part of “Both directions")
    expect(figure.locator(".chart-part")).to_have_text(
        "Part of the chart: Russia sells to China (1 of 2 series), 2019 to 2024"
    )
    # Of the marked figures those that are not shown are not told.
    expect(figure.locator(".chart-key")).not_to_contain_text("2015")
    expect(figure.locator(".chart-key")).not_to_contain_text("2025")
    assert (figure.locator(".chart-picture").get_attribute("aria-label") or "").startswith("Interactive chart: Part of")
    ends = figure.locator(".chart-live .annotation:not(.event)").all_text_contents()
    assert [end.replace("\n", " ") for end in ends] == ["Russia sells to China129.3"]
    assert faults == []


def test_an_address_that_asks_for_what_is_not_there_shows_the_whole(page: Page, pieces: list[str]) -> None:
    page.goto(f"{pieces[0]}#{TRADE}?series=nobody,%E0&from=3000&to=later")
    figure = page.locator(f"#{TRADE}.live")
    expect(figure).to_be_visible()
    expect(lines(figure)).to_have_count(2)
    expect(figure.locator(".chart-panel button", has_text="Reset")).to_be_disabled()


def test_controls_write_the_address_and_reset_it(page: Page, pieces: list[str]) -> None:
    figure = opened(page, pieces[0])
    entries = page.evaluate("history.length")
    china = figure.get_by_role("button", name="China sells to Russia")
    russia = figure.get_by_role("button", name="Russia sells to China")
    china.click()
    expect(china).to_have_attribute("aria-pressed", "false")
    expect(lines(figure)).to_have_count(1)
    russia.dispatch_event("click")  # One series stays.
    expect(russia).to_have_attribute("aria-pressed", "true")
    figure.get_by_role("combobox", name="From").select_option("2019")
    figure.get_by_role("combobox", name="To").select_option("2024")
    assert page.url == f"{pieces[0]}{ONE}"
    figure.locator(".chart-events input").uncheck()
    page.wait_for_url(f"{pieces[0]}{ONE}&events=off")
    figure.get_by_role("combobox", name="From").select_option("2025")  # After the end: that one year.
    assert page.url.endswith("&from=2025&events=off")
    figure.get_by_role("button", name="Reset").click()
    expect(figure.locator(".chart-events input")).to_be_checked()
    expect(figure.locator(".chart-part")).to_have_count(0)
    expect(figure.locator(".chart-key")).to_contain_text("2015")
    expect(figure.locator(".chart-title")).to_have_text("Both directions surged after 2021, then turned down")
    expect(lines(figure)).to_have_count(2)
    assert page.url == f"{pieces[0]}#{TRADE}"
    assert page.evaluate("history.length") == entries


def test_an_address_says_that_events_are_off_and_brings_it_back(page: Page, pieces: list[str]) -> None:
    page.goto(pieces[0])
    figure = page.locator(f"#{TRADE}")
    # The chart is still asleep: the style sheet hides events, so it need not be opened to be changed.
    figure.locator(".chart-events input").evaluate("box => box.click()")
    page.wait_for_url(f"{pieces[0]}#{TRADE}?events=off")
    page.goto("about:blank")
    page.goto(f"{pieces[0]}#{TRADE}?events=off")
    expect(figure.locator(".chart-events input")).not_to_be_checked()
    expect(page.locator(f"#{TRADE}.live")).to_be_visible()
    expect(figure.locator(".chart-live .event").first).to_be_hidden()
    figure.locator(".chart-explore summary").click()
    figure.get_by_role("button", name="China sells to Russia").click()
    assert page.url.endswith("?series=russia-to-china&events=off")


def test_a_view_survives_navigation_back_and_forth(page: Page, served: str, pieces: list[str]) -> None:
    page.goto(served)
    page.evaluate("window.same = true")
    page.locator(f"main a[href$='{pieces[0].split('/')[-2]}/']").first.click()
    page.wait_for_url(pieces[0])
    figure = page.locator(f"#{TRADE}")
    figure.locator(".chart-explore summary").click()
    figure.get_by_role("button", name="China sells to Russia").click()
    page.locator(".head-name").click()
    page.wait_for_url(served)
    page.go_back()
    page.wait_for_url(f"{pieces[0]}#{TRADE}?series=russia-to-china")
    expect(page.locator(f"#{TRADE}.live")).to_be_visible()
    expect(lines(figure)).to_have_count(1)
    assert page.evaluate("window.same") is True


def test_who_returns_to_a_view_stays_where_they_were(page: Page, pieces: list[str]) -> None:
    page.goto(f"{pieces[0]}{ONE}")
    expect(page.locator(f"#{TRADE}.live")).to_be_in_viewport()
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.wait_for_timeout(300)  # so that the browser notes the place
    page.reload()
    expect(page.locator(f"#{TRADE}.live")).to_have_count(1)
    assert page.evaluate("scrollY") == 0


def test_a_changed_address_is_followed_on_the_same_page(page: Page, pieces: list[str]) -> None:
    page.goto(pieces[0])
    for series, count in (("russia-to-china", 1), ("russia-to-china,china-to-russia", 2)):
        page.evaluate("hash => { location.hash = hash }", f"#{TRADE}?series={series}")
        expect(page.locator(f"#{TRADE}.live")).to_be_visible()
        expect(lines(page.locator(f"#{TRADE}"))).to_have_count(count)


def test_who_goes_back_to_an_address_of_the_whole_sees_the_whole(page: Page, pieces: list[str]) -> None:
    page.goto(f"{pieces[0]}#{TRADE}")
    page.evaluate("hash => { location.hash = hash }", f"#{TRADE}?series=russia-to-china&events=off")
    figure = page.locator(f"#{TRADE}.live")
    expect(lines(figure)).to_have_count(1)
    page.go_back()
    expect(lines(figure)).to_have_count(2)
    expect(figure.locator(".chart-part")).to_have_count(0)
    expect(figure.locator(".chart-events input")).to_be_checked()


def test_share_names_the_part_that_is_shown_though_the_address_tells_of_another_chart(
    page: Page, pieces: list[str]
) -> None:
    page.goto(f"{pieces[0]}{ONE}")
    figure = page.locator(f"#{TRADE}.live")
    expect(lines(figure)).to_have_count(1)
    page.evaluate("location.hash = '#content'")
    figure.locator(".chart-share summary").click()
    expect(figure.get_by_role("button", name="Copy: Link")).to_be_visible()
    expect(figure.locator("a.chart-copied")).to_have_attribute("href", f"{pieces[0]}{ONE}")


def test_a_view_survives_resizing_and_the_palette(page: Page, pieces: list[str]) -> None:
    page.goto(f"{pieces[0]}{ONE}")
    figure = page.locator(f"#{TRADE}.live")
    expect(lines(figure)).to_have_count(1)
    page.set_viewport_size({"width": 360, "height": 740})
    expect(figure.locator(".chart-live[data-size=narrow]")).to_be_visible()
    expect(lines(figure)).to_have_count(1)
    page.locator(f"#{TRADE} .main-svg").first.evaluate("node => { node.dataset.same = 'yes' }")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(figure.locator(".main-svg[data-same]")).to_have_count(1)
    live, still = (figure.locator(selector).bounding_box() for selector in (".chart-live", ".chart-picture"))
    assert live
    assert still
    assert abs(live["width"] - still["width"]) < 1


@pytest.mark.parametrize("width", [320, 1280])
def test_scripts_do_not_move_the_figure_and_its_controls_fit(page: Page, pieces: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(pieces[0])
    figure = page.locator(f"#{TRADE}")
    expect(page.locator(f"#{TRADE}[data-ready]")).to_be_attached()
    height = "node => node.getBoundingClientRect().height"
    before = figure.evaluate(height)
    figure.locator(".chart-picture").focus()
    expect(page.locator(f"#{TRADE}.live")).to_be_visible()
    assert figure.evaluate(height) == before
    figure.locator(".chart-explore summary").click()
    expect(figure.locator(".chart-panel")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("stack", STACKS)
def test_labels_of_stacked_areas_stand_in_the_middle_of_what_is_left(
    page: Page, pieces: list[str], browser_samples: Built, stack: str
) -> None:
    content = json.loads(browser_samples.read(f"charts/{stack}.json"))
    page.goto(pieces[0])
    page.locator(f"#{TRADE} .chart-picture").focus()
    expect(page.locator(f"#{TRADE}.live")).to_be_visible()
    script = """async ([content, view]) => {
        const { shown } = await import(new URL('assets/chart-shown.js', __md_scope));
        return shown(content, 'wide', view);
    }"""
    view = {"series": ["russia-to-china"], "from": "", "to": "2024"}
    figure = page.evaluate(script, [content, view])
    assert [trace.get("visible", True) for trace in figure["data"]] == [False, True]
    (label,) = figure["layout"]["annotations"]
    # A share stays the share of the whole, also where the rest of the whole is hidden.
    value, low, high = 52.8 if stack == "percent" else 129.32, *content["figure"]["layouts"]["wide"]["yaxis"]["range"]
    assert label["text"].endswith(f"<br>{'52.8' if stack == 'percent' else '129.3'}")
    assert label["y"] == pytest.approx((value / 2 - low) / (high - low), abs=0.001)


def test_labels_of_hidden_marks_go_and_all_others_stay(page: Page, served: str) -> None:
    page.goto(served + ALL_FORMS)
    page.locator("figure.chart .chart-picture").first.focus()
    expect(page.locator("figure.live").first).to_be_visible()
    labels = page.evaluate(
        """() => Promise.all([...document.querySelectorAll("figure.chart")].map(async ({ id, dataset }) => {
            const chartView = await import(new URL("assets/chart-view.js", __md_scope));
            const chartShown = await import(new URL("assets/chart-shown.js", __md_scope));
            const content = await (await fetch(dataset.src)).json();
            const series = chartView.series(content).map(({ key }) => key);
            if (!series.length) return [id, null];
            const views = [chartView.ALL, { ...chartView.ALL, series: series.slice(0, -1) }];
            return [id, views.map((view) => chartShown.shown(content, "wide", view).layout.annotations
                .map(({ text }) => text.replace(/<.*?>/g, " ").trim().replace(/\\s+/g, " ")))];
        })).then(Object.fromEntries)"""
    )
    gone = {}
    for chart in ("un-agreement-by-decade", "un-agreement-ends", "meetings-by-country", "meetings-since-2022"):
        left = list(labels[chart][1])
        gone[chart] = [text for text in labels[chart][0] if text not in left or left.remove(text)]
    assert gone["un-agreement-by-decade"] == ["2010s", "75.2", "20", "27.2"]
    assert gone["un-agreement-ends"] == ["10.3", "China and USA 13.5"]
    assert gone["meetings-by-country"][0] == "A third country"
    assert len(gone["meetings-by-country"]) == 11  # that name, and each of those countries
    assert "20 Mar 2023" in gone["meetings-since-2022"]
    assert "Xi’s state visit to Russia" in gone["meetings-since-2022"]
    assert "SCO summit" not in gone["meetings-since-2022"]
    whole, part = labels["joint-exercises-by-year"]
    assert len(whole) - len(part) == 3  # naval patrols
