"""Documents as readers get them: what they show stays, what programs note of people and places does not."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from dashboard.media.clean_document import clean_document
from tests.samples.documents import document
from tests.samples.hang import no_hang

SECRET = "zqsecret"


def parts_of(content: bytes) -> dict[str, str]:
    """The parts of a packed document, as texts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode("latin-1") for name in package.namelist()}


PROPERTIES = f"""<cp:coreProperties xmlns:dc="d"><dc:title>Coal</dc:title><dc:creator>{SECRET}</dc:creator>
<cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy><dc:language>pl</dc:language></cp:coreProperties>"""
RELATION = '<Relationships><Relationship Id="rId1" Type="http://x/{}" Target="{}"/></Relationships>'


@pytest.mark.parametrize(
    ("ending", "name", "text", "expected"),
    [
        (
            ".docx",
            "docProps/core.xml",
            PROPERTIES,
            '<cp:coreProperties xmlns:dc="d"><dc:title>Coal</dc:title><dc:language>pl</dc:language>'
            "</cp:coreProperties>",
        ),
        (
            ".pptx",
            "docProps/app.xml",
            f"<Properties><Template>{SECRET}</Template><Application>P</Application><Company>{SECRET}</Company></Properties>",
            "<Properties><Application>P</Application></Properties>",
        ),
        (".xlsx", "docProps/custom.xml", f"<Properties><property>{SECRET}</property></Properties>", None),
        (".docx", "word/people.xml", f'<w15:people><w15:person w15:author="{SECRET}"/></w15:people>', None),
        (
            ".docx",
            "customXml/item1.xml",
            f"<p:properties xmlns:p='x/office/2006/metadata/properties'>{SECRET}</p:properties>",
            None,
        ),
        (
            ".docx",
            "word/_rels/settings.xml.rels",
            RELATION.format("attachedTemplate", f"file:///C:\\Users\\{SECRET}\\Report.dotx"),
            RELATION.format("attachedTemplate", "Report.dotx"),
        ),
        (
            ".xlsx",
            "xl/workbook.xml",
            f'<workbook><fileSharing userName="{SECRET}"/><x15ac:absPath url="C:\\{SECRET}\\"/></workbook>',
            '<workbook><fileSharing/><x15ac:absPath url=""/></workbook>',
        ),
        (".xlsx", "xl/worksheets/sheet1.xml", '<pageSetup paperSize="9" r:id="rId1"/>', '<pageSetup paperSize="9"/>'),
        (
            ".odt",
            "meta.xml",
            f"<office:document-meta><office:meta>\n<dc:title>Coal</dc:title><dc:creator>{SECRET}</dc:creator></office:meta></office:document-meta>",
            "<office:document-meta><office:meta><dc:title>Coal</dc:title></office:meta></office:document-meta>",
        ),
        (".ods", "settings.xml", f'<i config:name="PrinterName" config:type="string">{SECRET}</i>', None),
        (".xlsx", "xl/worksheets/sheet2.xml", "<c><v>5</v></c>", "<c><v>5</v></c>"),
    ],
)
def test_of_the_properties_of_a_document_title_and_language_stay(
    ending: str, name: str, text: str, expected: str | None
) -> None:
    [(kept_name, kept)] = parts_of(clean_document(document({name: text}), ending)).items()
    assert (kept_name, SECRET in kept) == (name, False)
    assert kept == expected or expected is None


def test_what_a_printer_was_told_and_small_pictures_of_earlier_states_go() -> None:
    parts = {
        "_rels/.rels": RELATION.format("metadata/thumbnail", "docProps/thumbnail.jpeg"),
        "docProps/thumbnail.jpeg": "x",
        "xl/worksheets/_rels/sheet1.xml.rels": RELATION.format("printerSettings", "../printerSettings/p1.bin"),
        "xl/printerSettings/p1.bin": "x",
    }
    empty = "<Relationships></Relationships>"
    kept = parts_of(clean_document(document(parts), ".xlsx"))
    assert kept == {"_rels/.rels": empty, "xl/worksheets/_rels/sheet1.xml.rels": empty}


def test_other_writers_of_packages_leave_no_relation_to_a_part_that_is_gone() -> None:
    parts = {
        "_rels/.rels": "<Relationships><Relationship Type='http://x/thumbnail' Target='a.jpeg'/></Relationships>",
        "[Content_Types].xml": "<Types><Override PartName='/docProps/thumbnail.jpeg'></Override></Types>",
        "META-INF/manifest.xml": "<m><manifest:file-entry full-path='Thumbnails/t.png'></manifest:file-entry></m>",
        "xl/dialogsheets/sheet1.xml": "<pageSetup r:id='rId1'/>",
    }
    kept = parts_of(clean_document(document(parts), ".xlsx"))
    assert [*kept.values()] == ["<Relationships></Relationships>", "<Types></Types>", "<m></m>", "<pageSetup/>"]


def test_a_name_on_the_cover_of_a_text_of_word_stays() -> None:
    bound = '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]" w:storeItemID="{6C3C}"/>'
    parts = {"word/document.xml": bound, "docProps/core.xml": PROPERTIES.replace("lastModifiedBy", "revision")}
    kept = parts_of(clean_document(document(parts), ".docx"))["docProps/core.xml"]
    assert f"<dc:creator>{SECRET}</dc:creator>" in kept
    assert "revision" not in kept


@pytest.mark.parametrize(
    ("ending", "signature"), [(".docx", "_xmlsignatures/origin.sigs"), (".odt", "META-INF/documentsignatures.xml")]
)
def test_a_document_that_is_signed_stays_as_it_is(ending: str, signature: str) -> None:
    content = document({"docProps/core.xml": PROPERTIES, "meta.xml": PROPERTIES, signature: "x"})
    assert clean_document(content, ending) == content


def test_names_in_an_archive_of_windows_keep_their_bytes() -> None:
    old, utf_8 = "отчёт.pdf".encode("cp866"), "数据.pdf"
    packed = document({"NAMED.pdf": "%PDF", utf_8: "%PDF"}).replace(b"NAMED.pdf", old)
    clean = clean_document(packed, ".zip")
    with zipfile.ZipFile(io.BytesIO(clean), metadata_encoding="cp866") as archive:
        assert archive.namelist() == ["отчёт.pdf", utf_8]


def test_of_two_parts_with_one_name_the_second_counts() -> None:
    packed = document({"a.pdf": "%PDF 1", "b.pdf": "%PDF 2"}).replace(b"b.pdf", b"a.pdf")
    assert parts_of(clean_document(packed, ".zip")) == {"a.pdf": "%PDF 2"}


def test_a_workbook_is_read_as_before() -> None:
    book, file = Workbook(), io.BytesIO()
    book.active.append(["grew", 5])
    book.properties.creator, book.properties.title = SECRET, "Coal"
    book.save(file)
    clean = clean_document(file.getvalue(), ".xlsx")
    again = load_workbook(io.BytesIO(clean))
    assert [[cell.value for cell in row] for row in again.active.rows] == [["grew", 5]]
    assert (again.properties.title, SECRET in again.properties.creator) == ("Coal", False)
    assert clean_document(clean, ".xlsx") == clean


def photograph(orientation: int) -> bytes:
    """A JPEG whose EXIF names who took it, and how it is turned."""
    tags, file = Image.Exif(), io.BytesIO()
    tags[0x013B], tags[0x0112] = SECRET, orientation
    Image.new("RGB", (4, 2), "red").save(file, "JPEG", exif=tags)
    return file.getvalue()


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize(("ending", "name"), [(".docx", "word/media/image1.jpeg"), (".zip", "press/a.jpg")])
def test_a_photograph_in_a_document_tells_no_more_than_how_it_is_turned(
    ending: str, name: str, orientation: int
) -> None:
    clean = clean_document(document({name: photograph(orientation)}), ending)
    picture = parts_of(clean)[name].encode("latin-1")
    assert SECRET.encode() not in picture
    assert Image.open(io.BytesIO(picture)).getexif().get(0x0112, 1) == orientation


def test_a_workbook_behind_a_chart_and_one_in_an_archive_are_cleaned() -> None:
    workbook = document({"docProps/core.xml": PROPERTIES})
    deck = document({"ppt/embeddings/Sheet1.xlsx": workbook})
    [packed] = parts_of(clean_document(document({"a/deck.pptx": deck}), ".zip")).values()
    [inner] = parts_of(packed.encode("latin-1")).values()
    assert SECRET not in str(parts_of(inner.encode("latin-1")))


def test_an_archive_of_nothing_that_could_be_cleaned_stays_as_it_is() -> None:
    content = document({"a.csv": "x", "b.json": "{}"})
    assert clean_document(content, ".zip") == content


INFO = b"<< /Title (Coal) /Author (%b \\) \\(x\\)) /Company <FEFF0041> /CreationDate (D:2026) >>" % SECRET.encode()
PACKET = (
    b'<?xpacket begin=""?><dc:title>Coal</dc:title><dc:creator><rdf:li>%b</rdf:li></dc:creator>'
    b"<pdfuaid:part>1</pdfuaid:part><pdfx:Company>%b</pdfx:Company><?xpacket end?>"
) % ((SECRET.encode(),) * 2)


def test_in_a_pdf_blanks_stand_for_names() -> None:
    content = b"%%PDF-1.7\n12 0 obj %b endobj\n2 0 obj <<>> stream\n%b\nendstream trailer << /Info 12 0 R >>" % (
        INFO,
        PACKET,
    )
    clean = clean_document(content, ".pdf")
    assert (len(clean), SECRET.encode() in clean, b"FEFF" in clean) == (len(content), False, False)
    for kept in (b"/Title (Coal)", b"/CreationDate (D:2026) >>", b"<dc:title>Coal</dc:title>", b"<pdfuaid:part>1<"):
        assert kept in clean
    assert clean.split() == [word for word in clean.split() if word in content]


def test_in_a_pdf_of_a_mac_names_stand_in_objects_of_their_own() -> None:
    content = (
        b"%%PDF-1.3 24 0 obj (Coal) endobj 25 0 obj\n(%b)\nendobj 26 0 obj <FEFF> endobj\n"
        b"3 0 obj << /Title 24 0 R /Author 25 0 R /AAPL:Keywords 26 0 R /Subject 24 0 R >> endobj\n"
        b"trailer << /Info 3 0 R >>"
    ) % SECRET.encode()
    clean = clean_document(content, ".pdf")
    assert (len(clean), SECRET.encode() in clean, b"Author" in clean) == (len(content), False, False)
    assert b"(Coal) endobj 25 0 obj\n(        )\nendobj 26 0 obj <    > endobj" in clean


@pytest.mark.parametrize(
    "content",
    [
        b"".join(b"/Info %d 0 R " % number for number in range(20_000)),
        b"/Info 1 0 R 1 0 obj <<" + b"/a(" * 6_000,
        b"/Info 1 0 R" + b" 1 0 obj<</a(b)" * 20_000,
        b"/Info 1 0 R 1 0 obj<</A 2 0 R>>" + b"2 0 obj(" * 20_000,
        b"<?xpacket begin " + b"<dc:creator>" * 100_000 + b"</dc:creator><?xpacket end",
        b"<</ObjStm/First 1>> stream\n" * 100_000 + b"endstream",
        b"stream\n\xff\xd8\xff\xe0\xff\xff" * 5_000 + b"\xff\xe0\x00\x00" * 100_000,
    ],
)
def test_a_hostile_pdf_is_gone_through_once(content: bytes) -> None:
    with no_hang():
        assert len(clean_document(content, ".pdf")) == len(content)


def test_in_a_pdf_properties_are_cleaned_where_they_are_packed() -> None:
    packed = zlib.compress(b"3 0 12 8 <<>>    " + INFO, 1)
    head = b"%%PDF-1.7\n7 0 obj <</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length %d>> stream\n" % len(packed)
    content = head + packed + b"\nendstream endobj << /Type /XRef /Info 12 0 R >>"
    clean = clean_document(content, ".pdf")
    assert len(clean) == len(content)
    objects = zlib.decompressobj().decompress(clean[len(head) :])
    assert (SECRET.encode() in objects, b"/Title (Coal)" in objects) == (False, True)


def test_a_photograph_in_a_pdf_does_not_tell_who_took_it() -> None:
    picture = photograph(6)
    content = b"%PDF-1.7\n3 0 obj <</Filter/DCTDecode>> stream\n" + picture + b"\nendstream endobj"
    clean = clean_document(content, ".pdf")
    assert (len(clean), SECRET.encode() in clean) == (len(content), False)
    begin = clean.index(b"\xff\xd8")
    shown = Image.open(io.BytesIO(clean[begin : begin + len(picture)]))
    assert shown.tobytes() == Image.open(io.BytesIO(picture)).tobytes()


def test_a_photograph_in_a_book_does_not_tell_who_took_it() -> None:
    parts = {"mimetype": "application/epub+zip", "OEBPS/a.jpg": photograph(1), "OEBPS/content.opf": "<dc:creator>OSW"}
    clean = parts_of(clean_document(document(parts), ".epub"))
    assert [*clean] == [*parts]
    assert (SECRET in clean["OEBPS/a.jpg"], "OSW" in clean["OEBPS/content.opf"]) == (False, True)


def element(name: str, content: bytes) -> bytes:
    """An element of WebM, its length in two bytes."""
    return bytes.fromhex(name) + (0x4000 | len(content)).to_bytes(2) + content


@pytest.mark.parametrize("length", [0, 90, 96, 300])
def test_a_film_in_webm_does_not_tell_where_it_was_made(length: int) -> None:
    tags = element("1254c367", SECRET.encode() + bytes(length))
    info = element("1549a966", element("7384", SECRET.encode()) + element("7ba9", b"Coal"))
    content = element("1a45dfa3", b"webm") + element("18538067", info + tags + element("1f43b675", b"\xa3\x81x"))
    clean = clean_document(content, ".webm")
    assert (SECRET.encode() in clean, b"Coal" in clean, clean[-3:]) == (False, True, b"\xa3\x81x")
    assert len(clean) == len(content)
    assert clean_document(clean, ".webm") == clean


@pytest.mark.parametrize("closed", [b"/Encrypt 3 0 R", b"/ByteRange [0 1 2 3]"])
def test_a_pdf_that_nobody_may_change_stays_as_it_is(closed: bytes) -> None:
    content = b"%%PDF-1.7 12 0 obj %b endobj trailer << /Info 12 0 R %b >>" % (INFO, closed)
    assert clean_document(content, ".pdf") == content


def box(kind: bytes, content: bytes) -> bytes:
    """A box of MP4."""
    return struct.pack(">I4s", len(content) + 8, kind) + content


def test_a_film_does_not_tell_where_it_was_made() -> None:
    place = box(b"\xa9xyz", SECRET.encode())
    chapters = box(b"chpl", b"One")
    content = box(b"ftyp", b"mp42") + box(
        b"moov", box(b"mvhd", b"x") + box(b"udta", place + chapters) + box(b"meta", place)
    )
    clean = clean_document(content + box(b"mdat", b"meta"), ".mp4")
    assert (SECRET.encode() in clean, b"chplOne" in clean, len(clean)) == (False, True, len(content) + 12)


def test_sound_keeps_what_players_show() -> None:
    def frame(name: bytes, text: bytes) -> bytes:
        return name + len(text).to_bytes(4) + b"\0\0" + text

    frames = (
        frame(b"TENC", SECRET.encode())
        + frame(b"TIT2", b"\0Coal")
        + frame(b"PRIV", b"XMP\0C:\\" + SECRET.encode())
        + frame(b"TPE1", b"\0OSW")
    )
    content = b"ID3\3\0\0" + bytes([0, 0, 0, len(frames)]) + frames + b"\xff\xfbsound"
    clean = clean_document(content, ".mp3")
    assert (SECRET.encode() in clean, b"Coal" in clean, b"OSW" in clean, clean[-5:]) == (False, True, True, b"sound")
    assert len(clean) == len(content)


def test_sound_whose_tag_is_broken_stays_as_it_is() -> None:
    content = b"ID3\3\0\0\0\0\0\x14" + b"PRIV\0\0\0\xff\0\0" + b"XMP\0C:\\" + b"sound" * 9
    assert clean_document(content, ".mp3") == content


def test_a_document_in_rtf_names_nobody() -> None:
    content = (
        b"{\\rtf1{\\info{\\title Coal}{\\author %b}{\\operator %b}}{\\*\\template C:\\\\%b.dot}{\\b It} grew.}"
        % ((SECRET.encode(),) * 3)
    )
    assert clean_document(content, ".rtf") == b"{\\rtf1{\\info{\\title Coal}}{\\b It} grew.}"


def test_what_is_broken_stays_as_it_is() -> None:
    assert clean_document(b"no package", ".docx") == b"no package"
