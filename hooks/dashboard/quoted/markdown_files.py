"""The files for programs that read Markdown: a page beside each page, and the lists of them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.quoted.llms_files import llms_full_txt, llms_txt
from dashboard.quoted.quoted_pages import quoted_pages
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View


def markdown_files(view: View) -> Iterator[DerivedFile]:
    """The Markdown of each piece, shared chart and dataset of a view, `/llms.txt` and `/llms-full.txt`.

    A folder that is no publication has no lists.
    """
    yield from (DerivedFile(page.address, page.inputs, page.markdown) for page in quoted_pages(view))
    if not view.is_unlisted:
        yield from (llms_txt(view), llms_full_txt(view))
