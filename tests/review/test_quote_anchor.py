"""Words that were quoted from a page, found again."""

from __future__ import annotations

import pytest

from dashboard.review.quote_anchor import AmbiguousError, GoneError, find, words_of
from dashboard.review.review import NoteTarget

TEXT = "Trade grew by a third. Oil grew by a third in 2024; 'gas' did not -- or not yet..."


def found(text: str, **target: str) -> str:
    span = find(text, NoteTarget(**target))
    return text[span.start : span.end]


def test_words_are_found_after_edits_elsewhere() -> None:
    assert found("A new beginning. " + TEXT, exact="in 2024") == "in 2024"


def test_what_typography_changes_makes_no_difference() -> None:
    assert found(TEXT, exact="‘gas’ did not – or\nnot yet…") == "'gas' did not -- or not yet..."


def test_markup_between_is_not_seen() -> None:
    assert words_of("<p>Oil <em>grew</em> &amp; fell</p>").replace("\x00", "") == "Oil grew & fell"
    assert find("Oil \x00\x00grew\x00 by", NoteTarget(exact="grew by")).end == 14


@pytest.mark.parametrize(
    ("prefix", "suffix", "at"), [("Trade grew by ", "", 14), ("", " in 2024", 35), ("Oil grew by ", "", 35)]
)
def test_of_two_places_that_with_more_of_its_surroundings_is_taken(prefix: str, suffix: str, at: int) -> None:
    assert find(TEXT, NoteTarget(exact="a third", prefix=prefix, suffix=suffix)).start == at
    # Also where the surroundings were edited a little.
    assert find(TEXT, NoteTarget(exact="a third", prefix=f"XX{prefix}", suffix=f"{suffix}XX")).start == at


def test_what_cannot_be_told_apart_is_not_guessed() -> None:
    with pytest.raises(AmbiguousError):
        find(TEXT, NoteTarget(exact="a third", prefix="else", suffix="!"))


def test_what_is_gone_is_gone() -> None:
    with pytest.raises(GoneError):
        find(TEXT, NoteTarget(exact="a quarter"))
    with pytest.raises(GoneError):
        find(TEXT, NoteTarget(chart="trade"))
