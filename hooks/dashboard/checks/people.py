"""Found where people, institutes and themes are looked up."""

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

    Why: It is a slip of copying.

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
dead_link = described(
    "dead-link",
    "text",
    """A link or a picture leads to a page or a file that is not there.

    Why: Readers would get to an error. Links to what is not public yet are dead in a publication.

    Bad:
        As [we wrote](heating.md).

    Good:
        As [we wrote](lifeline.md).
    """,
)
foreign_picture = described(
    "foreign-picture",
    "text",
    """A picture is fetched from elsewhere, or was pasted into a notebook.

    Why: Another site would learn who reads us, and could change or take away the picture. Ours are kept with the text.

    Bad:
        ![Ships at the quay](https://example.org/port.jpg)

    Good:
        ![Ships at the quay](../images/port.svg)
    """,
)
dead_anchor = described(
    "dead-anchor",
    "text",
    """A link leads to a place on a page that is not there.

    Why: Readers would get to the top of the page and search. A heading's address changes with its words.

    Bad:
        See [below](#what-follows).

    Good:
        See [below](#what-comes-next).

        ## What comes next

        Words.
    """,
)
