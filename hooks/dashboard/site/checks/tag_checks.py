"""The check of tags: one thing, one spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboard.core.finding import Finding
from dashboard.pieces.tag import spelling_key
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("tag-spelling", "warning")
def tag_spelling(content: SiteContent) -> Iterator[Finding]:
    """A tag is spelt in another way than on most pieces: with other capitals or accents, a hyphen, a plural.

    Why: Readers find pieces by their tags. Of two spellings only one may have a page, or each has half of the pieces.

    Bad:
        tags: [Gas pipelines] where three others have `tags: [gas pipeline]`

    Good:
        tags: [gas pipeline] on all four
    """
    pieces = [piece for piece in content.analyses.values() if piece and piece.front.tags]
    spellings: dict[str, Counter[str]] = {}
    for piece in pieces:
        for name in piece.front.tags:
            spellings.setdefault(spelling_key(name), Counter())[name] += 1
    usual = {key: min(names, key=lambda name: (-names[name], name)) for key, names in spellings.items()}
    for piece in pieces:
        head = content.source_texts[piece.path].head
        for index, name in enumerate(piece.front.tags):
            expected = usual[spelling_key(name)]
            if head and name != expected:
                message = f"tags: read '{name}', which is '{expected}' elsewhere."
                yield head.finding("tag-spelling", ("tags", index), message, "Spell it the same everywhere.", "warning")
