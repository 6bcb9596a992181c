"""A unit behind a number: '30%', '1 vote', '2 votes'."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from dashboard.core.plural_forms import PluralForm, plural_form

UnitForms = Annotated[
    dict[PluralForm, str],
    Field(
        description="The unit behind numbers that need another form, by the plural categories of the CLDR: {one: vote}."
    ),
]


def unit_behind(number: str, unit: str | None, forms: Mapping[PluralForm, str]) -> str:
    """Return a unit in the form that it has behind a number.

    Args:
        number: as it is written, such as '1'.
        unit: as it stands behind several, such as 'votes'.
        forms: its other forms; each that is missing is like `unit`.
    """
    return forms.get(plural_form(number), unit or "") if forms else unit or ""


def unit_suffix(unit: str) -> str:
    """Return a unit as it stands behind a number: '%', '% of GDP', ' USD bn'.

    One with a note, such as 'index, 2020 = 100', stands in brackets.
    """
    if unit == "%" or unit.startswith("% "):
        return unit
    return f" ({unit})" if ", " in unit else f" {unit}" if unit else ""
