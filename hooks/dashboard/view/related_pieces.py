"""Which other pieces stand at the end of each piece, and why: those that its author names, then those most alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import nsmallest

from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by, group_by_each
from dashboard.data.dataset import Dataset
from dashboard.pieces.analysis import Analysis
from dashboard.site.content import SiteContent
from dashboard.view.related_piece import Related, RelatedPiece
from dashboard.view.shown_text import ShownText

MOST_RELATED = 3
"""Pieces that fill the end of a piece where its author names fewer."""
DATASET_SCORE, THEME_SCORE, AUTHOR_SCORE = 3, 1, 1
"""What each dataset, the theme and each author that two pieces share counts."""
NEWEST = 24
"""Of the pieces of one dataset or author these are compared, so that a piece costs the same on a large site."""


class _Traits(Frozen):
    """What of a piece decides which pieces are related to it."""

    slug: str
    theme: str
    authors: tuple[str, ...]
    datasets: frozenset[str]
    related: tuple[str, ...]
    formerly: tuple[str, ...]


def shown_related(
    content: SiteContent, texts: Mapping[str, ShownText], pieces: Iterable[Analysis], datasets: Iterable[Dataset]
) -> Related:
    """Find the related pieces of each piece, once for as long as nothing that decides it differs.

    Those of `related` come first, in its order. Others follow by their score; of equals the newer ones come first.

    Args:
        content: all that is known.
        texts: the texts that are shown, by path.
        pieces: those that are shown, newest first. No other is named.
        datasets: those that are shown. No other counts.
    """
    shown = frozenset(dataset.name for dataset in datasets)
    traits = tuple(
        _Traits(
            piece.slug,
            piece.theme.slug,
            tuple(author.slug for author in piece.authors),
            shown & texts[piece.path].datasets,
            _names(content, piece.path),
            tuple(piece.front.formerly),
        )
        for piece in pieces
    )
    return content.cache.memoize_if_equal("related pieces", traits, partial(_find_all, traits))


def _names(content: SiteContent, path: str) -> tuple[str, ...]:
    """The pieces that the author of a piece names, shown or not."""
    piece = content.analyses[path]
    return tuple(piece.front.related) if piece else ()


def _find_all(pieces: Sequence[_Traits]) -> dict[str, tuple[RelatedPiece, ...]]:
    places = {piece.slug: place for place, piece in enumerate(pieces)}
    former = {old_slug: place for place, piece in enumerate(pieces) for old_slug in piece.formerly}
    places_by_slug = former | places
    index = group_by_each(range(len(pieces)), lambda place: (name for name, _ in _scores(pieces[place])))
    by_theme = group_by(range(len(pieces)), lambda place: pieces[place].theme)
    found = {}
    for place, piece in enumerate(pieces):
        named = dict.fromkeys(places_by_slug[slug] for slug in piece.related if slug in places_by_slug)
        named.pop(place, None)
        left = max(0, MOST_RELATED - len(named))
        alike = _most_alike(pieces, place, index, by_theme[piece.theme], left, named) if left else ()
        found[piece.slug] = tuple(_compare(piece, pieces[other]) for other in (*named, *alike))
    return found


def _scores(piece: _Traits) -> Iterator[tuple[str, int]]:
    """The datasets and the authors of a piece, and what each counts."""
    yield from ((f"dataset {name}", DATASET_SCORE) for name in piece.datasets)
    yield from ((f"author {slug}", AUTHOR_SCORE) for slug in piece.authors)


def _most_alike(
    pieces: Sequence[_Traits],
    place: int,
    index: Mapping[str, Sequence[int]],
    of_theme: Sequence[int],
    number: int,
    but: Collection[int],
) -> list[int]:
    """The places of those pieces that share most with a piece; of equals the newer ones come first.

    Args:
        pieces: all of them, newest first.
        place: of the piece.
        index: the places of the pieces with a dataset or an author.
        of_theme: the places of those with the same theme.
        number: how many are wanted.
        but: places that do not count.
    """
    # Of those that share the theme alone, the newest come first: no other of them can be wanted.
    scores = dict.fromkeys(of_theme[: number + 1 + len(but)], 0)
    for name, score in _scores(pieces[place]):
        for other in index[name][:NEWEST]:
            scores[other] = scores.get(other, 0) + score
    theme = pieces[place].theme
    ranks = (
        (-score - THEME_SCORE * (pieces[other].theme == theme), other)
        for other, score in scores.items()
        if other != place and other not in but
    )
    return [other for _, other in nsmallest(number, ranks)]


def _compare(piece: _Traits, other: _Traits) -> RelatedPiece:
    return RelatedPiece(
        other.slug,
        tuple(sorted(piece.datasets & other.datasets)),
        piece.theme == other.theme,
        tuple(slug for slug in other.authors if slug in piece.authors),
    )
