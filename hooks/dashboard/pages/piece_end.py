"""What stands at the end of a piece: its data, who reviewed it, and what to read next."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from dashboard.core.frozen import Frozen
from dashboard.core.phrases import join_words
from dashboard.core.words import N_, _, language, ngettext
from dashboard.pages.follow_page import Followed, follow_theme
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.front_matter import LANGUAGE_NAMES
from dashboard.view.picture import Picture
from dashboard.view.related_piece import RelatedPiece
from dashboard.view.view import View

MOST_IN_FULL = 3
"""More authors that two pieces have in common are named in short, as in lists (partials/lists.html)."""


class PieceLink(Frozen):
    """Another piece, as the end of a piece names it."""

    title: str
    url: str
    kind: str
    """The word for its kind."""
    theme: str
    day: datetime.date
    lang: str
    lang_name: str
    """What its language is called in itself."""
    status: str
    """A word for a piece that readers do not see; empty in a publication."""


class RelatedLink(Frozen):
    """A related piece with its picture."""

    piece: PieceLink
    picture: Picture
    reason: str
    """Why it stands there, in words."""


class DataBehind(Frozen):
    """A dataset that a piece uses."""

    title: str
    url: str
    changed: datetime.date
    """The day of its last update, or of a later change of its figures."""
    is_changed_since: bool
    """Whether that was after the piece was published."""


class PieceEnd(Frozen):
    """All that the end of a piece shows beside what its own front matter says."""

    datasets: tuple[DataBehind, ...]
    reviewers: str
    """The names of those who approved it, as words; empty where the site keeps them to itself."""
    translations: tuple[PieceLink, ...]
    """The same piece in other languages."""
    related: tuple[RelatedLink, ...]
    newer: PieceLink | None
    older: PieceLink | None
    followed: Followed
    """The feed of its theme."""

    @property
    def changed_words(self) -> str:
        """How many of its datasets were updated after it was published; empty if none was."""
        changed = sum(dataset.is_changed_since for dataset in self.datasets)
        if not changed:
            return ""
        if changed == len(self.datasets):
            all_of_them = N_("All of them were updated after this piece was published.")
            return _(all_of_them if changed > 1 else N_("It was updated after this piece was published."))
        return ngettext(
            "One of them was updated after this piece was published.",
            "%(num)s of them were updated after this piece was published.",
            changed,
        )


class RelatedParts(NamedTuple):
    """All that decides how a related piece is shown."""

    other: Analysis
    relation: RelatedPiece
    picture: Picture
    data_title: str
    """The title of the first dataset that both use; empty if they share none."""


class EndParts(NamedTuple):
    """All that decides the end of a piece, before anything is made of it: quick to compare with the last build's."""

    piece: Analysis
    is_preview: bool
    language: str
    newer: Analysis | None
    older: Analysis | None
    translations: tuple[Analysis, ...]
    related: tuple[RelatedParts, ...]
    datasets: tuple[tuple[str, str, str, datetime.date], ...]
    """Its datasets in their order: the title to sort by, the name, the title, and the day of the last change."""
    reviewers: tuple[str, ...]


class PieceEnds(Frozen):
    """Finds the parts of the ends of all pieces of a view. What several of them show is looked up once."""

    view: View

    def parts_of(self, piece: Analysis) -> EndParts:
        """All that decides the end of a piece."""
        view, number = self.view, self._numbers[piece.slug]
        names = view.texts[piece.path].datasets
        return EndParts(
            piece,
            view.is_preview,
            language(),
            newer=view.analyses[number - 1] if number else None,
            older=view.analyses[number + 1] if number + 1 < len(view.analyses) else None,
            translations=tuple(view.analyses[self._numbers[slug]] for slug in view.translations.get(piece.slug, ())),
            related=tuple(map(self._related, view.related.get(piece.slug, ()))),
            datasets=tuple(sorted(self._data[name] for name in names if name in self._data)),
            reviewers=view.reviewed_by.get(piece.slug, ()),
        )

    def of(self, piece: Analysis) -> PieceEnd:
        """The end of a piece."""
        return make_end(self.parts_of(piece))

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {piece.slug: number for number, piece in enumerate(self.view.analyses)}

    @cached_property
    def _last_changes(self) -> Mapping[str, datetime.date]:
        """When the figures of each dataset changed last, as readers are told. A new dataset is no change."""
        told = reversed(self.view.data_changes)
        return {change.dataset: change.on for change in told if not (change.is_new or change.is_of_marks)}

    @cached_property
    def _data(self) -> Mapping[str, tuple[str, str, str, datetime.date]]:
        """Each dataset by its name."""
        data = {}
        for dataset in self.view.datasets:
            title, updated = dataset.descriptor.title, dataset.descriptor.updated
            changed = max(updated, self._last_changes.get(dataset.name, updated))
            data[dataset.name] = (title.casefold(), dataset.name, title, changed)
        return data

    def _related(self, relation: RelatedPiece) -> RelatedParts:
        view, slug = self.view, relation.slug
        title = self._data[relation.datasets[0]][2] if relation.datasets else ""
        return RelatedParts(view.analyses[self._numbers[slug]], relation, view.pictures[slug], title)


def make_end(parts: EndParts) -> PieceEnd:
    """Make the end of a piece of all that decides it, and of nothing else."""
    piece = parts.piece
    return PieceEnd(
        datasets=tuple(
            DataBehind(title, f"data/{name}/", changed, changed > piece.day)
            for _order, name, title, changed in parts.datasets
        ),
        reviewers=join_words(parts.reviewers),
        translations=tuple(_link(other, parts) for other in parts.translations),
        related=tuple(
            RelatedLink(_link(related.other, parts), related.picture, _reason(piece, related))
            for related in parts.related
        ),
        newer=_link(parts.newer, parts) if parts.newer else None,
        older=_link(parts.older, parts) if parts.older else None,
        followed=follow_theme(piece.theme),
    )


def _link(piece: Analysis, parts: EndParts) -> PieceLink:
    front = piece.front
    status = _("withdrawn") if piece.is_withdrawn else front.status if front.status != "published" else ""
    shown_status = status if parts.is_preview else ""
    return PieceLink(
        front.title,
        piece.url,
        piece.kind_label,
        piece.theme.name,
        piece.day,
        front.lang,
        LANGUAGE_NAMES[front.lang],
        shown_status,
    )


def _reason(piece: Analysis, related: RelatedParts) -> str:
    """What two pieces have in common, as words."""
    relation, title = related.relation, related.data_title
    if relation.datasets:
        more = len(relation.datasets) - 1
        if not more:
            return _("Same data: %(title)s", title=title)
        return ngettext("Same data: %(title)s and one more", "Same data: %(title)s and %(num)s more", more, title=title)
    if relation.same_theme:
        return _("Also on %(theme)s", theme=_within_sentence(piece.theme.name))
    if relation.authors:
        names = [author.name for author in piece.authors if author.slug in relation.authors]
        if more := len(names) - 2 if len(names) > MOST_IN_FULL else 0:
            first = ", ".join(names[:2])
            return ngettext(
                "Also by %(names)s and %(num)s more", "Also by %(names)s and %(num)s more", more, names=first
            )
        return _("Also by %(names)s", names=join_words(names))
    return _("The authors suggest it")


def _within_sentence(name: str) -> str:
    """A name with a small letter, unless it begins with an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
