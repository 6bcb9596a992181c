"""`[@key]` in a text: a slot with the numbers of works, in the order in which readers meet them."""

from __future__ import annotations

import re

import pytest

from dashboard.core.finding import Finding
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.source_text_reader import SourceTextReader
from tests.samples.site import HEAD, notebook_text


def read(reader: SourceTextReader, text: str, path: str = "docs/about/x.md") -> tuple[SourceText, list[Finding]]:
    source_text, findings = reader.read(text.encode(), path)
    assert source_text
    return source_text, findings


def marks(source_text: SourceText) -> list[str]:
    return re.findall(r'<sup class="work-slot"[^>]*>(.*?)</sup>', source_text.html)


def places(source_text: SourceText) -> list[tuple[str, int, int]]:
    works = [reference for reference in source_text.references if reference.kind == "work"]
    return [(reference.text, reference.line, reference.column) for reference in works]


def test_works_are_numbered_in_the_order_of_their_first_use(reader: SourceTextReader) -> None:
    source_text, findings = read(reader, "One [@b, p. 12] and *two [see @a;\n@b]*.\n\n> Three [-@c].\n")
    assert source_text.works == ("b", "a", "c")
    assert marks(source_text) == ["[1, p. 12]", "[see 2; 1]", "[3]"]
    assert places(source_text) == [("@b, p. 12", 1, 5), ("see @a;\n@b", 1, 26), ("-@c", 4, 9)]
    assert findings == []


def test_a_mark_stands_close_behind_its_word(reader: SourceTextReader) -> None:
    source_text, _ = read(reader, "One *two*\n[@a] three  [@b].\n\n[@c] begins.\n")
    words = re.sub("<[^>]*>", "", source_text.html)
    assert words == "One two[1] three[2].\n[3] begins."


def test_footnotes_come_last_and_stay_footnotes(reader: SourceTextReader) -> None:
    source_text, _ = read(reader, "One[^1] and [@a].\n\n[^1]: A note [@b].\n\nMore [@c].\n")
    assert source_text.works == ("a", "c", "b")
    assert 'id="fn:1"' in source_text.html
    assert source_text.html.count("footnote-ref") == 1


@pytest.mark.parametrize(
    "text",
    [
        "`[@a]`",
        "```python\nx = [@a]\n```",
        "    [@a]",
        "$[@a]$",
        '<span title="[@a]">x</span>',
        "[x](https://example.org/[@a])",
        "\\[@a]",
        "\\[@a\\_b;@c\\]",
        "@a and a@b.org",
        "[@a](https://example.org/)",
    ],
)
def test_what_names_no_work_stays_as_it_is(reader: SourceTextReader, text: str) -> None:
    source_text, findings = read(reader, f"Words.\n\n{text}\n")
    assert source_text.works == ()
    assert [finding for finding in findings if finding.id == "reference-lost"] == []
    assert "\ue000" not in source_text.html
    assert "@a" in source_text.html
    assert "\\]" not in source_text.html


def test_lists_tables_and_html_with_markdown_have_marks(reader: SourceTextReader) -> None:
    text = "- a\n\n    b [@a]\n\n| c [@b] | d |\n|---|---|\n| e | [@c] |\n\n<div markdown>\nf [@d]\n</div>\n"
    source_text, findings = read(reader, text)
    assert marks(source_text) == ["[1]", "[2]", "[3]", "[4]"]
    assert findings == []


def test_markup_and_hostile_words_in_a_citation_are_text(reader: SourceTextReader) -> None:
    source_text, _ = read(reader, 'A [@a, p.&nbsp;3 `q` $x$ "z" \u202e🙂 &lt;b&gt;].\n')
    assert marks(source_text) == ['[1, p. 3 q $x$ "z" \u202e🙂 &lt;b&gt;]']


def test_cells_of_a_notebook_count_on(reader: SourceTextReader) -> None:
    text = notebook_text(f"{HEAD}\nWords [@a].\n", "x = ['@z']", "# More\n\nWords [@b; @a].")
    source_text, _ = read(reader, text, "docs/analyses/x.ipynb")
    assert marks(source_text) == ["[1]", "[2; 1]"]
    for written, line, column in places(source_text):
        assert text.split("\n")[line - 1][column - 1 :].startswith(f"[{written}]")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("## Head [@a] more\n", 8, 9),
        ("A [link [@a]](https://example.org/).\n", 8, 9),
        ("<div>x [@a]</div>\n", 8, 8),
    ],
)
def test_where_no_mark_can_stand_is_an_error(reader: SourceTextReader, text: str, line: int, column: int) -> None:
    source_text, findings = read(reader, f"---\ntitle: T\n---\n\nWords.\n\n\n{text}")
    lost = [finding for finding in findings if finding.id == "reference-lost"]
    assert [(finding.severity, finding.line, finding.column) for finding in lost] == [("error", line, column)]
    assert source_text.works == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: T\nstandfirst: Words [@a].\n---\n\nWords.\n",
        "![Words [@a]](../images/a.svg)\n",
        "```chart\nid: a\nnote: Words [@a].\n```\n",
    ],
)
def test_beside_the_text_it_is_an_error_too(reader: SourceTextReader, text: str) -> None:
    _, findings = read(reader, text)
    assert [finding.severity for finding in findings if finding.id == "reference-lost"] == ["error"]


def test_headings_alternatives_and_words_do_not_count_it(reader: SourceTextReader) -> None:
    text = "## Trade [@a] grew\n\nOne two [@smith2020trade, p. 12] three.\n\n![x [@c]](chart:d)\n"
    source_text, _ = read(reader, text)
    assert [(heading.id, heading.words) for heading in source_text.headings] == [("trade-grew", "Trade grew")]
    assert source_text.words == 6
    assert [reference.alt for reference in source_text.references if reference.kind == "chart"] == ["x [@c]"]


def test_numbers_in_a_citation_are_no_claims(reader: SourceTextReader) -> None:
    claims = "Trade grew [see @a2024, 12% of USD 30 bn in 2024].\n"
    source_text, _ = read(reader, HEAD + claims, "docs/analyses/x.md")
    plain, _ = read(reader, HEAD + claims.replace("[see @a2024,", "(see").replace("]", ")"), "docs/analyses/x.md")
    assert (source_text.numbers, source_text.dated) == ((), ())
    assert plain.numbers
