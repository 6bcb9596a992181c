"""JSON with numbers of any length."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given

from dashboard.core.exact_json import json_number, write_json
from dashboard.core.number_text import exact
from tests.samples.amounts import CELLS


@given(CELLS)
def test_every_digit_of_a_cell_is_in_the_json(cell: str) -> None:
    text = write_json({"value": json_number(exact(cell))})
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == {"value": Decimal(cell)}


@pytest.mark.parametrize("text", ["\ue000123\ue000", "\ue000\ue000-1.5\ue000\ue000", "\ue000"])
@pytest.mark.parametrize("number", [1, Decimal("9007199254740993")])
def test_a_text_stays_a_text_whatever_it_looks_like(text: str, number: int | Decimal) -> None:
    content = {text: [text, number]}
    assert json.loads(write_json(content), parse_int=Decimal) == {text: [text, Decimal(number)]}


def test_numbers_that_lose_nothing_are_written_as_ever() -> None:
    numbers = [json_number(Decimal(text)) for text in ("30", "12.10", "0.30")]
    assert write_json(numbers, separators=(",", ":")) == "[30.0,12.1,0.3]\n"


def test_what_json_has_no_form_for_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json([float("inf")])
    with pytest.raises(TypeError, match="object is no value of JSON"):
        write_json([object()])
