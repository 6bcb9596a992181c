"""Markdown and LaTeX that a cell shows, as HTML. Few cells show any, so that Markdown is imported when one does."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from dashboard.core.lazy_re import lazy_re
from dashboard.markup.formula_marks import FORMULA, is_displayed, latex_of

if TYPE_CHECKING:
    from dashboard.pieces.formula_extension import BrokenFormula

_ALONE = lazy_re(r"\$(?:\\.|[^\\$])+\$", re.S)


def markdown_html(text: str) -> tuple[str, list[BrokenFormula]]:
    """The HTML of Markdown, and the formulas in it that were not understood."""
    from markdown import markdown

    from dashboard.pieces.formula_extension import FormulaExtension
    from dashboard.pieces.markdown_extension import TABLE_OPTIONS

    formulas = FormulaExtension()
    configs = {"tables": TABLE_OPTIONS}
    html = markdown(text, extensions=["tables", "fenced_code", formulas], extension_configs=configs)
    return html, formulas.broken


def latex_html(text: str) -> tuple[str, list[BrokenFormula]]:
    """The HTML of words with formulas, or of a formula without marks; and the formulas that were not understood."""
    from dashboard.pieces.formula_extension import FormulaExtension

    formulas, text = FormulaExtension(), text.strip()
    if is_one_formula(text):
        match = FORMULA.fullmatch(text)
        latex = latex_of(match) if match else text.strip("$")
        html = formulas.html(latex, displayed=True)
        return f'<div class="arithmatex" tabindex="0">{html}</div>', formulas.broken
    parts, end = list[str](), 0
    for match in FORMULA.finditer(text):
        html = formulas.html(latex_of(match), is_displayed(match))
        parts += [escape(text[end : match.start()]), f'<span class="arithmatex">{html}</span>']
        end = match.end()
    return f"<p>{''.join(parts)}{escape(text[end:])}</p>", formulas.broken


def is_one_formula(text: str) -> bool:
    """Whether a text of a cell is nothing but a formula. A number between dollars is one, too: code writes no money."""
    text = text.strip()
    return text.startswith("\\begin{") or bool(FORMULA.fullmatch(text) or _ALONE.fullmatch(text))
