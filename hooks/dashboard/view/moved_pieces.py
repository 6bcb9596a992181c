"""What readers find at the addresses of pieces that were withdrawn or have moved."""

from __future__ import annotations

from dashboard.pieces.analysis import Analysis
from dashboard.site.content import SiteContent
from dashboard.site.public_since import review_of, was_withdrawn
from dashboard.view.withdrawn_piece import WithdrawnPiece


def shown_withdrawals(content: SiteContent) -> tuple[WithdrawnPiece, ...]:
    """What is told of the pieces that readers could see and that were withdrawn, the latest first."""
    pieces = [
        WithdrawnPiece(
            analysis.slug,
            _known_title(content, analysis),
            withdrawal.date,
            withdrawal.reason,
            tuple(analysis.front.formerly),
        )
        for analysis in content.analyses.values()
        if analysis and (withdrawal := analysis.front.withdrawn) and was_withdrawn(content, analysis)
    ]
    return tuple(sorted(pieces, key=lambda piece: (piece.date, piece.slug), reverse=True))


def _known_title(content: SiteContent, analysis: Analysis) -> str:
    """The title as readers know it. If the text has changed since, nobody has approved the title: the slug serves."""
    record = review_of(content, analysis.slug).last_seen(content.audience.at, content.settings.zone)
    if record and record.digests.text == content.approval_status(analysis.path).digests.text:
        return analysis.front.title
    return analysis.slug.replace("-", " ").capitalize()


def shown_redirects(
    content: SiteContent, analyses: tuple[Analysis, ...], withdrawn: tuple[WithdrawnPiece, ...]
) -> dict[str, str]:
    """The addresses that pieces have now, by those that they had before.

    No address of a piece is overwritten, and none leads to what is not shown. If two pieces claim one slug, it leads to
    the first by name.

    Args:
        content: all that is known.
        analyses: the pieces that are shown.
        withdrawn: the pieces that readers are told of.
    """
    live = {piece.slug for piece in analyses} | {piece.slug for piece in withdrawn}
    pieces = sorted((analysis for analysis in content.analyses.values() if analysis), key=lambda piece: piece.slug)
    redirects: dict[str, str] = {}
    for piece in pieces:
        if piece.slug in live:
            for old_slug in piece.front.formerly:
                if old_slug not in live:
                    redirects.setdefault(f"analyses/{old_slug}/", piece.url)
                    redirects.setdefault(f"api/v1/pieces/{old_slug}.json", f"api/v1/pieces/{piece.slug}.json")
    return redirects
