"""The words of a link beside what label, period, unit and declared units say."""

from __future__ import annotations

import pytest

from dashboard.pieces.verify_fact import verify_claim
from tests.samples.checks import EXAMPLES_NEED
from tests.samples.edition import Edit
from tests.samples.facts import CELL, TEXT
from tests.samples.numbers import fact, verdict
from tests.samples.site import HEAD

YEAR, MONTH = (
    {"period": "2024", "ignored_numbers": ("2024",)},
    {"period": "June 2024", "ignored_numbers": ("2024", "06")},
)


@pytest.mark.parametrize(
    ("words", "known", "id"),
    [
        ("30% in 2024", YEAR, ""),
        ("30% in 2023", YEAR, "fact-time"),
        ("in 2024, 30%", YEAR, ""),
        ("30% in June 2024", YEAR, "fact-time"),
        ("30% in June 2024", MONTH, ""),
        ("30% in June", MONTH, ""),
        ("30% in May 2024", MONTH, "fact-time"),
        ("30% in 2024", MONTH, ""),
        ("30% in the second quarter of 2024", YEAR, "fact-time"),
        ("30% since 2020", YEAR, "fact-time"),
        ("a third in 2023", YEAR, "fact-time"),
        ("30% in 2023", {}, ""),
    ],
)
def test_another_time_than_that_of_the_value_is_named(words: str, known: dict[str, object], id: str) -> None:
    error = verdict(words, "en", "33" if "third" in words else "30", "%", **known)
    assert (error.id if error else "") == id


@pytest.mark.parametrize(
    ("label", "known", "hint"),
    [
        (
            "Growth of exports",
            YEAR,
            "Its title must name the time, as in 'Growth since 2019'; without one it is the year "
            "before. The value is that of 2024.",
        ),
        (
            "Exports",
            YEAR,
            "Its title must say that it is a change, as in 'Growth of exports'. The value is that of 2024.",
        ),
        (
            "Exports",
            MONTH,
            "Its title must say that it is a change, as in 'Growth of exports'. The value is that of June 2024.",
        ),
        (
            "Exports",
            {"ignored_numbers": ("2024", "06")},
            "Its title must say that it is a change, as in 'Growth of exports'. The value is that of 2024, 06.",
        ),
    ],
)
def test_a_comparison_with_another_time_says_what_the_title_must_name(
    label: str, known: dict[str, object], hint: str
) -> None:
    error = verdict("30% more than in 2019", "en", "30", "%", label=label, **known)
    assert error
    assert (error.id, error.hint) == ("fact-time", hint)


@pytest.mark.parametrize(("known", "holds"), [(YEAR, True), (MONTH, False), ({}, True)])
def test_a_year_may_be_added_to_what_is_yearly(known: dict[str, object], holds: bool) -> None:
    assert (verdict("38 bcm a year", "en", "38", "bcm", **known) is None) is holds


@pytest.mark.parametrize(
    ("words", "value", "label", "holds"),
    [
        ("fell by 6.8%", "-6.8", "Change of trade", True),
        ("fell by 6.8%", "6.8", "Change of trade", False),
        ("fell by 6.8%", "6.8", "Fall of trade", True),
        ("6.8 per cent less", "6.8", "Fall of trade", True),
        ("rose by 6.8%", "6.8", "Fall of trade", False),
        ("fell by 6.8%", "-6.8", "Fall of trade", False),
        ("6.8%", "6.8", "Fall of trade", True),
        ("6.8%", "-6.8", "Fall of trade", False),
    ],
)
def test_a_label_that_names_a_fall_turns_the_sign(words: str, value: str, label: str, holds: bool) -> None:
    assert (verdict(words, "en", value, "%", label=label) is None) is holds


@pytest.mark.parametrize(
    ("words", "label", "remarks"),
    [
        ("a third of its trade", "China’s share of Russia’s trade in goods", []),
        ("a third of its exports", "China’s share of Russia’s trade in goods", ["fact-base"]),
        ("33% of Russian trade", "Russian trade", []),
        ("33% of world trade", "Share of trade with China", ["fact-base"]),
        ("33% of foreign trade", "Share of Russian trade", ["fact-base"]),
        ("33% of LNG", "Share of gas", ["fact-base"]),
        ("33% of voters", "Share of households", ["fact-base"]),
        ("33% year on year", "Share of imports", ["fact-base"]),
        ("33% year on year", "Growth of imports", []),
        ("33% of them", "Share of imports", []),
    ],
)
def test_of_what_a_number_is_a_part_stands_in_the_label(words: str, label: str, remarks: list[str]) -> None:
    found = verify_claim(words, fact("33", "%", label=label), "en", "the value")
    assert [remark.id for remark in found] == remarks


@pytest.mark.parametrize(
    ("words", "unit", "holds"),
    [
        ("30% of exports", "% of exports", True),
        ("30% of them", "% of exports", True),
        ("30% of GDP", "% of exports", False),
        ("30% of crude", "% of exports", False),
        ("30% of China", "% of exports", False),
        ("30% of Russians", "% of respondents", True),
        ("30% of the many Russians", "% of respondents", True),
        ("30% of Russians", "% of exports", False),
        ("30% of CO2", "%", False),
        ("30 tonnes of CO2 and gas", "tonnes", False),
    ],
)
def test_a_part_of_something_else_is_an_error(words: str, unit: str, holds: bool) -> None:
    error = verdict(words, "en", "30", unit, label="Share of oil" if unit == "%" else "Share")
    assert (error.id if error else "") == ("" if holds else "fact-unit")


@pytest.mark.parametrize(("unit", "holds"), [("times", True), (None, False)])
def test_twice_is_a_number_of_times(unit: str | None, holds: bool) -> None:
    assert (verdict("twice", "en", "2", unit, label="Exports") is None) is holds
    assert verdict("2 times", "en", "2", None, label="Exports, times") is None


def test_what_is_counted_may_be_named_by_the_label() -> None:
    label = "Roll calls in which both voted"
    assert verdict("1,805 roll calls", "en", "1805", "ballots", label=label) is None
    assert verdict("1,805 roll calls", "en", "1805", "ballots") is not None


@pytest.mark.parametrize(("mark", "holds"), [("provisional", True), ("", False)])
def test_a_marked_cell_may_stand_for_less_than_itself(mark: str, holds: bool) -> None:
    assert (verdict("less than 1 per cent", "en", "1", "%", mark=mark) is None) is holds


KINDS_OF_DEBT = ("foreign", "domestic"), ("public", "private"), ("gross", "net"), ("federal", "regional")


@pytest.mark.parametrize(("mine", "other"), [*KINDS_OF_DEBT, *((b, a) for a, b in KINDS_OF_DEBT)])
def test_what_excludes_what_the_label_says_is_an_error(mine: str, other: str) -> None:
    error = verdict(f"33% of {other} debt", "en", "33", "%", label=f"Share of {mine} debt")
    assert error
    assert error.id == "fact-unit"
    assert verdict(f"33% of {mine} debt", "en", "33", "%", label=f"Share of {mine} debt") is None


@pytest.mark.parametrize("words", ["5 of 30 meetings", "30 5", "9 30 meetings", "2024 30 meetings", "30 meetings 5"])
def test_numbers_of_the_key_are_no_excuse_for_a_second_number(words: str) -> None:
    error = verdict(words, "en", "30", "meetings", period="9 May 2024", ignored_numbers=("2024", "05", "9", "5"))
    assert error
    assert error.id == "fact-number"


def test_a_finding_names_what_was_not_understood_and_how_to_go_on() -> None:
    error = verdict("30 blue meetings", "en", "30", "meetings")
    assert error
    assert error.id == "fact-word"
    assert "'blue'" in error.message
    assert "data/names.yaml" in error.hint


@pytest.mark.parametrize(
    ("words", "value", "label", "holds"),
    [
        ("30%", "30", "All of trade", False),
        ("30 tonnes", "30", "All of trade", False),
        ("$30", "30", "All of trade", False),
        ("$30 billion", "30000000000", "All of trade", False),
        ("doubled", "2", "All of trade", False),
        ("30 meetings", "30", "Countries that met", False),
        ("30 countries", "30", "Countries that met", True),
        ("$30", "30", "All of trade, in dollars", True),
        ("30", "30", "All of trade", True),
        ("30 billion", "30000000000", "All of trade", True),
        ("half", "0.5", "All of trade", True),
    ],
)
def test_without_a_unit_in_the_data_words_name_none_but_that_of_the_label(
    words: str, value: str, label: str, holds: bool
) -> None:
    error = verdict(words, "en", value, None, label=label)
    assert (error is None) is holds
    assert error is None or error.id == "fact-unit"


@pytest.mark.parametrize("words", ["half of the sales", "twice as much", "60 per cent"])
def test_a_figure_of_a_statement_stands_in_its_sentence(words: str) -> None:
    statement = {"holds": True, "ignored_numbers": ("50",)}
    error = verdict(words, "en", "0", None, label="Sales grew by more than 50%", **statement)
    assert (error is None) is (words == "half of the sales")


def test_declared_units_are_read(edit: Edit) -> None:
    names = "units:\n  - {words: [yard, yards], unit: USD bn}\n  - {words: [gross], unit: USD bn, times: 144}\n"
    link = f"about [115 yards]({CELL}) and [115 gross]({CELL})"
    edition = edit({**EXAMPLES_NEED, TEXT: f"{HEAD}It was {link}.\n", "data/names.yaml": names})
    assert [finding.message.partition(" is ")[0] for finding in edition.findings if "fact" in finding.id] == [
        "'115 gross'"
    ]
    without = edit({**EXAMPLES_NEED, TEXT: f"{HEAD}It was {link}.\n"})
    assert [finding.id for finding in without.findings if "fact" in finding.id] == ["fact-word", "fact-word"]


def test_a_declaration_that_is_wrong_is_named(edit: Edit) -> None:
    edition = edit({"data/names.yaml": "names: []\nunits:\n  - {words: [], unit: votes}\n  - {word: x, unit: votes}\n"})
    assert {finding.path for finding in edition.findings} == {"data/names.yaml"}
