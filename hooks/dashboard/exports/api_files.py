"""The files of `/api/v1/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pydantic import BaseModel

from dashboard.charts.render.artefacts import Artefacts
from dashboard.core.exact_json import write_json
from dashboard.data.dataset import Dataset
from dashboard.exports import api_answers, api_data
from dashboard.exports.api_answers import API
from dashboard.exports.api_models import Index
from dashboard.exports.dataset_record import record_inputs
from dashboard.exports.openapi import openapi
from dashboard.pages.chart_pages import drawn_charts
from dashboard.pieces.analysis import Analysis
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

_LISTS = ("datasets", "charts", "pieces", "people", "facts")


def api_files(view: View) -> Iterator[DerivedFile]:
    """All answers, and the description of them.

    A folder that is no publication has none, since they do not say so, nor has a site whose address is not known.
    """
    if view.is_unlisted or not view.site_url:
        return
    site = view.site_name, view.site_url
    yield DerivedFile(f"{API}openapi.json", lambda: site, partial(openapi, *site))
    yield _list("index", partial(_index, view))
    yield _list("datasets", partial(api_data.datasets, view))
    yield _list("charts", partial(api_data.charts, view))
    yield _list("pieces", partial(api_answers.pieces, view))
    yield _list("people", partial(api_answers.people, view))
    yield _list("facts", partial(api_answers.facts, view))
    for dataset in view.datasets:
        inputs = partial(_dataset_inputs, view, dataset)
        yield _file(f"datasets/{dataset.name}", inputs, partial(api_data.dataset, view, dataset))
    for drawn in drawn_charts(view).values():
        inputs = partial(_chart_inputs, view, drawn)
        yield _file(f"charts/{drawn.id}", inputs, partial(api_data.chart, view, drawn))
    for piece in view.analyses:
        inputs = partial(_piece_inputs, view, piece)
        yield _file(f"pieces/{piece.slug}", inputs, partial(api_answers.piece, view, piece))


def _list(name: str, answer: Callable[[], BaseModel]) -> DerivedFile:
    """An answer that is quickly made: it is its own input."""
    return _file(name, answer, answer)


def _file(name: str, inputs: Callable[[], object], answer: Callable[[], BaseModel]) -> DerivedFile:
    return DerivedFile(f"{API}{name}.json", inputs, lambda: write_json(answer().model_dump(), indent=1))


def _index(view: View) -> Index:
    addresses = {name: f"{view.site_url}{API}{name}.json" for name in ("openapi", *_LISTS)}
    return Index(name=view.site_name, url=view.site_url, version="1", **addresses)


def _dataset_inputs(view: View, dataset: Dataset) -> object:
    return record_inputs(view, dataset), api_data.uses_of(view, dataset)


def _chart_inputs(view: View, drawn: Artefacts) -> object:
    # (What was drawn holds the chart's own words; the rest of its entry is said here, for it takes long to make.)
    chart = drawn.request.chart
    place = view.site_url, view.address_of(chart.id), chart.id in view.shared, chart.theme
    return drawn, place, chart.updated, chart.datasets, api_data.pieces_with(view, drawn)


def _piece_inputs(view: View, piece: Analysis) -> object:
    text = view.texts[piece.path]
    return view.site_url, piece, api_answers.charts_in(text), api_answers.datasets_in(view, text), text.facts
