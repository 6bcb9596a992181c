"""The lists of what HTML may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import material
import pytest
from markdown.extensions.toc import slugify, unique
from pygments.token import STANDARD_TYPES

from dashboard.core.templates import THEME
from dashboard.markup.allowed import ELEMENTS, allows_attribute, is_id, is_link, is_own_address

_ASKS = r"(?:(?:querySelector(?:All)?|closest|matches|getElementsByClassName)\(|\bfind\([^,()]+,)"
_SELECTOR = re.compile(_ASKS + r"""\s*(["'`])(.*?)\1""", re.S)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_IN_BUNDLE = re.compile(r"""["'`(,> ]\.([a-z][\w-]*)""")
_OF_WINDOW = re.compile(r"(?:window|globalThis)\.([A-Za-z_$][\w$]*)")
MATERIAL = Path(material.__file__).parent / "templates/assets"
SCRIPTS = [path.read_text(encoding="utf-8") for path in THEME.rglob("*.js")]
STYLES = [path.read_text(encoding="utf-8") for path in THEME.rglob("*.css")]
BUNDLES = [path.read_text(encoding="utf-8") for path in sorted((MATERIAL / "javascripts").glob("bundle.*.js"))]
_FOR_EXTENSIONS = """
    admonition admonition-title code comment error note footnote footnote-ref footnote-backref headerlink highlight
    highlighttable linenos linenodiv arithmatex critic task-list-item tab tab-set tab-title
"""
FOR_EXTENSIONS = frozenset(_FOR_EXTENSIONS.split())
"""Classes on which scripts or styles act, and act as they do because extensions of Markdown write them."""


def allowed_of(names: Iterable[str]) -> set[str]:
    return {name for name in names if allows_attribute("div", "class", name)}


def test_no_script_acts_on_a_class_that_authors_may_write() -> None:
    selectors = " ".join(selector for script in SCRIPTS for _, selector in _SELECTOR.findall(script))
    classes = {*_CLASS.findall(selectors), *_IN_BUNDLE.findall("\n".join(BUNDLES))}
    assert {"chart-explore", "md-nav__link", "mermaid", "annotate"} <= classes
    assert {name for name in allowed_of(classes) if len(name) > 3} <= FOR_EXTENSIONS


def test_no_style_of_the_theme_is_of_a_class_that_authors_may_write() -> None:
    selectors = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", "\n".join(STYLES), flags=re.S))
    classes = set(_CLASS.findall(" ".join(selectors)))
    assert {"unseen", "code", "analysis-head"} <= classes
    assert allowed_of(classes) <= FOR_EXTENSIONS


def test_no_script_of_the_theme_asks_the_window_for_a_name_that_may_be_an_id() -> None:
    names = {name for script in SCRIPTS for name in _OF_WINDOW.findall(script)}
    assert "__md_scope" in names
    of_browsers = {"addEventListener", "document"}  # (these come before the ids)
    assert {name for name in names - of_browsers if is_id(name)} == set()


@pytest.mark.parametrize("words", ["Trade", "2024", "-", "--", "A – B", "贸易", "…"])
def test_a_heading_may_have_the_id_that_markdown_gives_it(words: str) -> None:
    assert is_id(unique(slugify(words, "-"), set()))


@pytest.mark.parametrize(
    "name",
    [
        "admonition warning",
        "own-box",
        "critic comment",
        "language-c++",
        "footnote-ref",
        "progress-60plus",
        "kc",
        "l l-Scalar l-Scalar-Plain",
    ],
)
def test_classes_of_markdown_and_own_ones_are_allowed(name: str) -> None:
    assert allows_attribute("div", "class", name)


@pytest.mark.parametrize(
    ("element", "name", "value"),
    [
        ("mo", "lspace", "-1em"),
        ("mo", "rspace", "3em"),
        ("mo", "minsize", "9em"),
        ("mspace", "width", "99999px"),
        ("mspace", "width", "-1em"),
        ("mspace", "width", "3em"),
        ("mspace", "height", "1em"),
        ("mstyle", "scriptlevel", "-8"),
        ("mstyle", "width", "1em"),
        ("mfrac", "linethickness", "4000px"),
        ("mtd", "columnspan", "1000"),
    ],
)
def test_no_formula_covers_the_page_around_it(element: str, name: str, value: str) -> None:
    assert not allows_attribute(element, name, value)


@pytest.mark.parametrize(
    ("element", "name", "value"),
    [
        ("mspace", "width", "0.167em"),
        ("mspace", "width", "2em"),
        ("mo", "lspace", "0"),
        ("mo", "maxsize", "2.047em"),
        ("mfrac", "linethickness", "0"),
        ("mstyle", "scriptlevel", "1"),
    ],
)
def test_formulas_have_gaps_and_levels(element: str, name: str, value: str) -> None:
    assert allows_attribute(element, name, value)


def test_nothing_moves_a_part_of_a_formula() -> None:
    assert not {"mpadded", "mphantom"} & ELEMENTS


def test_the_classes_of_highlighted_code_are_allowed() -> None:
    assert [name for name in STANDARD_TYPES.values() if not allows_attribute("span", "class", name)] == []


def test_what_scrolls_may_be_reached_by_keys_in_its_turn() -> None:
    assert allows_attribute("div", "tabindex", "0")
    assert not any(allows_attribute("div", "tabindex", value) for value in ("1", "-1", "x"))


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
    "address", ["https://a.org", "mailto:a@b.org", "tel:+46", "#a", "b.md", "@base@c/", "?q", "/d", "https://a.org/@b"]
)
def test_links_lead_to_pages(address: str) -> None:
    assert is_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "java\tscript:x",
        " https://a.org",
        "data:x",
        "\\\\a.org",
        "a\x00",
        "https://me:word@a.org",
        "//me@a.org",
        *FORGED,
    ],
)
def test_links_lead_nowhere_else(address: str) -> None:
    assert not is_link(address)


@pytest.mark.parametrize(
    "address", ["//a.org/b", "https://a.org/b", "/b.png", " b.png", "\\\\a.org\\b", "data:x", "", "b\n", *FORGED]
)
def test_pictures_are_files_of_the_repository(address: str) -> None:
    assert is_own_address("../images/b.png")
    assert not is_own_address(address)
