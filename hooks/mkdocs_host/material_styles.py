"""Material's style sheet without the parts of its pages that ours do not have: a third less for a phone to wait for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

LEFT_OUT = (
    "tabbed-",
    *("md-author", "md-clipboard", "md-consent", "md-content__", "md-copyright", "md-draft"),
    *("md-feedback", "md-footer", "md-header__ellipsis", "md-header__source", "md-header__title"),
    *("md-input", "md-logo", "md-meta", "md-nav", "md-pagination", "md-path"),
    *("md-pin", "md-post", "md-profile", "md-progress", "md-search", "md-select", "md-sidebar"),
    *("md-social", "md-source", "md-status", "md-tabs", "md-top", "md-version"),
)
"""How the classes begin of what our templates have in their own form, or not at all. No page has an element of one."""
_SWITCHING = "[data-md-color-switching]"
"""Two rules for the moment of a change of colours: with them a browser styles each page three times at its start."""
_CLASS = re.compile(rf"\.(?:{'|'.join(LEFT_OUT)})")
_NOT = re.compile(r":not\([^()]*\)")
_COMMAS = re.compile(r",(?![^(]*\))")
_BOUNDARY = re.compile(r"[{};]")


@lru_cache(maxsize=2)
def without_unused(css: str) -> str:
    """A minified style sheet without the rules whose selectors all name what no page has."""
    return "".join(_kept(css))


def _kept(css: str) -> Iterator[str]:
    for head, body in split_rules(css):
        if body is None:
            yield head
        elif head.startswith(("@media", "@supports")):
            if inside := "".join(_kept(body)):
                yield f"{head}{{{inside}}}"
        elif selectors := [one for one in _COMMAS.split(head) if _is_used(one)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _is_used(selector: str) -> bool:
    return not _CLASS.search(_NOT.sub("", selector)) and _SWITCHING not in selector


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
