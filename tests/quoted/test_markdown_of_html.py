"""What a page's HTML becomes as Markdown."""

from __future__ import annotations

import pytest

from dashboard.quoted.markdown_of_html import MarkdownOfHtml


class Nothing:
    """Slots that say what they were asked for."""

    def chart(self, key: str, level: int) -> str:
        return f"[chart {key}, {level}]"

    def fact(self, key: str, words: str, in_heading: bool) -> str:
        return words if in_heading else f"{words}[^{key}]"

    def cell(self, number: int) -> str:
        return f"[cell {number}]"


def written(html: str) -> str:
    return MarkdownOfHtml("https://example.org/analyses/a/", Nothing(), "https://example.org/").write(html)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One\ntwo <em>three</em> <strong>four </strong>five</p>", "One two *three* **four** five"),
        ("<h2 id='x'>A <code>b</code><a class='headerlink' href='#x'>¶</a></h2>", "## A `b`"),
        ("<p>a<br>- b</p>", "a\\\n\\- b"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol start='3'><li><p>a</p><p>b</p></li><li>c</li></ol>", "3. a\n\n   b\n\n4. c"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        (
            "<div class='language-python highlight'><pre><span></span><code>a = 1\n</code></pre></div>",
            "```python\na = 1\n```",
        ),
        ("<pre><code class='language-sql'>SELECT 1</code></pre>", "```sql\nSELECT 1\n```"),
        (
            "<table><thead><tr><th>A</th><th align='right'>B</th></tr></thead><tbody><tr><td>x|y</td><td>1</td></tr>"
            "</tbody></table>",
            "| A | B |\n| --- | ---: |\n| x\\|y | 1 |",
        ),
        (
            "<table><tr><th></th><th colspan='2'>Sold</th></tr><tr><td rowspan='2'>X</td><td>1</td><td>2</td></tr>"
            "<tr><td>3</td><td>4</td></tr></table>",
            "|  | Sold | Sold |\n| --- | --- | --- |\n| X | 1 | 2 |\n| X | 3 | 4 |",
        ),
        (
            "<table><thead><tr><th rowspan='9'>A</th><th>B</th></tr></thead><tbody><tr><td rowspan='0'>1</td><td>2</td>"
            "</tr><tr><td>3</td></tr></tbody></table>",
            "| A | B |\n| --- | --- |\n| 1 | 2 |\n| 1 | 3 |",
        ),
        (
            "<table><tr><th>A</th></tr><tr><td>x<table><tr><td>in</td></tr></table></td></tr></table>",
            "| A |\n| --- |\n| x in |",
        ),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td><code>a|b</code></td><td><math alttext='|x|'></math></td></tr>"
            "</table>",
            "| A | B |\n| --- | --- |\n| `a\\|b` | $\\|x\\|$ |",
        ),
        ("<dl><dt>T</dt><dd>said</dd></dl>", "**T**\n\nsaid"),
        ("<hr>", "---"),
        ("<p>H<sub>2</sub>O, 10<sup>9</sup></p>", "H<sub>2</sub>O, 10<sup>9</sup>"),
        (
            "<p><a href='@base@data/trade/#2024'>rows</a> <a href='#x'>up</a> <a href='mailto:a@b.c'>m</a></p>",
            "[rows](https://example.org/data/trade/#2024) [up](https://example.org/analyses/a/#x) [m](mailto:a@b.c)",
        ),
        ("<p><img src='@base@images/a.svg' alt='A [b]'></p>", "![A \\[b\\]](https://example.org/images/a.svg)"),
        ("<p>a <math alttext='x^2'><mi>x</mi></math></p>", "a $x^2$"),
        ("<p><math display='block' alttext='x^2'><mi>x</mi></math></p>", "$$\nx^2\n$$"),
        (
            "<div class='admonition note'><p class='admonition-title'>Note</p><p>a</p></div>",
            "> **Note**\n>\n> a",
        ),
        (
            "<div class='tab-set'><p class='tab-title'>In roubles</p><div class='tab'><p><del>b</del></p></div></div>",
            "**In roubles**\n\n~~b~~",
        ),
        ("<details><summary>More</summary><p>a</p></details>", "**More**\n\na"),
        (
            "<p>a<sup id='fnref:1'><a class='footnote-ref' href='#fn:1'>1</a></sup></p><div class='footnote'><hr><ol>"
            "<li id='fn:1'><p>said <a class='footnote-backref' href='#fnref:1'>↩</a></p><p>more</p></li></ol></div>",
            "a[^1]\n\n[^1]: said\n\n    more",
        ),
        (
            "<p>a<sup id='fnref:fact-1'><a class='footnote-ref' href='#fn:fact-1'>1</a></sup></p>",
            "a[^note-fact-1]",
        ),
        ("<p>a <!-- secret --> b</p><!-- secret -->", "a b"),
        (
            "<h2>On</h2><div class='chart-slot' data-key='k'></div><div class='cell-slot' data-cell='3'></div>",
            "## On\n\n[chart k, 3]\n\n[cell 3]",
        ),
        ("<p>rose <a class='fact-slot' data-key='f'>to <em>5</em></a>.</p>", "rose to *5*[^f]."),
        ("<h3>rose <a class='fact-slot' data-key='f'>to 5</a></h3>", "### rose to 5"),
        ("<figure><img src='@base@a.png' alt='A'><figcaption>said</figcaption></figure>", None),
        ("<p></p><div></div>", ""),
    ],
)
def test_elements_become_markdown(html: str, markdown: str | None) -> None:
    expected = "![A](https://example.org/a.png)\n\n*said*" if markdown is None else markdown
    assert written(html) == expected
