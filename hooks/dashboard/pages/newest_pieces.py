"""The newest pieces, for a page that has nothing of its own to read: that for unknown addresses."""

from __future__ import annotations

from typing import Any

from dashboard.view.view import View

LIST_OF_PIECES = "analyses/index.md"
"""The page whose first entries they are: where it is made anew, so is what shows them."""
_NEWEST = 3
"""A row of cards on a wide screen."""


def newest_pieces(view: View) -> dict[str, Any]:
    """The data of cards of the newest pieces, and their pictures, for a template."""
    newest = view.analyses[:_NEWEST]
    return {"newest": newest, "pictures": {piece.slug: view.pictures[piece.slug] for piece in newest}}
