"""What a cell of each column may hold, as a pydantic type."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, NotRequired, TypedDict

from pydantic import BeforeValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from dashboard.core.number_text import exact
from dashboard.core.period import KINDS
from dashboard.data.column import Column
from dashboard.data.descriptor import Descriptor
from dashboard.data.marks import check_marks
from dashboard.data.time_cells import time_type

_FORMS = {
    "number": r"-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
    "integer": r"-?(?:0|[1-9][0-9]*)(?:\.0+)?",
    "boolean": "true|True|TRUE|false|False|FALSE|1|0",
}
"""What such cells look like. Pydantic would also take `1_000`, `+5`, `inf`, `yes` and the digits of other scripts."""


TOO_SMALL = "too_small"
"""The type of pydantic's error about a number that no binary number holds, so that it would be read as 0."""

TOO_BIG = "too_big"
"""The type of our error about a number with which no axis can be computed."""
MOST = 1e300
"""No number is farther from nought: axes reach beyond the values on them, and binary numbers end at 1.8e308."""


def rows_type(descriptor: Descriptor, header: Sequence[str]) -> TypeAdapter[list[dict[str, Any]]]:
    """Make a pydantic type of a schema: a list of dictionaries with typed values.

    Args:
        descriptor: the columns and the sources.
        header: the columns that the file has; others are not asked for.
    """
    key = descriptor.schema_.primaryKey
    fields: dict[str, Any] = {
        field.name: Annotated[_column_type(field, key), BeforeValidator(_form_check(field))]
        for field in descriptor.schema_.fields
        if field.name in header
    }
    names = tuple(source.name for source in descriptor.sources)
    # If there is one source, every row is from it; if there are several, each row has to say which.
    if not names:  # of a descriptor with errors
        fields["source"] = NotRequired[Any]
    elif len(names) == 1 or "source" not in header:
        fields["source"] = NotRequired[Literal[names] | None]
    else:
        fields["source"] = Literal[names]
    fields["mark"] = NotRequired[Annotated[str | None, BeforeValidator(check_marks)]]
    row = TypedDict("Row", fields)  # type: ignore[misc]  # (the fields are known at run time only)
    return TypeAdapter(list[row])  # type: ignore[arg-type]


def _form_check(field: Column) -> Callable[[str | None], str | None]:
    """Return what keeps a cell from its type that does not look like one of that type, so that it is refused there."""
    if field.type not in _FORMS:  # (Texts, and times, which `time_cells` reads.)
        return lambda text: text
    form = re.compile(_FORMS[field.type])

    def check(text: str | None) -> str | None:
        if text is None:
            return None
        if not form.fullmatch(text):
            return "?"
        if field.type == "number" and not float(text) and exact(text):
            raise PydanticCustomError(TOO_SMALL, "too small")
        if field.type in ("number", "integer") and abs(float(text)) > MOST:
            raise PydanticCustomError(TOO_BIG, "too big")
        return text

    return check


def _column_type(field: Column, key: list[str]) -> Any:
    rules = field.constraints
    bounds: dict[str, Any] = {"ge": rules.minimum, "le": rules.maximum}
    kinds: dict[str, Any] = {
        "string": Annotated[str, Field(min_length=1, pattern=rules.pattern)],
        "integer": Annotated[int, Field(**bounds)],
        "number": Annotated[float, Field(allow_inf_nan=False, **bounds)],
        "boolean": bool,
    }
    kind = time_type(field.type, bounds) if field.type in KINDS else kinds[field.type]
    names = rules.enum or [category.value for category in field.categories]
    if names:
        kind = Literal[tuple(names)]
    required = rules.required or field.name in key
    return kind if required else functools.reduce(operator.or_, [kind, None])
