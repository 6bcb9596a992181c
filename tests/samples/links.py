"""Follows every link of a built site that stays in it."""

from __future__ import annotations

import re
from collections.abc import Set
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_LINK = re.compile(r'<(?:a|img|link|script|iframe|source)\b[^>]*?\s(?:href|src|data-src|data-plotly)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]+)"')
_CODE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)


def dead_links(site: Path, url: str, elsewhere: Set[str] = frozenset()) -> dict[str, list[str]]:
    """The links that lead nowhere, by the page on which they stand: to no file, or to no element of a page.

    Args:
        site: the folder of the site.
        url: its address.
        elsewhere: addresses that only look as if they led into it.
    """
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    ids = {path: set(_ID.findall(text)) for path, text in texts.items()}
    dead: dict[str, list[str]] = {}
    for path, text in texts.items():
        name = path.relative_to(site).as_posix()
        for link in map(unescape, _LINK.findall(_CODE.sub("", text))):
            address, _, part = urljoin(url + name.removesuffix("index.html"), link).partition("#")
            if not address.startswith(url) or link in elsewhere:
                continue
            target = site / unquote(urlsplit(address.removeprefix(url)).path)
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (part and target in ids and unquote(part) not in ids[target]):
                dead.setdefault(name, []).append(link)
    return dead
