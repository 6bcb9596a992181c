"""The search index: Pagefind makes it from the pages of a built site.

The index stands outside the promise that the same input gives the same bytes. Pagefind 1.5 writes filters and languages
in another order each time, and names these files after their bytes. So an index is kept under the digest of its pages,
and is made anew only when they have changed.
"""

from __future__ import annotations

import filecmp
import functools
import hashlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from html import escape
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from pagefind.service import get_executable

from dashboard.cache.codec import Codec
from dashboard.cache.keys import key_of
from dashboard.core.files import write_atomically
from dashboard.output.site_folder import file_names
from machine.set_up_command import SET_UP

BUNDLE = "pagefind"
"""The index's folder in the site. Pagefind's script takes the address up to this name for the root of the site."""
ENTRY = "pagefind-entry.json"
"""The file that leads to all others, whose names are hashes."""
UNINDEXED = "svg, table, pre"
"""Selectors of what Markdown makes and nobody searches. Templates mark all else to skip: `data-pagefind-ignore`."""
_PAGEFIND_INTERFACE = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""Files of an interface that Pagefind adds and the site does not use."""
_INDEXES_KEPT = 4
_IN_USE = 60
"""Seconds after which no build copies an index any more. A preview may make one every second."""
_DIGESTS = ".copies.json"
_CODEC = Codec[dict[str, str]](dict[str, str])
_START_OF_PAGE = 1_000
"""Bytes of a page in which its `<html>` tag begins."""
StartCallback = Callable[[subprocess.Popen[str]], None]
"""Takes the indexing process when it has started, to be able to end it early."""


class SearchError(Exception):
    """The index cannot be made; the message says why."""


def make_index(
    site: Path,
    cache: Path,
    on_start: StartCallback = lambda process: None,
    kept: Mapping[str, Path] = MappingProxyType({}),
) -> Path:
    """Make the index of a site's pages in a folder outside the site.

    Args:
        site: the folder of a built site.
        cache: a folder that holds the last indexes. It may be deleted at any time.
        on_start: takes the indexing process. It is not called if the index of these pages is in the cache.
        kept: the site's pages that are not in the folder, by their paths in it.

    Returns:
        The folder of the index. Its files belong in the site's folder `BUNDLE`.

    Raises:
        SearchError: Pagefind is not installed, was ended early or failed.
    """
    cache.mkdir(parents=True, exist_ok=True)
    copies = reading_copies(page_paths(site))  # (Once: a page of a preview may be saved meanwhile.)
    digests = _digests(copies) | _kept_digests(kept, cache)
    index = cache / key_of(version("pagefind"), UNINDEXED, sorted(digests.items()))[:32]
    if not (index / ENTRY).is_file():
        copies |= reading_copies(kept)
        with tempfile.TemporaryDirectory(dir=cache, prefix=".") as folder:
            _keep_index(_run_pagefind(copies, Path(folder), on_start), index)
    with suppress(OSError):  # (of another user, who deletes it)
        index.touch()
    _delete_old_indexes(cache)
    return index


def _digests(copies: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(copy).hexdigest() for name, copy in copies.items()}


def _kept_digests(pages: Mapping[str, Path], cache: Path) -> dict[str, str]:
    """The digests of the copies of kept pages, by the paths of the pages; those that are not searched have none.

    Args:
        pages: the files. Their names are hashes of what they hold, so each is read once.
        cache: remembers the digests of the last build.
    """
    if not pages:
        return {}
    memo, files = cache / _DIGESTS, {path.name: path for path in pages.values()}
    try:
        known = _CODEC.load(memo.read_bytes()) or {}
    except (OSError, ValueError):
        known = {}
    if new := {name: path for name, path in files.items() if name not in known}:
        known = known | dict.fromkeys(new, "") | _digests(reading_copies(new))
        with suppress(OSError):  # (of another user)
            write_atomically(memo, _CODEC.dump({name: known[name] for name in files}))
    return {name: known[path.name] for name, path in pages.items() if known[path.name]}


def _keep_index(new_index: Path, index: Path) -> None:
    """Move an index into the cache, unless another process has put the same one there meanwhile."""
    try:
        new_index.rename(index)
    except OSError:
        if not (index / ENTRY).is_file():  # what was not deleted to its end
            shutil.rmtree(index, ignore_errors=True)
            new_index.rename(index)


def _delete_old_indexes(cache: Path) -> None:
    """Delete all indexes but the last few, and those that another process may be copying."""
    times: dict[Path, float] = {}
    for path in cache.glob("[!.]*"):
        with suppress(FileNotFoundError):  # another process was quicker
            times[path] = path.stat().st_mtime
    for old_index in sorted(times, key=lambda path: times[path], reverse=True)[_INDEXES_KEPT:]:
        if time.time() - times[old_index] > _IN_USE:
            shutil.rmtree(old_index, ignore_errors=True)


def place_index(index: Path, site: Path) -> None:
    """Put an index into a site that is being served.

    A reader who searches meanwhile gets the old index or the new one. The new files are written first. Then the file
    that leads to them is replaced in one step. The files that only the old index used are deleted last.

    Args:
        index: the folder that `make_index` returned.
        site: the folder of the site.
    """
    bundle, new_files = site / BUNDLE, index_files(index)
    for name, path in sorted(new_files.items(), key=lambda item: item[0] == ENTRY):
        target = bundle / name
        if not (target.is_file() and filecmp.cmp(path, target, shallow=False)):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, path.read_bytes())
    for name, path in index_files(bundle).items():
        if name not in new_files:
            path.unlink()


def index_files(folder: Path) -> dict[str, Path]:
    """The files of an index by their paths in it."""
    return {name: folder / name for name in file_names(folder)}


def page_paths(site: Path) -> dict[str, Path]:
    """The HTML files of a folder by their paths in it."""
    return {name: site / name for name in file_names(site) if name.endswith(".html")}


def reading_copies(pages: Mapping[str, Path]) -> dict[str, bytes]:
    """The pages that readers can search, by their path in the site, without head, frame and charts.

    Nine tenths of a page with charts are pictures and tables. Pagefind spent most of its time on reading them.

    The parts are cut out by their first and last bytes and not by a parser: of 450 pages with 32 MB this takes 0.1 s.
    html.parser takes 3.7 s for them, and 1.4 s if the pictures are cut out before; BeautifulSoup is slower still. Our
    own templates write the marks that are looked for.
    """
    copies = {}
    for name, path in sorted(pages.items()):
        page = path.read_bytes()
        begin = page.find(b"data-pagefind-body")
        if begin >= 0:
            text = page[page.rfind(b"<", 0, begin) : page.find(b"</main>", begin)]
            text = _without(text, b'<div class="chart-picture', b"</figure>")
            copies[name] = b'<html lang="%s">' % escape(_language(_html_tag(page))).encode() + text
    return copies


class _HtmlTag(HTMLParser):
    """Reads the language of a page from its `<html>` tag."""

    language = "en"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or self.language


def _html_tag(page: bytes) -> bytes:
    """The `<html>` tag of a page up to the next one; empty if it has none."""
    start = page[:_START_OF_PAGE]
    begin = start.lower().find(b"<html")
    return start[begin : start.find(b"<", begin + 1)] if begin >= 0 else b""


@functools.cache
def _language(html_tag: bytes) -> str:
    reader = _HtmlTag()
    reader.feed(html_tag.decode(errors="ignore"))
    return reader.language


def _without(text: bytes, begin: bytes, end: bytes) -> bytes:
    """Cut out all that stands from each `begin` up to the next `end`; `end` itself stays."""
    first, *rest = text.split(begin)
    return first + b"".join(end + part.partition(end)[2] for part in rest)


def _run_pagefind(pages: dict[str, bytes], folder: Path, on_start: StartCallback) -> Path:
    """Run Pagefind in an empty folder. Returns the folder of the index, which is inside it."""
    for name, page in pages.items():
        path = folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)
    index = folder / "index"
    options = ("--site", "pages", "--output-path", str(index), "--exclude-selectors", UNINDEXED, "--quiet")
    try:
        program = get_executable()
        if program is None:
            raise SearchError(f"Pagefind is not installed; run {SET_UP}.")
        process = subprocess.Popen(
            [program, *options], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    except OSError as error:
        raise SearchError(f"Pagefind does not start: {error}.") from error
    on_start(process)
    output, _ = process.communicate()
    if process.returncode or not (index / ENTRY).is_file():
        message = " ".join(output.split()) or "it said nothing"
        raise SearchError(f"Pagefind ended with {process.returncode}: {message}")
    for pattern in _PAGEFIND_INTERFACE:
        for path in index.glob(pattern):
            path.unlink()
    return index
