"""The description of a dataset: a Data Package v2 resource, with keys and three types of fields of our own.

Standard: https://datapackage.org/standard/data-resource/ and /table-schema/ (Frictionless).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    Field,
    PlainSerializer,
    ValidationInfo,
    field_validator,
    model_validator,
)

from dashboard.core.dates import Day, Moment
from dashboard.core.field_words import FieldWords
from dashboard.core.frequency import FREQUENCIES, Frequency
from dashboard.core.name_of import NameOf
from dashboard.core.plain_text import require_written
from dashboard.core.validation import require_unique, wrong_part
from dashboard.core.yaml_record import StrictModel, called_elsewhere
from dashboard.data.column import Column
from dashboard.data.common_keys import FORMERLY, PUBLIC
from dashboard.data.ended import Ended
from dashboard.data.next_update import NextUpdate, Release
from dashboard.data.slug import Slug
from dashboard.data.source import Licence, Source

_RHYTHMS = (
    ("yearly", "annual"),
    ("annually", "annual"),
    ("biannual", "half-yearly"),
    ("semiannual", "half-yearly"),
    ("quarter", "quarterly"),
    ("month", "monthly"),
    ("week", "weekly"),
    ("day", "daily"),
    ("never", "occasional"),
)
"""What other people call how often there are figures."""
Embargo = Annotated[Moment, PlainSerializer(str)]
"""A moment before which readers get nothing, with its offset from UTC."""


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


_ELSEWHERE = {
    "how": "method methods methodology",
    "sources": "source publisher",
    "licenses": "license licence licences",
    "updated": "last_updated modified last_modified",
    "keeper": "maintainer owner contact",
    "": "keywords version profile",
}
"""What other programs call the keys; behind '' what is known from the file, or not needed."""


class Descriptor(StrictModel):
    """`data/datasets/<theme>/<name>.yaml`."""

    elsewhere = called_elsewhere(_ELSEWHERE)

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
    frequency: Annotated[Frequency, FieldWords(also_called=_RHYTHMS)] = Field(
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
        default_factory=list,
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

    _require_written = field_validator("embargo", mode="before")(require_written)

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
