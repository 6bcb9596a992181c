"""Cells that hold a period: what they may be, and what is said of those that are none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from dashboard.core.frequency import holds
from dashboard.core.lazy_re import lazy_re
from dashboard.core.period import EARLIEST_YEAR, KINDS, LATEST_YEAR, PeriodKind, period_named, period_of
from dashboard.core.phrases import join_words
from dashboard.core.time_hints import time_hint
from dashboard.data.column import Column
from dashboard.data.descriptor import Descriptor

WRONG_TIME = "wrong_time"
"""The type of pydantic's error about a cell that holds no period of its field's kind."""
_EARLY = lazy_re(r"[-\u2212]\d{1,6}(?:-[^\n]{1,9})?|\d{1,3}|0\d{3}(?:-[^\n]{1,9})?|\d{3}-[^\n]{1,9}", re.ASCII)
_BEFORE_CHRIST = lazy_re(r"\b(?:b\.?\s?c\.?(?:\s?e\.?)?|v\.\s?chr\.?|p\.n\.e\.?|f\.\s?kr\.?)", re.IGNORECASE)

_WAY_OUT = (
    f"Times reach from {EARLIEST_YEAR} to {LATEST_YEAR}, with all four digits of the year. For earlier ones make the "
    "field an 'integer', with -221 for 221 BC, which 'line', 'area' and 'scatter' draw to scale; or a 'string' such as "
    "'221 BC', which 'line' and 'bar' draw in the order of the rows."
)


def time_type(kind: PeriodKind, bounds: dict[str, Any]) -> Any:
    """The type of the cells of a field of time, for pydantic.

    Args:
        kind: of the field.
        bounds: the smallest and the largest value of a field of days or years, as `ge` and `le`.
    """
    read = BeforeValidator(partial(_read, kind))
    if kind == "date":
        return Annotated[datetime.date, read, Field(**bounds)]
    return Annotated[int, read, Field(**bounds)] if kind == "year" else Annotated[str, read]


def _read(kind: PeriodKind, text: str | None) -> Any:
    if text is None:
        return None
    try:
        return _value(kind, text)
    except ValueError as error:
        context = {"expected": str(error), "hint": way_out(text) or time_hint(kind, text) or _coarser(kind, text)}
        raise PydanticCustomError(WRONG_TIME, "{expected}", context) from None


@lru_cache(maxsize=10_000)
def _value(kind: PeriodKind, text: str) -> Any:
    """The value of a time, kept since rows repeat their times."""
    return period_of(kind, text).value


def _coarser(kind: PeriodKind, text: str) -> str:
    """What to do with a year where a shorter time is expected, or with any longer time where a day is; else empty."""
    named = period_named(text.strip())
    if not named or named.kind == kind or (kind != "date" and named.kind != "year"):
        return ""
    return f"If all rows have such a time, make the field a '{named.kind}'."


def way_out(text: str) -> str:
    """What to do with a time before the year 1000 or before Christ; empty if a cell does not seem to hold one."""
    return _WAY_OUT if _EARLY.fullmatch(text.strip()) or _BEFORE_CHRIST.search(text) else ""


def too_coarse_time(descriptor: Descriptor) -> str:
    """Say that no field of time can tell apart figures of the descriptor's frequency; empty if one can."""
    schema = descriptor.schema_
    times = [field for field in schema.fields if field.type in KINDS]
    times = [field for field in times if field.name in schema.primaryKey] or times
    if not times or any(holds(field.type, descriptor.frequency) for field in times if field.type in KINDS):
        return ""
    names = join_words([f"'{field.name}' ({field.type})" for field in times])
    return f"frequency: read '{descriptor.frequency}', but {names} is too coarse for it."


def wrong_result(fields: Iterable[Column], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Say which column of a query's result is described as time and holds something else.

    Args:
        fields: the columns as they are described.
        names: the names of the columns in the order of the cells.
        rows: the cells.

    Returns:
        Words that stand behind a colon; empty if nothing is wrong.
    """
    times = {field.name: field.type for field in fields if field.temporal}
    columns = [(position, name, times[name]) for position, name in enumerate(names) if name in times]
    for row in rows if columns else ():
        for position, name, kind in columns:
            cell = row[position]
            try:
                if isinstance(cell, datetime.datetime) and cell.time() != datetime.time():
                    raise ValueError("days without a time")
                if cell is not None:
                    period_of(kind, cell)
            except ValueError as error:
                return f"it gives '{cell}' in '{name}', expected {error} as in the dataset; give it another name"
    return ""
