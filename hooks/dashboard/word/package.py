"""The parts of a Word file, read with care: it is a ZIP that a stranger may have made."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from dashboard.core import lfs_pointer
from dashboard.core.frozen import Frozen
from dashboard.core.packed_file import BROKEN
from dashboard.word.word_error import WordError
from dashboard.word.xml_part import RELATIONSHIP, STRICT, read_xml

MOST_BYTES = 200_000_000
"""Of a file."""
MOST_UNPACKED = 400_000_000
"""Of all parts that are read. A ZIP of some kilobytes can hold gigabytes."""
MOST_XML = 60_000_000
"""Of one part of XML. The longest book has less."""
MOST_PARTS = 20_000
_SAVE_AS = "Open it in Word and save it as “Word Document (.docx)”."
_KINDS = {
    b"%PDF": ("a PDF", "Ask for the Word file that it was made of."),
    b"{\\rtf": ("an RTF file", _SAVE_AS),
    b"<": ("a page of HTML or XML", _SAVE_AS),
    b"\x89PNG": ("a picture", "Ask for the Word file."),
    b"\xff\xd8\xff": ("a picture", "Ask for the Word file."),
}
"""What files are that begin so, and what to do about them."""
_OTHER_PACKAGES = {
    "xl/": (
        "a spreadsheet",
        "Save each table as 'CSV UTF-8' under data/datasets/<theme>/ and describe it in a .yaml beside it.",
    ),
    "ppt/": ("a set of slides", "Save their text as “Word Document (.docx)”."),
    "content.xml": ("a file of LibreOffice", "Open it in Word or LibreOffice and save it as “Word Document (.docx)”."),
}
"""What files are that hold no text of Word but a part of this name, or in this folder, and what to do about them."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "/officeDocument"


class Package(Frozen):
    """The parts of a Word file."""

    parts: Mapping[str, bytes]
    """By name, from the root of the ZIP: XML and pictures. What could run or be another file is not among them."""
    main: str
    """The name of the part with the text."""
    has_macros: bool = False

    @property
    def folder(self) -> str:
        """The folder of the text and what belongs to it, with the slash at its end; such as `word/`."""
        return self.main.rpartition("/")[0] + "/" if "/" in self.main else ""

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """What a part refers to: by id the kind, the target, and whether that is outside of the file."""
        folder, _, name = part.rpartition("/")
        content = self.parts.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        if content is None:
            return {}
        found: dict[str, tuple[str, str, bool]] = {}
        for element in read_xml(content, f"{part}.rels").iter(RELATIONSHIP):
            target, is_outside = element.get("Target", ""), element.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            found[element.get("Id", "")] = (element.get("Type", ""), target, is_outside)
        return found


def read_package(content: bytes) -> Package:
    """Read a Word file.

    Args:
        content: its bytes.

    Raises:
        WordError: it is no Word file, is locked by a password, broken, or would fill the memory.
    """
    _check_kind(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _read_parts(archive)
    except WordError:
        raise
    except BROKEN as error:
        message = f"The file is broken: {str(error).partition(' <')[0].rstrip('.')}."
        raise WordError(message, "Ask for it again, or open it in Word and save it anew.") from error
    for beginning, (kind, hint) in _OTHER_PACKAGES.items():
        if any(name.startswith(beginning) for name in parts) and not any(name.startswith("word/") for name in parts):
            raise WordError(f"Read {kind}, expected a Word file (.docx).", hint)
    root = Package(parts, "")
    mains = [
        target for kind, target, outside in root.relationships("").values() if kind.endswith(_MAIN) and not outside
    ]
    main = mains[0] if mains else "word/document.xml"
    if main not in parts:
        raise WordError("Read a ZIP without a Word text in it, expected a Word file (.docx).", _other_office(parts))
    if STRICT in parts[main][:4096]:
        message = "Read a “Strict Open XML Document”, expected an ordinary Word file."
        raise WordError(message, _SAVE_AS)
    return Package(parts, main, b"macroEnabled" in parts.get("[Content_Types].xml", b""))


def _check_kind(content: bytes) -> None:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise WordError("The file is locked by a password.", "Take the password off in Word: File, Info, Protect.")
        raise WordError("Read a Word file of before 2007 (.doc), expected a .docx.", _SAVE_AS)
    beginning = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, (kind, hint) in _KINDS.items():
        if beginning.startswith(start):
            raise WordError(f"Read {kind}, expected a Word file (.docx).", hint)
    if content.startswith(lfs_pointer.BEGIN):
        raise WordError(lfs_pointer.MISSING, lfs_pointer.CURE)
    if not content.startswith(b"PK"):
        begin = content[:8].decode("ascii", "backslashreplace")
        read = f"a file that begins with '{begin}'" if content else "no bytes"
        raise WordError(f"Read {read}, expected a Word file (.docx).", "Look whether it opens in Word.")
    if len(content) > MOST_BYTES:
        message = f"The file has {len(content) // 1_000_000} MB, expected at most {MOST_BYTES // 1_000_000}."
        raise WordError(message, "Make its pictures smaller: in Word, Picture Format, Compress Pictures.")


def _read_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise WordError(f"The file has {len(entries):,} parts, expected at most {MOST_PARTS:,}.", _SAVE_AS)
    parts, rest = dict[str, bytes](), MOST_UNPACKED
    for entry in entries:
        name = entry.filename.lstrip("/")
        is_xml = name.endswith((".xml", ".rels"))
        if entry.is_dir() or not (is_xml or "/media/" in f"/{name}") or name in parts:
            continue
        most = min(rest, MOST_XML) if is_xml else rest
        if entry.file_size > most:
            raise WordError(f"The part {name[:80]} unpacks to {entry.file_size // 1_000_000:,} MB.", _SAVE_AS)
        # (`zipfile` gives no byte beyond the size that was just compared.)
        parts[name] = archive.read(entry)
        rest -= len(parts[name])
    return parts


def _other_office(parts: Mapping[str, bytes]) -> str:
    for folder, kind in (("xl/", "spreadsheet"), ("ppt/", "presentation")):
        if any(name.startswith(folder) for name in parts):
            return f"It is a {kind}."
    return "It may be a text of another program (.odt, .pages): save it there as Word Document (.docx)."
