"""Formulas in texts: Markdown around them stays as it is, code is left alone, an error stands at its place."""

from __future__ import annotations

import re

import pytest

from dashboard.core.finding import Finding
from dashboard.core.settings import HOME, read_settings
from dashboard.pieces.html_fragment import HtmlFragment
from dashboard.pieces.output_markup import latex_html, markdown_html
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.source_text_reader import SourceTextReader
from tests.samples.site import HEAD, notebook_text

SPAN = '<span class="arithmatex">M</span>'


def read(reader: SourceTextReader, text: str, path: str = "docs/about/x.md") -> tuple[SourceText, list[Finding]]:
    source_text, findings = reader.read(text.encode(), path)
    assert source_text
    return source_text, [finding for finding in findings if finding.id in ("wrong-formula", "unsafe-html")]


def html(reader: SourceTextReader, text: str) -> str:
    source_text, findings = read(reader, text)
    assert findings == []
    return re.sub(r"<math[^>]*>.*?</math>", "M", source_text.html).strip()


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| $|x|$ | 2 |", [SPAN, "2"]),
        ("| $P(A | B)$ | \\(|y|\\) |", [SPAN, SPAN]),
        ("| $\\|x\\|$ | 2 |", [SPAN, "2"]),
        ("$|x|$ | 2", [SPAN, "2"]),
        ("| costs $5 | and $6 |", ["costs $5", "and $6"]),
        ("| `$x` | `y$` |", ["<code>$x</code>", "<code>y$</code>"]),
        ("| $|x|$ |", [SPAN, ""]),
    ],
)
def test_a_bar_in_a_formula_ends_no_cell(reader: SourceTextReader, row: str, cells: list[str]) -> None:
    table = html(reader, f"| $|a|$ | b |\n|---|---:|\n{row}")
    assert re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", table) == [SPAN, "b", *cells]


@pytest.mark.parametrize("text", ["\\(Y=`a`x\\)", "Words\n$$Y=`a`x$$"])
def test_code_in_a_displayed_formula_is_told(reader: SourceTextReader, text: str) -> None:
    source_text, findings = read(reader, f"`Y` was\n\n{text}")
    assert [finding.message for finding in findings] == [
        "Of the formula Y=`…`x this was not understood: it holds code between ` and `."
    ]
    assert (findings[0].line, findings[0].column) == (3 + text.count("\n"), 3)
    assert "klzz" not in source_text.html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A $x_1*y*z$ b.", '<p>A <span class="arithmatex">M</span> b.</p>'),
        ("$x$", '<p><span class="arithmatex">M</span></p>'),
        ("**\\(x\\)**", '<p><strong><span class="arithmatex">M</span></strong></p>'),
        ("$$\nx\n= y\n\n> 0\n$$", '<div class="arithmatex" tabindex="0">M</div>'),
        ("\\[\nx\n\\]", '<div class="arithmatex" tabindex="0">M</div>'),
        ("Words\n$$x$$\nwords", '<p>Words\n<span class="arithmatex">M</span>\nwords</p>'),
        ("$[0,1](x)$ [a](https://b.c)", '<p><span class="arithmatex">M</span> <a href="https://b.c">a</a></p>'),
        ("$a <b$ and c>d", '<p><span class="arithmatex">M</span> and c&gt;d</p>'),
        ("$Y=`a`+`b`x$", "<p>$Y=<code>a</code>+<code>b</code>x$</p>"),
        ("`$x$` \\$y\\$", "<p><code>$x$</code> $y$</p>"),
        ("    $$x$$", '<pre tabindex="0"><code>$$x$$\n</code></pre>'),
        ("$5 and $6", "<p>$5 and $6</p>"),
        ("![A $x_1$ b](https://b.c/d.png)", '<p><img alt="A $x_1$ b"></p>'),
        ('[$x$](https://b.c/?$y$ "A $z$")', f'<p><a href="https://b.c/?$y$" title="A $z$">{SPAN}</a></p>'),
        ('A <b title="$x$">b</b>', '<p>A <b title="$x$">b</b></p>'),
    ],
)
def test_a_formula_is_one_and_all_else_is_markdown(reader: SourceTextReader, text: str, expected: str) -> None:
    assert html(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "words"), [("$[0,1](x)$", "[0,1](x)"), ("$a <b$", "a<b"), ("$$\n[0](x)\n$$", "[0](x)")]
)
def test_no_mark_of_a_place_is_read_as_latex(reader: SourceTextReader, text: str, words: str) -> None:
    source_text, findings = read(reader, text)
    assert findings == []
    assert HtmlFragment(source_text.html).text.strip() == words


def test_code_in_a_fence_is_left_alone(reader: SourceTextReader) -> None:
    assert "$$\n\\foo\n$$" in html(reader, "```\n$$\n\\foo\n$$\n```\n")


def test_a_heading_with_a_formula_has_words_in_the_contents(reader: SourceTextReader) -> None:
    source_text, _ = read(reader, "## The rule $y = x$ holds\n")
    assert [heading.words for heading in source_text.headings] == ["The rule y=x holds"]


def test_an_error_stands_at_its_place(reader: SourceTextReader) -> None:
    source_text, found = read(reader, "Words $x$.\n\n- a $\\alpha + \\foo{b}$\n\n$$\nx\n\\end\n$$\n\n$$ open\n")
    places = [(finding.severity, finding.line, finding.column) for finding in found]
    assert places == [("error", 8, 1), ("error", 10, 3), ("error", 3, 15)]
    assert "unknown command" in found[2].message
    assert "<code>\\alpha + \\foo{b}</code>" in source_text.html


def test_a_notebooks_line_is_that_of_its_file(reader: SourceTextReader) -> None:
    text = notebook_text(f"{HEAD}\nWords.\n", "1", "# More\n\nA $x$ and $\\foo$.")
    source_text, [finding] = read(reader, text, "docs/analyses/x.ipynb")
    assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith("\\\\foo")
    assert 'alttext="x"' in source_text.html


def test_a_sites_own_setting_for_formulas_changes_nothing() -> None:
    settings = read_settings(HOME / "mkdocs.yml", [])
    names = [*settings.markdown_names, "pymdownx.arithmatex"]
    reader = SourceTextReader(names, {**settings.markdown_options, "pymdownx.arithmatex": {"generic": True}}, "docs")
    assert html(reader, "$x$") == '<p><span class="arithmatex">M</span></p>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$\\displaystyle x^{2}$", '<div class="arithmatex" tabindex="0">M</div>'),
        ("$10$", '<div class="arithmatex" tabindex="0">M</div>'),
        ("\\begin{equation}x\\end{equation}", '<div class="arithmatex" tabindex="0">M</div>'),
        ("Rule <1>: $x$", '<p>Rule &lt;1&gt;: <span class="arithmatex">M</span></p>'),
    ],
)
def test_latex_that_a_cell_shows_is_a_formula(text: str, shown: str) -> None:
    html, broken = latex_html(text)
    assert broken == []
    assert re.sub(r"<math[^>]*>.*?</math>", "M", html) == shown


def test_markdown_that_a_cell_shows_has_formulas_too() -> None:
    html, broken = markdown_html("*A* $x$ and $\\foo$")
    assert "<math" in html
    assert [formula.latex for formula in broken] == ["\\foo"]


def test_what_looks_like_a_formula_is_told_at_its_place(reader: SourceTextReader) -> None:
    book = notebook_text(f"{HEAD}\nWords.\n", "1", "# More\n\nA $x$ and $sin x$.")
    for text, path in ((f"{HEAD}\nA $x$ and $sin x$.\n", "docs/about/x.md"), (book, "docs/analyses/x.ipynb")):
        _, findings = reader.read(text.encode(), path)
        [finding] = [finding for finding in findings if finding.id == "unread-formula"]
        assert finding.severity == "warning"
        assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith("$sin x$")


def test_bars_in_what_looks_like_a_formula_part_no_cells(reader: SourceTextReader) -> None:
    _, findings = reader.read(b"It is $SSE + \\lambda \\sum|\\beta|^2$, or $5 | $6.\n", "docs/about/x.md")
    assert [finding.column for finding in findings if finding.id == "unread-formula"] == [7]


CHART = """
```chart
id: own
title: Rule $t$
note: It costs $5 and $6
alt: Lines \\(w\\)
```
"""


def test_a_formula_where_there_are_none_is_told(reader: SourceTextReader) -> None:
    head = HEAD.replace("title: A", "title: A $a_t$")
    text = f"{head}\n![A $p=1$ b](x.png)\n\n![B $q$ c](chart:d)\n{CHART}"
    _, findings = reader.read(text.encode(), "docs/analyses/x.md")
    told = [finding.message.partition(" looks")[0] for finding in findings if finding.id == "unread-formula"]
    assert sorted(told) == ["$a_t$", "$p=1$", "$q$", "$t$", "\\(w\\)"]


def test_an_alternative_of_a_chart_is_as_written(reader: SourceTextReader) -> None:
    source_text, _ = reader.read(f"{HEAD}\n![A $x_1$ b](chart:trade)\n".encode(), "docs/analyses/x.md")
    assert source_text
    assert [reference.alt for reference in source_text.references] == ["A $x_1$ b"]
