"""What is a formula in Markdown, and what is money."""

from __future__ import annotations

import pytest

from dashboard.markup.formula_marks import FORMULA, is_displayed, latex_of
from tests.samples.formulas import AMOUNTS, SENTENCES, UNDERSTOOD


def formulas(text: str) -> list[str]:
    return [latex_of(match) for match in FORMULA.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        "between $5 and $6",
        "US$ 30bn and US$ 40bn",
        "US$30bn to US$40bn",
        "$30bn in 2023, HK$ 40bn in 2024",
        "($5-$6)",
        "$5, $6, $7",
        "from $5 to 6 (AU$)",
        r"\$x\$ and \\$5",
        "C$ and A$",
        "it rose from $5 to R$ 6",
        "in $m and HK$m",
        "it cost $ 5 and $ 6",
        "$5\n\nand C$",
        "a price of 5$",
    ],
)
def test_money_is_no_formula(text: str) -> None:
    assert formulas(text) == []


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("the share $x$.", "x"),
        ("($p<0.05$)", "p<0.05"),
        (r"$30 \text{ USD bn}$", r"30 \text{ USD bn}"),
        (r"$2\alpha x$", r"2\alpha x"),
        ("from $5 to $x$", "x"),
        (r"$\$5 + x$", r"\$5 + x"),
        (r"a \(y_1\) b", "y_1"),
        ("$a +\nb$", "a +\nb"),
        ("$g(x)=ax +\nb$", "g(x)=ax +\nb"),
        ("$$\nx\n\ny\n$$", "\nx\n\ny\n"),
        ("Words:\n\\[ x \\]\nand", " x "),
    ],
)
def test_what_stands_between_marks_is_a_formula(text: str, latex: str) -> None:
    assert formulas(text) == [latex]


def test_an_escaped_bracket_among_words_is_none() -> None:
    assert formulas(r"They wrote \[sic\] so.") == []


def test_two_dollars_display_it() -> None:
    [displayed, inline] = FORMULA.finditer("$$x$$ $y$")
    assert (is_displayed(displayed), is_displayed(inline)) == (True, False)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_money_in_a_sentence_is_no_formula(sentence: str) -> None:
    texts = [sentence.format(a, b, a) for a in AMOUNTS for b in AMOUNTS]
    assert [(text, formulas(text)) for text in texts if formulas(text)] == []


@pytest.mark.parametrize(
    "text",
    ["$10$ a ton", "it costs $5k–6k$", "($60$)", "$1,5$", "$2 000$", "from $5M$ to $6M$", "$1.5B - 2B$"],
)
def test_an_amount_alone_is_no_formula(text: str) -> None:
    assert formulas(text) == []


@pytest.mark.parametrize(
    "text",
    ["$5 (R$ 25)", "$60 (€55; C$ 82)", "$5, A$ 7", "$60–65$ per barrel", "the €/$-rate and the ¥/$ rate"],
)
def test_amounts_side_by_side_are_no_formula(text: str) -> None:
    assert formulas(text) == []


MORE = ["[0,1)", "GDP_t", "E = mc^2", "f(x) = (a)(b)", "A", "-1", "2x", r"10\%"]


@pytest.mark.parametrize("latex", [*UNDERSTOOD, *MORE])
def test_a_formula_among_words_stays_one(latex: str) -> None:
    assert formulas(f"words ${latex}$, words") == [latex]
