"""HTML that can stand elsewhere: in a feed reader or in a mail, without our styles and scripts, and far from the site.

An allow-list decides what is left, that of texts (`markup/allowed.py`) without what only works within our pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from urllib.parse import urljoin, urlsplit

import nh3

from dashboard.core.paths import BASE
from dashboard.markup.allowed import ATTRIBUTES, ELEMENTS, SCHEMES, allows_attribute

_WITHIN_PAGES = frozenset(
    ("class", "id", "name", "role", "title", "tabindex", "target", "rel", "download", "loading", "decoding")
)
"""Attributes that mean nothing elsewhere, or could meet those of another text there. No `aria-` is kept either."""
_WITH_CONTENT = frozenset(
    ("script", "style", "svg", "template", "iframe", "noscript", "object", "textarea", "title", "button", "select")
)
"""Elements that go with all that is in them."""
_CODE, _SPAN = re.compile("<pre>.*?</pre>", re.S), re.compile("</?span>")
"""Code, and the marks of its words in it, which without our colours are only long. Both as nh3 writes them."""
_ADDRESSES = ("href", "src", "cite")


def portable_html(html: str, page: str, site: str) -> str:
    """Keep what every reader of HTML may be given, with full addresses.

    Args:
        html: of a page; `BASE` may stand for the way from the page to the root of the site.
        page: the full address of that page, to which what is relative in it is relative.
        site: the full address of the site. Nothing is loaded from elsewhere.
    """
    cleaner = nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={
            element: {name for name in names - _WITHIN_PAGES if not name.startswith("aria-")}
            for element, names in ATTRIBUTES.items()
        }
        | {"abbr": {"title"}},
        attribute_filter=partial(_filtered, page, site),
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return _CODE.sub(lambda code: _SPAN.sub("", code[0]), cleaner.clean(html.replace(BASE, site)))


def _filtered(page: str, site: str, element: str, name: str, value: str) -> str | None:
    full = partial(_full, page, "" if name in ("href", "cite") else site)
    if name in _ADDRESSES:
        return full(value)
    if name == "srcset":
        return _each(value, full)
    return value if allows_attribute(element, name, value) else None


def _full(page: str, within: str, address: str) -> str | None:
    """The full address; None if there is none, or if it does not lead to where it has to."""
    try:
        full = urljoin(page, address.strip())
        is_allowed = urlsplit(full).scheme in SCHEMES
    except ValueError:  # (such as http://[)
        return None
    return full if is_allowed and full.startswith(within) else None


def _each(srcset: str, full: Callable[[str], str | None]) -> str | None:
    """A `srcset` with full addresses; None if one of them is not allowed."""
    parts = [part.split() for part in srcset.split(",")]
    addresses = [full(words[0]) for words in parts if words]
    if None in addresses:
        return None
    rest = [words[1:] for words in parts if words]
    return ", ".join(" ".join([str(address), *more]) for address, more in zip(addresses, rest, strict=True))
