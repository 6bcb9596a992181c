"""What readers can do on a train: the pages that are open can be read, and no link takes them away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PIECE = "analyses/lifeline-and-convenience/"


@pytest.mark.new_tab
@pytest.mark.parametrize("link", ["a.fact", ".head a[href$='charts/']"])
def test_without_a_connection_a_link_leaves_the_page_where_it_is(page: Page, served: str, link: str) -> None:
    """The address became that of the dataset, though the piece was still there; or the piece was gone."""
    page.goto(f"{served}{PIECE}", wait_until="networkidle")
    page.context.set_offline(True)
    page.locator(f"{link}:visible").first.click()
    expect(page.get_by_role("status").filter(has_text="No connection: the page did not load.")).to_be_visible()
    expect(page).to_have_url(f"{served}{PIECE}")
    expect(page.locator("h1")).to_contain_text("A lifeline")
    page.context.set_offline(False)
    page.locator(f"{link}:visible").first.click()
    expect(page.locator("h1")).not_to_contain_text("A lifeline")


@pytest.mark.new_tab
def test_a_page_that_answers_without_a_connection_is_shown(page: Page, served: str) -> None:
    """As a preview on one's own machine does."""
    page.goto(f"{served}{PIECE}", wait_until="networkidle")
    page.evaluate("Object.defineProperty(navigator, 'onLine', { value: false })")
    page.locator(".head a[href$='charts/']:visible").first.click()
    expect(page).to_have_url(f"{served}charts/")
    expect(page.locator("h1")).to_have_text("Charts")
