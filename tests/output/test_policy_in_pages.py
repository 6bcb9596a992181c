"""Every HTML file of a site begins with the Content-Security-Policy, and none holds what the policy forbids."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dashboard.core.content_policy import POLICY_META
from dashboard.output.policy_in_pages import add_policy
from tests.samples.built import Make
from tests.samples.site import HEAD, notebook_text, write_files

TEXT = f"""{HEAD.replace("status:", "formerly: [old]\nstatus:")}
Words, and a table.

<table><tr><td align="right">1</td></tr></table>

![Lines](chart:trade)
"""
BOOK = notebook_text(HEAD.replace("A lifeline", "A book"), "import pandas\npandas.DataFrame({'a': [1], 'b': ['x']})")


class InlineCode(HTMLParser):
    """What of a page the policy would forbid, and what stands in front of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_protected = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "meta" and self.get_starttag_text() == POLICY_META:
            self._is_protected = True
        elif not self._is_protected and tag not in ("html", "head"):
            self.found.append(f"<{tag}> before the policy")
        is_file_or_data = "src" in attributes or attributes.get("type") in ("application/json", "application/ld+json")
        if tag == "style" or (tag == "script" and not is_file_or_data):
            self.found.append(f"inline <{tag}>")
        self.found += [f"{name}= on <{tag}>" for name in attributes if name == "style" or name.startswith("on")]
        links = (value or "" for name, value in attrs if name in ("href", "src", "action"))
        self.found += [link for link in links if link.strip().lower().startswith("javascript:")]


def inline_code(site: Path) -> dict[str, list[str]]:
    """What the policy would forbid, by the name of the HTML file."""
    found = {path.relative_to(site).as_posix(): InlineCode(path.read_text()).found for path in site.rglob("*.html")}
    return {name: lines for name, lines in found.items() if lines}


@pytest.mark.parametrize("preview", [False, True], ids=["publication", "preview"])
def test_no_page_holds_inline_code(make_site: Make, tmp_path: Path, preview: bool) -> None:
    files = {"docs/analyses/lifeline.md": TEXT, "docs/analyses/book.ipynb": BOOK}
    site = tmp_path / ("preview" if preview else "site")
    env = {**os.environ, "DASHBOARD_PREVIEW": f"2099-12-31 {site}"} if preview else None
    built = make_site(files, "--strict", "--site-dir", str(site), env=env)
    assert built.code == 0, built.output
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    expected = {
        "index.html",
        "404.html",
        "analyses/book/index.html",
        "embed/trade/index.html",
        "analyses/old/index.html",
    }
    assert pages >= expected | ({"desk/index.html"} if preview else set())
    assert inline_code(site) == {}


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html>\n<html lang=en><head>",
        "<!-- <head> -->",
        "\ufeff<!doctype html><script>alert(1)</script>",
        f"<!-- {POLICY_META} -->",
        f"<!doctype html><html><head><script>alert(1)</script>{POLICY_META}",
        f"<body>{POLICY_META}",
        "",
    ],
)
def test_a_file_of_somebody_else_gets_it_first(tmp_path: Path, start: str) -> None:
    write_files(tmp_path, {"a/b.html": f"{start}<p>Words"})
    assert add_policy(tmp_path) == ["a/b.html"]
    html = (tmp_path / "a" / "b.html").read_text(encoding="utf-8")
    assert html.lower().removeprefix("\ufeff").removeprefix("<!doctype html>").startswith(POLICY_META.lower())
    assert html.endswith("<p>Words")
    assert add_policy(tmp_path) == []
