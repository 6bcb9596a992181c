"""What stands at the end of a piece: its data, who reviewed it, and what to read next."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.core.phrases import join_words
from dashboard.core.words import _, ngettext
from dashboard.pieces.analysis import Analysis
from dashboard.view.picture import Picture
from dashboard.view.related_piece import RelatedPiece
from dashboard.view.view import View


@dataclass(frozen=True)
class PieceLink:
    """Another piece, as the end of a piece names it."""

    title: str
    url: str
    kind: str
    """The word for its kind."""
    theme: str
    day: datetime.date
    lang: str
    status: str
    """A word for a piece that readers do not see; empty in a publication."""


@dataclass(frozen=True)
class RelatedLink:
    """A related piece with its picture."""

    piece: PieceLink
    picture: Picture
    reason: str
    """Why it stands there, in words."""


@dataclass(frozen=True)
class DataBehind:
    """A dataset that a piece uses."""

    title: str
    url: str
    changed: datetime.date
    """The day of its last change."""
    is_changed_since: bool
    """Whether that was after the piece was published."""


@dataclass(frozen=True)
class PieceEnd:
    """All that the end of a piece shows beside what its own front matter says."""

    datasets: tuple[DataBehind, ...]
    reviewers: str
    """The names of those who approved it, as words; empty where the site keeps them to itself."""
    related: tuple[RelatedLink, ...]
    newer: PieceLink | None
    older: PieceLink | None


@dataclass(frozen=True)
class PieceEnds:
    """Makes the ends of all pieces of a view. What several of them show is made once."""

    view: View

    def of(self, piece: Analysis) -> PieceEnd:
        """The end of a piece."""
        number = self._numbers[piece.slug]
        links = [self.links[other.slug] for other in self.view.analyses[max(0, number - 1) : number + 2]]
        has_newer = number > 0
        return PieceEnd(
            datasets=self._datasets_of(piece),
            reviewers=join_words(self.view.reviewed_by.get(piece.slug, ())),
            related=tuple(self._related(piece, other) for other in self.view.related.get(piece.slug, ())),
            newer=links[0] if has_newer else None,
            older=links[-1] if len(links) > 1 + has_newer else None,
        )

    @cached_property
    def links(self) -> Mapping[str, PieceLink]:
        """The pieces by their slugs."""
        return {piece.slug: self._link(piece) for piece in self.view.analyses}

    def _link(self, piece: Analysis) -> PieceLink:
        front = piece.front
        status = _("withdrawn") if piece.is_withdrawn else front.status if front.status != "published" else ""
        shown_status = status if self.view.is_preview else ""
        return PieceLink(
            front.title, piece.url, piece.kind_label, piece.theme.name, piece.day, front.lang, shown_status
        )

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {piece.slug: number for number, piece in enumerate(self.view.analyses)}

    @cached_property
    def _last_changes(self) -> Mapping[str, datetime.date]:
        """The day of the last change of each dataset that readers are told of. A new dataset is no change."""
        told = reversed(self.view.data_changes)
        return {change.dataset: change.on for change in told if not change.is_new}

    def _datasets_of(self, piece: Analysis) -> tuple[DataBehind, ...]:
        behind = [self._data[name] for name in self.view.texts[piece.path].datasets if name in self._data]
        return tuple(changed if changed.changed > piece.day else same for *_order, same, changed in sorted(behind))

    @cached_property
    def _data(self) -> Mapping[str, tuple[str, str, DataBehind, DataBehind]]:
        """Each dataset by its name, for pieces that are newer than its last change and for older ones."""
        data = {}
        for dataset in self.view.datasets:
            title, updated = dataset.descriptor.title, dataset.descriptor.updated
            changed = max(updated, self._last_changes.get(dataset.name, updated))
            both = [DataBehind(title, f"data/{dataset.name}/", changed, is_changed) for is_changed in (False, True)]
            data[dataset.name] = (title.casefold(), dataset.name, both[0], both[1])
        return data

    def _related(self, piece: Analysis, other: RelatedPiece) -> RelatedLink:
        return RelatedLink(self.links[other.slug], self.view.pictures[other.slug], self._reason(piece, other))

    def _reason(self, piece: Analysis, other: RelatedPiece) -> str:
        """What two pieces have in common, as words."""
        if other.datasets:
            title, more = self.view.dataset(other.datasets[0]).descriptor.title, len(other.datasets) - 1
            if not more:
                return _("Same data: %(title)s", title=title)
            one, several = "Same data: %(title)s and one more", "Same data: %(title)s and %(num)s more"
            return ngettext(one, several, more, title=title)
        if other.same_theme:
            return _("Also on %(theme)s", theme=_within_sentence(piece.theme.name))
        if other.authors:
            names = [author.name for author in piece.authors if author.slug in other.authors]
            return _("Also by %(names)s", names=join_words(names))
        return _("The authors suggest it")


def _within_sentence(name: str) -> str:
    """A name with a small letter, unless it begins with an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
