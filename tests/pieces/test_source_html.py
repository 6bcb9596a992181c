"""The HTML of a text: what is not allowed is a finding at its line, slots cannot be forged, raw links are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.core.finding import Finding
from dashboard.core.settings import HOME
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.source_text_reader import SourceTextReader
from tests.samples.attacks import ATTACKS
from tests.samples.edition import Edit
from tests.samples.site import HEAD, notebook_text


def read(reader: SourceTextReader, text: str, path: str = "docs/about/x.md") -> tuple[SourceText, list[Finding]]:
    source_text, findings = reader.read(text.encode(), path)
    assert source_text
    return source_text, [finding for finding in findings if finding.id == "unsafe-html"]


def test_what_is_not_allowed_is_an_error_at_its_line(reader: SourceTextReader) -> None:
    text = "Words.\n\n<script>x</script>\n\n| a |\n|---|\n| b [c](https://d.org){onclick=e} |\n\n## F {#__g}\n"
    source_text, findings = read(reader, text)
    assert [(finding.severity, finding.line, finding.column) for finding in findings] == [
        ("error", 3, 1),
        ("error", 7, 23),
        ("error", 9, 6),
    ]
    assert "script" not in source_text.html


def test_what_is_alike_is_told_once_where_the_first_stands(reader: SourceTextReader) -> None:
    _, findings = read(reader, 'Words.\n\n<p class="odd">a</p>\n<p class="even">b</p>\n<p class="odd">c</p>\n')
    assert [(finding.line, finding.message.rpartition(".")[2]) for finding in findings] == [
        (3, " (1 more in this text)"),
        (4, ""),
    ]


def test_the_address_of_a_heading_may_begin_with_a_hyphen(reader: SourceTextReader) -> None:
    source_text, findings = read(reader, "## `--only`\n\nWords.\n")
    assert findings == []
    assert [heading.id for heading in source_text.headings] == ["-only"]


def test_a_heading_without_a_number_of_pandoc_is_told_at_its_line(reader: SourceTextReader) -> None:
    _, [finding] = read(reader, "Words.\n\n## Ports {-}\n\nWords.\n")
    assert (finding.line, finding.column) == (3, 10)
    assert finding.message.startswith("Read {-} at <h2>")


def test_a_fence_that_takes_a_code_cell_along_is_told_at_its_cell(reader: SourceTextReader) -> None:
    text = notebook_text(f"{HEAD}\nWords.\n", "1", "# A\n\n ```\nwords\n```", "2", "# B\n\n```\nmore\n```")
    _, [finding] = read(reader, text, "docs/analyses/x.ipynb")
    assert text.split("\n")[finding.line - 1].strip() == '"# A\\n",'
    assert "a code cell" in finding.message


def test_a_notebooks_line_is_that_of_its_file(reader: SourceTextReader) -> None:
    text = notebook_text(f"{HEAD}\nWords.\n", "1", "# More\n\nA <iframe></iframe>.")
    _, [finding] = read(reader, text, "docs/analyses/x.ipynb")
    assert "iframe" in text.split("\n")[finding.line - 1]
    assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith("<iframe")


def test_a_pasted_slot_is_one_finding_and_no_slot(reader: SourceTextReader) -> None:
    for slot in (
        '<div class="chart-slot" data-key="0"></div>',
        '<div class="cell-slot" data-cell="1"></div>',
        '<a class="fact-slot" data-key="0">x</a>',
    ):
        source_text, findings = read(reader, f"Words.\n\n{slot}\n")
        assert [finding.line for finding in findings] == [3]
        assert "slot" not in source_text.html


def test_columns_of_tables_are_aligned_without_styles(reader: SourceTextReader) -> None:
    source_text, findings = read(reader, "| a |\n|--:|\n| b |\n")
    assert '<td align="right">b</td>' in source_text.html
    assert findings == []


def test_no_comment_reaches_readers(reader: SourceTextReader) -> None:
    text = "A <!-- b --> c.\n\n<!-- d\ne -->\n\n<!-- desk: allow f: g -->\nH."
    source_text, _ = read(reader, text)
    assert source_text.html == "<p>A  c.</p>\n\n\n<p>H.</p>"


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_stops_the_reading_or_leaves_a_mark(reader: SourceTextReader, attack: str) -> None:
    source_text, _ = read(reader, f"Words.\n\n{attack}\n\nMore words.\n")
    assert "Words." in source_text.html
    assert not {*"\u2fea\u2feb\u2fec"} & {*source_text.html}


def test_links_in_html_are_checked_and_lead_to_pages(edit: Edit) -> None:
    picture = '<img src="../images/none.png" alt="It is none.">'
    text = f'{HEAD}\nA <a href="../index.md">b</a>, <a href="nowhere.md">c</a>.\n\n{picture}\n'
    edition = edit({"docs/analyses/lifeline.md": text})
    assert [(finding.id, finding.line) for finding in edition.findings] == [("dead-link", 11), ("dead-link", 13)]
    html = edition.content.source_texts["docs/analyses/lifeline.md"].html
    assert '<a href="@base@">b</a>' in html
    assert picture.replace("../", "@base@") in html


def test_a_link_that_cannot_be_followed_is_one_finding(edit: Edit) -> None:
    text = f"{HEAD}\nA [b](javascript:c).\n\n![What is seen](https://example.org/d.png)\n"
    edition = edit({"docs/analyses/lifeline.md": text})
    assert [(finding.id, finding.line) for finding in edition.findings] == [("dead-link", 11), ("foreign-picture", 13)]


CONSTRUCTS = """
## Heading {#own .own-wide}

*em* **strong** `code` ~~none~~ <https://example.org> <a@example.org> H<sub>2</sub>O <kbd>k</kbd>, a\\
break, "quoted" -- dash, [l](../index.md "title"){rel=nofollow hreflang=sv .c}, [r][r], [^1].

[r]: https://example.org 'R'
[^1]: A note with `code`.

    And a paragraph.

> quote
>
> - item
>     1. inner
>
> ---

| a | b | c |
|:--|--:|:-:|
| 1 | 2 | <abbr title="t">3</abbr> |

!!! warning "Mind"
    Words.

```python hl_lines="1" linenums="1"
def f(x: int = 1) -> str:
```

{++more++} {--less--} {~~a~>b~~} {==c==}{>>d<<}

<details open markdown="1"><summary>More</summary>

*Words* <span lang="pl" dir="ltr">po polsku</span> <time datetime="2025-01-01">now</time> <bdo dir="rtl">x</bdo>

</details>

<figure><picture><source srcset="../images/x.svg 1x"><img src="../images/x.svg" alt="It is." width="9" loading="lazy">
</picture><figcaption>Caption</figcaption></figure>

<math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac>
<mo stretchy="false">=</mo><msup><mi>b</mi><mn>2</mn></msup></math>

<ol start="3" reversed><li value="4">x</li></ol>
<table><caption>c</caption><tr><th scope="row" colspan="2">x</th></tr></table>
<ruby>a<rp>(</rp><rt>b</rt></ruby> <dl><dt>t</dt><dd>d</dd></dl> <q>q</q> <ins>i</ins> <del>d</del> <mark>m</mark> <wbr>
"""


def test_the_constructs_of_markdown_lose_nothing(reader: SourceTextReader) -> None:
    source_text, findings = read(reader, CONSTRUCTS)
    assert findings == []
    for kept in (
        'class="admonition warning"',
        'id="fn:1"',
        'class="critic"',
        'class="hll"',
        "<mfrac>",
        "<source srcset",
    ):
        assert kept in source_text.html


def test_own_content_loses_nothing(reader: SourceTextReader, tmp_path: Path) -> None:
    for path in sorted((HOME / "docs").rglob("*.md")):
        assert read(reader, path.read_text(encoding="utf-8"), path.relative_to(HOME).as_posix())[1] == []
