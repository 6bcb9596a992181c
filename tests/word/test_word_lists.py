"""How the lists of a Word text come into a draft: at their level, and what is said of their numbers."""

from __future__ import annotations

import markdown
import pytest

from dashboard.word.read_word import WordText, read_word
from tests.samples.word import docx, paragraph, read, run, said

_STYLES = ("List Number", "List Number 2", "List Bullet 2", "List Bullet 3")


def read_list(paragraphs: list[tuple[str, str]], count: str = "decimal", levels: str = "") -> WordText:
    """A text of paragraphs with the styles that Word has: each names a list of one level."""
    styles = lists = ""
    for number, style in enumerate(_STYLES, 1):
        id = style.replace(" ", "")
        form = "bullet" if "Bullet" in style else count
        styles += f"""<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{style}"/><w:pPr><w:numPr>
            <w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>"""
        lists += f"""<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>
            <w:numFmt w:val="{form}"/><w:pStyle w:val="{id}"/><w:lvlText w:val="%1)"/></w:lvl>{levels}
            </w:abstractNum>"""
    lists += "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(_STYLES) + 1)
    )
    heading = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    parts = {
        "word/styles.xml": f"<w:styles {{namespaces}}>{styles}{heading}</w:style></w:styles>",
        "word/numbering.xml": f"<w:numbering {{namespaces}}>{lists}</w:numbering>",
    }
    body = "".join(paragraph(words, style.replace(" ", "")) for words, style in paragraphs)
    return read_word(docx(body, parts), "x.docx")


@pytest.mark.parametrize(
    "levels", ["", '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl>']
)
def test_a_list_by_the_styles_of_word_keeps_its_levels(levels: str) -> None:
    names = [("one", "List Number"), ("a", "List Number 2"), ("b", "List Number 2"), ("two", "List Number")]
    text = read_list(names, levels=levels)
    assert text.markdown == "1. one\n\n    1. a\n    2. b\n\n2. two\n"
    assert not text.findings


def test_bullets_within_bullets_within_numbers_keep_their_levels() -> None:
    text = read_list([("one", "List Number"), ("a", "List Bullet 2"), ("b", "List Bullet 3"), ("two", "List Number")])
    assert text.markdown == "1. one\n\n    - a\n\n        - b\n\n2. two\n"


@pytest.mark.parametrize("count", ["lowerLetter", "upperLetter", "lowerRoman", "upperRoman"])
def test_letters_and_roman_numbers_are_told(count: str) -> None:
    text = read_list([("one", "List Number"), ("two", "List Number")], count)
    assert text.markdown == "1. one\n2. two\n"
    assert said(text) == "1 list with letters or Roman numbers: written with 1., 2. and so on."


def test_the_number_of_a_heading_is_told() -> None:
    text = read_list([("One", "H"), ("words", ""), ("Two", "H")])
    assert text.markdown == "## One\n\nwords\n\n## Two\n"
    assert said(text) == "2 numbers of headings: left out: Word counts by itself."


def test_a_table_within_a_cell_is_told() -> None:
    inside = f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    text = read(f"<w:tbl><w:tr><w:tc>{paragraph('One')}{inside}<w:p/></w:tc></w:tr></w:tbl>")
    assert text.markdown == "| One a b |\n| --- |\n"
    assert said(text) == "1 table within a cell: the words stand in one line of the outer cell."


def test_a_list_straight_behind_another_one_is_one_of_its_own() -> None:
    """Markdown would count on."""
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    lists = "".join(
        f"""<w:abstractNum w:abstractNumId="{id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
        <w:lvlText w:val="%1."/></w:lvl></w:abstractNum>"""
        for id in (1, 2)
    )
    lists += "".join(f'<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>' for id in (1, 2))
    body = "".join(f"<w:p>{number.format(id)}{run(words)}</w:p>" for id, words in ((1, "a"), (1, "b"), (2, "c")))
    numbering = {"word/numbering.xml": f"<w:numbering {{namespaces}}>{lists}</w:numbering>"}
    text = read_word(docx(body, numbering), "x.docx")
    assert text.markdown == "1. a\n2. b\n\n<!-- -->\n\n1. c\n"
    html = markdown.markdown(text.markdown, extensions=["sane_lists"])
    assert html.count("<ol>") == 2


@pytest.mark.parametrize(
    ("written", "told"),
    [("%1.", ""), ("(%1)", ""), ("%1.%2.", "numbers such as 1.2"), ("Article %1", "numbers such as 1.2")],
)
def test_numbers_that_a_draft_does_not_have_are_told(written: str, told: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{written}"/></w:lvl>'
    numbering = f"""<w:numbering {{namespaces}}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
    entry = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    text = read(entry.format(run("one")) + entry.format(run("two")), numbering=numbering)
    assert text.markdown == "1. one\n2. two\n"
    assert (told in said(text)) if told else (said(text) == "")


BULLETS = """<w:numbering {namespaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def entry(words: str) -> str:
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{run(words)}</w:p>"


def test_a_list_in_a_note_becomes_paragraphs_and_is_told() -> None:
    note = f'<w:footnote w:id="2">{paragraph("See:")}{entry("one")}{entry("two")}</w:footnote>'
    body = paragraph(run("Words") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    text = read(body, numbering=BULLETS, footnotes=f"<w:footnotes {{namespaces}}>{note}</w:footnotes>")
    assert text.markdown == "Words[^1]\n\n[^1]: See:\n\n    one\n\n    two\n"
    assert said(text) == "2 entries of lists in notes: written as plain paragraphs."


def test_boxes_at_the_beginning_of_entries_stay() -> None:
    text = read(entry("☐ open") + entry("☒ done"), numbering=BULLETS)
    assert text.markdown == "- ☐ open\n- ☒ done\n"
