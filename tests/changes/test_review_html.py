"""Blocks of a text have addresses marked of their words, and the lines on which these stand in the file."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from dashboard.changes.review_html import ReviewHtml, _letters
from tests.samples.texts import source_text

TEXT = """\
---
title: A title
---
First *words* with a [link](https://example.org/a-word) in them.

## A heading

- an item
- another item

![Two lines](chart:trade)

First words with a link in them,
once more [30%](fact:a/b?c=1).
"""


def review_html(folder: Path, text: str, published: str = "") -> ReviewHtml:
    file = folder / "docs/analyses/a.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return ReviewHtml(source_text(text), folder, source_text(published) if published else None)


def lines(marked: ReviewHtml) -> dict[str, int]:
    return {id: int(line) for id, line in re.findall(r'id="([^"]+)" data-line="(\d+)"', marked.html)}


def test_letters_and_digits_are_those_of_any_language() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert _letters(every) == "".join(char for char in every.lower() if char.isalnum())


def test_each_block_has_the_line_on_which_it_begins(tmp_path: Path) -> None:
    assert list(lines(review_html(tmp_path, TEXT)).values()) == [4, 6, 8, 9, 11, 13]


def test_a_place_is_the_block_of_a_line(tmp_path: Path) -> None:
    marked = review_html(tmp_path, TEXT)
    by_line = {line: id for id, line in lines(marked).items()}
    assert marked.place(2) == "content"
    assert marked.place(4) == marked.place(5) == by_line[4]
    assert marked.place(6) == "a-heading"
    assert marked.place(14) == by_line[13]


def test_an_address_lasts_as_long_as_its_words(tmp_path: Path) -> None:
    before = lines(review_html(tmp_path, TEXT))
    after = lines(
        review_html(tmp_path, TEXT.replace("---\nFirst", "---\nA new paragraph.\n\nFirst").replace("- an item\n", ""))
    )
    assert set(before) - set(after) == {id for id, line in before.items() if line == 8}
    assert [after[id] for id, line in before.items() if line == 13] == [14]


def test_what_has_changed_is_told_with_its_place(tmp_path: Path) -> None:
    marked = review_html(tmp_path, TEXT, TEXT.replace("another item", "another thing"))
    assert marked.changes == 1
    [(place, words)] = marked.passages
    assert place in marked.html
    assert words == 'another <del class="change">thing</del><ins class="change">item</ins>'


def test_what_is_gone_has_the_place_of_the_chart_behind_it(tmp_path: Path) -> None:
    marked = review_html(tmp_path, TEXT, TEXT.replace("![Two", "Gone for good.\n\n![Two"))
    [(place, words)] = marked.passages
    assert f'<span class="place" id="{place}"' in marked.html
    assert words == '<del class="change">Gone for good.</del>'


def test_title_and_standfirst_show_their_changes(tmp_path: Path) -> None:
    marked = review_html(tmp_path, TEXT, TEXT.replace("A title", "A <b>title</b>"))
    assert marked.passages == (("content", str(marked.head["title"])),)
    assert "<b>" not in marked.head["title"]
    assert '<del class="change">' in marked.head["title"]
