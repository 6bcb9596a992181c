"""Finds marks of editing in a CSV: readers would get them, with the remarks of reviewers."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.critic_mark import CRITIC_MARK, left_over
from dashboard.core.finding import Finding


def marks_in_cells(text: str, path: str) -> Iterator[Finding]:
    """Find the marks of editing (CriticMarkup) in the text of a file.

    Args:
        text: the content of the CSV.
        path: from the root.
    """
    line, counted = 1, 0
    for mark in CRITIC_MARK.finditer(text) if "{" in text else ():
        line, counted = line + text.count("\n", counted, mark.start()), mark.start()
        column = mark.start() - text.rfind("\n", 0, mark.start())
        message, hint = left_over(mark)
        yield Finding(id="leftover-markup", path=path, line=line, column=column, message=message, hint=hint)
