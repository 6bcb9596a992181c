"""Sentences in four languages beside values, right and wrong: every word of a right one is read, no wrong one holds."""

from __future__ import annotations

from functools import cache

import pytest

from dashboard.facts.fact import FactError
from dashboard.numbers.words import Language
from dashboard.pieces.verify_fact import verify_claim
from tests.samples.numbers import Row, fact, rows, verdict

TABLES = {
    name: list(rows(name))
    for name in (
        "sentences.csv",
        "hostile_sentences.csv",
        "newsroom_sentences.csv",
        "editors_sentences.csv",
        "guard_sentences.csv",
        "period_sentences.csv",
        "change_sentences.csv",
        "small_sentences.csv",
        "base_sentences.csv",
        "colleagues_sentences.csv",
        "price_sentences.csv",
        "trap_sentences.csv",
        "analysts_sentences.csv",
    )
}
ROWS = [row for table in TABLES.values() for row in table]


@cache
def error_of(row: Row) -> FactError | None:
    return verdict(row.words, row.language, row.value, row.unit, label=row.label, period=row.period)


def test_a_sentence_holds_or_fails() -> None:
    found = {row: error_of(row) for row in ROWS if ("fails" if error_of(row) else "holds") != row.expected}
    assert found == {}
    assert len(ROWS) > 4_000


def test_what_a_hint_proposes_is_accepted() -> None:
    proposed = {
        row: row._replace(words=error.hint.removeprefix("Write '").removesuffix("'."))
        for row in ROWS
        if (error := error_of(row)) and error.hint.startswith("Write ")
    }
    found = {row: error_of(other) for row, other in proposed.items()}
    assert {row: error for row, error in found.items() if error} == {}
    assert len(proposed) > 100


@pytest.mark.parametrize(
    ("language", "words", "label"),
    [
        ("pl", "30 procent chińskiego eksportu", "Share of trade"),
        ("pl", "30 proc. głosowań", "Share of trade"),
        ("de", "30 Prozent der Abstimmungen", "Share of trade"),
    ],
)
def test_a_base_that_the_title_does_not_name_is_doubtful(language: Language, words: str, label: str) -> None:
    remarks = verify_claim(words, fact("30", "%", label=label), language, "the value")
    assert [remark.id for remark in remarks] == ["fact-base"]
