"""Finds marks of editing in a CSV: readers would get them, with the remarks of reviewers."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re

_MARK = lazy_re(r"\{(?:\+\+.+?\+\+|--.+?--|~~.+?~~|==.+?==|>>.+?<<)\}")


def marks_in_cells(text: str, path: str) -> Iterator[Finding]:
    """Find the marks of editing (CriticMarkup) in the text of a file.

    Args:
        text: the content of the CSV.
        path: from the root.
    """
    for mark in _MARK.finditer(text) if "{" in text else ():
        line, column = text.count("\n", 0, mark.start()) + 1, mark.start() - text.rfind("\n", 0, mark.start())
        message = f"Marks of editing are left over: {mark[0][:40]}"
        hint = "Accept or reject the change."
        yield Finding(id="leftover-markup", path=path, line=line, column=column, message=message, hint=hint)
