"""The pictures of pieces and charts: the small one in lists, and the one at the head of a piece."""

from __future__ import annotations

from dashboard.charts.render.artefacts import Artefacts
from dashboard.core.frozen import Frozen
from dashboard.core.paths import resolve_relative
from dashboard.markup.allowed import is_own_address
from dashboard.pieces.analysis import Analysis

LONGEST_CREDIT = 80
"""Signs of a credit that stands with a picture in lists, such as 'Photo: Kremlin.ru, CC BY 4.0'."""


class Picture(Frozen):
    """What stands for a piece or a chart in lists. If a piece has none, the list shows its theme."""

    address: str = ""
    """Of its file, from the root of the site; empty where there is none."""
    drawing: Artefacts | None = None
    """The chart whose small drawing stands in the page itself, in place of the file."""
    cover: bool = False
    """Whether it is the cover of a piece. Its small copy has the ratio of lists; a drawing has none and stays whole."""
    credit: str = ""
    """Who made a cover. How one was drawn takes more words than a list has room for: the piece tells it."""


def credit_in_lists(piece: Analysis) -> str:
    """What lists say of the picture of a piece: its credit as a whole, if it is short; else nothing.

    Args:
        piece: the piece.
    """
    credit = piece.front.hero.credit if piece.front.hero else ""
    return credit if len(credit) <= LONGEST_CREDIT else ""


def hero_address(piece: Analysis, docs_path: str) -> str:
    """The address of the picture at the head of a piece, from the root of the site; empty where it has none.

    Args:
        piece: the piece.
        docs_path: the folder of texts, from the root of the repository.
    """
    hero = piece.front.hero
    if not hero:
        return ""
    address = resolve_relative(piece.path, hero.image).removeprefix(f"{docs_path}/")
    return address if is_own_address(address) else ""
