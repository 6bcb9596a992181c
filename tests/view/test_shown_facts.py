"""Readers get a link where the data bear out its words, and the words alone elsewhere."""

from __future__ import annotations

import pytest

from dashboard.pages.fact_html import fill_facts
from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"
CELL = "fact:trade/value?year=2024&flow=russia-to-china"


def shown(edit: Edit, text: str, *, preview: bool = False) -> str:
    """The HTML of a piece with its facts."""
    files = {
        PIECE: f"{HEAD}{text}\n",
        "data/facts.yaml": "least:\n  holds: SELECT max(value) < 1 FROM trade\n  states: It was little.\n",
    }
    piece = edit(files, preview=preview).view.texts[PIECE]
    return fill_facts(piece.source_text.html, piece.facts)


@pytest.mark.parametrize(
    "text", [f"It was [139.32]({CELL}).", "It was [little](fact:least).", f"It was [129.32]({CELL}x)."]
)
def test_words_that_the_data_do_not_bear_out_are_no_link(edit: Edit, text: str) -> None:
    assert "<a" not in shown(edit, text)


def test_words_with_a_warning_look_like_others(edit: Edit) -> None:
    text = f"It was nearly half of [129.32]({CELL})."
    assert 'class="fact short untrue"' in shown(edit, text, preview=True)
    assert 'class="fact short"' in shown(edit, text)


def test_words_in_a_heading_are_no_link(edit: Edit) -> None:
    assert "<a" not in shown(edit, f"## It was [129.32]({CELL})")
