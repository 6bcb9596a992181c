"""The words below a field or a constant are its own; editors show them beside its name."""

from __future__ import annotations

from tests.samples.engine import doubled_docstrings


def test_no_field_has_the_words_of_another_one() -> None:
    assert doubled_docstrings() == []
