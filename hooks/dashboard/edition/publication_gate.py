"""Which findings keep an edition from being published."""

from __future__ import annotations

from dashboard.core.finding import Finding
from dashboard.pieces.analysis import is_public
from dashboard.review.review import ENDING
from dashboard.site.content import SiteContent


def blocks_publication(content: SiteContent, finding: Finding) -> bool:
    """Whether an error is in what is public, or in what would be."""
    path = _piece_of(content, finding.path)
    if path not in content.source_texts or path not in content.analyses:
        return True
    analysis = content.analyses[path]
    if analysis is not None:
        # What says that it is published, and is kept out for another reason than its day, is a mistake.
        return is_public(analysis, content.audience.at) or (
            analysis.front.status == "published" and not analysis.cleared
        )
    # Of a broken head only a status that is plainly not 'published' is believed.
    return content.source_texts[path].status not in ("draft", "review", "approved")


def _piece_of(content: SiteContent, path: str) -> str:
    """The piece beside which a review file stands; other paths are their own."""
    stem = path.removesuffix(ENDING)
    if stem == path:
        return path
    return next((name for name in (f"{stem}.md", f"{stem}.ipynb") if name in content.source_texts), path)
