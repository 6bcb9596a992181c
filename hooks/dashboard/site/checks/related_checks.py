"""The check of the pieces that a piece names as related."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_data import Location
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("unknown-piece", "error")
def unknown_piece(content: SiteContent) -> Iterator[Finding]:
    """A piece names in `related` or `translation_of` a piece that is not there, or itself.

    Why: Readers are led on from the end of a piece. The nearest slug is offered. A former slug of a piece will do, and
    so will a piece that readers do not see yet: it is left out until they do.

    Bad:
        related: [more-barels]

    Good:
        related: [more-barrels]
    """
    for path, piece in content.analyses.items():
        head = content.source_texts[path].head
        if piece is None or head is None:
            continue
        front = piece.front
        named: list[tuple[Location, str]] = [(("related", index), slug) for index, slug in enumerate(front.related)]
        named += [(("translation_of",), front.translation_of)] if front.translation_of else []
        for place, slug in named:
            if slug == piece.slug:
                message, hint = f"{place[0]}: '{slug}' is this piece itself.", "Name others, or delete the key."
            elif slug not in content.slugs:
                message, hint = f"{place[0]}: there is no piece '{slug}'.", nearest(slug, content.slugs - {piece.slug})
            else:
                continue
            yield head.finding("unknown-piece", place, message, hint)
