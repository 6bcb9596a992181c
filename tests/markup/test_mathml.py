"""LaTeX becomes MathML that pages may hold, or an error that says what was not understood."""

from __future__ import annotations

import re

import pytest

from dashboard.markup.clean import HtmlCleaner
from dashboard.markup.mathml import FormulaError, to_mathml

UNDERSTOOD = r"""
x^2
\frac{1}{2}\sigma^2 + \sqrt[3]{x}
\sum_{i=1}^{N} w_i x_i
\sum_{\substack{0<i<m \\ 0<j<n}} P(i,j)
\int_0^\infty e^{-\rho t} u(c_t)\,dt
\hat{\beta} = (\mathbf{X}^\top \mathbf{X})^{-1} \mathbf{X}^\top \mathbf{y}
\tilde{y}_t, \dot{k}, \ddot{x}, \vec{v}, \overline{XY}, \widehat{abc}, \widetilde{abc}
\operatorname{Var}(X) = \mathbb{E}[X^2] - (\mathbb{E} X)^2
\max_{c_t} \sum_{t=0}^{\infty} \beta^t u(c_t) \quad \text{s.t.} \quad k_{t+1} = f(k_t) - c_t
\begin{pmatrix} a & b \\ c & d \end{pmatrix}
f(x) = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}
\begin{aligned} y &= a + b \\ z &= c \end{aligned}
\begin{align} y_t &= A_t k_t^{\alpha} \\ k_{t+1} &= (1-\delta) k_t + i_t \end{align}
\begin{split} a &= b \\ &= c \end{split}
\begin{multline} a + b \\ + c \end{multline}
\begin{array}{lcr} a & b & c \\ d & e & f \end{array}
E = mc^2 \tag{1}
\text{Trade}_{2024} = 244.8\ \text{USD bn}
t \sim \mathcal{N}(0, \sigma^2)
\left. \frac{df}{dx} \right|_{x=0}
\underbrace{a + b}_{\text{total}} \xrightarrow{\text{policy}} \overset{!}{=} c
\big( \Big[ \bigg\{ x \bigg\} \Big] \big)
\boldsymbol{\beta}, \mathsf{A}, \textbf{b}, \textrm{c}, \mbox{d}, z \! w \: v \; u
\left[\begin{matrix}1 & 2\\3 & 4\end{matrix}\right]
å + é + ж + 中 + \text{średnia, länder}
""".strip().splitlines()


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
