"""All files that are made for others than the readers of a page: frames, programs, other sites."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.exports.api_files import api_files
from dashboard.exports.catalogues import catalogues
from dashboard.exports.dataset_files import dataset_files
from dashboard.feeds.feed_files import feed_files
from dashboard.output.chart_pictures import chart_pictures
from dashboard.output.cite_files import cite_files
from dashboard.output.embed_pages import embed_pages
from dashboard.output.icons import icon_files
from dashboard.output.make_files import SITE
from dashboard.output.robots import robots_files
from dashboard.output.share_cards import share_cards
from dashboard.quoted.markdown_files import markdown_files
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

_MAKERS = (embed_pages, icon_files, robots_files, dataset_files, catalogues, chart_pictures)
_MAKERS_OF_PIECES = (cite_files, share_cards, markdown_files, feed_files, api_files)
"""These tell of pieces. A withdrawn one, whose text a preview shows, is told of no more."""


def derived_files(view: View, findings: list[Finding]) -> Mapping[str, DerivedFile]:
    """The files that can be made of what a view shows, by their addresses. None is made yet.

    Args:
        view: what the site shows.
        findings: gets one for each kind of file that cannot be listed.
    """
    told, files = _without_withdrawn(view), dict[str, DerivedFile]()
    for files_of in (*_MAKERS, *_MAKERS_OF_PIECES):
        with guarding(SITE, findings, f"filled with its {_words(files_of)}", is_output=True):
            files |= {file.address: file for file in files_of(told if files_of in _MAKERS_OF_PIECES else view)}
    return files


def _words(files_of: Callable[[View], object]) -> str:
    """What a function makes, as it is called: 'dataset files'."""
    return files_of.__name__.replace("_", " ")


def _without_withdrawn(view: View) -> View:
    withdrawn = {piece.path for piece in view.analyses if piece.is_withdrawn}
    if not withdrawn:
        return view
    texts = {path: text for path, text in view.texts.items() if path not in withdrawn}
    return replace(view, analyses=tuple(piece for piece in view.analyses if piece.path not in withdrawn), texts=texts)
