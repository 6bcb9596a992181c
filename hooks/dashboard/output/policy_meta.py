"""Writes the Content-Security-Policy into HTML that no template of ours has made."""

from __future__ import annotations

import re

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
_META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
_BEGINNING = re.compile(r"\A\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>\s*)?(?:<head(?:\s[^>]*)?>)?", re.I)
"""What may stand before the policy: nothing that a browser would run or load."""
_METAS = re.compile(r"(?:\s*<meta\s[^>]*>)*", re.I)


def with_policy(html: str) -> str:
    """HTML with the policy before everything that it has to hold for.

    Args:
        html: a whole page.
    """
    beginning, end = _BEGINNING.match(html), 0
    if beginning:
        end = beginning.end()
        metas = _METAS.match(html, end)
        if metas and _META in metas[0]:
            return html
    return f"{html[:end]}{_META}{html[end:]}"
