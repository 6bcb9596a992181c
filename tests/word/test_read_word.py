"""What of a Word text comes into a draft, in which form, and what is said of the rest."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

import markdown
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from dashboard.word.placed_drawings import FOLDER
from dashboard.word.read_word import read_word
from dashboard.word.story import Story, Styles
from dashboard.word.word_changes import _CHANGES
from dashboard.word.xml_part import name, read_xml
from tests.samples.word import NAMESPACES, docx, paragraph, picture, read, run, said

TRACKED = """<w:ins w:id="1" w:author="Secret Name" w:date="2026-01-01T00:00:00Z"><w:r><w:t>new</w:t></w:r></w:ins>
<w:del w:id="2" w:author="Secret Name"><w:r><w:delText>old</w:delText></w:r></w:del>"""
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FOOTNOTES = (
    f'<w:footnotes {{namespaces}}><w:footnote w:id="2">{paragraph("Below the line.")}</w:footnote></w:footnotes>'
)
BOX = f"""<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic>
<a:graphicData uri="x/wordprocessingShape"><wps:txbx><w:txbxContent>{paragraph("In a box.")}</w:txbxContent></wps:txbx>
</a:graphicData></a:graphic></w:drawing>
</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph("In a box.")}</w:txbxContent></v:textbox></w:pict>
</mc:Fallback></mc:AlternateContent>"""
EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.tabbed",
]
GRAPHIC = '<w:r><w:drawing><a:graphic><a:graphicData uri="http://x/2006/{kind}"/></a:graphic></w:drawing></w:r>'
OBJECT = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12&lt;&lt;}&lt;b&gt;"/></w:object></w:r>'
JUMP = '<w:hyperlink r:id="{id}"><w:r><w:t>{id}</w:t></w:r></w:hyperlink>'


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


TABLE = f"""<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>
<w:tr>{cell("Both | of them", '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>{cell("One")}{cell("Two")}</w:tr></w:tbl>"""


def png(width: int = 40, height: int = 20) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(target, "PNG")
    return target.getvalue()


def test_head_headings_notes_and_tables_come_over() -> None:
    text = read(
        paragraph("The coal trade", "Title")
        + paragraph("It fell.", "Subtitle")
        + paragraph("Jan Nowak", "Author")
        + paragraph("Contents ... 3", "Verzeichnis1")
        + paragraph("Who buys", "berschrift1")
        + paragraph(run("Words") + NOTE)
        + paragraph("In detail", "berschrift2")
        + TABLE,
        footnotes=FOOTNOTES,
    )
    assert (text.title, text.standfirst) == ("The coal trade", "It fell.")
    assert text.markdown == (
        "## Who buys\n\nWords[^1]\n\n### In detail\n\n"
        "| Both \\| of them | Both \\| of them |\n| --- | --- |\n| One | Two |\n\n[^1]: Below the line.\n"
    )
    assert "Jan Nowak" in said(text)
    assert "1 table with merged cells" in said(text)


def test_a_standfirst_and_names_come_over_without_a_title() -> None:
    text = read(paragraph("It fell.", "Subtitle") + paragraph("Jan Nowak", "Author") + paragraph("Words."))
    assert (text.title, text.standfirst, text.markdown) == ("", "It fell.", "Words.\n")
    assert said(text) == "Below the title stands 'Jan Nowak'."


def test_an_only_first_heading_is_the_title() -> None:
    text = read(paragraph("Coal", "berschrift1") + paragraph("Who buys", "berschrift2") + paragraph("x"))
    assert (text.title, text.markdown) == ("Coal", "## Who buys\n\nx\n")


def test_a_heading_below_words_of_the_text_stays_where_it_is() -> None:
    words = "China buys most of the coal that Russia sells by sea, and pays less for it than others do."
    text = read(paragraph(words) + paragraph("Who pays", "berschrift1") + paragraph("x"))
    assert (text.title, text.markdown) == ("", f"{words}\n\n## Who pays\n\nx\n")


def test_a_heading_below_a_few_words_is_the_title() -> None:
    text = read(paragraph("Policy brief 3") + paragraph("Who pays", "berschrift1") + paragraph("x"))
    assert (text.title, text.markdown) == ("Who pays", "Policy brief 3\n\nx\n")


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (
            f"<w:tbl><w:tr>{cell('A')}{cell('B')}</w:tr></w:tbl>{paragraph('x')}",
            "\n    | A | B |\n    | --- | --- |\n\n    x",
        ),
        (paragraph("A", "berschrift2") + paragraph("x"), " **A**\n\n    x"),
    ],
)
def test_a_note_may_begin_with_a_table_or_a_heading(block: str, written: str) -> None:
    notes = f'<w:footnotes {{namespaces}}><w:footnote w:id="2">{block}</w:footnote></w:footnotes>'
    text = read(paragraph(run("One") + NOTE), footnotes=notes)
    assert text.markdown == f"One[^1]\n\n[^1]:{written}\n"


def test_tracked_changes_are_marks_of_editing_without_names() -> None:
    text = read(paragraph(run("A ") + TRACKED + run(" word.")))
    assert text.markdown == "A {++new++}{--old--} word.\n"
    assert "2 tracked changes" in said(text)
    assert "Secret" not in repr(text)


def test_hidden_words_stay_hidden_and_boxes_come_behind_their_paragraph() -> None:
    text = read(paragraph(run("Seen") + run("zqhidden", "<w:vanish/>") + f"<w:r>{BOX}</w:r>") + paragraph("Next."))
    assert text.markdown == "Seen\n\nIn a box.\n\nNext.\n"
    assert "1 hidden passage" in said(text)
    assert "1 text box:" in said(text)


HIDING = """<w:styles {namespaces}>
<w:style w:type="character" w:styleId="A"><w:name w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="B"/>
<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="D"><w:name w:val="D"/><w:basedOn w:val="E"/></w:style>
<w:style w:type="character" w:styleId="E"><w:name w:val="E"/><w:basedOn w:val="D"/></w:style>
<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""


def test_words_that_a_style_hides_stay_hidden() -> None:
    runs = "".join(run(f"{id} ", f'<w:rStyle w:val="{id}"/>') for id in "ABCDE")
    text = read(paragraph(runs) + paragraph("zqhidden", "P"), styles=HIDING)
    assert text.markdown == "C D E\n"
    assert "3 hidden passages" in said(text)


def test_hidden_rows_and_alternatives_of_tables_are_told_and_left_out() -> None:
    alternatives = '<w:tblPr><w:tblCaption w:val="zqtitle"/><w:tblDescription w:val="zqwords"/></w:tblPr>'
    rows = "".join(
        f"<w:tr>{properties}<w:tc>{paragraph(words)}</w:tc><w:tc>{paragraph(words)}</w:tc></w:tr>"
        for properties, words in (("", "a"), ("<w:trPr><w:hidden/></w:trPr>", "zqrow"), ("", "b"))
    )
    text = read(f"<w:tbl>{alternatives}{rows}</w:tbl>")
    assert "zq" not in text.markdown
    assert "2 hidden passages" in said(text)
    assert "1 alternative of a table" in said(text)


@pytest.mark.parametrize(
    ("drawn", "stood"),
    [
        (GRAPHIC.format(kind="chart"), "a chart of Word"),
        (GRAPHIC.format(kind="diagram"), "a diagram (SmartArt)"),
        (OBJECT, "an object of another program (Excel.Sheet.12b)"),
        (picture("outside"), "a picture that is not in the file"),
        (picture("nowhere"), "a picture that is not in the file"),
        (picture("emf"), "a picture. It is EMF, which browsers do not show."),
        (picture("huge"), "a picture. It has more than 50 million pixels, which no screen shows."),
        (picture("broken"), "a picture. It cannot be read as a picture: cannot identify image file."),
    ],
)
def test_a_remark_stands_in_place_of_what_is_lost(drawn: str, stood: str) -> None:
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    huge = png()[:12] + header + struct.pack(">I", zlib.crc32(header)) + png()[33:]
    media = {"word/media/e.emf": b"\x01\x00\x00\x00" + bytes(60), "word/media/h.png": huge, "word/media/b.tiff": b"II*"}
    links = {"outside": "https://example.org/spy.png", "emf": "media/e.emf", "huge": "media/h.png"}
    text = read_word(docx(paragraph(run("Before ") + drawn), media, links | {"broken": "media/b.tiff"}), "x.docx")
    remark = f"Here stood {stood}"
    assert text.markdown == f"Before {{>>{remark if remark.endswith('.') else f'{remark}.'}<<}}\n"
    assert remark in said(text)
    assert not text.pictures


def test_pictures_are_files_without_what_is_cut_off_and_ask_for_words() -> None:
    crop = '<a:srcRect l="50000"/>'
    drawn = [
        picture("p"),
        picture("p", "Cranes load a ship [old]"),
        picture("p", crop=crop),
        picture("p", "My chart.png"),
    ]
    text = read_word(docx("".join(map(paragraph, drawn)), {"word/media/i.png": png()}, {"p": "media/i.png"}), "x.docx")
    assert text.markdown.split("\n\n") == [
        f"![]({FOLDER}1.png)",
        f"![Cranes load a ship (old)]({FOLDER}1.png)",
        f"![]({FOLDER}2.png)",
        f"![]({FOLDER}1.png)\n",
    ]
    sizes = {name: Image.open(io.BytesIO(content)).size for name, content in text.pictures.items()}
    assert sizes == {"1.png": (40, 20), "2.png": (20, 20)}


def test_links_to_the_web_stay_and_others_are_words() -> None:
    links = {"web": "https://example.org/a", "script": "javascript:alert(1)", "file": "file:///C:/secret/x.docx"}
    inside = '<w:hyperlink w:anchor="_Ref1"><w:r><w:t>inside</w:t></w:r></w:hyperlink>'
    body = paragraph("".join(JUMP.format(id=id) for id in (*links, "fact")) + inside)
    text = read_word(docx(body, {}, links | {"fact": "fact:trade/value"}), "x.docx")
    assert text.markdown == "[web](https://example.org/a)scriptfilefactinside\n"
    assert "3 links" in said(text)


def test_signs_of_markdown_are_words() -> None:
    words = "*a* [1] [^x] {++b++} # &lt;script&gt; a_b $5 and $6 ~~c~~ {: .d}"
    written = "\\*a\\* [1] \\[^x] &#123;++b++} # &lt;script> a_b \\$5 and \\$6 &#126;&#126;c&#126;&#126; &#123;: .d}\n"
    assert read(paragraph(words)).markdown == written
    assert read(paragraph("=== x")).markdown == "&#61;== x\n"
    assert read(paragraph("a \ue0000\ue001 b \ue002")).markdown == "a 0 b\n"  # (our own marks of drawings)


@pytest.mark.parametrize(
    "words", [": d", "[a]: http://x", "*[H]: x", "[^1]: n", "> q", "--- | ---", "!!! x", "C#", "#"]
)
@pytest.mark.parametrize("before", ["Term</w:t><w:br/><w:t>", ""])
def test_no_line_is_taken_for_another_thing_than_words(words: str, before: str) -> None:
    text = read(paragraph("Term") + paragraph(f"{before}{words}") + paragraph("End."))
    html = BeautifulSoup(markdown.markdown(text.markdown, extensions=EXTENSIONS), "html.parser")
    assert {tag.name for tag in html.find_all(True)} <= {"p", "br"}
    assert words in html.get_text()


def test_a_heading_keeps_the_signs_at_its_end() -> None:
    text = read(paragraph("Languages", "berschrift1") + paragraph("x") + paragraph("In C#", "berschrift1"))
    assert text.markdown.endswith("## In C\\#\n")


def test_words_that_are_struck_twice_are_struck() -> None:
    assert read(paragraph(run("30 %", "<w:dstrike/>") + run(" 34 %"))).markdown == "<del>30 %</del> 34 %\n"


def test_highlighted_words_are_marks_of_editing() -> None:
    text = read(paragraph(run("To ") + run("check", '<w:highlight w:val="yellow"/>') + run(".")))
    assert text.markdown == "To {==check==}.\n"
    assert said(text) == "1 highlighted passage: written as {==so==}."


def test_highlighted_words_that_were_put_in_are_put_in() -> None:
    new = run("new", '<w:highlight w:val="yellow"/>')
    text = read(paragraph(run("A ") + f'<w:ins w:id="1" w:author="S">{new}</w:ins>' + run(" word.")))
    assert text.markdown == "A {++new++} word.\n"


def test_a_form_field_that_nobody_filled_in_is_told_and_left_out() -> None:
    field = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    empty = field.format("<w:showingPlcHdr/>", paragraph("Click here to enter text."))
    text = read(paragraph("Words.") + empty + field.format("", paragraph("Filled in.")))
    assert text.markdown == "Words.\n\nFilled in.\n"
    assert said(text) == "1 form field that nobody filled in: left out, the words that ask for something too."


def test_a_reference_to_a_page_is_told() -> None:
    field = '<w:fldSimple w:instr=" PAGEREF _Ref1 \\h "><w:r><w:t>12</w:t></w:r></w:fldSimple>'
    text = read(paragraph(run("See page ") + field + run(".")))
    assert text.markdown == "See page 12.\n"
    assert said(text).startswith("1 reference to the number of a page")


def test_a_table_of_one_cell_is_a_box() -> None:
    box = f"<w:tbl><w:tblPr/><w:tr><w:tc>{paragraph('Coal | oil')}{paragraph('Gas')}</w:tc></w:tr></w:tbl>"
    text = read(paragraph("Words.") + box)
    assert text.markdown == 'Words.\n\n!!! note ""\n\n    Coal | oil\n\n    Gas\n'
    assert said(text) == "1 table of one cell: written as a box."


def test_paragraphs_of_a_cell_stand_on_lines_of_their_own() -> None:
    cells = f"<w:tc>{paragraph('China')}{paragraph('India')}</w:tc>{cell('2024')}"
    table = f"<w:tbl><w:tblPr/><w:tr>{cell('Where')}{cell('When')}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    assert "| China <br> India | 2024 |" in read(table).markdown


def test_rows_that_were_put_in_or_taken_out_are_told() -> None:
    row = f'<w:tr><w:trPr><w:del w:id="9" w:author="S"/></w:trPr>{cell("One")}{cell("Two")}</w:tr>'
    text = read(TABLE.replace("</w:tbl>", f"{row}</w:tbl>"))
    assert "1 tracked row of a table" in said(text)


def test_a_row_may_begin_within_the_table() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("Beyond")}</w:tr>'
    text = read(TABLE.replace("</w:tbl>", f"{row}</w:tbl>"))
    assert "| Beyond |" in " ".join(text.markdown.split())


def test_a_cell_that_says_to_be_as_wide_as_a_hostile_file_likes_fills_no_memory() -> None:
    wide = TABLE.replace('w:gridSpan w:val="2"', 'w:gridSpan w:val="9999"').replace("</w:tr>", cell("x") + "</w:tr>", 1)
    root = read_xml(f"<w:x {NAMESPACES}>{wide}</w:x>".encode(), "x")
    Story().clean(root, Styles(), {})
    assert len(list(root.iter(name("w:gridCol")))) == 1_000


def test_words_at_the_head_and_foot_of_the_pages_are_told_and_left_out() -> None:
    header = f"<w:hdr {{namespaces}}>{paragraph(run('Not for ') + run('quotation'))}</w:hdr>"
    text = read(paragraph("Words."), header=header, footer=header.replace("hdr", "ftr"))
    assert text.markdown == "Words.\n"
    (finding,) = text.findings
    assert "foot of the pages stands 'Not for quotation'." in finding.message
    number = f"<w:ftr {{namespaces}}>{paragraph('3')}</w:ftr>"
    assert not read(paragraph("Words."), footer=number).findings


def test_notes_at_the_end_come_over_like_those_below_the_page() -> None:
    mark = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    both = read(
        paragraph(run("One") + NOTE + run(" two") + mark),
        footnotes=FOOTNOTES,
        endnotes=FOOTNOTES.replace("footnote", "endnote").replace("Below the line", "At the end"),
    )
    assert both.markdown == "One[^1] two[^2]\n\n[^1]: Below the line.\n\n[^2]: At the end.\n"


def test_nothing_of_the_properties_of_a_file_comes_over() -> None:
    properties = "<x>zqsecret</x>"
    content = docx(paragraph("Words."), {"docProps/core.xml": properties, "word/people.xml": properties})
    text = read_word(content, "x.docx")
    assert "zqsecret" not in repr(text)
    assert text.markdown == "Words.\n"


def test_macros_are_told_and_stay_behind() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    content = docx(paragraph("Words."), {"word/vbaProject.bin": b"zqsecret"})
    text = read_word(with_kind(content, kind), "x.docm")
    assert "1 set of macros: left out." in said(text)
    assert text.markdown == "Words.\n"


def with_kind(content: bytes, kind: str) -> bytes:
    """A Word file whose text is of another kind."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                entry = f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
                part = part.replace(b"</Types>", entry.encode())
            new.writestr(name, part)
    return target.getvalue()


def test_what_is_said_of_one_thing_is_said_of_several_too() -> None:
    words = [f"{change.what}. {change.hint}" for name, change in _CHANGES.items() if name != "citation"]
    assert [each for each in words if re.search(r"\bits?\b", each)] == []
