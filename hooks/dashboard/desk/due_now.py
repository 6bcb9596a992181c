"""What a build should be, by what the repository says at this moment."""

from __future__ import annotations

from collections.abc import Iterator, Set

from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import address_of
from dashboard.desk.site_comparison import DueSite
from dashboard.edition.edition import Edition
from dashboard.output.build_manifest import Manifest

_OWN_PAGE = lazy_re(r"(analyses|authors|charts|data|institutes|tags|themes)/[^/]+/")
"""The addresses of pages that the engine makes, each of one thing."""
_BESIDE = lazy_re(r"(analyses|authors|charts|data|institutes|tags|themes|embed)/([^/.]+)[/.].*")
_IN_API = lazy_re(r"api/v1/(charts|datasets|pieces)/([^/]+)\.json")
_FOLDERS = {"embed": "charts", "datasets": "data", "pieces": "analyses"}
"""Where the pages of things are that have another folder elsewhere."""


def due_now(built: Manifest, edition: Edition) -> DueSite:
    """What was built, what has become due since, and what is no longer due.

    Args:
        built: the list of the files of the build.
        edition: what readers see now.
    """
    view, content = edition.view, edition.content
    pages = {page.url for page in edition.pages.values()} | {old for old in view.redirects if old.endswith("/")}
    gone = {address for address in built.files if _OWN_PAGE.fullmatch(address)} - pages
    if content.held_back:
        # These may be due, and with them the pages of their authors and data: only of other pieces is it certain.
        held_back = {address_of(path.removeprefix(f"{view.docs_path}/")) for path in content.held_back}
        gone = {address for address in gone - held_back if address.startswith("analyses/")}
    shown = {path.removeprefix(f"{view.docs_path}/") for path in view.files}
    return DueSite(built, pages - built.files.keys(), {*_of_pages(built, gone)} - shown)


def _of_pages(built: Manifest, pages: Set[str]) -> Iterator[str]:
    """The addresses of pages, and of what stands beside them or is about the same thing."""
    for address in built.files:
        if named := _BESIDE.fullmatch(address) or _IN_API.fullmatch(address):
            folder, name = named.groups()
            if f"{_FOLDERS.get(folder, folder)}/{name}/" in pages:
                yield address
