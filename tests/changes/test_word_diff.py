"""What has changed in a text, word by word."""

from __future__ import annotations

from dashboard.changes.word_diff import compare_blocks, readable_blocks
from tests.samples.site import HEAD
from tests.samples.texts import source_text


def changes(old: str, new: str) -> list[tuple[int | None, str]]:
    before, after = (readable_blocks(source_text(HEAD + text)) for text in (old, new))
    return [(block.index, block.text) for block in compare_blocks(before, after)]


def test_words_that_went_and_came_are_marked_in_their_paragraph() -> None:
    assert changes("One.\n\nTrade **grew** fast.\n", "One.\n\nTrade **fell** fast.\n") == [
        (3, "Trade [-grew-]{+fell+} fast.")
    ]


def test_markup_alone_is_no_change() -> None:
    assert changes("Trade *grew*.\n", "Trade\n**grew**.\n") == []


def test_title_and_standfirst_are_compared_as_well() -> None:
    assert readable_blocks(source_text(HEAD)) == ["A lifeline", "Trade matters far more to one of the two."]


def test_paragraphs_that_went_and_came_are_whole() -> None:
    old = "First words here.\n\nGone for good, all of it.\n\n## Heading\n\nLast.\n"
    new = "First words here.\n\n## Heading\n\n- An item that is new\n\nLast.\n"
    assert changes(old, new) == [(None, "[-Gone for good, all of it.-]"), (4, "{+An item that is new+}")]


def test_a_paragraph_rewritten_beside_one_that_is_new_keeps_its_partner() -> None:
    old = "The trade of the two doubled in five years.\n"
    new = "Quite another beginning.\n\nThe trade of the two tripled in five years.\n"
    assert changes(old, new) == [
        (2, "{+Quite another beginning.+}"),
        (3, "The trade of the two [-doubled-]{+tripled+} in five years."),
    ]
