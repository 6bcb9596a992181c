"""Headings that Word knows otherwise than by its own styles."""

from __future__ import annotations

import pytest

from dashboard.word.read_word import WordText, read_word
from tests.samples.word import docx, paragraph, run, said

OUTLINE = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'
TEXT = paragraph("Words of a text, which are many more than those of a heading, so that their size is the usual one.")
STYLES = {
    "Own": ("House heading", OUTLINE.format(1)),
    "Below": ("House heading small", '<w:basedOn w:val="Own"/>'),
    "Ueb": ("Überschrift 2", ""),
    "Nag": ("Nagłówek 2", ""),
    "Title": ("Title", OUTLINE.format(0)),
    "Text": ("House text", ""),
    "Numbered": ("House number", '<w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
}


def read_with_styles(body: str) -> WordText:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'
        for id, (name, more) in STYLES.items()
    )
    top = '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/></w:style>'
    parts = {"word/styles.xml": f"<w:styles {{namespaces}}>{styles}{top}</w:styles>"}
    tops = paragraph("One", "h1") + paragraph("Two", "h1")
    return read_word(docx(tops + body + TEXT, parts), "x.docx")


@pytest.mark.parametrize("style", ["Own", "Below", "Ueb", "Nag"])
def test_a_heading_by_its_outline_or_its_name_elsewhere_is_one(style: str) -> None:
    text = read_with_styles(paragraph("Who buys", style))
    assert "## Two\n\n### Who buys\n\nWords" in text.markdown
    assert not text.findings


def test_a_heading_by_an_outline_of_its_own_is_one() -> None:
    own = f"<w:p>{OUTLINE.format(1)}{run('Who buys')}</w:p>"
    assert "\n\n### Who buys\n\n" in read_with_styles(own).markdown


def test_what_is_something_else_or_long_is_no_heading() -> None:
    clause = "A clause of a contract " * 20
    text = read_with_styles(paragraph("Who buys", "Text") + paragraph(clause, "Own"))
    assert "\n\nWho buys\n\nA clause" in text.markdown
    assert "###" not in text.markdown


def test_a_number_of_such_a_heading_is_told() -> None:
    assert "1 number of a heading: left out" in said(read_with_styles(paragraph("Who buys", "Numbered")))


def test_a_short_paragraph_in_large_letters_is_told_like_a_bold_one() -> None:
    text = read_with_styles(paragraph(run("Who buys", '<w:sz w:val="32"/>')))
    assert "\n\n**Who buys**\n\n" in text.markdown
    assert said(text).startswith("1 paragraph: bold or in larger letters throughout")


def test_letters_of_one_size_are_the_usual_ones() -> None:
    large = '<w:sz w:val="32"/>'
    words = "Words of a text, which are many more than those of a heading, and as large as those. " * 3
    text = read_with_styles(paragraph(run("Who buys", large)) + paragraph(run(words, large)))
    assert "**" not in text.markdown
