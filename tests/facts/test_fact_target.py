"""What a link to a fact names, and what it says if nobody knows the figure."""

from __future__ import annotations

import pytest

from dashboard.core.guard import DEBUG
from dashboard.data.dataset import Dataset
from dashboard.facts import named_fact
from dashboard.facts.fact import read_fact_target
from tests.samples.edition import Edit
from tests.samples.site import HEAD, TRADE_ROWS

PIECE, ROWS, FACTS = "docs/analyses/lifeline.md", "data/datasets/economy/trade.csv", "data/facts.yaml"


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("day=2024-05-09", ("2024", "05", "09", "9")),
        ("day=2024-05-19", ("2024", "05", "19")),
        ("week=2024-W05", ("2024", "05", "5")),
        ("month=2024-05", ("2024", "05")),
        ("year=2024&flow=b-52", ("2024", "52")),
        ("flow=all", ()),
    ],
)
def test_numbers_of_the_key_may_stand_in_the_words(key: str, numbers: tuple[str, ...]) -> None:
    assert read_fact_target(f"trade/value?{key}").ignored_numbers == numbers


def ids(edit: Edit, text: str, files: dict[str, str]) -> list[tuple[str, str]]:
    findings = edit({PIECE: f"{HEAD}{text}\n", **files}).findings
    return [(finding.id, finding.path) for finding in findings if finding.severity == "error"]


def test_a_cell_without_a_value_is_no_fact(edit: Edit) -> None:
    rows = {ROWS: TRADE_ROWS.replace("2024,russia-to-china,129.32", "2024,russia-to-china,")}
    assert ids(edit, "It was [129.32](fact:trade/value?year=2024&flow=russia-to-china).", rows) == [
        ("unknown-fact", PIECE)
    ]


def test_a_statement_has_no_unit(edit: Edit) -> None:
    facts = "rose:\n  holds: SELECT true FROM trade LIMIT 1\n  states: It rose.\n  unit: times\n"
    assert ids(edit, "It [rose](fact:rose).", {FACTS: facts}) == [("wrong-value", FACTS)]


@pytest.mark.usefixtures("guarded")
def test_a_file_of_facts_that_cannot_be_read_is_told_of_once(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Dataset:
        raise RuntimeError("a fault of the engine")

    monkeypatch.delenv(DEBUG, raising=False)
    monkeypatch.setattr(named_fact, "read_yaml_bytes", fail)
    facts = "most:\n  value: SELECT max(value) FROM trade\n  states: So.\n"
    assert [path for _, path in ids(edit, "It was [129.32](fact:most).", {FACTS: facts})] == [FACTS]
