"""Clean SVG pictures in a real browser: nothing runs, no request leaves, and our own look as before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, Route

from dashboard.core.settings import HOME
from dashboard.media.svg_picture import clean_svg
from tests.samples.svg_attacks import ATTACKS

HOST = "http://pictures.example/"
Open = Callable[..., list[str]]


@pytest.fixture
def open_pictures(page: Page) -> Open:
    """Opens an SVG as a document of its own, or many in one page, uses it, and gives what was fetched, and `acted`."""
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

    def open_all(*svgs: bytes) -> list[str]:
        fetched.clear()
        served.update({f"{HOST}{number}.svg": ("image/svg+xml", svg) for number, svg in enumerate(svgs)})
        images = "".join(f'<img src="{number}.svg">' for number in range(len(svgs)))
        served[f"{HOST}a.html"] = ("text/html", f'<!doctype html><link rel="icon" href="data:,">{images}'.encode())
        page.goto(f"{HOST}{'0.svg' if len(svgs) == 1 else 'a.html'}")
        if len(svgs) == 1:
            page.mouse.click(5, 18)
            page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        try:
            acted = bool(page.evaluate("window.acted"))
        except Error:  # it leads to another page
            acted = True
        requests = [address for address in fetched if not address.endswith("favicon.ico")]
        return [*requests, *(["acted"] if acted else [])]

    return open_all


def test_no_attack_runs_or_fetches_anything(open_pictures: Open) -> None:
    dangerous, cleaned = [], dict[bytes, str]()
    for name, attack in ATTACKS.items():
        content = attack.encode() if isinstance(attack, str) else attack
        if open_pictures(content):
            dangerous.append(name)
        cleaned.setdefault(clean_svg(content)[0], name)  # (Of many attacks the same is left.)
    for clean, name in cleaned.items():
        assert open_pictures(clean) == [], name
    assert open_pictures(*cleaned) == []
    assert len(dangerous) > 25, "the attacks are attacks: opened as they are, many act or fetch"


def test_our_own_pictures_look_as_before(page: Page) -> None:
    for path in sorted((HOME / "docs/images").glob("*.svg")):
        looks = []
        for content in (path.read_bytes(), clean_svg(path.read_bytes())[0]):
            page.set_content(f"<body>{content.decode()}</body>")
            looks.append(page.screenshot())
        assert looks[0] == looks[1], path.name
