"""The lists of what HTML may hold."""

from __future__ import annotations

import re

import pytest
from pygments.token import STANDARD_TYPES

from dashboard.core.templates import THEME
from dashboard.markup.allowed import allows_attribute, is_link, is_own_file

_SELECTOR = re.compile(r"""(?:querySelector(?:All)?|closest|matches|getElementsByClassName)\(\s*(["'`])(.*?)\1""", re.S)
UNRESERVED = {"note", "nsewdrag", "css"}
"""Words of selectors that authors may write: a kind of admonition, a class of Plotly's, the ending of an address."""


def test_no_script_of_the_theme_acts_on_a_class_that_authors_may_write() -> None:
    scripts = [path.read_text(encoding="utf-8") for path in THEME.rglob("*.js")]
    selectors = " ".join(selector for script in scripts for _, selector in _SELECTOR.findall(script))
    classes = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    assert "chart-view" in classes
    free = {name for name in classes if allows_attribute("div", "class", name)}
    assert free <= UNRESERVED


def test_the_classes_of_highlighted_code_are_allowed() -> None:
    assert [name for name in STANDARD_TYPES.values() if not allows_attribute("span", "class", name)] == []


@pytest.mark.parametrize("name", ["mermaid", "md-search", "chart-slot", "x MERMAID", "cell-slot", "fact-slot", "fact"])
def test_classes_of_the_theme_are_not_allowed(name: str) -> None:
    assert not allows_attribute("pre", "class", name)


@pytest.mark.parametrize("id", ["__search", "", "Plotly", "a b", "a$", '"'])
def test_ids_of_the_theme_are_not_allowed(id: str) -> None:
    assert not allows_attribute("p", "id", id)


@pytest.mark.parametrize("id", ["fn:1", "fnref2:1", "what-comes-next", "_1", "Über-uns"])
def test_ids_of_headings_and_footnotes_are_allowed(id: str) -> None:
    assert allows_attribute("p", "id", id)


FORGED = ("@base@javascript:x", "java@base@script:x", "@base@//a.org", "@base@@base@x", "@base@http:/a.org")
"""Addresses that become others where `@base@` is replaced: by nothing on the front page."""


@pytest.mark.parametrize(
    "address", ["https://a.org", "mailto:a@b.org", "tel:+46", "#a", "b.md", "@base@c/", "?q", "/d"]
)
def test_links_lead_to_pages(address: str) -> None:
    assert is_link(address)


@pytest.mark.parametrize(
    "address", ["javascript:x", "java\tscript:x", " https://a.org", "data:x", "\\\\a.org", "a\x00", *FORGED]
)
def test_links_lead_nowhere_else(address: str) -> None:
    assert not is_link(address)


@pytest.mark.parametrize(
    "address", ["//a.org/b", "https://a.org/b", "/b.png", " b.png", "\\\\a.org\\b", "data:x", "", "b\n", *FORGED]
)
def test_pictures_are_files_of_the_repository(address: str) -> None:
    assert is_own_file("../images/b.png")
    assert not is_own_file(address)
