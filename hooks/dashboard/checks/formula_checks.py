"""Checks of formulas. `markup/` decides what is one and makes MathML of it; `pieces/` tells which are broken."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.checks.check import TextIssue, described, text_check
from dashboard.checks.prose import Prose
from dashboard.markup.unread_formulas import (
    PLAIN_TEXT_HINT,
    formulas_in_plain_text,
    plain_text_message,
    unread_formulas,
    unread_hint,
    unread_message,
)

wrong_formula = described(
    "wrong-formula",
    "text",
    """A formula in LaTeX was not understood, or draws what no page can show.

    Why: Readers would get its source, or a formula of which a part is missing.

    Bad:
        Sales follow $\\frac{p}{q$.

    Good:
        Sales follow $\\frac{p}{q}$.
    """,
)


@text_check("unread-formula")
def unread_formula(prose: Prose) -> Iterator[TextIssue]:
    """Dollars stand around what looks like a formula and is read as text: words, an amount alone, or a formula where
    there are none, as in titles, notes and text alternatives.

    Why: Readers get the dollars and no formula; and if it is money, one of the two is too many.

    Bad:
        Sales follow $sin x$.

    Good:
        Sales follow $\\sin x$.
    """
    for start, end in unread_formulas(prose.source, prose.words):
        if prose.running_text[start] == "$":
            written = prose.source[start:end]
            yield TextIssue(start, end, unread_message(written), unread_hint(written))
    for side in prose.side_texts:
        text = prose.source[side.start : side.end]
        for start, end in formulas_in_plain_text(text):
            message = plain_text_message(text[start:end])
            yield TextIssue(side.start + start, side.start + end, message, PLAIN_TEXT_HINT)
