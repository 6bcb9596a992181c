"""What leads from the addresses that things had to those that they have: a page for each, and lines for hosts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dashboard.core.templates import environment
from dashboard.view.view import View

REDIRECTS_FILE = "_redirects"
"""Netlify and Cloudflare Pages read it: they answer 301 before the page is asked for."""


def redirect_pages(view: View) -> Iterator[tuple[str, str]]:
    """The pages that lead readers on, by their addresses from the root of the site."""
    template = environment().get_template("redirect.html")
    for old, new in view.redirects.items():
        if old.endswith("/"):
            target = f"../{PurePosixPath(new).name}/"
            yield f"{old}index.html", template.render(target=target, canonical=f"{view.site_url}{new}")


def redirects_file(view: View, addresses: Iterable[str]) -> str:
    """The lines of `_redirects`; empty if nothing has moved.

    Only a host can lead on from a file, such as a CSV or a feed; a page does it by itself, too. With a page moves all
    that stands beside it.

    Args:
        view: what the site shows.
        addresses: of all files of the site that are no pages, from its root.
    """
    if not view.redirects:
        return ""
    files = set(addresses)
    beside = _names_beside(files)
    return "".join(
        _line(view, f"{old}{name}", f"{new}{name}")
        for old, new in view.redirects.items()
        if old.endswith("/") or new in files
        for name in ("", *(beside.get(new, ()) if old.endswith("/") else ()))
    )


def _names_beside(files: Iterable[str]) -> dict[str, list[str]]:
    """The names of files by the page of the thing beside which they stand, which has two parts, as in `data/trade/`."""
    names: dict[str, list[str]] = {}
    for address in sorted(files):
        kind, _slash, rest = address.partition("/")
        thing, slash, name = rest.partition("/")
        if slash and name != "index.html":
            names.setdefault(f"{kind}/{thing}/", []).append(name)
    return names


def _line(view: View, old: str, new: str) -> str:
    root = urlsplit(view.site_url).path or "/"
    return f"{root}{old} {root}{new} 301\n"
