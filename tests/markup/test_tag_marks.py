"""Marks tell where a tag stands, and leave nothing behind."""

from __future__ import annotations

from markdown import Markdown

from dashboard.markup.clean import HtmlCleaner
from dashboard.markup.tag_marks import is_mark, mark_tags, place_in, without_tag_marks

TEXT = """\
A <b>bold</b> word, `<i>` and {x}, "quoted".

<div markdown="1">
*One* <img src="a.png"
alt="x">
</div>

# Heading `<b>` {#own}

```html
<p class="x">{.y}</p>
```

    <pre>

- item <kbd>k</kbd>
{: .list }
"""


def _convert(text: str) -> str:
    markdown = Markdown(extensions=["attr_list", "md_in_html", "fenced_code", "toc", "smarty"])
    return markdown.convert(text)


def test_marks_change_nothing_else() -> None:
    marked = _convert("\n".join(mark_tags(TEXT.split("\n"), 1)))
    assert marked != _convert(TEXT)
    assert HtmlCleaner().clean(marked).html == HtmlCleaner().clean(_convert(TEXT)).html


def test_a_removal_knows_its_line_and_column() -> None:
    text = "A\n\nword <i\nonclick=x>y</i>\n\n> [l](https://a.org){onclick=x}"
    removals = HtmlCleaner().clean(_convert("\n".join(mark_tags(text.split("\n"), 11)))).removals
    assert [removal.place for removal in removals] == [(13, 6), (16, 21)]


def test_a_mark_is_read_as_it_was_written() -> None:
    [line] = mark_tags(["  <b>"], 1207, 30)
    mark = line.split()[1].removesuffix(">")
    assert is_mark(mark)
    assert place_in(mark) == (1207, 33)
    assert without_tag_marks(line) == "  <b>"
