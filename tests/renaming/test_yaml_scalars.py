"""A word of a YAML text is replaced where it stands in a value, and nowhere else."""

from __future__ import annotations

from dashboard.renaming.change import apply_changes
from dashboard.renaming.yaml_scalars import change_words, scalars_in


def test_one_of_several_equal_words_is_replaced() -> None:
    text = "a: value of value # value\n"
    value = next(scalar for scalar in scalars_in(text) if not scalar.is_key)
    changes = change_words(text, value, "value", "amount", [1])
    assert changes
    assert apply_changes(text, changes) == "a: value of amount # value\n"


def test_where_a_word_is_written_by_its_number_it_cannot_be_told_which_is_meant() -> None:
    text = 'a: "valu\\x65 and value"\n'
    value = next(scalar for scalar in scalars_in(text) if not scalar.is_key)
    assert value.text == "value and value"
    assert change_words(text, value, "value", "amount", [0]) is None
