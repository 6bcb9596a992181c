"""YAML becomes a record and then a model; what is wrong is a finding at its place."""

from typing import Literal

import pytest

from dashboard.core.finding import Finding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import StrictModel, read_yaml


class Inner(StrictModel):
    name: str
    number: int = 0


class Outer(StrictModel):
    title: str
    kind: Literal["comment", "brief"] = "comment"
    parts: list[Inner] = []


def findings_in(text: str, first_line: int = 1) -> list[tuple[int, int, str, str]]:
    findings: list[Finding] = []
    record = read_yaml(text, "x.yaml", findings, first_line)
    if record:
        validate(Outer, record, findings)
    return [(finding.line, finding.column, finding.id, finding.message) for finding in findings]


def test_what_fits_becomes_a_frozen_model() -> None:
    findings: list[Finding] = []
    record = read_yaml("title: A\nparts: [{name: b, number: 2}]\n", "x.yaml", findings)
    assert record
    model = validate(Outer, record, findings)
    assert (model, findings) == (Outer(title="A", parts=[Inner(name="b", number=2)]), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\nparts:\n  - name: b\n    nmuber: 2\n", (4, 5, "unknown-key", "Unknown key 'nmuber'.")),
        ("kind: brief\n", (1, 1, "missing-key", "The key 'title' is missing.")),
        ("title: [2024]\n", (1, 1, "wrong-value", "title: read [2024], expected text.")),
        ("title: A\nkind: comemnt\n", (2, 1, "unknown-name", "kind: read 'comemnt', expected one of the known names.")),
        ("title: A\ntitle: B\n", (2, 1, "duplicate-key", "'title' stands here a second time (first on line 1).")),
        ("- a\n", (1, 1, "not-a-mapping", "Read a list, expected keys with values, each as 'key: value'.")),
    ],
)
def test_what_does_not_fit_is_one_finding_with_its_place(text: str, expected: tuple[int, int, str, str]) -> None:
    assert findings_in(text) == [expected]


@pytest.mark.parametrize("number", ["1" + ":59" * 3000, "1" + ":59" * 300 + ".5", "0x" + "f" * 6000, "1" * 6000])
def test_a_number_of_very_many_digits_is_one_finding_at_its_place(number: str) -> None:
    [(line, column, id, message)] = findings_in(f"title: A\nparts:\n- name: b\n  number: {number}\n")
    assert (line, column, id) == (4, 3, "wrong-value")
    assert len(message) < 150


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    assert findings_in("title: A\ntpye: x\n", first_line=10)[0][0] == 11


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: 'open\n", "yaml-syntax"),
        ("a: b: c\n", "yaml-syntax"),
        ("\ttitle: A\n", "yaml-syntax"),
        ("title: \x00\n", "yaml-syntax"),
        ('title: "A\\x01B"\n', "yaml-syntax"),
        ('"A\\u009b": B\n', "yaml-syntax"),
        ('title: ["\\uFFFE"]\n', "yaml-syntax"),
        ("title: &a [*a]\n", "too-complex"),
        ("title: !!binary aGk=\n", "yaml-syntax"),
        ("? [a, b]\n: c\n", "yaml-key"),
        ("? \n: c\n", "yaml-key"),
        ("!!int 1: c\n", "yaml-key"),
        ("title: !!int 1\n", "yaml-syntax"),
        ("title: !!set {a, b}\n", "yaml-syntax"),
    ],
)
def test_broken_yaml_is_one_finding(text: str, expected: str) -> None:
    assert [finding[2] for finding in findings_in(text)] == [expected]


def test_a_mistyped_key_is_one_finding_not_two() -> None:
    assert [finding[2] for finding in findings_in("titel: A\n")] == ["unknown-key"]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_an_end_of_a_line_that_nobody_sees_is_told_where_it_stands(sign: str) -> None:
    [(line, column, id, message)] = findings_in(f"title: Oil\nkind: com{sign}ment\nparts: []\n")
    assert (line, column, id) == (2, 10, "yaml-syntax")
    assert message == f"Read U+{ord(sign):04X}, which nobody sees and which ends a line in YAML."
