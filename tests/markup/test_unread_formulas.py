"""Dollars that look like a formula and are read as text are told; money and prose are not."""

from __future__ import annotations

import pytest

from dashboard.markup.formula_marks import FORMULA, latex_of
from dashboard.markup.mathml import to_mathml
from dashboard.markup.unread_formulas import unread_formulas, unread_hint
from tests.samples.formulas import AMOUNTS, SENTENCES, UNDERSTOOD


def told(text: str) -> list[str]:
    return [text[start:end] for start, end in unread_formulas(text)]


@pytest.mark.parametrize(
    "text",
    [
        "$sin x$",
        "$xy$",
        "$max(a,b)$",
        "$PATH$",
        "$f(x$",
        "$price times volume$",
        "$10$",
        "$5k–6k$",
        "$60–65$",
        "$ x $",
        "$ x_t$",
        "$\\alpha $",
        "$ x = 5 $",
    ],
)
def test_what_looks_like_a_formula_is_told(text: str) -> None:
    assert told(f"The rule {text}, words") == [text]


def test_each_is_told() -> None:
    assert told("CO$_2$, R$^2$, $xy$ and $10$ a ton") == ["$_2$", "$^2$", "$xy$", "$10$"]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_money_is_not_told(sentence: str) -> None:
    texts = [sentence.format(a, b, a) for a in AMOUNTS for b in AMOUNTS]
    assert [(text, told(text)) for text in texts if told(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "in $m and HK$m",
        "it cost $ 5 and $ 6",
        "a price of 5$ and 6$, or $7",
        "($m/$bn)",
        "$5, A$ 7",
        "$5 (R$ 25)",
        "the €/$-rate and the ¥/$ rate",
        "The $ rose and the € fell against C$",
        "from $5 to 6 (AU$)",
        "`$xy$`",
        "\\$xy\\$",
        "\\(xy\\)",
        "``a ` $xy$``",
        "$5 in C$",
        "one $\n\nx$",
        "$bn per R$",
    ],
)
def test_neither_are_prose_code_and_what_has_a_backslash(text: str) -> None:
    assert told(text) == []


def test_a_formula_that_is_read_is_not_told() -> None:
    assert [latex for latex in UNDERSTOOD if told(f"words ${latex}$, words")] == []


@pytest.mark.parametrize(
    "written", ["$sin x$", "$max(a,b)$", "$xy$", "$10$", "$_2$", "$price times volume$", "$5k–6k$"]
)
def test_what_a_hint_says_is_a_formula_or_text(written: str) -> None:
    hint = unread_hint(written)
    (formula,) = map(latex_of, FORMULA.finditer(hint))
    assert "<math" in to_mathml(formula, displayed=False)
    assert told(hint) == []
