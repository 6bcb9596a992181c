"""A unit beside a number: '30%', '1 vote', '2 votes', 'USD 300 mn'."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from dashboard.numbers.symbols import CURRENCY_CODES

PluralForm = Literal["zero", "one", "two", "few", "many", "other"]
"""A category of https://cldr.unicode.org/index/cldr-spec/plural-rules. English has one and other."""
UnitForms = Annotated[
    dict[PluralForm, str],
    Field(
        description=(
            "The unit where a number needs another form, by the plural categories of the CLDR: {one: vote}. "
            "→ behind numbers"
        )
    ),
]


def unit_behind(number: str, unit: str | None, forms: Mapping[PluralForm, str]) -> str:
    """Return a unit in the form that it has behind a number: in English, 1 alone has a form of its own, 1.0 has not.

    Args:
        number: as it is written, such as '1'.
        unit: as it stands behind several, such as 'votes'.
        forms: its other forms; each that is missing is like `unit`.
    """
    form: PluralForm = "one" if number.lstrip("+-\N{MINUS SIGN}") == "1" else "other"
    return forms.get(form, unit or "")


def with_unit(number: str, unit: str) -> str:
    """Write a number with its unit: '30%', '2 votes', 'USD 300 mn', 'USD 69 per barrel'. The code of a currency leads.

    Args:
        number: as it is written.
        unit: in the form that the number needs.
    """
    code, rest = split_currency(unit)
    return f"{code} {number}{unit_suffix(rest)}".strip()


def split_currency(unit: str) -> tuple[str, str]:
    """The code of a currency at the begin of a unit, empty if there is none, and the rest, which stands behind numbers.

    A unit with a note, such as 'USD bn, prices of 2015', stays whole.
    """
    code, _, rest = unit.partition(" ")
    return (code, rest) if code in CURRENCY_CODES and ", " not in unit else ("", unit)


def unit_suffix(unit: str) -> str:
    """Return a unit as it stands behind a number: '%', '% of GDP', ' million tonnes'.

    One with a note, such as 'index, 2020 = 100', stands in brackets.
    """
    if unit == "%" or unit.startswith("% "):
        return unit
    return f" ({unit})" if ", " in unit else f" {unit}" if unit else ""
