"""The description of data that readers may download, as a Data Package: titles, types, units, sources, terms."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dashboard.core.lazy_re import lazy_re
from dashboard.data.source import Licence
from dashboard.exports.dataset_record import DatasetRecord

DATA_PACKAGE = "data/datapackage.json"
"""Its address from the root of the site, beside the CSVs that it describes."""
_PROFILES = "https://datapackage.org/profiles/2.0/"
_NOT_IN_NAMES = lazy_re(r"[^-A-Za-z0-9._]+")


def data_package(title: str, records: Iterable[DatasetRecord]) -> str:
    """Describe datasets as a Data Package of version 2 (https://datapackage.org).

    Args:
        title: of the site or the dataset.
        records: the datasets. Their CSVs stand beside the description.

    Returns:
        JSON.
    """
    package = {
        "$schema": f"{_PROFILES}datapackage.json",
        "title": title,
        "resources": [data_resource(record) for record in records],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def data_resource(record: DatasetRecord) -> dict[str, Any]:
    """Describe one dataset as a resource of a Data Package."""
    return {
        "name": record.name,
        "type": "table",
        "path": f"{record.name}.csv",
        "title": record.title,
        "description": record.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "updated": record.updated.isoformat(),
        **({"ended": record.ended} if record.ended else {}),
        "schema": {
            "$schema": f"{_PROFILES}tableschema.json",
            "fields": record.fields,
            "primaryKey": record.key,
            "missingValues": record.missing_values,
        },
        "sources": record.sources,
        "licenses": [_licence(terms) for terms in record.licenses],
    }


def _licence(terms: dict[str, Any]) -> dict[str, Any]:
    """Terms with what the standard asks for: an address or a name, of plain letters without blanks."""
    label = Licence.model_validate(terms).label
    name = _NOT_IN_NAMES.sub("-", terms.get("name") or ("" if "path" in terms else label)).strip("-")
    if not name and "path" not in terms:
        name = "terms"
    return {key: value for key, value in {**terms, "name": name, "title": label}.items() if value}
