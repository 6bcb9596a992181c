"""What search engines are told of a dataset is what its rows say."""

from __future__ import annotations

import pytest

from dashboard.linked.describe_data import covered_interval
from tests.samples.datasets import one_source_each


@pytest.mark.parametrize(
    ("kind", "rows", "interval"),
    [
        ("year", "2023,1,\n2024,2,\n", "2023-01-01/2024-12-31"),
        ("year", "2023,1,\n2025,2,\n", "2023-01-01/2025-05-09"),
        ("yearmonth", "2025-03,1,\n2025-05,2,\n", "2025-03-01/2025-05-09"),
        ("year", "2023,1,\n2030,2,estimate\n", "2023-01-01/2030-12-31"),
        ("date", "2025-05-01,1,\n2025-05-08,2,\n", "2025-05-01/2025-05-08"),
    ],
)
def test_a_time_that_was_not_over_is_covered_until_the_day_of_the_data(kind: str, rows: str, interval: str) -> None:
    assert covered_interval(one_source_each("trade", f"time: {kind}, value: number", rows)) == interval
