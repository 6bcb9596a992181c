"""What does not fit a model is said in plain words, with an example of what would."""

from __future__ import annotations

import datetime

import pytest
from pydantic import AwareDatetime

from dashboard.core.finding import Finding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import StrictModel, read_yaml


class Correction(StrictModel):
    date: datetime.date
    text: str


class Head(StrictModel):
    date: datetime.date | None = None
    begins: AwareDatetime | datetime.date | None = None
    time: AwareDatetime | None = None
    names: list[str] = []
    corrections: list[Correction] = []
    correction: Correction | None = None
    withdrawn: Correction | None = None


DAY = "a day such as 2025-05-09"
TIME = "a time with its zone such as 2026-12-01T06:00+01:00"


def finding_of(text: str) -> Finding:
    findings: list[Finding] = []
    record = read_yaml(text, "x.yaml", findings)
    assert record
    validate(Head, record, findings)
    [finding] = findings
    return finding


@pytest.mark.parametrize(
    "value", ["26.11.2026", "next tuesday", "'2026-13-01'", "2026-1-1", "2026-11-26T06:00", "yes", "[]"]
)
def test_what_is_no_day_is_told_with_an_example_of_one(value: str) -> None:
    assert finding_of(f"date: {value}\n").message.endswith(f", expected {DAY}.")


@pytest.mark.parametrize("value", ["26.11.2026", "next tuesday", "2026-12-01T06:00", "yes", "[]"])
def test_what_is_no_time_is_told_with_an_example_of_one(value: str) -> None:
    assert finding_of(f"time: {value}\n").message.endswith(f", expected {TIME}.")


def test_what_is_no_list_is_told_how_it_would_be_one() -> None:
    assert finding_of("names: old-thing\n").message == "names: read 'old-thing', expected a list, such as [old-thing]."
    assert finding_of("names: {a: b}\n").message.endswith("expected a list, such as [x].")
    assert finding_of("names: a, b\n").message.endswith("expected a list, such as [a, b].")


def test_what_are_no_keys_is_told_which_keys_there_are() -> None:
    assert finding_of("correction: yes\n").message == "correction: read 'yes', expected keys with values: date, text."
    assert finding_of("corrections: A word.\n").message.endswith("expected a list of keys with values: date, text.")


def test_what_are_no_keys_is_told_with_how_they_are_written() -> None:
    assert finding_of("correction: yes\n").hint == "Write correction: {date: …, text: …}."
    assert finding_of("corrections: A word.\n").hint == "Write corrections: [{date: …, text: …}]."
    assert finding_of("corrections: [A word.]\n").hint == "Write {date: …, text: …}."


def test_each_missing_key_is_told() -> None:
    findings: list[Finding] = []
    record = read_yaml("names: [a]\ncorrection: {}\n", "x.yaml", findings)
    assert record
    validate(Head, record, findings)
    assert [finding.message for finding in findings] == ["The key 'date' is missing.", "The key 'text' is missing."]


@pytest.mark.parametrize("value", ["''", "' '", '""'])
def test_a_text_that_must_be_there_is_not_empty(value: str) -> None:
    message = finding_of(f"correction: {{date: 2026-11-25, text: {value}}}\n").message
    assert message.startswith("correction.text: read ")
    assert message.endswith(", expected some words.")


def test_a_withdrawal_is_written_by_its_command() -> None:
    assert finding_of("withdrawn: yes\n").hint == "desk withdraw writes this key: desk withdraw SLUG --reason '…'."


def test_a_text_that_a_comma_cuts_is_told_to_stand_in_quotes() -> None:
    finding = finding_of("corrections: [{date: 2026-11-25, text: The share was 34%, not 43%.}]\n")
    assert finding.message == "Unknown key 'not 43%.'."
    assert finding.hint == "Put a text that holds a comma into quotes. Known: date, text."
    assert "quotes" in finding_of("correction: {date: 2026-11-25, text: Poland, Germany}\n").hint
    assert "quotes" not in finding_of("withdrwn:\n").hint
    assert "quotes" not in finding_of("corrections:\n  - {date: 2026-11-25, text: A, note: x}\n").hint
