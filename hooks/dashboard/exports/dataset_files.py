"""The files of each dataset beside its CSV, and the description of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from dashboard.data.dataset import Dataset
from dashboard.exports.data_package import DATA_PACKAGE, data_package
from dashboard.exports.dataset_json import dataset_json
from dashboard.exports.dataset_parquet import dataset_parquet
from dashboard.exports.dataset_record import DatasetRecord, dataset_record, record_inputs
from dashboard.exports.dataset_xlsx import dataset_xlsx
from dashboard.exports.dataset_zip import dataset_zip
from dashboard.view.derived_file import DerivedFile, shared
from dashboard.view.view import View

_WRITERS: dict[str, Callable[[DatasetRecord, Dataset], str | bytes]] = {
    "xlsx": dataset_xlsx,
    "json": dataset_json,
    "parquet": dataset_parquet,
    "zip": dataset_zip,
}


def dataset_files(view: View) -> Iterator[DerivedFile]:
    """The files of the datasets that are shown."""
    for dataset in view.datasets:
        inputs = shared(partial(record_inputs, view, dataset))
        for ending in _WRITERS:
            yield DerivedFile(f"data/{dataset.name}.{ending}", inputs, partial(_write, view, dataset, ending))
    if view.datasets:
        yield DerivedFile(DATA_PACKAGE, partial(all_record_inputs, view), partial(_data_package, view))


def all_record_inputs(view: View) -> object:
    """All that decides the records of all datasets."""
    return view.site_name, [record_inputs(view, dataset) for dataset in view.datasets]


def _write(view: View, dataset: Dataset, ending: str) -> str | bytes:
    return _WRITERS[ending](dataset_record(view, dataset), dataset)


def _data_package(view: View) -> str:
    return data_package(view.site_name, (dataset_record(view, dataset) for dataset in view.datasets))
