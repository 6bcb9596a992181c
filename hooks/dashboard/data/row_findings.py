"""What is wrong with cells, in our words: what was read, what was expected, what to do.

Cells of one column with the same mistake are one finding, which counts them: 300 wrong cells are mostly one mistake.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Sequence

from pydantic_core import ErrorDetails

from dashboard.core.finding import MAX_NAMES, Finding, Severity, closest, listed_names
from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by
from dashboard.core.phrases import join_words
from dashboard.data.cell_types import MOST, TOO_BIG, TOO_SMALL
from dashboard.data.column import Column
from dashboard.data.notes import is_note
from dashboard.data.number_hints import FLAGS, MISSING, NO_FIGURE, missing_hint, number_hint, whole_number_hint
from dashboard.data.time_cells import WRONG_TIME

MAX_TEXTS = 5
"""How many different cells a finding shows, and how many lines it names."""

NO_ROW = "Notes and sums below the rows are no rows: what they say goes into 'how' of the descriptor."
_MAY_BE_NO_ROW = "Where the line is a note, a sum or a heading, it is no row: what it says goes into 'how'."
MOST_NO_ROWS = 2
"""How many lines of a file may be told as no rows."""


class CellProblem(Frozen):
    """What is wrong with one cell."""

    id: str
    line: int
    """The line of the file on which its row begins."""
    column: int
    """The number of its column, from 1."""
    name: str
    """The name of its column."""
    text: str
    """The cell; empty if nothing stands in it."""
    wrong: str
    """The end of the sentence that begins with what was read, such as ", expected a number"."""
    hint: str = ""
    kind: str = ""
    """Tells mistakes apart that need different hints."""
    aside: str = ""
    """What to say of this text alone, in brackets behind it."""
    names: Sequence[str] = ()
    """The names that it could have been; the closest one is told behind the text."""
    severity: Severity = "error"


def without_doubles(problems: Sequence[CellProblem]) -> list[CellProblem]:
    """Leave out what is odd about the letters of a cell, where another of its problems says better how to correct it.

    Args:
        problems: what is wrong with single cells.
    """
    told = {
        (problem.line, problem.column)
        for problem in problems
        if problem.id == "twin-name" or problem.kind in ("thousands", "decimal comma")
    }
    odd = ("mixed-alphabets", "odd-character")
    return [problem for problem in problems if problem.id not in odd or (problem.line, problem.column) not in told]


def group_problems(problems: Iterable[CellProblem], path: str) -> list[Finding]:
    """Make one finding of all cells of a column that have the same mistake.

    Args:
        problems: what is wrong with single cells.
        path: the file, from the root.

    Returns:
        The findings, each at its first cell.
    """
    ordered = sorted(problems, key=lambda problem: problem.line)
    no_rows = _lines_of_no_rows(ordered)
    in_rows = (problem for problem in ordered if problem.line not in no_rows)
    groups = group_by(in_rows, lambda problem: (problem.id, problem.column, problem.wrong, problem.kind))
    rest = [_no_row([problem for problem in ordered if problem.line == line], path) for line in sorted(no_rows)]
    return [*(_group_finding(group, path) for group in groups.values()), *rest]


def _lines_of_no_rows(problems: Sequence[CellProblem]) -> set[int]:
    """The lines of what is no row, such as a sum: cells are empty that may not be, and another one does not fit."""
    found = {
        line
        for line, group in group_by(problems, lambda problem: problem.line).items()
        if _is_header(group) or _is_note_or_sum(group)
    }
    # (Of many such rows the columns are wrong, not the rows.)
    return found if len(found) <= MOST_NO_ROWS else set()


def _is_note_or_sum(problems: Sequence[CellProblem]) -> bool:
    missing = sum(problem.id == "missing-value" for problem in problems)
    has_note = any(is_note(problem.text) for problem in problems)
    return (missing > 1 and any(problem.id == "wrong-value" for problem in problems)) or bool(missing and has_note)


def _is_header(problems: Sequence[CellProblem]) -> bool:
    """Whether the wrong cells of a line are the names of their columns: the header once more."""
    return len(problems) > 1 and all(problem.text == problem.name for problem in problems)


def _no_row(problems: Sequence[CellProblem], path: str) -> Finding:
    """The one finding about a line that holds no row of the data."""
    first = problems[0]
    if _is_header(problems):
        message = "This line is the header once more, expected a row."
        return Finding(id="wrong-value", path=path, line=first.line, column=1, message=message, hint="Delete the line.")
    names = join_words([f"'{problem.name}'" for problem in problems])
    message = (
        f"Read {join_words([_read_text(problem) for problem in problems])} in the columns {names}: this is no row."
    )
    return Finding(id=first.id, path=path, line=first.line, column=first.column, message=message, hint=NO_ROW)


def _group_finding(group: Sequence[CellProblem], path: str) -> Finding:
    first = group[0]
    by_text = {problem.text: problem for problem in group}
    most = MAX_NAMES if any(problem.aside or problem.names for problem in group) else MAX_TEXTS
    # (Only of what is shown: to look for a close name takes long.)
    shown = [_read_text(problem) for problem in [*by_text.values()][:most]]
    rest = [f"{len(by_text) - most} other texts"] if len(by_text) > most else []
    read = join_words([*shown, *rest])
    more = f" {lines_of([problem.line for problem in group], 'such cells')}" if group[1:] else ""
    message = f"Column '{first.name}': read {read}{first.wrong}.{more}"
    return Finding(
        id=first.id,
        severity=first.severity,
        path=path,
        line=first.line,
        column=first.column,
        message=message,
        hint=missing_hint([*by_text]) if first.kind == MISSING else first.hint,
    )


def _read_text(problem: CellProblem) -> str:
    """The text of a cell in quotes, with what is to be said of it alone."""
    if not problem.text:
        return "nothing"
    close = "".join(f" (did you mean '{name}'?)" for name in closest(problem.text, problem.names))
    return f"'{shorten(problem.text)}'{problem.aside}{close}"


def lines_of(lines: Sequence[int], noun: str) -> str:
    """Count places and name the first lines, such as "300 such cells, on lines 2, 3, 4, 5, 6 and further ones."."""
    first = [str(line) for line in dict.fromkeys(lines)]
    named = join_words([*first[:MAX_TEXTS], "further ones"]) if len(first) > MAX_TEXTS else join_words(first)
    return f"{len(lines):,} {noun}, on line{'s' * (len(first) > 1)} {named}."


def shorten(text: str) -> str:
    """Return the beginning of a long text, for a message."""
    if len(text) <= 60 and "\n" not in text:
        return text
    # (Of a long first word it leaves nothing.)
    shortened = textwrap.shorten(text, 60, placeholder=" [...]")
    return f"{text[:54]} [...]" if shortened == "[...]" else shortened


def cell_problem(
    detail: ErrorDetails, header: list[str], lines: list[tuple[int, list[str]]], fields: dict[str, Column]
) -> CellProblem:
    """Say what pydantic found wrong with a cell.

    Args:
        detail: what pydantic says.
        header: the names of the columns in the file.
        lines: the rows as texts, each with its line.
        fields: the described columns by name.
    """
    position, name = int(detail["loc"][0]), str(detail["loc"][1])
    line, cells = lines[position]
    column, text = header.index(name) + 1, cells[header.index(name)]
    if not text or detail["input"] is None:
        if name == "source":
            hint = "Name the entry of 'sources' in the descriptor from which the row comes."
            return CellProblem("missing-value", line, column, name, text, ", expected a value", hint)
        hint = "A figure that is not known is left out with its whole row, or the field is not required."
        if name in fields and (fields[name].temporal or fields[name].type == "string"):
            hint = "Write it into each row: of merged cells of a spreadsheet only the first one has the text."
        if text:
            hint = f"Where it is a value, such as a code, take '{text}' out of 'missingValues' of the descriptor."
        return CellProblem("missing-value", line, column, name, text, ", expected a value", hint)
    if detail["type"] == "literal_error":
        listed = fields[name].names if name in fields else ()
        # (Of a source or a mark, whose names hold no comma.)
        names = listed or [part.strip(" '") for part in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
        wrong = ", expected one of the values listed"
        mark = FLAGS.get(text.lower(), "") if name == "mark" else ""
        aside = f" (did you mean '{mark}'?)" if mark else ""
        return CellProblem(
            "unknown-name", line, column, name, text, wrong, listed_names(names), aside=aside, names=names
        )
    if detail["type"] == WRONG_TIME and (hint := detail["ctx"]["hint"]):
        kind, wrong = re.sub(r"\d+", "", hint), f", expected {_expected_cell(detail)}"
        return CellProblem("wrong-value", line, column, name, text, wrong, hint, kind)
    field = fields.get(name)
    kind, hint = (
        number_hint(text)
        if field and (field.numeric or field.type == "year" or NO_FIGURE.fullmatch(text))
        else ("", "")
    )
    if detail["type"] in ("int_parsing", "int_from_float"):
        hint = hint or whole_number_hint(text)
    if not any(map(str.isdigit, text)):
        hint = hint or _MAY_BE_NO_ROW
    return CellProblem("wrong-value", line, column, name, text, f", expected {_expected_cell(detail)}", hint, kind)


def _expected_cell(detail: ErrorDetails) -> str:
    """Say in our words what pydantic expected."""
    kind = detail["type"]
    phrases = {
        "float_parsing": "a number",
        "finite_number": "a finite number",
        "int_parsing": "a whole number",
        "int_parsing_size": "a whole number of at most 4,300 digits",
        TOO_SMALL: f"a number that is not nearer to zero than {sys.float_info.min:.0e}",
        TOO_BIG: f"a number that is not farther from zero than {MOST:.0e}",
        "int_from_float": "a whole number",
        "bool_parsing": "true or false",
    }
    if kind in phrases:
        return phrases[kind]
    if kind == WRONG_TIME:
        return str(detail["ctx"]["expected"])
    return detail["msg"].removeprefix("Input should ").replace("be ", "", 1)
