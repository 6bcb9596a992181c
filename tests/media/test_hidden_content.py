"""What documents hold that nobody sees who only opens them."""

from __future__ import annotations

import base64
import zlib

import pytest

from dashboard.media.hidden_content import ClosedDocumentError, hidden_content
from tests.samples.documents import document
from tests.samples.hang import no_hang

SHEET = (
    '<worksheet><cols>{}</cols><sheetData><row r="1" {}><c r="A1"><v>1</v></c><c r="B1" t="s"><v>2</v></c></row>'
    "</sheetData></worksheet>"
)
ODS_ROW = '<table:table-row table:visibility="collapse"><table:table-cell>{}</table:table-cell></table:table-row>'
BOOK = '<workbook><sheets><sheet name="A" sheetId="1"/><sheet name="Raw" sheetId="2" {}/></sheets></workbook>'


@pytest.mark.parametrize(
    ("ending", "name", "text", "expected"),
    [
        (".docx", "word/comments.xml", '<w:comments><w:comment w:id="0"/></w:comments>', ["comments"]),
        (".docx", "word/document.xml", '<w:p><w:ins w:id="1"><w:r/></w:ins></w:p>', ["tracked changes"]),
        (
            ".docx",
            "word/document.xml",
            "<w:p><w:del w:id='1'><w:delText>x</w:delText></w:del></w:p>",
            ["tracked changes"],
        ),
        (".docx", "word/header1.xml", "<w:rPr><w:vanish/></w:rPr>", ["hidden text"]),
        (".xlsx", "xl/workbook.xml", BOOK.format('state="hidden"'), ["hidden sheets"]),
        (".xlsx", "xl/workbook.xml", BOOK.format('state="veryHidden"'), ["hidden sheets"]),
        (
            ".xlsx",
            "xl/comments1.xml",
            '<comments><commentList><comment ref="A1"/></commentList></comments>',
            ["comments"],
        ),
        (
            ".xlsx",
            "xl/threadedComments/threadedComment1.xml",
            '<ThreadedComments><threadedComment ref="A1"/>',
            ["comments"],
        ),
        (".xlsx", "xl/worksheets/sheet1.xml", SHEET.format("", 'hidden="1"'), ["hidden rows"]),
        (
            ".xlsx",
            "xl/worksheets/sheet1.xml",
            SHEET.format('<col min="2" max="2" hidden="1"/>', ""),
            ["hidden columns"],
        ),
        (
            ".xlsx",
            "xl/revisions/revisionLog1.xml",
            '<revisions><rcc rId="1"/></revisions>',
            ["tracked changes"],
        ),
        (
            ".xlsx",
            "xl/externalLinks/externalLink1.xml",
            "<externalLink><externalBook/></externalLink>",
            ["values of other workbooks"],
        ),
        (
            ".xlsx",
            "xl/connections.xml",
            '<connection><dbPr connection="DRIVER=SQL Server;SERVER=ours;UID=me"/></connection>',
            ["connections to databases or files"],
        ),
        (
            ".docx",
            "word/settings.xml",
            '<w:mailMerge><w:connectString w:val="Data Source=C:\\list.xlsx"/></w:mailMerge>',
            ["the source of a mail merge"],
        ),
        (".odt", "VersionList.xml", '<VL:version-list><VL:version-entry VL:title="1"/>', ["earlier versions"]),
        (
            ".pptx",
            "ppt/notesSlides/notesSlide1.xml",
            "<p:notes><a:t>Do not say</a:t></p:notes>",
            ["notes of the speaker"],
        ),
        (".pptx", "ppt/slides/slide2.xml", '<p:sld xmlns:p="p" show="0"><p:cSld/></p:sld>', ["hidden slides"]),
        (".pptx", "ppt/comments/comment1.xml", '<p:cmLst><p:cm authorId="0"/></p:cmLst>', ["comments"]),
        (".odt", "content.xml", "<text:p><office:annotation/></text:p>", ["comments"]),
        (
            ".odt",
            "content.xml",
            "<text:tracked-changes><text:changed-region/></text:tracked-changes>",
            ["tracked changes"],
        ),
        (".ods", "content.xml", '<style:table-properties table:display="false"/>', ["hidden sheets"]),
        (".ods", "content.xml", ODS_ROW.format("<text:p>1</text:p>"), ["hidden rows"]),
        (
            ".odp",
            "content.xml",
            "<presentation:notes><text:p>No</text:p></presentation:notes>",
            ["notes of the speaker"],
        ),
    ],
)
def test_what_is_hidden_is_named(ending: str, name: str, text: str, expected: list[str]) -> None:
    assert hidden_content(document({name: text}), ending) == expected


COMMENTED = document({"word/comments.xml": "<w:comments><w:comment/></w:comments>"})
ONE_SHEET = document({"xl/workbook.xml": '<workbook><sheets><sheet name="A"/></sheets></workbook>'})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"data/a.csv": "x", "a.docx": COMMENTED}, ["comments"]),
        ({"a.csv": "x", "__MACOSX/._a.csv": "x"}, ["hidden files"]),
        ({"a.csv": "x", "raw/.DS_Store": "x", "~$a.docx": "x"}, ["hidden files"]),
        ({"a.csv": "x", "raw/b.pdf": "x"}, []),
    ],
)
def test_in_an_archive_each_document_is_looked_through(content: dict[str, str | bytes], expected: list[str]) -> None:
    assert hidden_content(document(content), ".zip") == expected


@pytest.mark.parametrize("ending", [".docx", ".pptx"])
@pytest.mark.parametrize(
    ("workbook", "expected"),
    [
        (ONE_SHEET, []),
        (document({"xl/workbook.xml": BOOK.format("")}), ["a whole workbook behind a chart"]),
        (document({"xl/comments1.xml": "<comments><comment/></comments>"}), ["a whole workbook behind a chart"]),
    ],
)
def test_behind_a_chart_there_is_one_sheet(ending: str, workbook: bytes, expected: list[str]) -> None:
    folder = "word" if ending == ".docx" else "ppt"
    content = document({f"{folder}/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook})
    assert hidden_content(content, ending) == expected


@pytest.mark.parametrize(("sheet", "expected"), [("A", []), ("Raw", []), ("Gone", ["rows behind a pivot table"])])
def test_a_pivot_table_keeps_no_rows_of_a_sheet_that_is_not_there(sheet: str, expected: list[str]) -> None:
    source = f'<pivotCacheDefinition><cacheSource><worksheetSource ref="A1:B9" sheet="{sheet}"/></cacheSource>'
    rows = '<pivotCacheRecords><r><s v="x"/></r></pivotCacheRecords>'
    parts = {
        "xl/workbook.xml": BOOK.format(""),
        "xl/pivotCache/pivotCacheDefinition1.xml": source,
        "xl/pivotCache/pivotCacheRecords1.xml": rows,
    }
    assert hidden_content(document(parts), ".xlsx") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rb"{\rtf1 Words.}", []),
        (rb"{\rtf1 Words {\*\annotation Of what?}}", ["comments"]),
        (rb"{\rtf1 {\revised new}}", ["tracked changes"]),
        (rb"{\rtf1 {\v hidden}\v0 \viewkind4}", ["hidden text"]),
    ],
)
def test_a_document_in_rtf_is_looked_through(text: bytes, expected: list[str]) -> None:
    assert hidden_content(text, ".rtf") == expected


NOTE = b"<</Type/Annot /Subtype /Text /Contents(Of what?)>>"
ATTACHED = b"<</F(%b)/Type/Filespec/EF<</F 2 0 R>>/UF(%b)>> <</Type/EmbeddedFile>>"
PACKED = b"1 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 60>> stream\r\n%b\nendstream"


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        (b"<</Type/Annot/Subtype/Link>> <</Type/Font/Subtype/TrueType>>", []),
        (NOTE, ["comments"]),
        (PACKED % zlib.compress(b"1 0 " + NOTE), ["comments"]),
        (PACKED % b"is no packed stream", []),
        (ATTACHED % ((b"draft.docx",) * 2), ["attached files"]),
        (b"<</Type/Filespec/EF 12 0 R>>", ["attached files"]),
        (b"<</Names<</EmbeddedFiles 14 0 R>>>> 14 0 obj <<>> endobj", []),
        (ATTACHED % ((b"High Quality Print.joboptions",) * 2), []),
        (ATTACHED % ((b"\xfe\xff" + "Print.joboptions".encode("utf-16-be"),) * 2), []),
        (ATTACHED % ((b"a.joboptions",) * 2) + ATTACHED % ((b"draft.docx",) * 2), ["attached files"]),
    ],
)
def test_a_pdf_is_looked_through(objects: bytes, expected: list[str]) -> None:
    assert hidden_content(b"%PDF-1.7\n" + objects + b"\n%%EOF", ".pdf") == expected


def test_what_is_packed_in_a_pdf_is_read_up_to_a_limit_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.media.hidden_content._MOST_BYTES", 100)
    packed = PACKED % zlib.compress(b" " * 60)
    assert hidden_content(packed, ".pdf") == []
    with pytest.raises(ClosedDocumentError, match="too large"):
        hidden_content(packed * 2, ".pdf")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('Source = Excel.Workbook(File.Contents("C:\\list.xlsx"))', ["connections to databases or files"]),
        ('Source = Sql.Database("ours", "people")', ["connections to databases or files"]),
        ('Source = Csv.Document(Web.Contents("https://example.org/a.csv"))', []),
        ('Source = Excel.CurrentWorkbook(){[Name="Table1"]}[Content]', []),
    ],
)
def test_the_queries_of_a_workbook_name_no_file_of_the_author(encoding: str, query: str, expected: list[str]) -> None:
    packed = document({"Formulas/Section1.m": f"section Section1;\nshared A = let {query} in Source;"})
    mashup = base64.b64encode(bytes(4) + len(packed).to_bytes(4, "little") + packed + b"rest").decode()
    part = f'<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">{mashup}</DataMashup>'.encode(encoding)
    assert hidden_content(document({"customXml/item1.xml": part}), ".xlsx") == expected


def test_a_hostile_pdf_is_gone_through_once() -> None:
    with no_hang():
        assert hidden_content(b"<</ObjStm>> stream\n" * 100_000 + b"endstream", ".pdf") == []


def test_a_workbook_of_an_old_format_cannot_be_looked_through() -> None:
    with pytest.raises(ClosedDocumentError):
        hidden_content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls")


@pytest.mark.parametrize(
    ("ending", "name", "text"),
    [
        (".docx", "word/document.xml", "<w:p><w:instrText>x</w:instrText><w:insideH/><w:vanish w:val='0'/></w:p>"),
        (".docx", "word/comments.xml", "<w:comments/>"),
        (".docx", "word/styles.xml", "<w:rPr><w:vanish/></w:rPr>"),
        (".xlsx", "xl/workbook.xml", BOOK.format("")),
        (
            ".xlsx",
            "xl/connections.xml",
            '<dbPr connection="Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location=Trade"/>',
        ),
        (".docx", "word/settings.xml", "<w:settings><w:zoom/></w:settings>"),
        (".xlsx", "xl/worksheets/sheet1.xml", SHEET.format('<col min="3" max="16384" hidden="1"/>', "")),
        (".xlsx", "xl/worksheets/sheet1.xml", '<row r="1"><c r="A1"><v>1</v></c></row><row r="9" hidden="1"/>'),
        (".pptx", "ppt/notesSlides/notesSlide1.xml", "<p:notes><a:fld><a:t>12</a:t></a:fld></p:notes>"),
        (".ods", "content.xml", ODS_ROW.format("") + "<table:table-row><text:p>1</text:p></table:table-row>"),
        (".odp", "content.xml", "<presentation:notes><draw:page-thumbnail/></presentation:notes><text:p>Seen</text:p>"),
    ],
)
def test_what_everybody_sees_is_not_hidden(ending: str, name: str, text: str) -> None:
    assert hidden_content(document({name: text}), ending) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"no package", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", document({"a.xml": "x"})[:40]],
    ids=["empty", "text", "of a password", "cut off"],
)
def test_what_cannot_be_looked_through_is_told(content: bytes) -> None:
    with pytest.raises(ClosedDocumentError):
        hidden_content(content, ".docx")


def test_a_part_whose_packing_is_broken_is_told() -> None:
    content = bytearray(document({"word/document.xml": "<w:p>" + "grew " * 500}))
    begin = content.index(b"word/document.xml") + len("word/document.xml")
    content[begin : begin + 8] = b"\xff" * 8
    with pytest.raises(ClosedDocumentError):
        hidden_content(bytes(content), ".docx")
