"""A series that has ended: its descriptor says when and why, and nothing stands after the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from tests.samples.edition import Edit
from tests.samples.site import TRADE

DATASET = "data/datasets/economy/trade.yaml"
Load = Callable[..., Dataset | None]


def ended(keys: str) -> str:
    return f"{TRADE}ended: {keys}\n"


@pytest.mark.parametrize(
    ("on", "when"),
    [
        ("2099", "in 2099"),
        ("2099-01", "in January 2099"),
        ("2099-Q1", "in the first quarter of 2099"),
        ("2099-H2", "in the second half of 2099"),
        ("2099-W05", "in week 5 of 2099"),
        ("2099-01-31", "on 31 January 2099"),
    ],
)
def test_it_ends_with_a_period_of_any_kind(dataset: Load, findings: list[Finding], on: str, when: str) -> None:
    one = dataset(ended(f"{{on: {on}, why: it was stopped}}"))
    assert findings == []
    assert one
    assert one.descriptor.ended
    assert one.descriptor.ended.when == when


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("{on: soon, why: it was stopped}", "expected a period such as 2022"),
        ("{on: 2022}", "The key 'why' is missing"),
        ("{on: 2022, why: ''}", "expected some words"),
        ("{on: 2099, why: it was stopped, because: of it}", "Unknown key 'because'"),
        ("{True: 2099, why: it was stopped}", "The key 'on' is missing"),
        ("{on: 2000, why: it was stopped}", "it ended in 2000, and the row on line 2 is of"),
        (
            "{on: 2099, why: it was stopped}\nnext_update: {on: 2099-01-01, source: https://example.org/}",
            "no 'next_update' beside it",
        ),
    ],
)
def test_what_it_cannot_be_is_told(dataset: Load, findings: list[Finding], keys: str, words: str) -> None:
    assert dataset(ended(keys)) is None
    assert words in " ".join(finding.message for finding in findings)


def test_it_is_never_overdue(edit: Edit) -> None:
    edition = edit({DATASET: ended("{on: 2090, why: it was stopped}")}, at="2098-01-01")
    assert list(edition.findings) == []


@pytest.mark.parametrize("successor", ["trad", "trade"])
def test_its_successor_is_another_dataset(edit: Edit, successor: str) -> None:
    edition = edit({DATASET: ended(f"{{on: 2099, why: it was stopped, successor: {successor}}}")})
    assert [finding.id for finding in edition.findings] == ["unknown-successor"]
