"""Descriptions of the checks of authors, institutes and themes. The code that looks them up finds the issues."""

from __future__ import annotations

from dashboard.checks.check import described

unknown_author = described(
    "unknown-author",
    "front matter",
    """A piece names somebody who is not in `data/authors/`.

    Why: A byline leads to a person's page. The nearest name is offered.

    Bad:
        authors: [osw-editor]

    Good:
        authors: [osw-editors]
    """,
)
duplicate_author = described(
    "duplicate-author",
    "front matter",
    """Somebody is named twice in a byline.

    Why: It is a mistake of copying.

    Bad:
        authors: [osw-editors, osw-editors]

    Good:
        authors: [osw-editors]
    """,
)
unknown_institute = described(
    "unknown-institute",
    "author",
    """Somebody's institute is not in `data/institutes/`.

    Why: Its name, its address and its page come from there.

    Bad:
        institute: owe

    Good:
        institute: osw
    """,
)
unknown_theme = described(
    "unknown-theme",
    "front matter",
    """A theme is not in `data/themes.yaml`.

    Why: Themes are a closed list, and each has a page.

    Bad:
        theme: econmy

    Good:
        theme: economy
    """,
)
