"""Sentences around links, with what an editor says of them. Square brackets are the words of the link."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dashboard.facts.fact import FactError
from dashboard.numbers.words import known_language
from dashboard.pieces.verify_fact import verify_in_place
from tests.samples.numbers import fact

FOLDER = Path(__file__).parent
SENTENCES = [
    row
    for name in ("beside_sentences.csv", "told_sentences.csv")
    for row in csv.DictReader((FOLDER / name).read_text(encoding="utf-8").splitlines())
]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: f"{row['text']} ({row['value']})")
def test_a_sentence_holds_is_doubtful_or_fails(row: dict[str, str]) -> None:
    before, _, rest = row["text"].partition("[")
    words, _, behind = rest.partition("]")
    period = row["period"]
    language = known_language(row.get("language", "en"))
    assert language
    stated = fact(row["value"], row["unit"], label=row["label"], period=period, ignored_numbers=(period,))
    try:
        verdict = "doubtful" if verify_in_place(words, (before, behind), stated, language, "the value") else "holds"
    except FactError:
        verdict = "fails"
    assert verdict == row["expected"]
