"""All files that are made for others than the readers of a page: frames, programs, other sites."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.exports.api_files import api_files
from dashboard.exports.catalogues import catalogues
from dashboard.exports.dataset_files import dataset_files
from dashboard.output.embed_pages import embed_pages
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

_MAKERS = (embed_pages, dataset_files, catalogues, api_files)


def derived_files(view: View) -> Mapping[str, DerivedFile]:
    """The files that can be made of what a view shows, by their addresses. None is made yet."""
    return {file.address: file for files_of in _MAKERS for file in files_of(view)}
