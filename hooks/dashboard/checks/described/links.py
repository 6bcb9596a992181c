"""Descriptions of the checks of links and pictures. `edition/links.py` and `pieces/` find the issues."""

from __future__ import annotations

from dashboard.checks.check import described

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
absolute_link = described(
    "absolute-link",
    "text",
    """A link begins with a slash.

    Why: It is an address from the root of the host. The site may stand below a path there, and nobody checks whether
    such a page exists. The path of a file follows it through renames.

    Bad:
        As [we wrote](/analyses/lifeline/).

    Good:
        As [we wrote](lifeline.md).
    """,
    "warning",
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
