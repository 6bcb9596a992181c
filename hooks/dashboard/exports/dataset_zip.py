"""A dataset with all that explains it, in one file."""

from __future__ import annotations

from dashboard.charts.render.table import rows_csv
from dashboard.data.dataset import Dataset
from dashboard.exports.archive import zip_archive
from dashboard.exports.data_package import data_package
from dashboard.exports.dataset_record import DatasetRecord, terms_of

_README = """\
# {record.title}

{record.description}

- {record.name}.csv: the rows. UTF-8, commas, a point before decimals.
- datapackage.json: columns, units, sources and terms, as a Data Package (https://datapackage.org).
- LICENSE.txt: the terms of use.
- CITATION.txt: how to cite it.

Updated {record.updated}. Newer rows, and other formats: {record.url}

In a spreadsheet, import the CSV (Data, From Text/CSV) and let columns that may begin with = + - or @ be text. Or take
the XLSX of the same page, where every cell has its type.
"""


def dataset_zip(record: DatasetRecord, dataset: Dataset) -> bytes:
    """Pack the rows, their description, the terms and the citation.

    Args:
        record: the description.
        dataset: the rows.
    """
    files = {
        "README.md": _README.format(record=record),
        f"{record.name}.csv": rows_csv(dataset, dataset.rows),
        "datapackage.json": data_package(record.title, [record]),
        "LICENSE.txt": "".join(f"{terms}\n" for terms in terms_of(record)),
        "CITATION.txt": f"{record.citation}\n",
    }
    return zip_archive({f"{record.name}/{name}": content for name, content in files.items()})
