"""The styles of an SVG: only properties and functions that are known, and no address but of its own parts."""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from dashboard.core.lazy_re import lazy_re
from dashboard.media.svg_allowed import FUNCTIONS, PROPERTIES

_NAME = string.ascii_letters + string.digits + "-_"
_LOCAL = lazy_re(r"""url\(\s*(["']?)#[\w.:-]+\1\s*\)""", re.IGNORECASE)
_PLAIN = lazy_re(r"""[\w\s#.,;%+\-*/()"'!:=~^|>\[\]&?$\u0080-\uffff]*""")
"""The characters of values and selectors: no backslash, which hides words, no `@`, no `<`."""

Report = Callable[[str], None]
"""Is told what was taken out."""


def is_safe_value(value: str) -> bool:
    """Whether an attribute's or a property's value calls known functions only, and `url()` with a part of the SVG."""
    rest = _LOCAL.sub("", value)
    before_brackets = rest.split("(")[:-1]
    calls = {text[len(text.rstrip(_NAME)) :].lower() for text in before_brackets} - {""}
    return bool(_PLAIN.fullmatch(rest)) and calls <= FUNCTIONS


def _without_comments(css: str) -> str:
    first, *others = css.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def clean_declarations(style: str, report: Report) -> str:
    """The declarations of a `style` attribute or a rule that may stay.

    Args:
        style: such as `fill: #123; stroke: none`.
        report: is told the name of each property that is taken out, or its value.
    """
    kept = []
    for declaration in _without_comments(style).split(";"):
        name, colon, value = (part.strip() for part in declaration.partition(":"))
        if not colon:
            if name:
                report(f"the style {name[:40]!r}")
        elif name.lower() not in PROPERTIES:
            report(f"the style {name[:40]!r}")
        elif not is_safe_value(value):
            report(f"the value {value[:40]!r}")
        else:
            kept.append(f"{name}: {value}")
    return "; ".join(kept)


def clean_stylesheet(css: str, report: Report) -> str:
    """The rules of a `<style>` element that may stay. A rule with `@` (imports, fonts, media) may not.

    Args:
        css: the text of the element.
        report: is told what is taken out.
    """
    rules = []
    for rule in _without_comments(css).split("}"):
        selector, brace, body = (part.strip() for part in rule.partition("{"))
        if not brace:
            if selector:
                report(f"the style {selector[:40]!r}")
        elif "{" in body or not selector or not is_safe_value(selector):
            report(f"the style {selector[:40]!r}")
        elif declarations := clean_declarations(body, report):
            rules.append(f"{selector} {{ {declarations} }}")
    return "\n".join(rules)
