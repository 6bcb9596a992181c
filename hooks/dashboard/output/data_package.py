"""The description of all data that readers may download, as a Data Package: titles, types, units, sources, terms."""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from typing import Any, get_args

from dashboard.charts.render.table import added_columns
from dashboard.core.period import FORMS
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Column, Descriptor, Mark

DATA_PACKAGE = "data/datapackage.json"
"""Its address from the root of the site, beside the CSVs that it describes."""
_PROFILES = "https://datapackage.org/profiles/2.0/"
_TYPES = ("string", "integer", "number", "boolean", "date", "yearmonth", "year")
"""The types of our fields that Table Schema has. Other programs read the others as texts of their form."""
_OWN_COLUMNS: dict[str, dict[str, Any]] = {
    "source": {"title": "Source", "description": "The names of the entries in 'sources' that the row was taken from."},
    "mark": {
        "title": "Mark",
        "description": "Empty for an ordinary figure.",
        "constraints": {"enum": [*get_args(Mark)]},
    },
    "publisher": {"title": "Publisher", "description": "The organizations of these sources."},
    "unit": {"title": "Unit", "description": "The unit of the row's amounts; where units differ, that of each column."},
    "ended": {"title": "Ended", "description": "The last period of the series, which has ended."},
}


def data_package(title: str, datasets: Sequence[Dataset]) -> str:
    """Describe datasets as a Data Package of version 2 (https://datapackage.org).

    Args:
        title: of the site.
        datasets: the datasets that it offers.

    Returns:
        JSON.
    """
    names = {dataset.name for dataset in datasets}
    package = {
        "$schema": f"{_PROFILES}datapackage.json",
        "title": title,
        "resources": [_resource(dataset, names) for dataset in datasets],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(dataset: Dataset, names: Set[str]) -> dict[str, Any]:
    descriptor = dataset.descriptor
    fields = [_field(column) for column in dataset.fields.values()]
    added = ["source", "mark", *added_columns(dataset)]
    return {
        "name": dataset.name,
        "type": "table",
        "path": f"{dataset.name}.csv",
        "title": descriptor.title,
        "description": descriptor.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "updated": descriptor.updated.isoformat(),
        **_ended(descriptor, names),
        "schema": {
            "$schema": f"{_PROFILES}tableschema.json",
            "fields": [*fields, *({"name": name, "type": "string", **_OWN_COLUMNS[name]} for name in added)],
            "primaryKey": dataset.key,
            "missingValues": descriptor.schema_.missingValues,
        },
        "sources": [source.model_dump(mode="json", exclude_none=True) for source in descriptor.sources],
        "licenses": [licence.model_dump(mode="json", exclude_none=True) for licence in descriptor.licenses],
    }


def _ended(descriptor: Descriptor, names: Set[str]) -> dict[str, Any]:
    """That a series has ended; its successor only if readers get it."""
    if descriptor.ended is None:
        return {}
    kept = {"on", "why"} | ({"successor"} if descriptor.ended.successor in names else set())
    return {"ended": descriptor.ended.model_dump(include=kept)}


def _field(column: Column) -> dict[str, Any]:
    """A column of a dataset as Table Schema describes it."""
    field = column.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    if column.type in _TYPES:
        return field
    bounds = field.get("constraints", {})  # (Texts have no smallest and largest.)
    kept = {name: value for name, value in bounds.items() if name not in ("minimum", "maximum")}
    return field | {"type": "string", "period": column.type, "constraints": kept | {"pattern": FORMS[column.type]}}
