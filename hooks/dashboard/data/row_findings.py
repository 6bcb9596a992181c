"""What is wrong with a cell, in our words: what was read, what was expected, what to do."""

from __future__ import annotations

import textwrap

from pydantic_core import ErrorDetails

from dashboard.core.finding import Finding, nearest


def row_finding(detail: ErrorDetails, header: list[str], lines: list[tuple[int, list[str]]], path: str) -> Finding:
    position, name = int(detail["loc"][0]), str(detail["loc"][1])
    line, cells = lines[position]
    where = f"Row {position + 1}, column '{name}'"
    if name not in header:
        message = f"{where}: nothing is read; the descriptor has several sources, so each row names one."
        return Finding(id="missing-column", path=path, line=line, message=message, hint="Add a column 'source'.")
    column, text = header.index(name) + 1, cells[header.index(name)]
    if not text.strip() or detail["input"] is None:
        message = f"{where}: read nothing, expected a value."
        hint = "A figure that is not known is left out with its whole row, or the field is not required."
        return Finding(id="missing-value", path=path, line=line, column=column, message=message, hint=hint)
    if detail["type"] == "literal_error":
        names = [part.strip(" '") for part in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
        message = f"{where}: read '{text}', which is not one of the values listed."
        hint = nearest(text, names)
        return Finding(id="unknown-name", path=path, line=line, column=column, message=message, hint=hint)
    hint = "Write numbers with a point and without spaces: 1234.5." if _is_local_number(text, detail) else ""
    message = f"{where}: read '{textwrap.shorten(text, 60)}', expected {_expected_cell(detail)}."
    return Finding(id="wrong-value", path=path, line=line, column=column, message=message, hint=hint)


def _is_local_number(text: str, detail: ErrorDetails) -> bool:
    """Whether a text is a number as some countries write it: with a comma, or with blanks between thousands."""
    return detail["type"] in ("float_parsing", "int_parsing") and any(mark in text for mark in ", \u00a0")


def _expected_cell(detail: ErrorDetails) -> str:
    """Say in our words what pydantic expected."""
    kind, context = detail["type"], detail.get("ctx") or {}
    phrases = {
        "float_parsing": "a number",
        "finite_number": "a finite number",
        "int_parsing": "a whole number",
        "int_from_float": "a whole number",
        "bool_parsing": "true or false",
    }
    if kind in phrases:
        return phrases[kind]
    if kind == "value_error" or kind.startswith("date"):
        return "a date such as 2025-05-09"
    if kind == "string_pattern_mismatch" and "(0[1-9]" in context.get("pattern", ""):
        return "a month such as 2025-05"
    return detail["msg"].removeprefix("Input should ").replace("be ", "", 1)
