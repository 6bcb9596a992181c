"""Datasets that are due for an update."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit
from tests.samples.site import TRADE

DATASET = "data/datasets/economy/trade.yaml"


@pytest.mark.parametrize(("day", "expected"), [("2026-02-20", []), ("2026-02-21", ["stale-dataset"])])
def test_a_dataset_is_due_on_the_day_after(edit: Edit, day: str, expected: list[str]) -> None:
    descriptor = TRADE.replace("frequency:", "next_update: {on: 2026-02-20, source: https://example.org/}\nfrequency:")
    edition = edit({DATASET: descriptor}, at=day)
    assert [finding.id for finding in edition.findings] == expected
    line = descriptor[: descriptor.index("next_update")].count("\n") + 1
    assert [finding.line for finding in edition.findings] == [line] * len(expected)
