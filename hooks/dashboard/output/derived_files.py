"""All files that are made for others than the readers of a page: frames, programs, other sites."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.exports.api_files import api_files
from dashboard.exports.catalogues import catalogues
from dashboard.exports.dataset_files import dataset_files
from dashboard.feeds.chart_picture import chart_pictures
from dashboard.feeds.feed_files import feed_files
from dashboard.output.cite_files import cite_files
from dashboard.output.embed_pages import embed_pages
from dashboard.output.icons import icon_files
from dashboard.output.robots import robots_files
from dashboard.output.share_cards import share_cards
from dashboard.quoted.markdown_files import markdown_files
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

_MAKERS = (
    embed_pages,
    cite_files,
    share_cards,
    icon_files,
    robots_files,
    dataset_files,
    catalogues,
    markdown_files,
    chart_pictures,
    feed_files,
    api_files,
)


def derived_files(view: View) -> Mapping[str, DerivedFile]:
    """The files that can be made of what a view shows, by their addresses. None is made yet."""
    return {file.address: file for files_of in _MAKERS for file in files_of(view)}
