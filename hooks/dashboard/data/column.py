"""One column of a dataset, as a field of its descriptor says it."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from dashboard.core.field_words import FieldWords
from dashboard.core.number_text import exact, format_number
from dashboard.core.period import KINDS, Period, PeriodKind, period_of
from dashboard.core.yaml_record import StrictModel
from dashboard.data.column_name import require_column_name
from dashboard.data.constraints import Category, Constraints
from dashboard.data.unit_forms import UnitForms, unit_behind, unit_suffix, with_unit

_TYPES = (
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("numeric", "number"),
    ("real", "number"),
    ("int", "integer"),
    ("text", "string"),
    ("str", "string"),
    ("category", "string"),
    ("bool", "boolean"),
    ("datetime", "date"),
    ("day", "date"),
    ("month", "yearmonth"),
)
"""What other tools call the types of fields."""
FieldType = Literal["string", "integer", "number", "boolean", PeriodKind]
"""What the values of a column are."""
_BOUNDED = ("number", "integer", "year", "date")
"""The types whose values may have a minimum and a maximum."""
IN_YEAR = ("yearmonth", "quarter")
"""The types of which one value may be the sum of several in its year."""


class Column(StrictModel):
    """One column of a dataset."""

    name: Annotated[str, AfterValidator(require_column_name)] = Field(
        description="As in the first line of the CSV.", examples=["oil_gas_share"]
    )
    type: Annotated[FieldType, FieldWords(also_called=_TYPES)] = Field(
        description=f"One of string, integer, number, boolean, {', '.join(KINDS)}."
    )
    title: str = Field(description="What the column holds, such as 'Volume'. → the heads of tables, axes, the codebook")
    unit: str | None = Field(
        default=None,
        description="Of each number field: %, USD bn, million tonnes, b/d. → with its numbers, the codebook",
        examples=["USD bn"],
    )
    unit_forms: UnitForms = {}
    year_to_date: bool = Field(
        default=False,
        description=(
            "true: of a column of months or quarters whose figures are sums from the start of the year. → the names "
            "of its periods, such as 'January to April 2026'"
        ),
    )
    description: str = Field(default="", description="What it means, such as 'Deliveries in a year'. → the codebook")
    categories: list[Category] = Field(
        default_factory=list,
        description=(
            "The values of a text field in their order. → tables, the names and the order of series, the codebook"
        ),
    )
    constraints: Constraints = Field(
        default=Constraints(),
        description="What its cells must satisfy; else it is an error. → desk check, the codebook",
    )

    @field_validator("unit_forms")
    @classmethod
    def _require_unit(cls, forms: UnitForms, info: ValidationInfo) -> UnitForms:
        if forms and not info.data.get("unit"):
            raise ValueError("a 'unit' beside it, which stands behind all other numbers")
        return forms

    @field_validator("year_to_date")
    @classmethod
    def _require_months(cls, year_to_date: bool, info: ValidationInfo) -> bool:
        if year_to_date and info.data.get("type") not in IN_YEAR:
            raise ValueError(f"true only where the type is {' or '.join(IN_YEAR)}")
        return year_to_date

    @field_validator("categories")
    @classmethod
    def _require_names(cls, categories: list[Category], info: ValidationInfo) -> list[Category]:
        if categories and info.data.get("type") in ("number", "integer", *KINDS):
            raise ValueError("no categories: numbers and times have none. Codes are a field of type string")
        return categories

    @field_validator("constraints")
    @classmethod
    def _require_suitable(cls, rules: Constraints, info: ValidationInfo) -> Constraints:
        kind = info.data.get("type")
        bound: type = datetime.date if kind == "date" else float
        for name, value in (("minimum", rules.minimum), ("maximum", rules.maximum)):
            if kind and value is not None and not (kind in _BOUNDED and isinstance(value, bound)):
                raise ValueError(f"no '{name}' of this kind: numbers and years have a number, dates a day")
        for name in ("enum", "pattern"):
            if kind not in (None, "string") and getattr(rules, name) is not None:
                raise ValueError(f"no '{name}': only a field of type string can have it")
        return rules

    @property
    def numeric(self) -> bool:
        """Whether it holds amounts, which can be drawn on a value axis."""
        return self.type in ("number", "integer")

    @property
    def temporal(self) -> bool:
        """Whether it holds points in time."""
        return self.type in KINDS

    @property
    def names(self) -> list[str]:
        """The values that its cells may have; empty if they may be others."""
        return self.constraints.enum or [category.value for category in self.categories]

    @property
    def suffix(self) -> str:
        """The unit as it stands behind several numbers: '%' in 30%, ' million tonnes' in 108.5 million tonnes."""
        return unit_suffix(self.unit or "")

    def unit_behind(self, number: str) -> str:
        """The unit in the form that a number needs, as it is written: 'vote' behind '1', if that form is declared."""
        return unit_behind(number, self.unit, self.unit_forms)

    def with_unit(self, number: str) -> str:
        """A number, as it is written, and its unit: '30%', '1 vote', '2 votes', 'USD 300 mn'."""
        return with_unit(number, self.unit_behind(number))

    @property
    def says_unit(self) -> bool:
        """Whether the title needs no unit beside it: there is none, or it has it among its words, as 'Visits' does."""
        return not self.unit or bool(re.search(rf"(?<!\w){re.escape(self.unit)}(?!\w)", self.title, re.IGNORECASE))

    def period(self, value: datetime.date | int | str) -> Period:
        """The period that a value or its text names, where they are times.

        Raises:
            ValueError: The value is no period of the column's kind.
        """
        assert self.type in KINDS
        return period_of(self.type, value, year_to_date=self.year_to_date)

    def label(self, value: Any) -> str:
        """Write a value in the readers' words."""
        if self.type in KINDS:
            return self.period(value).label
        if self.numeric and value is not None:
            return format_number(exact(value))
        return next((category.label for category in self.categories if category.value == value), str(value))
