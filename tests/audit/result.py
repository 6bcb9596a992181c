"""What one check found on one kind of page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """A cell of the table, and what stands below it."""

    column: str
    text: str
    is_within: bool
    """Whether it is within its limit."""
    faults: Sequence[str] = ()
    """What to mend, a line each."""


NOT_RUN = "not run"


def count(column: str, faults: Sequence[str]) -> Result:
    """The result of a check that may find nothing."""
    return Result(column, str(len(faults)), not faults, faults)


def not_run(columns: Iterable[str], reason: str) -> list[Result]:
    """Columns of a check that cannot run: no pass."""
    return [Result(column, NOT_RUN, False, [reason]) for column in columns]


def table(results: Mapping[str, Sequence[Result]]) -> str:
    """A line for each kind of page. What is outside its limit has an asterisk."""
    columns = list(dict.fromkeys(result.column for row in results.values() for result in row))
    lines = [["page", *columns]]
    for name, row in results.items():
        cells = {result.column: result.text + ("" if result.is_within else "*") for result in row}
        lines.append([name, *(cells.get(column, "") for column in columns)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    aligned = [[line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])] for line in lines]
    return "\n".join("  ".join(line) for line in aligned)


def faults(results: Mapping[str, Sequence[Result]]) -> list[str]:
    """What to mend, each fault once, with the kinds of page that have it."""
    pages: dict[str, dict[str, None]] = {}
    for name, row in results.items():
        for result in row:
            for fault in () if result.is_within else result.faults or ("",):
                pages.setdefault(f"{result.column}: {fault}", {})[name] = None
    return [f"{fault} ({', '.join(names)})" for fault, names in pages.items()]
