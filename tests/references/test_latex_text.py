"""LaTeX in a bibliography is read as the text that it stands for."""

from __future__ import annotations

import pytest

from dashboard.references.latex_text import plain_text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller and Universit\"at", "Müller and Universität"),
        (r"\'{\i}, na\"\i ve, \'Z, \.{Z}, \c c, \v{C}, \H{o}, \k{a}, \r a", "í, naïve, Ź, Ż, ç, Č, ő, ą, å"),
        (r"\L{}\'od\'z, {\L}ukasz, Stra{\ss}e, {\AA}bo, {\O}rsted", "Łódź, Łukasz, Straße, Åbo, Ørsted"),
        (r"AT\&T, 50\% of \$5, a\_b, \#1", "AT&T, 50% of $5, a_b, #1"),
        ("pp. 3--5 --- and ``so'' on", "pp. 3–5 — and “so” on"),
        (r"{\it The} {NATO} \emph{and} \textbf{the {EU}}", "The NATO and the EU"),
        ("A~B", "A\u00a0B"),
        ("Україна, 中文, مرحبا, 🙂", "Україна, 中文, مرحبا, 🙂"),
        (r'<script>alert("x")</script> \& $x_1$', '<script>alert("x")</script> & $x_1$'),
        (r"over{ open \foo \unknown{kept}", "over open foo kept"),
        ("\\", "\\"),
        ("two\n   lines", "two lines"),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert plain_text(latex) == text
