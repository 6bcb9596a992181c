"""The description of a dataset: a Data Package v2 resource, with keys and three types of fields of our own.

Standard: https://datapackage.org/standard/data-resource/ and /table-schema/ (Frictionless).
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Field,
    PlainSerializer,
    ValidationInfo,
    field_validator,
    model_validator,
)

from dashboard.core.dates import Day, Moment
from dashboard.core.frequency import FREQUENCIES, Frequency
from dashboard.core.name_of import NameOf
from dashboard.core.number_text import exact, format_number
from dashboard.core.period import KINDS, PeriodKind, period_of
from dashboard.core.validation import require_unique, wrong_part
from dashboard.core.words import N_, _
from dashboard.core.yaml_record import StrictModel
from dashboard.data.column_name import require_column_name
from dashboard.data.common_keys import FORMERLY, PUBLIC
from dashboard.data.constraints import Category, Constraints
from dashboard.data.ended import Ended
from dashboard.data.next_update import NextUpdate, Release
from dashboard.data.slug import Slug
from dashboard.data.source import Licence, Source
from dashboard.data.unit_forms import UnitForms, unit_behind, unit_suffix, with_unit

FieldType = Literal["string", "integer", "number", "boolean", PeriodKind]
Mark = Literal["provisional", "derived", "estimate"]
_WORDS = (N_("provisional"), N_("derived"), N_("estimate"), N_("final"))
"""The marks and maturities, as catalogues have them."""


def words_of_mark(mark: str) -> str:
    """A mark, a maturity, or several marks with commas between them, in the language of the page."""
    return ", ".join(_(part) for part in mark.split(", ")) if mark else ""


Embargo = Annotated[Moment, PlainSerializer(str)]
"""A moment before which readers get nothing, with its offset from UTC."""
_BOUNDED = ("number", "integer", "year", "date")
"""The types whose values may have a minimum and a maximum."""


class Column(StrictModel):
    """One column of a dataset."""

    name: Annotated[str, AfterValidator(require_column_name)] = Field(
        description="As in the first line of the CSV.", examples=["oil_gas_share"]
    )
    type: FieldType = Field(description=f"One of string, integer, number, boolean, {', '.join(KINDS)}.")
    title: str = Field(description="What the column holds, such as 'Volume'. → the heads of tables, axes, the codebook")
    unit: str | None = Field(
        default=None,
        description="Of each number field: %, USD bn, million tonnes, b/d. → with its numbers, the codebook",
        examples=["USD bn"],
    )
    unit_forms: UnitForms = {}
    description: str = Field(default="", description="What it means, such as 'Deliveries in a year'. → the codebook")
    categories: list[Category] = Field(
        default=[],
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

    def label(self, value: Any) -> str:
        """Write a value in the readers' words."""
        if self.type in KINDS:
            return period_of(self.type, value).label
        if self.numeric and value is not None:
            return format_number(exact(value))
        return next((category.label for category in self.categories if category.value == value), str(value))


class Schema(StrictModel):
    """The columns, and which of them identify a row."""

    fields: list[Column] = Field(min_length=1, description="The columns in their order. → the table and the codebook")
    primaryKey: list[Annotated[str, NameOf("field")]] = Field(  # noqa: N815 (Frictionless)
        min_length=1,
        description=(
            "The columns that together name one row. → desk check, which rows are told as changed, the files' metadata"
        ),
        examples=["[year, flow]"],
    )
    missingValues: list[str] = Field(  # noqa: N815 (Frictionless)
        default=[""],
        description="Texts of cells that mean 'no figure'. → gaps in tables and charts",
        examples=["['', '..']"],
    )

    @field_validator("primaryKey", mode="before", json_schema_input_type=str | list[str])
    @classmethod
    def _listed_key(cls, key: object) -> object:
        return [key] if isinstance(key, str) else key

    @model_validator(mode="after")
    def _check_names(self) -> Schema:
        names = [field.name for field in self.fields]
        require_unique(names, "field", below=("fields",))
        for name in self.primaryKey:
            if name not in names:
                raise wrong_part(f"fields that are listed: {', '.join(names)}", name, ("primaryKey",))
        return self


class Descriptor(StrictModel):
    """`data/datasets/<theme>/<name>.yaml`."""

    title: str = Field(
        description=(
            "What the dataset is called, such as 'Gas through Power of Siberia'. → its page, lists, search, citations"
        )
    )
    description: str = Field(
        description=(
            "What is counted, by whom, such as 'Natural gas that Gazprom delivered to China in a year.' → "
            "its page, catalogues"
        )
    )
    schema_: Schema = Field(
        alias="schema", description="'fields' and 'primaryKey'. → the page of the dataset, its files"
    )
    sources: list[Source] = Field(
        min_length=1,
        description="A list of sources, each with name, organization, title. → its page, below charts, /about/sources/",
    )
    licenses: list[Licence] = Field(
        min_length=1, description="The terms, as a list with name or title. → its page, catalogues, below downloads"
    )
    updated: Day = Field(
        description=(
            "The day on which rows were last added or changed, such as 2026-01-20. → its page, below "
            "charts, the calendar"
        )
    )
    frequency: Frequency = Field(
        description=f"One of {', '.join(FREQUENCIES)}. → its page, the calendar, gaps in lines"
    )
    maturity: Literal["final", "provisional"] = Field(
        description="final, or provisional if all figures may still change. → its page, charts, tables"
    )
    next_update: NextUpdate | None = Field(
        default=None,
        description=(
            "on (the day that the publisher announces) and source (where it says so). → its page, the "
            "calendar, the desk"
        ),
    )
    releases: list[Release] = Field(
        default=[],
        # No part of what is drawn or approved.
        exclude=True,
        description=(
            "Days on which the publisher published before: a list of period, on and source. → when the next "
            "figures are expected"
        ),
    )
    ended: Ended | None = Field(
        default=None,
        description=(
            "on (the last period), why, and successor, if a dataset goes on in its place. → its page, "
            "charts, tables, downloads"
        ),
    )
    how: str = Field(
        default="",
        description="How the rows came about, such as 'Read in the reports that quote the office'. → its page",
    )
    keeper: Annotated[str, NameOf("author")] | None = Field(
        default=None,
        # No part of what is drawn or approved.
        exclude=True,
        description=(
            "Who updates it: the slug of an author or a team. → the desk; its page, if it is a team with a page"
        ),
    )
    chart: Annotated[Slug, NameOf("chart")] | None = Field(
        default=None,
        # No part of what is drawn or approved.
        exclude=True,
        description="The id of a shared chart; else a line over time is drawn. → the top of its page",
    )
    formerly: list[Slug] = FORMERLY
    name: str | None = Field(default=None, description="The file's name, such as trade; need not be. → desk check")
    path: str | None = Field(default=None, description="The CSV's name, such as trade.csv; need not be. → desk check")
    theme: str | None = Field(default=None, description="The folder, such as energy; need not be. → desk check")
    public: bool = PUBLIC
    embargo: Embargo | None = Field(
        default=None,
        description=(
            "A time with its zone, such as 2026-12-01T06:00+01:00; what uses the rows waits too. → whether "
            "readers get it"
        ),
    )

    @field_validator("next_update")
    @classmethod
    def _check_next_update(cls, next_update: NextUpdate | None, info: ValidationInfo) -> NextUpdate | None:
        if next_update and next_update.on < info.data.get("updated", next_update.on):
            raise ValueError(f"a day 'on' that is not before 'updated' ({info.data['updated']})")
        return next_update

    @field_validator("releases")
    @classmethod
    def _require_unique_periods(cls, releases: list[Release]) -> list[Release]:
        require_unique([release.period for release in releases], "period")
        return releases

    @field_validator("ended")
    @classmethod
    def _check_ended(cls, ended: Ended | None, info: ValidationInfo) -> Ended | None:
        if ended and info.data.get("next_update"):
            raise ValueError("no 'next_update' beside it: after the end no figures are due")
        return ended

    @field_validator("sources")
    @classmethod
    def _require_unique_names(cls, sources: list[Source]) -> list[Source]:
        require_unique([source.name for source in sources], "source")
        return sources
