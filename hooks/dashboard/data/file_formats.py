"""The formats in which a dataset can be had."""

from __future__ import annotations

from dashboard.core.frozen import Frozen


class FileFormat(Frozen):
    """A kind of file, as catalogues name it."""

    title: str
    media_type: str
    eu_name: str
    """Its name in the EU's list of file types."""


FORMATS = {
    "csv": FileFormat("CSV", "text/csv", "CSV"),
    "xlsx": FileFormat("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    "json": FileFormat("JSON", "application/json", "JSON"),
    "parquet": FileFormat("Parquet", "application/vnd.apache.parquet", "PARQUET"),
    "zip": FileFormat("ZIP", "application/zip", "ZIP"),
}
"""By the endings of their files."""
