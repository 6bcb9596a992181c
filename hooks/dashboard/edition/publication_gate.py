"""Decides which errors keep an edition from being published."""

from __future__ import annotations

from dashboard.core.finding import Finding
from dashboard.core.paths import is_text
from dashboard.pieces.analysis import is_public
from dashboard.pieces.head_and_body import plain_status
from dashboard.review.review_folder import stem_of
from dashboard.site.content import SiteContent


def blocks_publication(content: SiteContent, finding: Finding) -> bool:
    """Whether an error keeps an edition from being published.

    Args:
        content: all that is known of the site.
        finding: an error.

    Returns:
        False for an error in a piece that is not public yet, or in its review, and for one in the text of a
        withdrawn piece; True for every other, and where readers would miss what they saw.
    """
    if finding.id in ("vanished-piece", "removed-record"):
        # (Where there is no record, no piece vanishes.)
        return True
    path = _piece_of(content, finding.path)
    if page := content.standing_pages.get(path):
        return page.front.status == "published"
    if not _is_text_of_piece(content, path):
        return True
    analysis = content.analyses.get(path)
    if analysis is not None and analysis.front.withdrawn:
        # Errors in its text concern nobody. Those that keep readers from being told of the withdrawal do.
        is_about_it = finding.id == "wrong-withdrawal" and analysis.front.status == "published"
        return is_about_it or finding.path != path
    if analysis is not None:
        # A piece with the status `published` that is withheld for any reason but its date is an error.
        return is_public(analysis, content.audience.at) or (
            analysis.front.status == "published" and not analysis.cleared
        )
    # The front matter is broken, or the whole file. Only a status that is plainly not `published` is believed.
    text = content.source_texts.get(path)
    return ((text and text.status) or _plain_status(content, path)) not in ("draft", "review", "approved")


def _is_text_of_piece(content: SiteContent, path: str) -> bool:
    return path in content.analyses or (path.startswith(f"{content.settings.docs_path}/analyses/") and is_text(path))


def _plain_status(content: SiteContent, path: str) -> str:
    try:
        return plain_status((content.settings.root / path).read_bytes(), path)
    except OSError:
        return ""


def _piece_of(content: SiteContent, path: str) -> str:
    """The path of the piece that a file of a review belongs to; any other path as it is."""
    names = (f"{stem_of(path)}.md", f"{stem_of(path)}.ipynb")
    return next((name for name in names if name in content.source_texts), path)
