"""Clean SVG pictures in a real browser: nothing runs, no request leaves, and our own look as before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, Route

from dashboard.core.settings import HOME
from dashboard.media.svg_picture import clean_svg
from tests.samples.svg_attacks import ATTACKS

HOST = "http://pictures.example/"
Open = Callable[[bytes, str], list[str]]


@pytest.fixture
def open_picture(page: Page) -> Open:
    """Opens an SVG as a document of its own or in a page, uses it, and gives what it fetched, and `acted`."""
    served: dict[str, tuple[str, bytes]] = {}
    fetched: list[str] = []

    def answer(route: Route) -> None:
        content = served.get(route.request.url)
        if content is None:
            fetched.append(route.request.url)
            route.abort()
        else:
            route.fulfill(content_type=content[0], body=content[1])

    page.route("**/*", answer)

    def open_one(svg: bytes, how: str) -> list[str]:
        fetched.clear()
        served[f"{HOST}a.svg"] = ("image/svg+xml", svg)
        served[f"{HOST}a.html"] = ("text/html", b'<!doctype html><link rel="icon" href="data:,"><img src="a.svg">')
        page.goto(f"{HOST}a.{'svg' if how == 'document' else 'html'}")
        if how == "document":
            page.mouse.click(5, 18)
            page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        try:
            acted = bool(page.evaluate("window.acted"))
        except Error:  # it leads to another page
            acted = True
        requests = [address for address in fetched if not address.endswith("favicon.ico")]
        return [*requests, *(["acted"] if acted else [])]

    return open_one


def test_no_attack_runs_or_fetches_anything(open_picture: Open) -> None:
    dangerous, opened = [], set()
    for name, attack in ATTACKS.items():
        content = attack.encode() if isinstance(attack, str) else attack
        if open_picture(content, "document"):
            dangerous.append(name)
        clean, _ = clean_svg(content)
        if clean not in opened:  # (Of many attacks the same is left.)
            opened.add(clean)
            for how in ("document", "image"):
                assert open_picture(clean, how) == [], (name, how)
    assert len(dangerous) > 25, "the attacks are attacks: opened as they are, many act or fetch"


def test_our_own_pictures_look_as_before(page: Page) -> None:
    for path in sorted((HOME / "docs/images").glob("*.svg")):
        looks = []
        for content in (path.read_bytes(), clean_svg(path.read_bytes())[0]):
            page.set_content(f"<body>{content.decode()}</body>")
            looks.append(page.screenshot())
        assert looks[0] == looks[1], path.name
