"""The notes of facts: what the data say, and in which cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.core.words import _
from dashboard.pages.fact_html import fact_address, fact_title
from dashboard.pieces.placed_facts import PlacedFact
from dashboard.quoted.markdown_words import code, link, plain
from dashboard.view.view import View


class FactNotes:
    """Numbers the facts of one text in the order in which they are met, and writes their notes."""

    def __init__(self, view: View, placed: Iterable[PlacedFact]) -> None:
        """Start with no note.

        Args:
            view: knows the datasets.
            placed: the facts of the text.
        """
        self._view = view
        self._placed: Mapping[str, PlacedFact] = {fact.key: fact for fact in placed}
        self._numbers: dict[str, int] = {}
        """By what the facts point to: two places that name one cell have one note."""
        self._notes: list[str] = []

    def mark(self, key: str) -> str:
        """The mark of a fact's note; empty for a link that leads to no fact."""
        placed = self._placed.get(key)
        if placed is None or placed.fact is None or any(finding.id == "fact-place" for finding in placed.findings):
            return ""
        number = self._numbers.setdefault(placed.target, len(self._numbers) + 1)
        if number > len(self._notes):
            self._notes.append(f"[^fact-{number}]: {self._note(placed)}")
        return f"[^fact-{number}]"

    @property
    def notes(self) -> str:
        """All notes, one a line."""
        return "\n".join(self._notes)

    def _note(self, placed: PlacedFact) -> str:
        fact = placed.fact
        assert fact
        said = ". ".join(line.rstrip(".") for line in fact_title(fact).split("\n"))
        datasets = [
            link(plain(dataset.descriptor.title), f"{self._view.root}data/{dataset.name}/")
            for dataset in self._view.datasets_named(fact.datasets)
        ]
        name, _slash, column = placed.target.partition("?")[0].partition("/")
        places = [f"{_('Dataset') if len(datasets) < 2 else _('Datasets')}: {'; '.join(datasets)}"]
        if fact.row_id:
            places += [f"{_('row')} {link(plain(fact.row_id), self._view.root + fact_address(fact))}"]
        places += [f"{_('cell')} {code(column)}" if column else f"{_('computed as')} {code(name)}"]
        return f"{plain(said)}. {', '.join(places)}."
