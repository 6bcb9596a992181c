"""Alerts, tabs, tasks, terms and struck words: readers get them without a script, and a struck figure is no claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pieces.source_text import SourceText
from dashboard.pieces.source_text_reader import SourceTextReader
from tests.samples.site import HEAD


def read(reader: SourceTextReader, text: str) -> SourceText:
    source_text, findings = reader.read((HEAD + text).encode(), "docs/analyses/x.md")
    assert source_text
    assert findings == []
    return source_text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "> [!NOTE]\n> - one\n> - two",
            '<div class="admonition note">\n<p class="admonition-title">Note</p>\n'
            "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n</div>",
        ),
        (
            "> [!tip]- A *title*\n> Words",
            '<details class="tip">\n<summary>A <em>title</em></summary>\n<p>Words</p>\n</details>',
        ),
        (
            "> [!own-kind]+ A title\n> Words",
            '<details class="note" open="open">\n<summary>A title</summary>\n<p>Words</p>\n</details>',
        ),
        (
            "> Words\n\n> [!note] One\n> a\n\n> [!note]\n> > [!tip] Within\n> > b",
            '<blockquote>\n<p>Words</p>\n</blockquote>\n<div class="admonition note">\n<p class="admonition-title">One'
            '</p>\n<p>a</p>\n</div>\n<div class="admonition note">\n<p class="admonition-title">Note</p>\n'
            '<div class="admonition tip">\n<p class="admonition-title">Within</p>\n<p>b</p>\n</div>\n</div>',
        ),
        ("> Words [!note]", "<blockquote>\n<p>Words [!note]</p>\n</blockquote>"),
        ('??? tip "A title"\n    Words', '<details class="tip">\n<summary>A title</summary>\n<p>Words</p>\n</details>'),
        (
            '=== "In *roubles*"\n\n    Words\n\n=== "In dollars"\n\n    More',
            '<div class="tab-set">\n<p class="tab-title">In <em>roubles</em></p>\n<div class="tab">\n<p>Words</p>\n'
            '</div>\n<p class="tab-title">In dollars</p>\n<div class="tab">\n<p>More</p>\n</div>\n</div>',
        ),
        (
            "- [x] done\n- [ ] not",
            '<ul>\n<li class="task-list-item"><span aria-label="Done" role="img">☑</span> done</li>\n'
            '<li class="task-list-item"><span aria-label="Not done" role="img">☐</span> not</li>\n</ul>',
        ),
        ("Pipeline\n: A tube", "<dl>\n<dt>Pipeline</dt>\n<dd>A tube</dd>\n</dl>"),
        ("By ~~30%~~ 34%, or ~35%.", "<p>By <del>30%</del> 34%, or ~35%.</p>"),
        ("One\\\ntwo", "<p>One<br>\ntwo</p>"),
        (
            "> a\n\n> b\n>\n> c",
            "<blockquote>\n<p>a</p>\n</blockquote>\n<blockquote>\n<p>b</p>\n<p>c</p>\n</blockquote>",
        ),
        (r"\~ \^ \| \"x\" \<b> \& C:\d", '<p>~ ^ | "x" &lt;b&gt; &amp; C:\\d</p>'),
        (r"A \{x\} b, \{#x\} and {x\}", "<p>A {x} b, {#x} and {x}</p>"),
        (
            "> [!注意] 标题\n> 内容",
            '<div class="admonition note">\n<p class="admonition-title">标题</p>\n<p>内容</p>\n</div>',
        ),
        ("`a`{.own-x} so {y} or {z} it is", '<p><code class="own-x">a</code> so {y} or {z} it is</p>'),
        ("*a*{.own-x title='{y}'} {z}.", '<p><em class="own-x" title="{y}">a</em> {z}.</p>'),
        ('<s title="a">It **fell**</s>', '<p><s title="a">It <strong>fell</strong></s></p>'),
        ("- a\n\n3. b", '<ul>\n<li>a</li>\n</ul>\n<ol start="3">\n<li>b</li>\n</ol>'),
    ],
)
def test_readers_get_a_form_without_switches(reader: SourceTextReader, text: str, html: str) -> None:
    assert read(reader, text).html == html


FENCES = ("```\ncode\n```", "~~~ text\ncode\n~~~")
PARTS = (*FENCES, "Words", "Words\nmore", "## Head", "- item", "| a | b |\n|---|---|\n| 1 | 2 |")
CONTAINERS = (
    ("", ""),
    ("> ", "> "),
    ("- Item\n\n    ", "    "),
    ('!!! note "A"\n    ', "    "),
    ("> - Item\n>\n>     ", ">     "),
)


@given(st.sampled_from(PARTS), st.sampled_from(FENCES), st.sampled_from(PARTS), st.sampled_from(CONTAINERS))
def test_what_stands_beside_a_fence_is_no_part_of_it(
    reader: SourceTextReader, above: str, fence: str, below: str, container: tuple[str, str]
) -> None:
    first, prefix = container
    apart, close = (first + blank.join((above, fence, below)).replace("\n", f"\n{prefix}") for blank in ("\n\n", "\n"))
    (text, _), (expected, _) = (reader.read(source.encode(), "docs/about/x.md") for source in (close, apart))
    assert text
    assert expected
    assert text.html == expected.html
    assert "<p></p>" not in text.html


def test_an_item_without_paragraphs_stays_so(reader: SourceTextReader) -> None:
    html = read(reader, "1. a\n    ```\n    x\n    ```\n    b\n2. c").html
    assert "<p>" not in html


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        (r"`x\|y`", "<code>x|y</code>"),
        (r"``x\|`y``", "<code>x|`y</code>"),
        (r"a\|`b\|c`", "a|<code>b|c</code>"),
        (r"\`x\|y\`", "`x|y`"),
        (r"`x\y`", r"<code>x\y</code>"),
    ],
)
def test_a_bar_behind_a_backslash_stands_in_a_cell(reader: SourceTextReader, cell: str, html: str) -> None:
    assert f"<td>{html}</td>" in read(reader, f"| a | b |\n|---|---|\n| {cell} | 2 |").html


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## Why C#", "Why C#"),
        ("## C## ", "C##"),
        ("## ## Two ##", "## Two"),
        ("## Why ##", "Why"),
        ("## Why #\\#", "Why ##"),
        ("## A # b", "A # b"),
        (" ## One", "One"),
        ("   ## Three ##  ", "Three"),
        ("##\tTab", "Tab"),
        ("## \\# #", "#"),
        ("## C\\", "C\\"),
    ],
)
def test_a_heading_has_the_words_that_other_editors_show(reader: SourceTextReader, line: str, words: str) -> None:
    for text in (f"{line}\nMore.", f"Words\n{line}\nMore.", f"- a\n\n    {line.lstrip()}\n    More."):
        source_text = read(reader, text)
        assert [heading.words for heading in source_text.headings] == [words]
        assert "More." in source_text.html
        assert "#" not in source_text.html.replace(words, "")


@pytest.mark.parametrize("line", ["    ## Code", "Words\n    ## more", "Words ## more"])
def test_what_other_editors_show_as_words_or_code_is_no_heading(reader: SourceTextReader, line: str) -> None:
    assert read(reader, line).headings == ()


@pytest.mark.parametrize("code", ["```python\nx = 1\n```", "    x = 1"])
def test_keys_reach_code_whose_lines_may_be_wider_than_a_phone(reader: SourceTextReader, code: str) -> None:
    assert read(reader, f"Some words.\n\n{code}\n").html.count('<pre tabindex="0">') == 1


def test_a_fence_ends_whatever_stands_behind_its_language(reader: SourceTextReader) -> None:
    html = read(reader, "```yaml filename=x.yml {1,3}\na: b\n\nc: d\n```\n\nWords.").html
    assert html.endswith("</code></pre></div>\n<p>Words.</p>")


def test_tabs_of_the_other_style_come_out_alike() -> None:
    text = '=== "A"\n\n    x\n\n=== "B"\n\n    y\n'
    pages = [
        SourceTextReader(["pymdownx.tabbed"], {"pymdownx.tabbed": {"alternate_style": is_alternate}}, "docs")
        for is_alternate in (False, True)
    ]
    first, second = (read(page, text).html for page in pages)
    assert "tab-title" in first
    assert second == first


@pytest.mark.parametrize(("begin", "end"), [("~~", "~~"), ("<del>", "</del>"), ('<s class="own-x">', "</s>")])
def test_a_struck_figure_is_no_fact_and_no_claim(reader: SourceTextReader, begin: str, end: str) -> None:
    fact = "[30%](fact:trade/value?year=2024)"
    struck = read(reader, f"In 2024 it was {begin}{fact}{end}, {begin}31%{end} and 34%.")
    assert [reference.kind for reference in struck.references] == []
    assert [number.words for number in struck.numbers] == ["34%"]
    assert [number.words for number in struck.dated] == ["34%"]


def test_a_note_without_a_mark_has_no_link_back() -> None:
    text = "Words.[^1]\n\n[^1]: One.\n\n[^2]: Two.\n"
    source_text, _ = SourceTextReader(["footnotes"], {}, "docs").read(text.encode(), "docs/about/x.md")
    assert source_text
    assert source_text.html.count('href="#fnref:1"') == 1
    assert "fnref:2" not in source_text.html
    assert "<p>Two." in source_text.html


def test_titles_of_boxes_are_read_like_other_words(reader: SourceTextReader) -> None:
    for head in ('!!! note "{}"', '??? tip "{}"', '=== "{}"'):
        text = read(reader, f"{head.format('In 2024 it was 30%')}\n\n    Words of 35%.\n")
        assert [number.words for number in text.numbers] == ["30%", "35%"]
    alert = read(reader, "> [!NOTE] In 2024 it was 30%\n> Words of 35%.\n")
    assert [number.words for number in alert.numbers] == ["30%", "35%"]
