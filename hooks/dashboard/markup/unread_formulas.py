r"""Dollars that look like the marks of a formula and are read as text: `$sin x$`, `$xy$`, `$10$`, `CO$_2$`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.core.lazy_re import lazy_re
from dashboard.markup.formula_marks import FORMULA

MOST = 160
"""What stands between two dollars of a formula is shorter, in characters."""
NO_FORMULA = "\x01"
"""Stands for what is no text, such as code or a formula that was read."""
_CODE = lazy_re(r"(?P<ticks>(?<!`)`++)(?s:.)*?(?<!`)(?P=ticks)(?!`)|\\[^A-Za-z\s]")
_LATEX = lazy_re(r"\\[A-Za-z]|[\w)}\]][_^](?:[\w({-]|\\)|\A[_^][\w{]|[_^]\{")
"""What LaTeX alone has: commands, and signs below and above the line."""
_COMMAND_NAME = lazy_re(r"\\[A-Za-z]{2}")
_COMMAND = lazy_re(r"\\[A-Za-z]+|\{[^{}]*\}")
_WORD = lazy_re(r"[^\W\d_]{2,}")
_NAMES = """
    sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln lg exp max min sup inf lim det arg gcd dim ker Pr
"""
_FUNCTIONS = frozenset(_NAMES.split())
"""Names that are written like words; in LaTeX a backslash begins them."""
_AMOUNT = lazy_re(r"\d[\d.,\s–—-]*(?:[A-Za-z]{1,2}\b[\d.,\s–—-]*)*")
_FEW_WORDS = lazy_re(r"\A[^\W\d_]++(?:\s*[-+*/·×−]?\s[^\W\d_]++){1,4}\Z")
_SPACED = lazy_re(r"(?![aiouwz]\Z)[A-Za-z].*", re.S | re.I)
"""What may be a formula between blanks: `$ x $`. The words of one letter in our languages are not: `$ à $`, `$ w $`."""
_CODE_BEFORE = lazy_re(r"(?:\A|[^A-Za-z])(?:US|HK|NZ|NT|CA|AU|SG|[A-Z])\Z")
"""The code of a currency before the second dollar."""


def unread_formulas(source: str, words: str | None = None) -> Iterator[tuple[int, int]]:
    """Find pairs of dollars that an author may have meant as the marks of a formula, and that are read as text.

    Args:
        source: Markdown.
        words: the same text with control characters for formulas, code and escaped dollars, if somebody has found
            these.

    Yields:
        The start of the first dollar and the end of the second one, in order.
    """
    words = _blanked(source) if words is None else words
    places = [match.start() for match in re.finditer(r"\$", words)]
    index = 0
    while index + 1 < len(places):
        start, end = places[index], places[index + 1]
        is_near = end - start <= MOST and not _is_parted(source[start:end], words[start:end])
        before, after = source[max(start - 1, 0) : start], source[end + 1 : end + 3]
        if is_near and _looks_like_one(source[start + 1 : end], before, after):
            yield start, end + 1
            index += 1
        index += 1


def _is_parted(source: str, words: str) -> bool:
    """Whether something else than text stands between two dollars. A bar beside a command of LaTeX parts no cells."""
    if "|" in source and _COMMAND_NAME.search(source):
        words = "".join("|" if sign == "|" else word for sign, word in zip(source, words, strict=True))
    return bool(re.search(r"[\x01\x02]|\n[ \t]*\n", words))


def formulas_in_plain_text(text: str) -> list[tuple[int, int]]:
    """The places of what looks like a formula in a text that has none, such as a title: those that are read, too."""
    return sorted({*unread_formulas(text), *(match.span() for match in FORMULA.finditer(text))})


def plain_text_message(written: str) -> str:
    """What was read in such a text; the argument is that of `unread_message`."""
    return f"{' '.join(written.split())} looks like a formula; titles and alternatives have none."


PLAIN_TEXT_HINT = "Say it in words, or with signs such as x² or CO₂; of money take the second dollar out."


def unread_message(written: str) -> str:
    """What was read as text.

    Args:
        written: from the first dollar to the second one.
    """
    return f"{' '.join(written.split())} looks like a formula and is read as text."


def unread_hint(written: str) -> str:
    """How to write what was meant; the argument is that of `unread_message`."""
    inner = " ".join(written[1:-1].split())
    money = rf"Of money take the second dollar out, or write \${inner}\$"
    if _AMOUNT.fullmatch(inner):
        return rf"{money}. If it is a formula, write \({inner}\)."
    named = inner if "\\" in inner else _WORD.sub(lambda word: "\\" * (word[0] in _FUNCTIONS) + word[0], inner)
    words = r", with plain words in \text{…}" if re.search(r"[^\W\d_]{3}", _COMMAND.sub("", named)) else ""
    return rf"Write \({named}\){words}. If the dollars are meant, write \${inner}\$."


def _blanked(source: str) -> str:
    without_code = _CODE.sub(_blank, source)
    return FORMULA.sub(_blank, without_code)


def _blank(match: re.Match[str]) -> str:
    return NO_FORMULA * len(match[0])


def _looks_like_one(text: str, before: str, after: str) -> bool:
    """Whether what stands between two dollars, with its neighbours, looks like a formula and not like money."""
    inner = text.strip()
    prose = [word for word in _WORD.findall(_COMMAND.sub(" ", inner)) if word not in _FUNCTIONS]
    if _LATEX.search(text):
        return len(prose) < 3
    stands_alone = not re.match(r"[\w$\\]", before) and not re.match(r"[\w$]", after)
    if not stands_alone or not re.fullmatch(r"[\w(\[|-](?:.*[\w)\]|!])?", inner, re.S) or _closes_first(inner):
        return False
    if re.search(r"\s", inner) and _CODE_BEFORE.search(inner) and (prose or inner[0].isdigit()):
        return False
    if inner != text:
        return not prose and bool(_SPACED.fullmatch(inner)) and not re.match(r"\s\d", after)
    return not prose or not re.search(r"\s", inner) or bool(_FEW_WORDS.fullmatch(inner))


def _closes_first(text: str) -> bool:
    """Whether a bracket closes that has not opened."""
    depth = 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            return True
    return False
