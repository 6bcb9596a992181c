"""Shares of a whole."""

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from tests.samples.times import DESCRIPTOR, timed_chart


@pytest.mark.parametrize("form", ["bar", "area"])
def test_shares_of_nothing_are_refused(
    form: str, dataset: Callable[..., Dataset | None], findings: list[Finding]
) -> None:
    rows = "time,thing,amount\n2023,coal,0\n2023,oil,0\n2024,coal,0\n2024,oil,0\n"
    things = dataset(DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual"), rows)
    assert timed_chart(form, things, "color: thing\nstack: percent", findings) is None
    assert ["all amounts are nought" in finding.message for finding in findings] == [True]
