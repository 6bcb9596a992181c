"""Words that were quoted from a page are found again: by Python, and by the script of a preview in the same way."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from dashboard.core.settings import HOME
from dashboard.review.note import NoteTarget
from dashboard.review.quote_anchor import AmbiguousError, GoneError, find_quote
from tests.samples.node import run_in_node

Case = dict[str, str]
VECTORS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("quote_vectors.json").read_text(encoding="utf-8"))
"""tests/theme/quote_anchor.test.js asks the same of the script."""
RUNNER = Path(__file__).with_name("find_places.mjs")
SCRIPT = HOME / "hooks/theme/review/quote_anchor.js"
ALPHABET = [
    *"aab e.-'\"",
    "\u0301",
    "\u0308",
    "é",
    "ä",
    "…",
    "—",
    "–",
    "’",
    "„",
    "\u00a0",
    "\u00ad",
    "\n",
    "🚀",
    "😀",
    "\x00",
]
"""Signs that the algorithm treats in different ways."""


def case_of(vector: dict[str, Any]) -> Case:
    return {key: vector.get(key, "") for key in ("text", "exact", "prefix", "suffix")}


def places_in_python(case: Case) -> list[list[int]] | str:
    """The one place as a list, or why there is none."""
    target = NoteTarget.model_construct(exact=case["exact"], prefix=case["prefix"], suffix=case["suffix"])
    try:
        span = find_quote(case["text"], target)
    except GoneError:
        return "gone"
    except AmbiguousError:
        return "ambiguous"
    return [[span.start, span.end]]


def places_in_script(cases: list[Case]) -> list[list[list[int]] | str]:
    """The same of many cases by the script."""
    lists: list[list[list[int]]] = run_in_node(RUNNER, SCRIPT, cases=cases)
    return [places if len(places) == 1 else "ambiguous" if places else "gone" for places in lists]


def expected(vector: dict[str, Any]) -> list[list[int]] | str:
    if "missing" in vector:
        return str(vector["missing"])
    at, words = vector["at"], vector["words"]
    assert vector["text"][at : at + len(words)] == words, "the vector contradicts itself"
    return [[at, at + len(words)]]


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["why"] for vector in VECTORS])
def test_python_finds_what_the_vectors_say(vector: dict[str, Any]) -> None:
    assert places_in_python(case_of(vector)) == expected(vector)


def test_python_and_the_script_agree_on_texts_that_nobody_thought_of() -> None:
    chance = random.Random(5)

    def text(longest: int) -> str:
        return "".join(chance.choices(ALPHABET, k=chance.randint(0, longest)))

    cases = []
    for _ in range(3000):
        whole = text(40)
        start, end = sorted((chance.randint(0, len(whole)), chance.randint(0, len(whole))))
        before, after = whole[max(0, start - 4) : start], whole[end : end + 4]
        cases.append(
            {"text": whole, "exact": chance.choice((whole[start:end][:6], text(2))), "prefix": before, "suffix": after}
        )
    places = [places_in_python(case) for case in cases]
    assert {"gone", "ambiguous"} <= {place for place in places if isinstance(place, str)}
    for case, in_python, in_script in zip(cases, places, places_in_script(cases), strict=True):
        assert in_python == in_script, case


def test_a_target_without_words_is_gone() -> None:
    with pytest.raises(GoneError):
        find_quote("Trade grew.", NoteTarget(chart="trade"))
