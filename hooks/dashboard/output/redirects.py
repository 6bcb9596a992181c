"""What leads from the addresses that pieces had to those that they have: a page for each, and lines for hosts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from dashboard.core.templates import environment
from dashboard.view.view import View

REDIRECTS_FILE = "_redirects"
"""Netlify and Cloudflare Pages read it: they answer 301 before the page is asked for."""


def redirect_files(view: View) -> Iterator[tuple[str, str]]:
    """The files that lead readers on, by their addresses from the root of the site; none if no piece has moved."""
    template = environment().get_template("redirect.html")
    root = urlsplit(view.site_url).path or "/"
    lines = []
    for old_slug, new_slug in view.redirects.items():
        lines.append(f"{root}analyses/{old_slug}/ {root}analyses/{new_slug}/ 301\n")
        canonical = f"{view.site_url}analyses/{new_slug}/"
        yield f"analyses/{old_slug}/index.html", template.render(target=f"../{new_slug}/", canonical=canonical)
    if lines:
        yield REDIRECTS_FILE, "".join(lines)
