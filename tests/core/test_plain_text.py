"""A value of YAML is its source text; the field that it meets says what it means."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

import pytest

from dashboard.cache.codec import Codec
from dashboard.core.dates import Day, Moment
from dashboard.core.finding import Finding
from dashboard.core.plain_text import NOTHING
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, StrictModel, read_yaml
from tests.samples.scalars import NO_TEXT, ODD, SPELLINGS


class Fields(StrictModel):
    text: str = ""
    texts: list[str] = []
    named: dict[str, str] = {}
    whole: int | None = None
    number: float | None = None
    amount: Decimal | None = None
    flag: bool = False
    share: bool | Literal["percent"] = False
    day: Day | None = None
    moment: Moment | None = None
    bound: float | Day | None = None
    year: Day | int | None = None


def read(text: str) -> tuple[Any, list[Finding]]:
    findings: list[Finding] = []
    record = read_yaml(text, "x.yaml", findings)
    return (validate(Fields, record, findings) if record else None), findings


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("text", ODD)
def test_in_a_text_a_value_is_its_source_text(text: str, spelling: str) -> None:
    written = spelling.format(text)
    fields, findings = read(f"text: {written}\ntexts:\n- {written}\nnamed:\n  key: {written}\n")
    assert findings == []
    assert (fields.text, fields.texts, fields.named) == (text, [text], {"key": text})


@pytest.mark.parametrize("text", ODD)
def test_a_key_is_its_source_text(text: str) -> None:
    fields, findings = read(f"named:\n  {text}: a\n")
    assert findings == []
    assert fields.named == {text: "a"}


DAY = datetime.date(2024, 5, 9)
MOMENT = datetime.datetime(2024, 5, 9, 4, tzinfo=datetime.UTC)
READ: Mapping[str, Mapping[str, Any]] = {
    "whole": {"2024": 2024, "20240509": 20240509, "+5": 5, "-0": 0, "1.0": 1, "0": 0, "1": 1, "~": None, "null": None},
    "number": {
        "2024": 2024.0,
        "20240509": 20240509.0,
        "+5": 5.0,
        "-0": 0.0,
        "1.0": 1.0,
        "0": 0.0,
        "1": 1.0,
        "1e3": 1000.0,
        "1E+3": 1000.0,
        ".5": 0.5,
        "~": None,
        "null": None,
    },
    "flag": {
        **dict.fromkeys(("true", "Yes", "on", "y", "1"), True),
        **dict.fromkeys(("NO", "no", "off", "n", "0", "FALSE"), False),
    },
    "day": {"2024-05-09": DAY, "~": None, "null": None},
    "moment": {"2024-05-09T06:00+02:00": MOMENT, "2024-05-09 06:00:00+02:00": MOMENT, "~": None, "null": None},
}
READ = {
    **READ,
    "share": READ["flag"],
    "amount": READ["number"],
    "bound": {**READ["number"], "2024-05-09": DAY},
    # (Pydantic takes nought for a day, 1970-01-01, which nobody means.)
    "year": {**{text: value for text, value in READ["whole"].items() if value != 0}, "2024-05-09": DAY},
}
"""What each kind of field makes of the odd texts; everything else it refuses."""


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("key", READ)
def test_in_any_other_field_it_is_read_or_refused_with_its_place(key: str, spelling: str) -> None:
    for text in ODD:
        expect_value_or_finding(text, key, spelling)


def expect_value_or_finding(text: str, key: str, spelling: str) -> None:
    fields, findings = read(f"text: a\n{key}: {spelling.format(text)}\n")
    is_quoted = spelling in SPELLINGS[1:4]
    if text in READ[key] and not (text in NOTHING and is_quoted):
        assert findings == []
        assert getattr(fields, key) == READ[key][text]
    else:
        assert [(finding.line, finding.id) for finding in findings] in ([(2, "wrong-value")], [(2, "unknown-name")])
        assert f"read {text!r}, expected" in findings[0].message


@pytest.mark.parametrize("text", NO_TEXT)
def test_nothing_is_no_text(text: str) -> None:
    _, findings = read(f"text: {text}\n")
    assert [(finding.line, finding.id) for finding in findings] == [(1, "wrong-value")]


def test_what_is_kept_as_json_comes_back_as_it_was() -> None:
    lines = "".join(f"  - {text}\n" for text in ODD)
    record = read_yaml(f"a:\n{lines}b:\n", "x.yaml", [])
    assert record
    assert record.data == {"a": list(ODD), "b": None}
    codec = Codec[Record](Record)
    assert codec.load(codec.dump(record)) == record
