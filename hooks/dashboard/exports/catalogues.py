"""The descriptions of all data for portals and archives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from dashboard.exports.dataset_files import all_record_inputs
from dashboard.exports.dataset_record import DatasetRecord, dataset_record
from dashboard.exports.dcat_catalogue import CATALOGUE, dcat_catalogue
from dashboard.exports.ro_crate import RO_CRATE, ro_crate
from dashboard.pages.generated_pages import list_partners
from dashboard.people.institute import Institute
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

type Describe = Callable[[str, str, Sequence[Institute], Sequence[DatasetRecord]], str]


def catalogues(view: View) -> Iterator[DerivedFile]:
    """The descriptions of what is shown; none if that is nothing."""
    described: dict[str, Describe] = {CATALOGUE: dcat_catalogue, RO_CRATE: ro_crate}
    for address, describe in described.items():
        if view.datasets:
            yield DerivedFile(address, partial(_inputs, view), partial(_make, view, describe))


def _inputs(view: View) -> object:
    return all_record_inputs(view), list_partners(view)


def _make(view: View, describe: Describe) -> str:
    records = [dataset_record(view, dataset) for dataset in view.datasets]
    return describe(view.site_name, view.site_url, list_partners(view), records)
