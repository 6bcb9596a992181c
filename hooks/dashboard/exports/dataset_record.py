"""What is known of a dataset, once for all formats, so that packages, catalogues and spreadsheets tell the same."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from dashboard.charts.render.table import added_columns
from dashboard.citing.own_style import cite_in_full
from dashboard.core.period import FORMS
from dashboard.data.column import Column
from dashboard.data.dataset import Dataset
from dashboard.data.file_formats import FORMATS
from dashboard.data.marks import MARKS
from dashboard.data.readable_rows import covered_periods
from dashboard.data.source import Licence
from dashboard.exports.json_types import DayText, JsonRecord
from dashboard.pages.cited_works import cited_dataset
from dashboard.pages.ended_series import successor_of
from dashboard.pages.generated_pages import cited_site
from dashboard.view.view import View

_TYPES = ("string", "integer", "number", "boolean", "date", "yearmonth", "year")
"""The types of our fields that Table Schema has. Other programs read the others as texts of their form."""
_MARK = "|".join(MARKS)
_OWN_COLUMNS: dict[str, dict[str, Any]] = {
    "source": {"title": "Source", "description": "The names of the entries in 'sources' that the row was taken from."},
    "mark": {
        "title": "Mark",
        "description": "Empty for an ordinary figure; else one of these, or several with ‘, ’ between them.",
        "constraints": {"pattern": f"({_MARK})(, ({_MARK}))*"},
    },
    "publisher": {"title": "Publisher", "description": "The organizations of these sources."},
    "unit": {"title": "Unit", "description": "The unit of the row's amounts; where units differ, that of each column."},
    "ended": {"title": "Ended", "description": "The last period of the series, which has ended."},
}


class Coverage(JsonRecord):
    """From when to when there are rows."""

    first: str = Field(description="The earliest period, as the rows have it: 2008, 2024-05 or 2024-05-09.")
    last: str = Field(description="The latest period.")
    start: DayText = Field(description="The first day of the earliest period.")
    end: DayText = Field(description="The last day of the latest period.")


class DatasetRecord(JsonRecord):
    """A dataset without its rows."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="The name, which stays.")
    title: str
    description: str
    theme: str = Field(description="The slug of its theme.")
    url: str = Field(description="Its page.")
    updated: DayText = Field(description="The day on which rows were last added or changed.")
    frequency: str = Field(description="How often there are figures: annual, monthly, irregular and others.")
    maturity: str = Field(description="final or provisional.")
    how: str = Field(description="How the rows came about; it may be empty.")
    coverage: Coverage | None = Field(description="null where the rows name no time.")
    ended: dict[str, str] | None = Field(description="on and why, for a series that has ended; null for others.")
    fields: list[dict[str, Any]] = Field(description="The columns as in Table Schema, with the unit of each amount.")
    key: list[str] = Field(description="The columns that together name one row.")
    missing_values: list[str] = Field(description="What stands in the CSV for no value.")
    sources: list[dict[str, Any]] = Field(description="The publications that the rows were taken from.")
    licenses: list[dict[str, Any]] = Field(description="The terms of use, each with name, title or path.")
    citation: str
    files: dict[str, str] = Field(description="The addresses of its files by format.")


def dataset_record(view: View, dataset: Dataset) -> DatasetRecord:
    """Describe a dataset that is shown."""
    descriptor, added = dataset.descriptor, ["source", "mark", *added_columns(dataset)]
    url = f"{view.site_url}data/{dataset.name}/"
    return DatasetRecord(
        name=dataset.name,
        title=descriptor.title,
        description=descriptor.description,
        theme=dataset.theme,
        url=url,
        updated=descriptor.updated,
        frequency=descriptor.frequency,
        maturity=descriptor.maturity,
        how=descriptor.how,
        coverage=_coverage(dataset),
        ended=_ended(view, dataset),
        fields=[
            *map(_field, dataset.fields.values()),
            *({"name": name, "type": "string", **_OWN_COLUMNS[name]} for name in added),
        ],
        key=dataset.key,
        missing_values=descriptor.schema_.missingValues,
        sources=[source.model_dump(mode="json", exclude_none=True) for source in descriptor.sources],
        licenses=[licence.model_dump(mode="json", exclude_none=True) for licence in descriptor.licenses],
        citation=cite_in_full(cited_dataset(dataset, cited_site(view))),
        files=file_addresses(view, dataset.name),
    )


def file_addresses(view: View, name: str) -> dict[str, str]:
    """The addresses of a dataset's files by their endings."""
    return {ending: f"{view.site_url}data/{name}.{ending}" for ending in FORMATS}


def record_inputs(view: View, dataset: Dataset) -> object:
    """All that decides the record of a dataset, for the keys of files."""
    # (A dataset's digest is of its two files, and not of where they stand.)
    place = dataset.name, dataset.theme
    return place, dataset, view.site_name, view.site_url, _ended(view, dataset)


def terms_of(record: DatasetRecord) -> list[str]:
    """The terms of use in words, each with its address if it has one."""
    licences = map(Licence.model_validate, record.licenses)
    return [", ".join(filter(None, (licence.label, licence.path))) for licence in licences]


def _coverage(dataset: Dataset) -> Coverage | None:
    if (covered := covered_periods(dataset)) is None:
        return None
    first, last = covered
    return Coverage(first=first.text, last=last.text, start=first.told_from, end=last.end)


def _ended(view: View, dataset: Dataset) -> dict[str, str] | None:
    """The end of a series, if it has ended; its successor only if readers get it."""
    if (ended := dataset.descriptor.ended) is None:
        return None
    return ended.model_dump(include={"on", "why"} | ({"successor"} if successor_of(view, dataset) else set()))


def _field(column: Column) -> dict[str, Any]:
    """A column of a dataset as Table Schema describes it."""
    field = column.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    if column.type in _TYPES:
        return field
    bounds = field.get("constraints", {})  # (Texts have no smallest and largest.)
    kept = {name: value for name, value in bounds.items() if name not in ("minimum", "maximum")}
    return field | {"type": "string", "period": column.type, "constraints": kept | {"pattern": FORMS[column.type]}}
