"""What is left out of Material's style sheet is on no page."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
import yaml
from mkdocs.theme import Theme

from mkdocs_host.material_styles import LEFT_OUT, OF_FEATURES, Look, look_of, split_rules
from tests.samples.built import Built, Make
from tests.samples.site import site_config

STYLES = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
CLASSES = re.compile(r'class="([^"]*)"')
DIALOG = "md-dialog__inner md-typeset"
"""The only text of Material's that our pages have: a box for one line."""


@pytest.fixture(scope="module")
def css() -> str:
    """Material's own style sheet, as it is shipped."""
    return next(STYLES.glob("main.*.min.css")).read_text(encoding="utf-8").partition("/*# source")[0].strip()


def test_all_rules_of_material_are_read(css: str) -> None:
    rules = split_rules(css)
    assert "".join(head if body is None else f"{head}{{{body}}}" for head, body in rules) == css


def test_rules_for_what_no_page_has_are_left_out(css: str) -> None:
    assert Look().without_unused(".md-nav,.md-icon{a:b}@media print{.md-top{a:b}}.x:not(.md-nav){a:b}") == (
        ".md-icon{a:b}.x:not(.md-nav){a:b}"
    )
    assert Look().without_unused(".md-typeset{a:b}.md-typeset h1,[dir=rtl] .md-typeset>ol{a:b}") == ".md-typeset{a:b}"
    assert len(Look().without_unused(css)) < 0.4 * len(css)


def test_icons_that_no_rule_shows_are_left_out() -> None:
    shown = ':root{--b:url("b;c")}.x{mask:var(--b)}.y{mask:var(--c,none)}:root{--c:url("c");d:e}'
    assert Look().without_unused(shown.replace("{--b", '{--a:url("a;b");--b') + ".md-nav{mask:var(--a)}") == shown


def test_what_the_site_has_switched_on_stays() -> None:
    tooltip, red, blue = (
        ".md-tooltip{a:b}",
        "[data-md-color-primary=red]{a:b}",
        "[data-md-color-accent=light-blue]{a:b}",
    )
    assert Look().without_unused(tooltip + red + blue) == ""
    theme = Theme("material", palette=[{"primary": "red"}, {"accent": "light blue"}], features=["content.tooltips"])
    assert look_of(theme).without_unused(tooltip + red + blue) == tooltip + red + blue


@pytest.mark.parametrize("feature", ["content.footnote.tooltips", "navigation.instant.preview"])
def test_features_that_the_script_answers_with_a_small_window_keep_its_rules(feature: str, css: str) -> None:
    """Without them the words of a note stood in the text."""
    rule = ".md-tooltip2{a:b}"
    assert look_of(Theme("material", features=[feature])).without_unused(rule) == rule
    assert ".md-tooltip2" in css


def test_no_page_has_what_is_left_out_and_all_have_one_style_sheet(make_site: Make) -> None:
    site = make_site().site
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html") if "embed" not in path.parts]
    names = {name for page in pages for names in CLASSES.findall(page) for name in names.split()}
    assert {name for name in names if name.startswith((*LEFT_OUT, *OF_FEATURES))} == set()
    assert {name for page in pages for name in CLASSES.findall(page) if "md-typeset" in name} == {DIALOG}
    assert {tuple(re.findall(r'rel="stylesheet" href="([^"]+)"', page)) for page in pages} == {
        (f"{up}assets/site.css",) for up in ("", "../", "../../", "/")
    }
    styles = (site / "assets" / "site.css").read_text(encoding="utf-8")
    assert styles.index(".md-typeset") < styles.index("--china") < styles.index(".chart")
    assert "/*" not in styles, "readers load no comment"


EVERY_FEATURE = (
    "announce.dismiss",
    "content.action.edit",
    "content.action.view",
    "content.tabs.link",
    "navigation.expand",
    "navigation.footer",
    "navigation.indexes",
    "navigation.instant",
    "navigation.instant.progress",
    "navigation.path",
    "navigation.prune",
    "navigation.sections",
    "navigation.tabs",
    "navigation.top",
    "search.share",
    "search.suggest",
    "toc.integrate",
)
"""The features that Material's templates ask for."""


def test_a_site_that_has_switched_on_all_features_has_the_rules_of_what_they_bring(make_site: Make) -> None:
    settings = yaml.safe_load(site_config("https://example.org/"))
    settings["theme"]["features"] = [*EVERY_FEATURE]
    site = make_site({"mkdocs.yml": yaml.safe_dump(settings, sort_keys=False)}).site
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html") if "embed" not in path.parts]
    names = {name for page in pages for names in CLASSES.findall(page) for name in names.split()}
    look = Look(frozenset(EVERY_FEATURE))
    assert "md-progress" in names
    assert {name for name in names if not look.uses(f".{name}")} == set()


def test_no_rule_asks_whether_there_is_a_class(small_site: Built) -> None:
    """A browser that knows such a rule styles the whole page anew when a script writes the class of the page."""
    css = (small_site.site / "assets" / "site.css").read_text(encoding="utf-8")
    assert re.findall(r"[^{},]*\[class[^{}]*", css) == []


def test_no_table_is_one_that_the_script_of_material_puts_into_boxes(small_site: Built) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in small_site.site.rglob("*.html")}
    assert {path for path, page in pages.items() if re.search(r"<table(?![^>]*\bclass=)", page)} == set()
    assert any("<table" in page for page in pages.values())
