"""The page for unknown addresses, as a host gives it at any depth: whole, and with the search."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.samples.built import Built
from tests.samples.watched import watched


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that gives 404.html for what it does not have."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *args: Any, **more: Any) -> None:
        """Send the site's own page in place of a line."""
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def host(small_site: Built) -> Iterator[str]:
    """The small site at the root of a server; its address comes back."""
    handler = functools.partial(Host, directory=str(small_site.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("lifeline", "lifeline"),
        ("analyses/a/b/old-lifeline.html", "old lifeline"),
        ("analyses/lifeline%FF/index.html", "lifeline"),
    ],
)
def test_it_is_whole_at_any_depth_and_searches_for_the_words_of_the_address(
    browser: Browser, host: str, address: str, words: str
) -> None:
    violations: list[str] = []
    with watched(browser, violations) as window:
        page = window.new_page()
        lost: list[str] = []
        page.on("response", lambda answer: lost.append(answer.url) if answer.status == 404 else None)
        page.goto(f"{host}{address}")
        page.get_by_role("button", name="Search the site").click()
        expect(page.get_by_role("textbox", name="Search for")).to_have_value(words)
        expect(page.locator("dialog.search").get_by_role("link", name="A lifeline").first).to_be_visible()
    assert [url for url in lost if not url.endswith(address)] == []
    assert violations == []


def test_it_offers_the_newest_pieces(browser: Browser, host: str) -> None:
    page = browser.new_page()
    page.goto(f"{host}analyses/a/b/")
    newest = page.get_by_role("region", name="Latest analyses")
    newest.get_by_role("heading", name="A lifeline").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A lifeline")
    page.close()


def test_data_blocks_break_no_policy_and_the_colour_of_the_head_follows_the_reader(browser: Browser, host: str) -> None:
    violations: list[str] = []
    with watched(browser, violations, color_scheme="light") as window:
        page = window.new_page()
        for address in ("", "analyses/lifeline/", "charts/trade/", "data/trade/"):
            page.goto(f"{host}{address}")
            assert page.locator('script[type="application/ld+json"]').count() == 1
        colour = """[...document.querySelectorAll('meta[name=theme-color]')]
            .find((meta) => matchMedia(meta.media).matches).content"""
        before = page.evaluate(colour)
        page.get_by_role("button", name="Dark colours").click()
        worn = page.evaluate(colour)
        assert worn != before
        page.get_by_role("link", name="Authors", exact=True).first.click()
        expect(page).to_have_title("Authors - China-Russia Dashboard")
        assert page.evaluate(colour) == worn
        assert page.locator('script[type="application/ld+json"]').count() == 0
    assert violations == []
