"""A column that a query names has a title in the spelling of its datasets."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dashboard.data.column import Column
from dashboard.data.spelled_title import with_spelled_title
from tests.samples.datasets import one_source_each


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("gdp_growth", "GDP growth"),
        ("exports_to_china", "Exports to China"),
        ("us_share", "US share"),
        ("mean_value", "Mean value"),
        ("sum_of_2024", "Sum of 2024"),
    ],
)
def test_words_of_a_name_have_the_capitals_of_its_datasets(name: str, title: str) -> None:
    data = one_source_each("trade", "year: year, value: number", "2024,1,\n")
    data = replace(data, descriptor=data.descriptor.model_copy(update={"title": "US exports to China as part of GDP"}))
    column = Column(name=name, type="number", title=name.replace("_", " ").capitalize())
    assert with_spelled_title(column, [data]).title == title


def test_a_title_that_is_no_name_stays() -> None:
    data = one_source_each("gdp", "year: year, value: number", "2024,1,\n")
    assert with_spelled_title(Column(name="gdp", type="number", title="Output"), [data]).title == "Output"


def test_a_word_that_is_spelled_in_two_ways_is_written_small() -> None:
    data = one_source_each("trade", "year: year, value: number", "2024,1,\n")
    data = replace(data, descriptor=data.descriptor.model_copy(update={"title": "Growth of GDP or Gdp"}))
    column = Column(name="real_gdp", type="number", title="Real gdp")
    assert with_spelled_title(column, [data]).title == "Real gdp"
