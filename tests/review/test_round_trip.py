"""Whatever words a note may have are read as they were written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dashboard.core.finding import Finding
from dashboard.review.note import FirstNote
from dashboard.review.review_folder import read_folder
from dashboard.review.review_store import write_file
from tests.samples.reviews import AT

ODD = st.sampled_from(
    [
        "\n",
        "\r",
        "\t",
        " ",
        "#",
        ": ",
        "- ",
        "'",
        '"',
        "|",
        "\u2028",
        "\x85",
        "\ufeff",
        "\u202e",
        "😀",
        "\x00",
        "\ud83d",
    ]
)
WORDS = st.lists(ODD | st.characters(codec=None), max_size=12).map("".join)


@settings(max_examples=300)
@given(WORDS, WORDS, WORDS, st.none() | WORDS)
def test_words_are_read_as_they_were_written(body: str, exact: str, prefix: str, suggestion: str | None) -> None:
    target = {"exact": exact, "prefix": prefix, "whole": True}
    try:
        first = FirstNote.model_validate(
            {"by": "osw", "at": AT, "target": target, "body": body, "suggestion": suggestion}
        )
    except ValidationError:
        return
    findings: list[Finding] = []
    review, _ = read_folder({"notes/a.yaml": write_file(first).encode()}, "a.review", findings)
    assert findings == []
    (note,) = review.notes
    assert (note.body, note.suggestion, note.target) == (first.body, first.suggestion, first.target)
