"""Which files are read as Word files, and what is said of the others."""

from __future__ import annotations

import pytest

from dashboard.word.package import read_package
from dashboard.word.word_error import WordError
from dashboard.word.xml_part import DEEPEST, read_xml
from tests.samples.documents import document
from tests.samples.word import PLAIN, docx, paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)

REFUSED = {
    "no bytes": b"",
    "begins with 'hello'": b"hello",
    "a pointer of Git LFS": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    "a PDF": b"%PDF-1.7",
    "an RTF file": b"{\\rtf1",
    "HTML": b"\n<html>",
    "before 2007": OLE,
    "locked by a password": OLE + "EncryptedPackage".encode("utf-16-le"),
    "broken": docx(paragraph("x"))[:-30],
    "a spreadsheet": document({"xl/workbook.xml": "<x/>"}),
    "a set of slides": document({"ppt/presentation.xml": "<x/>"}),
    "a file of LibreOffice": document({"content.xml": "<x/>"}),
    "without a Word text": document({"else/book.xml": "<x/>"}),
    "Strict": docx('<?xml version="1.0"?><w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_is_no_word_file_is_refused_with_its_reason(reason: str) -> None:
    with pytest.raises(WordError) as refusal:
        read_package(REFUSED[reason])
    assert reason in refusal.value.message
    assert refusal.value.hint


def test_a_file_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.word.package.MOST_XML", 100_000)
    content = docx(paragraph("x"), {"word/settings.xml": bytes(123_456)})
    with pytest.raises(WordError, match="unpacks to"):
        read_package(content)
    with pytest.raises(WordError, match="broken"):  # it lies about its size
        read_package(content.replace((123_456).to_bytes(4, "little"), (456).to_bytes(4, "little")))


@pytest.mark.parametrize(("limit", "message"), [("MOST_PARTS", "parts, expected at most 1"), ("MOST_BYTES", "MB")])
def test_a_file_beyond_a_limit_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, message: str) -> None:
    monkeypatch.setattr(f"dashboard.word.package.{limit}", 1)
    with pytest.raises(WordError, match=message):
        read_package(docx(paragraph("x")))


def test_what_could_run_or_lead_out_is_no_part() -> None:
    odd = {
        "word/vbaProject.bin": b"x",
        "word/embeddings/x.xlsx": b"x",
        "..\\..\\up.exe": b"x",
        "word/media/1.png": b"x",
    }
    package = read_package(docx(paragraph("x"), odd))
    assert odd.keys() & package.parts.keys() == {"word/media/1.png"}


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "declares a document type"),
        ("<x>" * (DEEPEST + 1) + "</x>" * (DEEPEST + 1), "deep in each other"),
        (PLAIN, "is broken"),
    ],
)
def test_xml_that_could_do_harm_is_refused(xml: str, reason: str) -> None:
    with pytest.raises(WordError, match=reason):
        read_xml(xml.encode(), "word/document.xml")
