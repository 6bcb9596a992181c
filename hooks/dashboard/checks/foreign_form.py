"""A form that other programs write beyond Markdown, with what to write here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashboard.checks.prose import BREAK, MARKUP, NON_WORD, Prose
from dashboard.core.finding import Severity


class Form(NamedTuple):
    """A form of another program.

    A group of its pattern begins with a character that is none of Markdown there; or, if the group is one of
    `_PLACEHOLDERS`, with one that looks as if it were.
    """

    what: str
    pattern: re.Pattern[str]
    hint: str
    signs: tuple[str, ...]
    """One of them stands in each text that holds the form, if there are any: to look for them first is much faster."""
    severity: Severity | None
    """That of its findings, if it is not that of all forms."""


def form(what: str, pattern: str, hint: str, *, signs: tuple[str, ...] = (), severity: Severity | None = None) -> Form:
    """Make a form of the text of its pattern, in which ^ and $ stand for the ends of lines."""
    return Form(what, re.compile(pattern, re.M), hint, signs, severity)


def forms_possible_in(text: str, forms: Iterable[Form]) -> Iterator[Form]:
    """The forms that a text may hold, by their signs."""
    return (form for form in forms if not form.signs or any(sign in text for sign in form.signs))


_PLACEHOLDERS = {"markup": MARKUP, "gap": BREAK, "code": NON_WORD, "brace": f"{{{MARKUP}{BREAK}"}
"""What may stand in the words of a text in place of a sign that looks like Markdown, by the group of the pattern."""


def is_read(prose: Prose, match: re.Match[str]) -> bool:
    """Whether what matches a form stands where readers get it, and is neither code nor a formula."""
    group = match.lastgroup or ""
    sign = match.start(group)
    expected = _PLACEHOLDERS.get(group.partition("_")[0], prose.source[sign])
    return prose.words[sign] in expected and not prose.shown_as_code(match.start() if group == "code" else sign)
