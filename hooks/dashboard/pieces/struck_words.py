"""Reads `<del>` and `<s>` among words as Markdown's own `~~` is read, so that what stands within is known as struck."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from dashboard.core.lazy_re import lazy_re

STRUCK = frozenset(("del", "s"))
"""Elements whose words no longer hold."""
_WORDS = r"<(?P<name>del|s)(?P<attributes>\s[^<>]*)?>(?P<words>(?:(?!<(?P=name)[\s>]).)*?)</(?P=name)>"
"""Words with no other beginning among them: so many that are never closed take no longer than their length."""
_ATTRIBUTE = lazy_re(r"([^\s=\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")


class StruckWords(InlineProcessor):
    """Makes elements of them. Python-Markdown would keep their tags as text, and not know what is between."""

    def __init__(self, md: Markdown) -> None:
        """Set up for one converter."""
        super().__init__(_WORDS, md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """Called by Python-Markdown, which goes on with the words."""
        found = _ATTRIBUTE.findall(m["attributes"] or "")
        element = Element(m["name"], {name: unescape("".join(values)) for name, *values in found})
        element.text = m["words"]
        return element, *m.span()
