"""How a piece, a shared chart or a dataset is cited, for reference managers: three files beside the page of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.citing.bibtex import write_bibtex
from dashboard.citing.csl_json import csl_item, write_csl_json
from dashboard.citing.ris import write_ris
from dashboard.citing.work import CitedSite, Work
from dashboard.pages.cited_works import cited_chart, cited_dataset, cited_piece
from dashboard.pages.generated_pages import cited_site
from dashboard.pieces.analysis import Analysis
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

_WRITERS: Mapping[str, Callable[[Work], str]] = {
    "json": lambda work: write_csl_json(csl_item(work)),
    "bib": lambda work: write_bibtex(csl_item(work)),
    "ris": lambda work: write_ris(csl_item(work)),
}


def cite_files(view: View) -> Iterator[DerivedFile]:
    """The files of all that can be cited. A withdrawn piece, whose text a preview shows, is cited no more."""
    site = cited_site(view)
    for piece in view.analyses:
        if not piece.is_withdrawn:
            work = partial(_piece, view, site, piece)
            yield from _files(piece.url, work, work)
    for chart in view.charts:
        work = partial(_chart, view, site, chart)
        yield from _files(f"charts/{chart.id}/", work, work)
    for dataset in view.datasets:
        # (Who published most of its rows is known only when they are read.)
        yield from _files(f"data/{dataset.name}/", partial(_pair, dataset, site), partial(cited_dataset, dataset, site))


def _files(folder: str, inputs: Callable[[], object], work: Callable[[], Work]) -> Iterator[DerivedFile]:
    for ending, write in _WRITERS.items():
        yield DerivedFile(f"{folder}cite.{ending}", inputs, partial(_written, write, work))


def _written(write: Callable[[Work], str], work: Callable[[], Work]) -> str:
    return write(work())


def _pair(*values: object) -> object:
    return values


def _piece(view: View, site: CitedSite, piece: Analysis) -> Work:
    return cited_piece(piece, site, view.datasets_named(view.texts[piece.path].datasets))


def _chart(view: View, site: CitedSite, chart: ResolvedChart) -> Work:
    return cited_chart(chart, site, view.datasets_named(chart.datasets))
