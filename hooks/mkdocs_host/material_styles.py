"""Material's style sheet without the parts of its pages that ours do not have: a third less for a phone to wait for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from mkdocs.theme import Theme

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

LEFT_OUT = (
    "tabbed-",
    "md-author",
    "md-clipboard",
    "md-consent",
    "md-content__",
    "md-copyright",
    "md-draft",
    "md-feedback",
    "md-footer",
    "md-header__ellipsis",
    "md-header__option",
    "md-header__source",
    "md-header__title",
    "md-input",
    "md-logo",
    "md-meta",
    "md-nav",
    "md-option",
    "md-pagination",
    "md-path",
    "md-pin",
    "md-post",
    "md-profile",
    "md-search",
    "md-select",
    "md-sidebar",
    "md-social",
    "md-source",
    "md-status",
    "md-tag",
    "md-version",
)
"""How the classes begin of what our templates have in their own form, or not at all. No page has an element of one."""
_TOOLTIPS = (
    "content.code.annotate",
    "content.tooltips",
    "content.footnote.tooltips",
    "navigation.instant.preview",
)
OF_FEATURES = {
    "md-annotation": ("content.code.annotate",),
    "md-code__": ("content.code.copy", "content.code.select"),
    "md-progress": ("navigation.instant.progress",),
    "md-tabs": ("navigation.tabs",),
    "md-top": ("navigation.top",),
    "md-tooltip": _TOOLTIPS,
    # (Our texts have styles of their own. All else of this class is a box for one line, with nothing in it.)
    "md-typeset[ >]": _TOOLTIPS,
}
"""What a page has only where the site has switched on one of these features of Material's."""
_SWITCHING = "[data-md-color-switching]"
"""Two rules for the moment in which Material's own form changes the colours. Our pages have none."""
_WITHOUT_CLASS = (("table:not([class])", ".md-typeset__table table"), ("span[class]", "span"))
"""Selectors that ask whether there is a class, and what says the same by names: Material's script puts each table
without one into such a box. It also writes the class of the page anew, and a browser that knows of such a selector then
styles the whole page once more, 20 ms on a phone."""
_COLOUR = lazy_re(r"\[data-md-color-(?:primary|accent)=\"?([\w-]+)\"?\]")
_NOT = lazy_re(r":not\([^()]*\)")
_COMMAS = lazy_re(r",(?![^(]*\))")
_BOUNDARY = lazy_re(r"[{};]")
_ICON = lazy_re(r"""(--[\w-]+):url\("[^"]*"\);?""")
"""The variable that holds an icon. Forty of them are a sixth of what a phone loads of the sheet."""
_SHOWN = lazy_re(r"var\((--[\w-]+)")


class Look(Frozen):
    """What of Material a site has switched on."""

    features: frozenset[str] = frozenset()
    """Its features."""
    colours: frozenset[str] = frozenset()
    """The names of the colours of its palette."""

    def without_unused(self, css: str) -> str:
        """A minified style sheet without the rules whose selectors all name what no page has, and their icons."""
        return _without_unused(self, css)

    def uses(self, selector: str) -> bool:
        """Whether a page may have what a selector names."""
        colours = set(_COLOUR.findall(selector))
        names = _NOT.sub("", selector)
        return not self._left_out.search(names) and _SWITCHING not in selector and colours <= self.colours

    @cached_property
    def _left_out(self) -> re.Pattern[str]:
        names = (name for name, features in OF_FEATURES.items() if self.features.isdisjoint(features))
        return re.compile(rf"\.(?:{'|'.join((*LEFT_OUT, *names))})")


def look_of(theme: Theme) -> Look:
    """What the settings of a theme switch on."""
    palette = theme.get("palette") or []
    schemes = palette if isinstance(palette, list) else [palette]
    colours = {
        str(scheme[key]).replace(" ", "-") for scheme in schemes for key in ("primary", "accent") if key in scheme
    }
    return Look(frozenset(theme.get("features") or ()), frozenset(colours))


@lru_cache(maxsize=2)
def _without_unused(look: Look, css: str) -> str:
    for asked, named in _WITHOUT_CLASS:
        css = css.replace(asked, named)
    kept = "".join(_kept(look, css))
    shown = set(_SHOWN.findall(kept))
    return _ICON.sub(lambda icon: icon[0] if icon[1] in shown else "", kept)


def _kept(look: Look, css: str) -> Iterator[str]:
    for head, body in split_rules(css):
        if body is None:
            yield head
        elif head.startswith(("@media", "@supports")):
            if inside := "".join(_kept(look, body)):
                yield f"{head}{{{inside}}}"
        elif selectors := [one for one in _COMMAS.split(head) if look.uses(one)]:
            yield f"{','.join(selectors)}{{{body}}}"


def split_rules(css: str) -> Iterator[tuple[str, str | None]]:
    """The rules of a style sheet: what stands before the braces and in them, or a statement without any.

    Args:
        css: minified, with no brace in a text or a comment.
    """
    begin, depth, opened = 0, 0, 0
    for boundary in _BOUNDARY.finditer(css):
        at, sign = boundary.start(), boundary[0]
        if sign == "{":
            opened = opened if depth else at
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                yield css[begin:opened], css[opened + 1 : at]
                begin = at + 1
        elif not depth:
            yield css[begin : at + 1], None
            begin = at + 1
