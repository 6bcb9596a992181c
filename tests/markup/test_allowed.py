"""The lists of what HTML may hold."""

from __future__ import annotations

import re

import pytest
from pygments.token import STANDARD_TYPES

from dashboard.core.templates import THEME
from dashboard.markup.allowed import ELEMENTS, allows_attribute, is_link, is_own_file

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


LOOKS = {
    "a": ('target="_blank"', 'target="_SELF"', 'name="old-place"'),
    "p": ('align="center"',),
    "h2": ('align="right"',),
    "div": ('align="justify"',),
    "img": ('align="left"',),
    "caption": ('align="left"',),
    "tr": ('align="center"', 'valign="middle"', "nowrap", 'height="40"'),
    "td": ('width="50%"', 'height="40"', 'valign="top"', "nowrap"),
    "th": ('width="12.5%"', 'height="40px"', 'valign="baseline"', "nowrap"),
    "col": ('width="80"', 'valign="bottom"'),
    "table": ('align="center"', 'border="1"', 'cellpadding="4"', 'cellspacing="0"', 'width="100%"'),
    "blockquote": ('cite="https://a.org"',),
    "q": ('cite="http://a.org"',),
    "header": (),
    "footer": (),
}
"""What gives an element a place, a measure or a source, and neither runs nor loads anything."""
FOREIGN_LOOKS = {
    "a": ('target="other"', 'target="_top"', 'name="__search"', 'name="Plotly"', "ping=x"),
    "img": ("name=x", 'align="url(x)"'),
    "p": ("width=9", 'style="color: red"', "background=x", "target=_blank"),
    "td": ('width="9em"', 'width="calc(9)"', 'background="x.png"', 'valign="x"', "bgcolor=red"),
    "table": ('border="//a.org"', 'cellpadding="-1"', 'background="x.png"'),
    "q": ('cite="javascript:x"', 'cite="a.md"'),
    "font": (),
    "center": (),
}


def _tags(looks: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    written = [(element, *look.partition("=")[::2]) for element, all in looks.items() for look in all]
    return [(element, name, value.strip('"')) for element, name, value in written]


@pytest.mark.parametrize(("element", "name", "value"), _tags(LOOKS))
def test_looks_that_do_no_harm_are_allowed(element: str, name: str, value: str) -> None:
    assert allows_attribute(element, name, value)


@pytest.mark.parametrize(("element", "name", "value"), _tags(FOREIGN_LOOKS))
def test_no_other_looks_are_allowed(element: str, name: str, value: str) -> None:
    assert not allows_attribute(element, name, value)


def test_elements_that_only_give_a_look_are_not_allowed() -> None:
    assert set(LOOKS) <= ELEMENTS
    assert not {"font", "center", "style"} & ELEMENTS


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
