"""A document without what programs note of who made it, where and with what. What it shows stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from dashboard.core.lazy_re import lazy_re
from dashboard.core.packed_file import BROKEN
from dashboard.media.clean_office import clean_office
from dashboard.media.clean_pdf import clean_pdf
from dashboard.media.clean_photograph import clean_photograph
from dashboard.media.clean_recording import clean_mp3, clean_mp4, clean_webm
from dashboard.media.hidden_content import OFFICE
from dashboard.media.packed_anew import packed_anew

_RTF_NOTES = lazy_re(
    rb"\{(?:\\\*)?\\(?:author|operator|manager|company|category|doccomm|hlinkbase|template|userprops|rsidtbl)\b"
    rb"[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
)
_PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".webp")


def clean_document(content: bytes, ending: str) -> bytes:
    """Clean a document.

    Args:
        content: the bytes of its file. Nothing is hidden in it.
        ending: of its name, with the dot, in small letters.

    Returns:
        The clean file; the same bytes where there is nothing to take out, or where it is broken.
    """
    clean = _CLEAN.get(ending)
    try:
        return clean(content) if clean else content
    except BROKEN:
        return content


def _clean_rtf(content: bytes) -> bytes:
    return _RTF_NOTES.sub(b"", content)


def _clean_archive(content: bytes) -> bytes:
    """An archive with each file cleaned; the same bytes if it holds none that could be."""
    return packed_anew(content, lambda name: name.lower().endswith((*_CLEAN, *_PHOTOGRAPHS)), _clean_file)


def _clean_file(name: str, content: bytes) -> bytes:
    ending = PurePosixPath(name).suffix.lower()
    return clean_photograph(content) if ending in _PHOTOGRAPHS else clean_document(content, ending)


_CLEAN: Mapping[str, Callable[[bytes], bytes]] = {
    ".pdf": clean_pdf,
    ".rtf": _clean_rtf,
    **dict.fromkeys((".zip", ".epub"), _clean_archive),
    ".mp3": clean_mp3,
    ".webm": clean_webm,
    **dict.fromkeys((".mp4", ".m4a"), clean_mp4),
    **dict.fromkeys(OFFICE, clean_office),
}
CLEANED = frozenset(_CLEAN)
"""The endings of what is cleaned."""
