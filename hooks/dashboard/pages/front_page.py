"""What the front page shows: the tiles that are open, those that are folded in rows, and the lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.core.frozen import Frozen
from dashboard.data.marks import words_of_mark
from dashboard.people.theme import Theme
from dashboard.pieces.analysis import Analysis
from dashboard.tiles.tile import Tile

MOST_TILES_IN_ROW = 4
"""Tiles beside each other on a wide screen."""
MOST_OPEN_TILES = 6
"""So many tiles are open where there are no more; else the first one of each theme is."""


class TileGroup(Frozen):
    """The tiles of one theme in one row."""

    theme: Theme
    tiles: tuple[Tile, ...]
    is_continued: bool = False
    """Whether the row before holds tiles of the same theme, and its name."""


class TileRow(Frozen):
    """Groups of tiles that fill one row of the front page."""

    groups: tuple[TileGroup, ...]

    @property
    def width(self) -> int:
        """The number of its tiles."""
        return sum(len(group.tiles) for group in self.groups)


def open_tiles(tiles: Sequence[Tile], themes: Iterable[Theme]) -> list[tuple[Theme, Tile]]:
    """Choose the tiles that are open at once, so that they tell of each theme and the newest piece is near.

    Args:
        tiles: in their order.
        themes: in their order, which is that of the tiles chosen.

    Returns:
        All tiles if they are few, else the first one of each theme; each with its theme.
    """
    by_theme = [(theme, [tile for tile in tiles if tile.theme == theme.slug]) for theme in themes]
    is_few = sum(len(own) for _, own in by_theme) <= MOST_OPEN_TILES
    return [(theme, tile) for theme, own in by_theme for tile in (own if is_few else own[:1])]


def drawn_marks(tiles: Iterable[Tile]) -> str:
    """The marks of figures that are hollow or hatched in the pictures of tiles: 'estimate, provisional'.

    Args:
        tiles: those whose pictures are shown.
    """
    pictures = [(tile.figures, tile.drawn[0]) for tile in tiles if tile.sparkline and tile.drawn]
    drawn = (figure for figures, first in pictures for figure in figures if figure.period >= first)
    return words_of_mark(", ".join(sorted({mark for figure in drawn for mark in figure.marks})))


def tile_rows(tiles: Iterable[Tile], themes: Iterable[Theme]) -> list[TileRow]:
    """Put tiles into rows that are full, those of a theme together.

    Args:
        tiles: in their order.
        themes: in their order, which is that of the groups.

    Returns:
        Rows of four tiles at most. Small groups share a row, as far as they follow each other.
    """
    listed = list(tiles)
    rows: list[list[TileGroup]] = []
    for theme in themes:
        parts = _parts([tile for tile in listed if tile.theme == theme.slug])
        for number, part in enumerate(parts):
            group = TileGroup(theme, part, number > 0)
            room = MOST_TILES_IN_ROW - sum(len(other.tiles) for other in rows[-1]) if rows else 0
            if number == 0 and len(parts) == 1 and len(part) <= room:
                rows[-1].append(group)
            else:
                rows.append([group])
    return [TileRow(tuple(row)) for row in rows]


def choose_lead(pieces: Sequence[Analysis]) -> Analysis | None:
    """The piece at the top: the newest that says `lead: true`, else the newest.

    Args:
        pieces: newest first.
    """
    return next((piece for piece in pieces if piece.front.lead), pieces[0] if pieces else None)


def row_lengths(count: int, most: int) -> list[int]:
    """How many things stand in each row, so that nothing stands alone below a full row.

    Args:
        count: of the things.
        most: beside each other.

    Returns:
        The numbers from the first row on: as few rows as hold all, which differ by one at most, the shorter ones first.
    """
    if not count:
        return []
    rows = -(-count // most)
    length, longer = divmod(count, rows)
    return [length] * (rows - longer) + [length + 1] * longer


def _parts(tiles: Sequence[Tile]) -> list[tuple[Tile, ...]]:
    parts, begin = [], 0
    for length in reversed(row_lengths(len(tiles), MOST_TILES_IN_ROW)):
        parts.append(tuple(tiles[begin : begin + length]))
        begin += length
    return parts
