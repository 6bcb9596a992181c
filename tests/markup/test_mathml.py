"""LaTeX becomes MathML that pages may hold, or an error that says what was not understood."""

from __future__ import annotations

import re

import pytest

from dashboard.markup.clean import HtmlCleaner
from dashboard.markup.mathml import FormulaError, to_mathml
from tests.samples.formulas import UNDERSTOOD


@pytest.mark.parametrize("displayed", [True, False])
@pytest.mark.parametrize("latex", UNDERSTOOD)
def test_pages_may_hold_all_of_a_formula(latex: str, displayed: bool) -> None:
    html = to_mathml(latex, displayed)
    cleaned = HtmlCleaner().clean(html)
    assert cleaned.removals == ()
    assert re.search(r"\bstyle=|<script|class=", html) is None
    assert re.findall(r"<\w+", cleaned.html) == re.findall(r"<\w+", html)
    assert "alttext=" in cleaned.html


@pytest.mark.parametrize(
    ("latex", "reason", "position"),
    [
        (r"a + \foo{x}", 'unknown command "\\foo"', 4),
        ("a \\\nb", 'unknown command "\\ "', 2),
        (r"\frac{1}{2", 'expected closing token "}", but reached end of input', 10),
        (r"\begin{align} a \end{align} \foo", 'unknown command "\\foo"', 28),
        (r"x_1_2", "duplicate subscript or superscript", 3),
        (r"\begin{foo} x \end{foo}", 'unknown environment "foo"', 6),
        (r"x \foo \tag{1}", 'unknown command "\\foo"', 2),
        (r"s = 30% \cdot x", "% hides what follows; write \\% for per cent", 6),
        (r"\relax", "it shows nothing", 0),
        (r"\def\q{1}", "it defines a command; write out what it stands for", 0),
        ("{}", "it shows nothing", 0),
        ("  ", "there is nothing between its marks", 0),
    ],
)
def test_an_error_says_what_was_not_understood_and_where(latex: str, reason: str, position: int) -> None:
    with pytest.raises(FormulaError) as error:
        to_mathml(latex, True)
    assert (error.value.reason, error.value.position) == (reason, position)


@pytest.mark.parametrize(
    "latex",
    [
        r"\color{red} x",
        r"\cancel{x}",
        r"\boxed{x}",
        r"\phantom{x}",
        r"\eqref{x}",
        r"\hspace{50em} x",
        r"\href{https://example.org}{x}",
        r"\begin{array}{r|l} a & b \end{array}",
    ],
)
def test_what_no_page_can_show_is_refused_and_not_left_out(latex: str) -> None:
    with pytest.raises(FormulaError):
        to_mathml(latex, True)


def test_formulas_are_numbered_by_their_author_alone() -> None:
    assert "(1)" not in to_mathml(r"\begin{align} a &= b \\ c &= d \end{align}", True)
    assert "<mtext>(7)</mtext>" in to_mathml(r"\begin{align} a &= b \tag{7} \end{align}", True)


BOMBS = {
    "braces": ("{", "x", "}"),
    "fractions": (r"\frac{1}{", "x", "}"),
    "fractions without braces": (r"\frac1", "x", ""),
    "brackets": (r"\left(", "x", r"\right)"),
    "matrices": (r"\begin{matrix}", "x", r"\end{matrix}"),
    "hats": (r"\hat", "x", ""),
    "open braces": ("{", "x", ""),
    "long": ("x+", "x", ""),
    "powers": ("x^{", "x", "}"),
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("count", [900, 100_000])
def test_a_formula_without_end_is_refused_and_stops_nothing(name: str, count: int) -> None:
    opening, inner, closing = BOMBS[name]
    if name == "long" and count == 900:
        assert to_mathml(opening * count + inner, False)
        return
    with pytest.raises(FormulaError):
        to_mathml(opening * count + inner + closing * count, False)
