"""Words stay words: whatever a text holds, Markdown shows it as it is. Mistune reads what is written here."""

from __future__ import annotations

import re
from html import unescape

import mistune
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.quoted.markdown_words import code, code_block, heading, link, paragraph, picture, plain, table

READ = mistune.create_markdown(plugins=["table", "strikethrough", "footnotes", "math"], escape=True)
HOSTILE = [
    'A "quoted" <script>alert(1)</script>',
    "*not* _this_ __nor__ `that` ~~or~~ [this](http://x) ![y](z)",
    "# no heading",
    "1. no list",
    "2025) no list",
    "- no list",
    "+ no list",
    "> no quotation",
    "=== and ---",
    "---",
    "a | b \\| c \\",
    "&lt; &amp; &#60; R&D",
    "$x$ and $$y$$ cost 5$",
    "[^fact-1] and [^1]: note",
    "snake_case_name _a_ b_",
    "\N{ARABIC LETTER ALEF}\N{RIGHT-TO-LEFT MARK} סחר",
    "\N{PANDA FACE} bear",
    "<!-- comment --> <a@b.c> <http://x>",
    "line\nbreak\u2028and\ttab",
    "trailing #",
]


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_is_nothing_but_its_words(text: str) -> None:
    html = str(READ(paragraph(plain(text))))
    assert text_of(html) == " ".join(text.split())
    assert set(re.findall(r"<(\w+)", html)) == {"p"}


@given(some.text(some.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40))
def test_any_words_stay_words(text: str) -> None:
    html = str(READ(paragraph(plain(f"x {text} x"))))
    assert text_of(html) == " ".join(f"x {text} x".split())
    assert set(re.findall(r"<(\w+)", html)) == {"p"}


@pytest.mark.parametrize("text", HOSTILE)
def test_cells_headings_links_and_pictures_hold_them_too(text: str) -> None:
    words = " ".join(text.split())
    html = str(READ(table([plain(text), "b"], [[plain(text), "1"]], [False, True])))
    assert [text_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", html, re.S)] == [words, "b", words, "1"]
    html = str(READ(link(plain(text), "https://example.org/a (b)?c=<d>&e=ü")))
    assert text_of(html) == words
    assert html.count("<a ") == 1
    assert 'href="https://example.org/a%20%28b%29?c=%3Cd%3E&amp;e=%C3%BC"' in html
    html = str(READ(picture(text, "https://example.org/a.svg")))
    assert html.count("<img ") == 1
    if "trailing" not in text:
        assert text_of(str(READ(heading(2, text)))) == words


@pytest.mark.parametrize("cell", ["a|b", "a||b", "|", "\\\\|", "a\\|b"])
def test_what_no_one_has_escaped_ends_no_cell(cell: str) -> None:
    html = str(READ(table(["A", "B"], [[code(cell), "1"]])))
    assert len(re.findall("<td>", html)) == 2


@pytest.mark.parametrize("text", ["a", "`", "``a`` b", "a `", " a", "x = `y`"])
def test_code_is_kept(text: str) -> None:
    html = str(READ(code(text)))
    assert unescape(re.sub(r"</?(p|code)>", "", html)).strip() == text.strip()
    block = str(READ(code_block(f"{text}\n```\nb", "python")))
    assert unescape(block).count(f"{text}\n```\nb") == 1
