"""Pieces with tags, as changes of the small site."""

from __future__ import annotations

from tests.samples.site import HEAD


def tagged(*tags: str, status: str = "published") -> dict[str, str | None]:
    """A piece for each of some lists of tags, such as '[yuan, oil]'; the first one has the number 1.

    Args:
        tags: the lists.
        status: of all these pieces.
    """
    return {
        f"docs/analyses/tagged-{status}-{number}.md": HEAD.replace("published", status).replace(
            "theme:", f"tags: {listed}\ntheme:"
        )
        + "Words.\n"
        for number, listed in enumerate(tags, 1)
    }
