"""What leads from the addresses that things had to those that they have: a page for each, and lines for hosts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dashboard.core.templates import environment
from dashboard.view.view import View

REDIRECTS_FILE = "_redirects"
"""Netlify and Cloudflare Pages read it: they answer 301 before the page is asked for."""


def redirect_files(view: View) -> Iterator[tuple[str, str]]:
    """The files that lead readers on, by their addresses from the root of the site; none if nothing has moved.

    Only a host can lead on from a file, such as a CSV; a page does it by itself, too.
    """
    template = environment().get_template("redirect.html")
    root = urlsplit(view.site_url).path or "/"
    lines = []
    for old, new in view.redirects.items():
        lines.append(f"{root}{old} {root}{new} 301\n")
        if old.endswith("/"):
            target = f"../{PurePosixPath(new).name}/"
            yield f"{old}index.html", template.render(target=target, canonical=f"{view.site_url}{new}")
    if lines:
        yield REDIRECTS_FILE, "".join(lines)
