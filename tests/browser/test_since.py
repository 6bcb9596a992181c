"""What is new since a reader's last visit is marked for who asks for it, and moves nothing."""

from __future__ import annotations

import datetime
import json

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboard.core.templates import environment
from tests.samples.changed_days import changed_days
from tests.samples.page import opened

LAST_LOOK = "Date.parse('2026-11-27T15:00Z')"
"""The day on which the pieces of this site were published first."""
SHIFTS = """new PerformanceObserver((list) => {
  window.shifts = [...(window.shifts ?? []), ...list.getEntries().map(({value}) => value)]
}).observe({type: 'layout-shift', buffered: true})"""
OFFER = environment().get_template("partials/since.html").render(asks=True)
REFUSED = """for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, {get() { throw new DOMException('refused', 'SecurityError') }})"""
"""What Chromium does where a reader lets no site keep anything."""


def come_back(page: Page, address: str, listed: tuple[str, ...] = ()) -> None:
    """Ask for the marks, and come as who looked at lists on 27 November last, when these entries stood there."""
    page.goto(address)
    page.get_by_role("button", name="Mark what is new").click()
    kept = f"{{at: {LAST_LOOK}, since: null, known: [], listed: {json.dumps(listed)}}}"
    page.evaluate(f"localStorage.setItem(`${{__md_scope.pathname}}.__since`, JSON.stringify({kept}))")
    page.reload()


def test_newer_pieces_are_marked_for_eye_and_ear(served: str, page: Page) -> None:
    page.goto(served)
    known = page.get_by_role("link", name="It was Russia that moved").evaluate("link => link.pathname")
    come_back(page, served, (f"2026-11-27 {known}",))
    expect(page.get_by_role("status").filter(has_text="New since 27 November")).to_be_visible()
    piece = page.locator(".entry", has_text="A lifeline on one side")
    expect(piece.get_by_role("link", name="New: A lifeline on one side, a convenience on the other")).to_be_visible()
    expect(page.locator(".entry", has_text="It was Russia that moved")).not_to_contain_text("New:")


def add_changes(route: Route) -> None:
    """The page of changes with two of 28 November, which a copy of the content without its history has not."""
    answer = route.fetch()
    changes = changed_days(datetime.date(2026, 11, 28))
    route.fulfill(
        response=answer,
        body=answer.text().replace('<p class="prose">No figure', f'{OFFER}{changes}<p class="prose">No figure'),
    )


def test_marks_are_not_offered_where_there_is_nothing_to_mark(served: str, page: Page) -> None:
    page.goto(f"{served}data/changes/")
    expect(page.get_by_text("No figure was added or revised in this time.")).to_be_visible()
    expect(page.locator(".since")).to_have_count(0)


def test_newer_changes_of_data_are_marked(served: str, page: Page) -> None:
    page.route("**/data/changes/", add_changes)
    come_back(page, f"{served}data/changes/")
    expect(page.get_by_role("link", name="New: Trade")).to_be_visible()


def test_an_entry_of_the_day_of_the_last_visit_is_new_only_if_it_did_not_stand_there(served: str, page: Page) -> None:
    page.goto(f"{served}analyses/")
    path = page.locator(".entry h2 a").first.evaluate("link => link.pathname")
    come_back(page, f"{served}analyses/", (f"2026-11-27 {path}",))
    expect(page.locator(".entry:not(.is-new)")).to_have_count(1)
    expect(page.locator(".is-new", has_text="Price makes the year")).to_have_count(1)


def test_nothing_is_kept_before_a_reader_asks_and_after_they_stop(served: str, page: Page) -> None:
    page.goto(served)
    expect(page.get_by_role("button", name="Mark what is new")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    come_back(page, served)
    page.get_by_role("button", name="Stop marking").click()
    expect(page.locator(".is-new, .new-word")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.new_tab
def test_marks_move_nothing_on_a_phone(served: str, page: Page) -> None:
    page.add_init_script(SHIFTS)
    page.set_viewport_size({"width": 360, "height": 800})
    page.route("**/data/changes/", add_changes)
    for address in ("", "analyses/", "data/changes/"):
        come_back(page, served + address)
        expect(page.locator(".is-new").first).to_be_attached()
        assert page.evaluate("sum => (window.shifts ?? []).reduce((all, value) => all + value, 0)") == 0, address
        page.get_by_role("button", name="Stop marking").click()


def test_without_scripts_nothing_is_offered(served: str, browser: Browser) -> None:
    with opened(browser, served, java_script_enabled=False) as page:
        expect(page.locator(".since").first).to_be_hidden()


def test_where_a_browser_keeps_nothing_nothing_is_offered_and_colours_can_be_chosen(
    served: str, browser: Browser
) -> None:
    with browser.new_context(color_scheme="dark") as context:
        context.add_init_script(REFUSED)
        page = context.new_page()
        page.goto(served)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.get_by_role("button", name="Light colours").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        expect(page.get_by_role("button", name="Mark what is new")).to_be_hidden()
