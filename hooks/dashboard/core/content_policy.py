"""The Content-Security-Policy: what a browser lets our pages load and run. Nothing inline, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from dashboard.core.lazy_re import lazy_re

DIRECTIVES: Mapping[str, str] = {
    "default-src": "'self'",
    # The search (Pagefind) is WebAssembly.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    # Material's icons are `data:` addresses in its style sheet; a chart is turned into a PNG by way of one.
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
"""What every page may do."""


def write_policy(directives: Mapping[str, str] = DIRECTIVES) -> str:
    """Directives as the value of the header."""
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


POLICY_META = Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(Markup(write_policy()))
"""The policy as the first element of a page's head. Who may show the page in a frame, only a header can say."""
_META = POLICY_META.encode()
_DOCTYPE = lazy_re(rb"\A(?:\xef\xbb\xbf)?\s*(?:<!doctype[^>]*>)?", re.IGNORECASE)
_BEGINS_WITH_POLICY = lazy_re(
    _DOCTYPE.pattern + rb"\s*(?:<html[^<>]*>)?\s*(?:<head>)?\s*" + re.escape(_META), re.IGNORECASE
)
START_OF_PAGE = 1000
"""Number of bytes of a page in which the policy stands; the head of our own pages begins within the first hundred."""


def is_page(name: str) -> bool:
    """Whether a browser shows a file of this name as HTML."""
    return name.lower().endswith((".html", ".htm"))


def begins_with_policy(start: bytes) -> bool:
    """Whether a page, of which these are the first bytes, begins with the policy."""
    return _BEGINS_WITH_POLICY.match(start) is not None


def with_policy(page: bytes) -> bytes:
    """A page that begins with the policy: right behind the doctype, where a browser begins the head by itself."""
    if begins_with_policy(page[:START_OF_PAGE]):
        return page
    doctype = _DOCTYPE.match(page)
    assert doctype
    return page[: doctype.end()] + _META + page[doctype.end() :]
