"""The pages of a preview: the pages of its view with what reviewers need, and the pages that only a preview has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from dashboard.changes.published_versions import Versions
from dashboard.core.finding import Finding, in_order
from dashboard.core.grouping import group_by
from dashboard.core.paths import is_text, page_path
from dashboard.edition.edition import Edition
from dashboard.editorial.desk_page import desk_page
from dashboard.editorial.key_list import key_groups
from dashboard.editorial.review_bar import review_bar
from dashboard.editorial.reviewed_body import ReviewedBody
from dashboard.editorial.turn import NOBODY, Turn
from dashboard.editorial.turns import turns
from dashboard.pages.authored_pages import authored_pages
from dashboard.pages.page import Page
from dashboard.review.review_folder import stem_of

_ABOUT_KEYS = "Every key that files take, as the engine reads it: desk schema --markdown prints the same."
KEYS = Page("about/keys/index.md", "Keys", _ABOUT_KEYS, "keys.html", lambda: {"groups": key_groups()})
"""The authors' list of keys. Readers have no use for it."""


def preview_pages(edition: Edition, versions: Versions) -> dict[str, Page]:
    """Make every page of a preview.

    Args:
        edition: a preview.
        versions: the published versions of its pieces.

    Returns:
        The pages by path, in the order in which they are built.
    """
    findings, turn_by_path = _findings_by_place(edition), turns(edition)
    pages = {page.path: page for page in _unreadable_pages(edition, findings)}
    for page in edition.pages.values():
        pages[page.path] = _with_review(page, edition, versions, findings, turn_by_path) if page.source else page
    desk = desk_page(edition, versions, turn_by_path)
    return {**pages, desk.path: desk, KEYS.path: KEYS}


def text_pages(edition: Edition, versions: Versions, paths: Collection[str]) -> dict[str, Page]:
    """The pages of some texts alone, by path, each as `preview_pages` makes it.

    Args:
        edition: a preview.
        versions: the published versions of its pieces.
        paths: the texts'.
    """
    findings, turn_by_path = _findings_by_place(edition), turns(edition, paths)
    pages = authored_pages(edition.view, paths)
    return {page.path: _with_review(page, edition, versions, findings, turn_by_path) for page in pages}


def _findings_by_place(edition: Edition) -> dict[str, list[Finding]]:
    """The findings of each file; those of the files of a review are with its piece, whose path has no ending then."""
    return group_by(in_order(edition.findings), lambda finding: stem_of(finding.path) or finding.path)


def _with_review(
    page: Page,
    edition: Edition,
    versions: Versions,
    findings: Mapping[str, list[Finding]],
    turn_by_path: Mapping[str, Turn],
) -> Page:
    """The page of a text with what reviewers need."""
    places = [page.source, page.source.rpartition(".")[0], *edition.view.texts[page.source].source_text.shown_files]
    own_findings = [finding for place in places for finding in findings.get(place, [])]
    turn = turn_by_path.get(page.source, NOBODY)
    return page.made_by(partial(_reviewed, edition, versions, page, own_findings, turn))


def _unreadable_pages(edition: Edition, findings: dict[str, list[Finding]]) -> Iterator[Page]:
    """A page for each text that cannot be read. It tells the author, who often has the page open, what is wrong."""
    prefix = f"{edition.view.docs_path}/"
    for path in sorted(findings.keys() - edition.view.texts.keys()):
        if path.startswith(prefix) and is_text(path):
            page, make = page_path(path, edition.view.docs_path), partial(dict[str, Any], findings=findings[path])
            yield Page(page, PurePosixPath(page).stem, "", "unreadable.html", make)


def _reviewed(
    edition: Edition, versions: Versions, page: Page, findings: Sequence[Finding], turn: Turn
) -> dict[str, Any]:
    """The values for the template of a text's page in a preview."""
    cache = edition.content.cache
    text, context = edition.view.texts[page.source], page.kept_context(cache)
    parts = (context["body"], versions.review_html(page.source))
    return {
        **context,
        "body": cache.memoize_if_equal(("reviewed body", page.path), parts, partial(ReviewedBody.of, *parts)),
        "review": review_bar(edition, versions, text, findings, turn),
        # The page is loaded again if a picture on it has changed, even if its own HTML has not.
        "seen": edition.content.approvals.digests.files(text.source_text),
    }
