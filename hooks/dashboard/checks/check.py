"""What a check is: an id, a severity, words for the authors' guide, and the function that looks."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.checks.prose import Prose
from dashboard.core.finding import Severity

Fragment = Literal[
    "text",
    "front matter",
    "chart",
    "descriptor",
    "rows",
    "author",
    "institute",
    "events",
    "facts",
    "names",
    "notebook",
    "site",
]
"""What the examples of a check are cut from."""


@dataclass(frozen=True)
class TextIssue:
    """What a check of a text found: from where to where in its source, and what would stand there if that is clear."""

    start: int
    end: int
    message: str
    hint: str = ""
    instead: str | None = None


@dataclass(frozen=True)
class Check:
    """One thing that is looked at."""

    id: str
    severity: Severity
    fragment: Fragment
    what: str
    why: str
    bad: str
    good: str
    once: bool = False
    """Told once in a text, at the first place, with how many there are."""
    fixes: bool = False
    """Has one right answer, which `desk check --fix` writes."""
    on_request: bool = False
    """Looked at only where somebody asks for it: `desk check --links`."""
    issues: Callable[[Prose], Iterable[TextIssue]] | None = None
    """Looks at one text: a pure function of it and of the names that the site knows. None where the check is done
    elsewhere: where a file is read, or of the whole site (`site/checks/`)."""


def text_check[F: Callable[[Prose], Iterable[TextIssue]]](
    id: str,
    severity: Severity = "warning",
    fragment: Fragment = "text",
    *,
    once: bool = False,
    fixes: bool = False,
) -> Callable[[F], Check]:
    """Makes a check of a function that looks at one text."""
    return lambda function: Check(
        id, severity, fragment, *words_of(function.__doc__), once=once, fixes=fixes, issues=function
    )


def described(
    id: str, fragment: Fragment, words: str, severity: Severity = "error", *, on_request: bool = False
) -> Check:
    """A check that is done elsewhere, where a file is read: only its words stand here."""
    return Check(id, severity, fragment, *words_of(words), on_request=on_request)


_FORM = re.compile(r"\A(?P<what>.+?)\n\nWhy: (?P<why>.+?)\n\nBad:\n(?P<bad>.+?)\n\nGood:\n(?P<good>.+)\Z", re.S)


def words_of(words: str | None) -> tuple[str, str, str, str]:
    """The four fixed parts of a check's words.

    Raises:
        ValueError: a part is missing.
    """
    found = _FORM.match(inspect.cleandoc(words or ""))
    if not found:
        raise ValueError(f"expected what, Why:, Bad: and Good: in {words!r}")
    what, why = (" ".join(found[name].split()).replace("'", "’") for name in ("what", "why"))
    bad, good = (textwrap.dedent(found[name]).strip() for name in ("bad", "good"))
    return what, why, bad, good
