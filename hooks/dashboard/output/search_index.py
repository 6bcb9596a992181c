"""The search index: Pagefind's, made from the pages of a built site and from nothing else."""

from __future__ import annotations

import filecmp
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cbor2
from pagefind.service import get_executable

from dashboard.core.files import write_atomically

BUNDLE = "pagefind"
"""The index's folder in the site. Pagefind's script takes what stands before this name for the site's root."""
ENTRY = "pagefind-entry.json"
"""Leads to all other files, whose names are hashes."""
UNINDEXED = "svg, table, pre"
"""What Markdown makes and nobody searches; templates mark their own apparatus with `data-pagefind-ignore`."""
_OWN_SURFACES = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
_KEPT = 4
SIGNATURE = b"pagefind_dcd"
"""What each packed file of an index begins with."""
FILTERS = 3
"""Their place in Pagefind's `MetaIndex`."""
_LANG = re.compile(rb"<html[^>]*\blang=\"([\w-]+)\"")
Started = Callable[[subprocess.Popen[str]], None]
"""Is given the indexing process, to end it early."""


class SearchError(Exception):
    """The index cannot be made; the message says why."""


def make_index(site: Path, cache: Path, started: Started = lambda process: None) -> Path:
    """Make the index of a site's pages, outside of the site.

    Args:
        site: the folder of a built site.
        cache: a folder for the last indexes, which may be deleted at any time; the same pages need no work.
        started: is given the indexing process.

    Returns:
        The folder of the index, which belongs into the site as `BUNDLE`.

    Raises:
        SearchError: Pagefind is not there, ended early or refused the pages.
    """
    pages = reading_copies(site)
    digest = hashlib.sha256(f"{version('pagefind')} {UNINDEXED}".encode())
    for name, page in pages.items():
        digest.update(b"%s %d " % (name.encode(), len(page)) + page)
    made = cache / digest.hexdigest()[:32]
    if not (made / ENTRY).is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=".") as folder:
            out = _run(pages, Path(folder), started)
            shutil.rmtree(made, ignore_errors=True)
            out.rename(made)
    made.touch()
    known = [path for path in cache.iterdir() if not path.name.startswith(".")]
    for old in sorted(known, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    return made


def place_index(made: Path, site: Path) -> None:
    """Put an index into a site that is served.

    Whoever searches meanwhile finds the old index or the new one: the file that leads to the others is replaced last,
    in one step; then what it no longer leads to is dropped.
    """
    bundle, wanted = site / BUNDLE, index_files(made)
    for name, path in sorted(wanted.items(), key=lambda one: one[0] == ENTRY):
        target = bundle / name
        if not (target.is_file() and filecmp.cmp(path, target, shallow=False)):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, path.read_bytes())
    for name, path in index_files(bundle).items():
        if name not in wanted:
            path.unlink()


def index_files(folder: Path) -> dict[str, Path]:
    """The files of an index by their paths in it."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def reading_copies(site: Path) -> dict[str, bytes]:
    """The pages that are searched, by their path in the site, without head, frame and charts.

    Nine tenths of a page with charts are pictures and tables, and reading them was most of Pagefind's time.
    """
    copies = {}
    for path in sorted(site.rglob("*.html")):
        page = path.read_bytes()
        begin = page.find(b"data-pagefind-body")
        if begin >= 0:
            lang = _LANG.search(page)
            text = page[page.rfind(b"<", 0, begin) : page.find(b"</main>", begin)]
            text = _without(text, b'<div class="chart-picture', b"</figure>")
            copies[path.relative_to(site).as_posix()] = b'<html lang="%s">' % (lang[1] if lang else b"en") + text
    return copies


def _without(text: bytes, begin: bytes, end: bytes) -> bytes:
    """A text without what stands from each beginning up to the next end."""
    first, *rest = text.split(begin)
    return first + b"".join(end + part.partition(end)[2] for part in rest)


def _run(pages: dict[str, bytes], folder: Path, started: Started) -> Path:
    """Run Pagefind in a folder; the index's folder comes back."""
    for name, page in pages.items():
        path = folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)
    out = folder / "index"
    options = ("--site", "pages", "--output-path", str(out), "--exclude-selectors", UNINDEXED, "--quiet")
    try:
        program = get_executable()
        if program is None:
            raise SearchError("Pagefind is not installed; run make setup.")
        process = subprocess.Popen(
            [program, *options], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    except OSError as error:
        raise SearchError(f"Pagefind does not start: {error}.") from error
    started(process)
    said, _ = process.communicate()
    if process.returncode or not (out / ENTRY).is_file():
        told = " ".join(said.split()) or "it said nothing"
        raise SearchError(f"Pagefind ended with {process.returncode}: {told}")
    for pattern in _OWN_SURFACES:
        for surface in out.glob(pattern):
            surface.unlink()
    _put_in_order(out)
    return out


def _put_in_order(out: Path) -> None:
    """Sort what Pagefind 1.5 writes as its hash maps have it, so that the same pages give the same bytes.

    These are the languages, the filters, and the values of a filter; the names of files are hashes of what is in them.
    """
    entry = json.loads((out / ENTRY).read_text(encoding="utf-8"))
    for name, language in entry["languages"].items():
        old = out / f"pagefind.{language['hash']}.pf_meta"
        meta = _unpack(old)
        for place, (key, file) in enumerate(meta[FILTERS]):
            _, values = _unpack(out / "filter" / f"{file}.pf_filter")
            (out / "filter" / f"{file}.pf_filter").unlink()
            meta[FILTERS][place] = [key, _pack([key, sorted(values)], out / "filter", name, ".pf_filter")]
        meta[FILTERS].sort()
        old.unlink()
        language["hash"] = _pack(meta, out, name, ".pf_meta", "pagefind.")
    (out / ENTRY).write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")


def _unpack(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))


def _pack(content: object, folder: Path, language: str, ending: str, before: str = "") -> str:
    """Write a file of the index; its hash, which is its name, comes back."""
    packed = gzip.compress(SIGNATURE + cbor2.dumps(content), mtime=0)
    name = f"{language}_{hashlib.sha256(packed).hexdigest()[:10]}"
    (folder / f"{before}{name}{ending}").write_bytes(packed)
    return name
