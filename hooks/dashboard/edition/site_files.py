"""Gives a view the copies of the files under docs/ that its audience gets. Pictures are cleaned on the way.

A document that holds more than its readers see at first is not copied.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath

from msgspec.structs import replace

from dashboard.cache.file_content import make_of_file
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache, CachedFile
from dashboard.core.finding import Finding
from dashboard.core.lfs_pointer import BEGIN, pointer_finding
from dashboard.core.paths import is_picture
from dashboard.core.phrases import join_words
from dashboard.media.clean_document import CLEANED, clean_document
from dashboard.media.clean_picture import clean_picture
from dashboard.media.hidden_content import LOOKED_THROUGH, ClosedDocumentError, hidden_content
from dashboard.media.small_cover import small_cover
from dashboard.site.content import SiteContent
from dashboard.view.picture import hero_address
from dashboard.view.view import View

_WHY_CLOSED = {
    ".xls": "its format is an old one",
    ".zip": "it, or a document in it, is broken, of an old format, has a password or is too large",
}


def add_files(view: View, content: SiteContent) -> tuple[View, list[Finding]]:
    """Copy the files that a view shows.

    Args:
        view: what the audience may see.
        content: all that is known of the site.

    Returns:
        the view with the copies, and what authors are told. A picture that cannot be read has no copy.
    """
    copies: dict[str, CachedFile] = {}
    findings: list[Finding] = []
    for path in sorted(view.files):
        try:
            make = partial(_copy, path, content.cache)
            copy, file_findings = make_of_file(content.cache, content.settings.root / path, make)
        except OSError:
            continue  # (gone since; the check of links tells of what is not there)
        findings += file_findings
        if copy:
            copies[path.removeprefix(f"{view.docs_path}/")] = copy
    covers: dict[str, str] = {}
    for piece in view.analyses:
        address = hero_address(piece, view.docs_path)
        if copy := copies.get(address):
            if copy.ending != "svg":
                address = f"{piece.url}cover.avif"
                copies[address] = _small_copy(copy, content.cache)
            covers[piece.slug] = address
    return replace(view, copies=copies, covers=covers), findings


def _small_copy(picture: CachedFile, cache: Cache) -> CachedFile:
    key = key_of("small cover", picture.key, engine_digest())
    return cache.keep(key, "avif", lambda: small_cover(cache.path(*picture).read_bytes()))


def _copy(path: str, cache: Cache, digest: str, read: Callable[[], bytes]) -> tuple[CachedFile | None, list[Finding]]:
    if is_picture(path):
        picture = clean_picture(cache, digest, path.rpartition(".")[2], read)
        return picture.file, list(picture.findings(path))
    # Kept under its content, so that a preview sees whether a file has changed.
    copy = cache.keep(key_of("file of docs", digest), "file", read)
    with cache.path(*copy).open("rb") as kept:
        problem = pointer_finding(kept.read(len(BEGIN)), path)
    if problem := problem or _problem_of(path, read):
        return None, [problem]
    ending = PurePosixPath(path).suffix.lower()
    if ending not in CLEANED:
        return copy, []
    clean = partial(_clean, copy, ending, cache)
    return cache.keep(key_of("clean file of docs", digest, ending, engine_digest()), "file", clean), []


def _clean(copy: CachedFile, ending: str, cache: Cache) -> bytes:
    return clean_document(cache.path(*copy).read_bytes(), ending)


def _problem_of(path: str, read: Callable[[], bytes]) -> Finding | None:
    """What a document of an office program hides."""
    ending = PurePosixPath(path).suffix.lower()
    if ending not in LOOKED_THROUGH:
        return None
    try:
        hidden = hidden_content(read(), ending)
    except ClosedDocumentError:
        why = _WHY_CLOSED.get(ending, f"it is no {ending}, has a password or is too large")
        message = f"The document cannot be looked through: {why}."
        hint = "Save it as .xlsx." if ending == ".xls" else "Save it again, or link to a PDF."
        return Finding(id="hidden-content", path=path, message=message, hint=hint)
    if not hidden:
        return None
    message = f"The document holds {join_words(hidden)}, which who opens it may not see. Readers do not get it."
    hint = "Take them out (in Word and Excel: File, Info, Check for Issues, Inspect Document), or link to a PDF."
    if ending == ".zip":
        hint = "Pack it again without them (on a Mac: zip -r new.zip folder -x '*/.*')."
    if ending == ".pdf":
        hint = "Take them out where the PDF is edited, or write it anew from its document."
    return Finding(id="hidden-content", path=path, message=message, hint=hint)
