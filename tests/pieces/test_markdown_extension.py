import re

import pytest
from markdown import Markdown

from dashboard.pieces.html_fragment import HtmlFragment
from dashboard.pieces.line_marks import mark_lines, unmark
from dashboard.pieces.markdown_extension import DashboardExtension, with_dashboard
from dashboard.pieces.reference import Reference
from dashboard.pieces.slots import SLOT
from dashboard.pieces.source_text_reader import SourceTextReader
from tests.samples.texts import own_reader

TEXT = """\
First [30%](fact:budget/share?year=2024) words.

![Two lines](chart:trade)

- In a list

    ```chart
    id: listed
    ```

| a | b |
|---|---|
| [1](fact:named) | ![](../images/x.svg) |

````md
```chart
id: shown
```
````

Words and ![inline](chart:trade).

[ref]: fact:by-reference
A [text][ref].
"""


def read(text: str) -> tuple[str, list[Reference]]:
    extension = DashboardExtension()
    names, options = with_dashboard(["toc", "tables", "fenced_code", "pymdownx.superfences"], {}, extension)
    extension.begin("analyses/a.md")
    html = Markdown(extensions=names, extension_configs=options).convert(mark_lines(text, 11))
    return html, extension.references


def test_every_form_is_met_with_its_line() -> None:
    _, references = read(TEXT)
    assert {(reference.kind, reference.text.strip(), reference.line) for reference in references} == {
        ("fact", "budget/share?year=2024", 11),
        ("chart", "trade", 13),
        ("fence", "id: listed", 18),
        ("fact", "named", 23),
        ("picture", "../images/x.svg", 23),
        ("chart", "trade", 31),
        ("fact", "by-reference", 33),
    }


@pytest.mark.parametrize("code", ["funcs[0](x)", "[Environment]::Set(1)", "[a]:\n  b", 'f["a"](<b>c</b>)', "[@key](d)"])
@pytest.mark.parametrize(
    "fence", ["```python\n{}\n```", "- Words\n\n    ~~~ps1\n    {}\n    ~~~", "> ```r\n> {}\n> ```"]
)
def test_code_in_colours_stays_as_it_is_written(fence: str, code: str) -> None:
    indent = fence.partition("{}")[0].rpartition("\n")[2]
    text, _ = own_reader().read(fence.format(code.replace("\n", f"\n{indent}")).encode(), "docs/about/x.md")
    assert text
    assert HtmlFragment(text.html).text.strip().removeprefix("Words").strip() == code


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("`{++x++}`", "{++x++}"),
        ("`` `{>>x<<}` ``", "`{>>x<<}`"),
        ("```\n{--x--}\n```", "{--x--}"),
        ("```c\nfor (;;) {++i; j++}\n```", "for (;;) {++i; j++}"),
        ("{>>Why `{x}`?<<}", "Why `{x}`?"),
    ],
)
def test_marks_of_editing_in_code_are_code(code: str, shown: str) -> None:
    text, _ = own_reader().read(f"Words {{++new++}}.\n\n{code}\n".encode(), "docs/about/x.md")
    assert text
    assert text.html.startswith('<p>Words <ins class="critic">new</ins>.</p>')
    assert HtmlFragment(text.html).text.partition(".")[2].strip() == shown


def test_marks_of_editing_between_the_odd_signs_of_two_items_are_read() -> None:
    text, _ = own_reader().read(b"- A `sign {>>Why?<<}{++in++}\n- Another ` sign\n", "docs/about/x.md")
    assert text
    assert '<ins class="critic">in</ins>' in text.html
    assert "{>>" not in text.html


def test_the_address_of_a_target_may_stand_on_the_next_line() -> None:
    html, [link, fact] = read('A [text][one] and [2][two].\n\n[one]:\n  <b.md>\n  "Title"\n[two]:\nfact:named\n')
    assert '<a href="@base@analyses/b/" title="Title">text</a>' in html
    assert (link.text, link.line, link.column) == ("b.md", 14, 3)
    assert (fact.kind, fact.text, fact.line, fact.column) == ("fact", "named", 17, 1)


def test_a_sign_behind_a_backslash_belongs_to_the_address() -> None:
    html, references = read(r"[a](my\_b.md) [b](https://example.org/a\_b) ![A](../images/p\_q.svg) [1](fact:a\_b)")
    assert [reference.text for reference in references] == [
        "my_b.md",
        "https://example.org/a_b",
        "../images/p_q.svg",
        "a_b",
    ]
    assert '<a href="@base@analyses/my_b/">' in html
    assert '<a href="https://example.org/a_b">' in html
    assert 'src="@base@images/p_q.svg"' in html


@pytest.mark.parametrize(
    "fence", ["```chart\n```\n", "- Words\n\n    ```chart\n    ```\n", "> ~~~ chart\n> ~~~\n", "```chart\n\n```\n"]
)
def test_a_fence_that_holds_nothing_has_its_line(fence: str) -> None:
    _, references = read(f"{fence}\n[1](fact:named)\n")
    line = 11 + fence.count("\n", 0, fence.index("chart")) + 1
    last = 11 + fence.count("\n") + 1
    found = [(reference.kind, reference.text.strip(), reference.line) for reference in references]
    assert found == [("fence", "", line), ("fact", "named", last)]


def test_a_fence_shown_inside_a_sample_stays_code() -> None:
    html, references = read(TEXT)
    assert "shown" not in {reference.text for reference in references}
    assert "id" in html.split("<code")[1]


def test_each_chart_leaves_a_slot_named_by_what_it_shows() -> None:
    html, references = read(TEXT)
    keys = [reference.key for reference in references if reference.kind in ("fence", "chart") and reference.alone]
    assert sorted(slot[1] for slot in SLOT.finditer(html)) == sorted(keys)


def test_a_chart_among_words_is_known_not_to_stand_alone() -> None:
    _, references = read(TEXT)
    assert [reference.alone for reference in references if reference.text == "trade"] == [True, False]


def test_a_fact_leaves_a_slot_that_keeps_its_words() -> None:
    html, [reference] = read("It is [30%](fact:budget/share?year=2024).")
    assert html == f'<p>It is <a class="fact-slot" data-key="{reference.key}">30%</a>.</p>'
    assert (reference.alt, reference.line, reference.column, reference.within) == ("30%", 11, 7, "p")


def test_a_link_of_its_own_leads_to_the_page_that_its_file_becomes() -> None:
    html, references = read("[A](../about/index.md#who) [B](b.md) ![](../images/x.svg) [C](https://example.org/a.md)")
    addresses = re.findall(r'(?:href|src)="([^"]+)"', html)
    assert addresses == ["@base@about/#who", "@base@analyses/b/", "@base@images/x.svg", "https://example.org/a.md"]
    assert [(reference.kind, reference.column) for reference in references] == [
        ("link", 1),
        ("link", 28),
        ("picture", 38),
        ("link", 59),
    ]


def test_marks_leave_no_trace_in_code() -> None:
    html, references = read("`[A](b.md)` and\n\n    [A](c.md)\n")
    assert references == []
    assert "[A](b.md)" in unmark(html)
    assert "\ue000" not in unmark(html)


def test_what_html_shows_counts_and_what_comments_and_code_quote_does_not() -> None:
    text = (
        "# A heading\n\n[a](b.md?x#y){ #there } ![c](../d%20e.png)\n\n<p id=raw><img src='../f.png' alt=''></p>\n\n"
        'Some <a id="inline" href="g.md#h">words</a> and <somebody@example.org>.\n\n'
        '<!-- <img src="../no.png" id="no"> -->\n\n`<img src="../no.png" id="no">`\n\n[away](https://example.org/no.png)\n'
    )
    source_text, _ = SourceTextReader(["attr_list", "toc"], {}, "docs").read(text.encode(), "docs/analyses/a.md")
    assert source_text
    assert source_text.files == {"docs/analyses/b/", "docs/analyses/g.md", "docs/d e.png", "docs/f.png"}
    assert source_text.anchors == {"a-heading", "there", "raw", "inline"}
