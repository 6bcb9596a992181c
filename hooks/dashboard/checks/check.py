"""The type of a check: its id, severity and description for the authors' guide, and the function that finds issues."""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterable
from typing import Literal

from dashboard.checks.prose import Prose
from dashboard.core.finding import Severity
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

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
    "tiles",
    "notebook",
    "site",
]
"""What the bad and good examples of a check are a part of. The tests put them there."""


class TextIssue(Frozen):
    """One problem that a check found in a text."""

    start: int
    """Offset in the text's source where it begins."""
    end: int
    """Offset in the text's source where it ends."""
    message: str
    hint: str = ""
    replacement: str | None = None
    """The text to put there, if there is one right answer. `desk check --fix` writes it."""
    severity: Severity | None = None
    """The severity, if it is not that of the check."""
    kind: str = ""
    """What it is an example of. A check that reports once reports each kind once."""


class Check(Frozen):
    """One check with its description. Checks of the whole site are a subclass, `SiteCheck` in `site/checks/`."""

    id: str
    severity: Severity
    fragment: Fragment
    what: str
    """What it finds, in one or two sentences."""
    why: str
    """Why that matters to readers."""
    bad: str
    """An example that gives the finding."""
    good: str
    """The same example without the problem."""
    once: bool = False
    """Whether it reports only the first issue of each kind in a text, with the number of the others."""
    fixes: bool = False
    """Whether its issues have one right answer, which `desk check --fix` writes."""
    on_request: bool = False
    """Whether it runs only if somebody asks for it: `desk check --links`."""
    find_issues: Callable[[Prose], Iterable[TextIssue]] | None = None
    """Finds the issues of one text. It depends only on the text and the site's known names. None if other code makes
    the finding: where a file is read, or where the whole site is checked."""


def text_check[F: Callable[[Prose], Iterable[TextIssue]]](
    id: str,
    severity: Severity = "warning",
    fragment: Fragment = "text",
    *,
    once: bool = False,
    fixes: bool = False,
) -> Callable[[F], Check]:
    """Turn a function that finds the issues of one text into a check. Its docstring is the description.

    Args:
        id: The id of the findings.
        severity: The severity of the findings.
        fragment: What the examples are a part of.
        once: Whether a text gets one finding only for each kind of issue.
        fixes: Whether the issues have a replacement.

    Returns:
        A decorator.
    """
    return lambda function: Check(
        id, severity, fragment, *split_description(function.__doc__), once=once, fixes=fixes, find_issues=function
    )


def described(
    id: str,
    fragment: Fragment,
    description: str,
    severity: Severity = "error",
    *,
    fixes: bool = False,
    on_request: bool = False,
) -> Check:
    """Describe a check that other code does, such as the reading of a file.

    Args:
        id: The id of the findings.
        fragment: What the examples are a part of.
        description: The four parts that `split_description` reads.
        severity: The severity of the findings.
        fixes: Whether most of its issues have one right answer.
        on_request: Whether it runs only if somebody asks for it.

    Returns:
        A check without a function of its own.
    """
    return Check(id, severity, fragment, *split_description(description), fixes=fixes, on_request=on_request)


_DESCRIPTION = lazy_re(r"\A(?P<what>.+?)\n\nWhy: (?P<why>.+?)\n\nBad:\n(?P<bad>.+?)\n\nGood:\n(?P<good>.+)\Z", re.S)


def split_description(description: str | None) -> tuple[str, str, str, str]:
    """Split a description into its four parts: what is found, why it matters, a bad and a good example.

    Raises:
        ValueError: A part is missing.
        SystemExit: Python was told to leave all descriptions out.
    """
    if description is None and sys.flags.optimize > 1:
        sys.exit("PYTHONOPTIMIZE=2 (or -OO) lets Python leave out what checks say of themselves. Unset it.")
    parts = _DESCRIPTION.match(inspect.cleandoc(description or ""))
    if not parts:
        raise ValueError(f"expected what, Why:, Bad: and Good: in {description!r}")
    what, why = (" ".join(parts[name].split()).replace("'", "’") for name in ("what", "why"))
    bad, good = (textwrap.dedent(parts[name]).strip() for name in ("bad", "good"))
    return what, why, bad, good
