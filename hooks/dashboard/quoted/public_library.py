"""What a program may ask of a site: to search it, to list it, to read a page, and to get rows. All of it is public.

Whatever is asked, the answer has a limit. Words that are searched for are words, and no expressions; names are keys of
what is shown, and no paths.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dashboard.core.frozen import Frozen
from dashboard.quoted.found_words import words_of
from dashboard.quoted.holdings import KINDS, Holding, Kind, holdings_of
from dashboard.quoted.library_error import no_such
from dashboard.quoted.row_answer import kept_rows, rows_answer
from dashboard.view.view import View

MOST_HITS = 50
MOST_ENTRIES = 200
MOST_ROWS = 500
MOST_CHARACTERS = 60_000
"""Of a page in one answer. The rest is got by asking on."""


class PublicLibrary(Frozen):
    """Answers from the view of readers."""

    view: View

    def __post_init__(self) -> None:
        if self.view.is_preview:
            raise ValueError("a preview shows what is not public")

    def search(self, query: str, kind: Kind | None = None, limit: int = 10) -> dict[str, Any]:
        """Find what holds all words of a query, that which is named so first.

        Args:
            query: words.
            kind: of what; of everything if it is None.
            limit: how many hits.
        """
        words = words_of(query)
        ranked = [(holding.haystack.rank(words), holding) for holding in self._of_kind(kind)] if words else []
        found = sorted((pair for pair in ranked if pair[0]), key=lambda pair: -pair[0])
        hits = [
            holding.entry(self.view.root) | {"excerpt": holding.haystack.excerpt(words)}
            for _, holding in found[: _within(limit, MOST_HITS)]
        ]
        return {"total": len(found), "hits": hits}

    def entries(
        self, kind: Kind | None = None, theme: str | None = None, limit: int = 50, offset: int = 0
    ) -> dict[str, Any]:
        """List what there is, the newest pieces first.

        Args:
            kind: of what; of everything if it is None.
            theme: the slug of a theme.
            limit: how many.
            offset: how many are left out at the beginning.

        Raises:
            LibraryError: there is no such theme.
        """
        slugs = [known.slug for known in self.view.themes]
        if theme and theme not in slugs:
            raise no_such("theme", theme, slugs)
        all_entries = [holding for holding in self._of_kind(kind) if theme in (None, "", holding.theme)]
        start, end = _part(len(all_entries), limit, MOST_ENTRIES, offset)
        listed = [holding.entry(self.view.root) for holding in all_entries[start:end]]
        return {"total": len(all_entries), "entries": listed, "next_offset": _next(end, len(all_entries))}

    def page(self, kind: Kind, name: str, offset: int = 0) -> dict[str, Any]:
        """A page as Markdown.

        Args:
            kind: of what.
            name: a slug, an id, or a dataset's name.
            offset: at which character it begins; the answer says where to go on.

        Raises:
            LibraryError: there is no such page.
        """
        holding = self._holding(kind, name)
        markdown = holding.page.markdown()
        start, end = _part(len(markdown), MOST_CHARACTERS, MOST_CHARACTERS, offset)
        part = {"markdown": markdown[start:end], "characters": len(markdown), "next_offset": _next(end, len(markdown))}
        return {"address": holding.entry(self.view.root)["address"], **part}

    def rows(
        self,
        name: str,
        where: Mapping[str, str | list[str]] | None = None,
        since: str = "",
        until: str = "",
        limit: int = 100,
        offset: int = 0,
    ) -> dict[str, Any]:
        """Rows of a dataset, the newest first, with their units, marks and sources.

        Args:
            name: the dataset's.
            where: values by column: rows that have one of them there, as the CSV or as readers have it.
            since: the first time, such as 2020 or 2020-05; only of a dataset that has times. A row fits if a day of
                its own time does.
            until: the last time.
            limit: how many rows.
            offset: how many are left out at the beginning.

        Raises:
            LibraryError: there is no such dataset or column, or no such times.
        """
        self._holding("dataset", name)
        dataset = self.view.dataset(name)
        kept = kept_rows(dataset, where or {}, since, until)
        start, end = _part(len(kept), limit, MOST_ROWS, offset)
        about = {
            "address": f"{self.view.root}data/{name}/",
            "total": len(kept),
            "next_offset": _next(end, len(kept)),
        }
        return about | rows_answer(dataset, kept[start:end])

    def _holding(self, kind: Kind, name: str) -> Holding:
        named = self._by_name.get(kind, {})
        if name not in named:
            raise no_such(f"public {kind}", name, named)
        return named[name]

    def _of_kind(self, kind: Kind | None) -> list[Holding]:
        return [holding for one in KINDS if kind in (None, one) for holding in self._by_name[one].values()]

    @cached_property
    def _by_name(self) -> Mapping[Kind, Mapping[str, Holding]]:
        by_name: dict[Kind, dict[str, Holding]] = {kind: {} for kind in KINDS}
        for holding in holdings_of(self.view):
            by_name[holding.kind][holding.name] = holding
        return by_name


def _within(limit: int, most: int) -> int:
    return max(1, min(limit, most))


def _part(total: int, limit: int, most: int, offset: int) -> tuple[int, int]:
    start = max(0, min(offset, total))
    return start, min(start + _within(limit, most), total)


def _next(end: int, total: int) -> int | None:
    return end if end < total else None
