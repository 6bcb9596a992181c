"""The Content-Security-Policy: what a browser lets our pages load and run. Nothing inline, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

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
