"""How a piece, a shared chart or a dataset is cited, for reference managers: three files beside the page of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.citing.bibtex import write_bibtex
from dashboard.citing.csl_json import write_csl_json
from dashboard.citing.ris import write_ris
from dashboard.citing.work import CitedSite, Work
from dashboard.data.dataset import Dataset
from dashboard.pages.cited_works import cited_chart, cited_dataset, cited_piece
from dashboard.pages.generated_pages import cited_site
from dashboard.pieces.analysis import Analysis
from dashboard.view.derived_file import DerivedFile, shared
from dashboard.view.view import View

_WRITERS: Mapping[str, Callable[[Work], str]] = {"json": write_csl_json, "bib": write_bibtex, "ris": write_ris}


def cite_files(view: View) -> Iterator[DerivedFile]:
    """The files of all that can be cited."""
    site = cited_site(view)
    for piece in view.analyses:
        yield from _files(piece.url, cited_piece, partial(_of_piece, view, site, piece))
    for chart in view.charts:
        yield from _files(f"charts/{chart.id}/", cited_chart, partial(_of_chart, view, site, chart))
    for dataset in view.datasets:
        yield from _files(f"data/{dataset.name}/", cited_dataset, partial(_of_dataset, site, dataset))


def _files(folder: str, cited: Callable[..., Work], parts: Callable[[], tuple[object, ...]]) -> Iterator[DerivedFile]:
    """The three files of a work.

    Args:
        folder: the address of its page.
        cited: makes the work.
        parts: gives what it is made of. All of that knows its digest, so that to ask for it costs little.
    """
    work, inputs = cache(lambda: cited(*parts())), shared(parts)
    for ending, write in _WRITERS.items():
        yield DerivedFile(f"{folder}cite.{ending}", inputs, partial(_written, write, work))


def _written(write: Callable[[Work], str], work: Callable[[], Work]) -> str:
    return write(work())


def _of_piece(view: View, site: CitedSite, piece: Analysis) -> tuple[object, ...]:
    # (In one order: these are names of a set, which has another order in each process.)
    return piece, site, view.datasets_named(sorted(view.texts[piece.path].datasets))


def _of_chart(view: View, site: CitedSite, chart: ResolvedChart) -> tuple[object, ...]:
    return chart, site, view.datasets_named(chart.datasets)


def _of_dataset(site: CitedSite, dataset: Dataset) -> tuple[object, ...]:
    return dataset, site
