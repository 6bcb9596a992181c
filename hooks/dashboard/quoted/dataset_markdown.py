"""A dataset as Markdown: its rows with their units, marks and sources, its columns, and how it came about."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.render.table import dataset_table
from dashboard.core.frozen import Frozen
from dashboard.core.words import N_, _
from dashboard.data.dataset import Dataset
from dashboard.data.readable_rows import covered_time
from dashboard.pages.codebook import ColumnEntry, codebook
from dashboard.pages.dataset_sources import dataset_sources
from dashboard.pages.ended_series import successor_of
from dashboard.quoted.front_matter import facts_of_dataset, inputs_of_site, with_front_matter
from dashboard.quoted.markdown_words import code, heading, link, paragraph, plain
from dashboard.quoted.source_list import source_list, source_numbers
from dashboard.quoted.value_tables import value_table
from dashboard.view.view import View

MOST_ROWS = 1_000
"""Rows of the table beside those that facts cite. The CSV has all."""


class QuotedDataset(Frozen):
    """A dataset of a view."""

    view: View
    dataset: Dataset

    @property
    def address(self) -> str:
        """From the root of the site."""
        return f"data/{self.dataset.name}/index.md"

    def inputs(self) -> object:
        """All that decides its Markdown."""
        view, dataset = self.view, self.dataset
        ended = dataset.descriptor.ended
        successors = view.datasets_named([ended.successor] if ended and ended.successor else [])
        rows = view.cited_rows(dataset.name)
        next_words = view.outlook.next_words(dataset)
        return inputs_of_site(view), view.themes, dataset, dataset.theme, rows, successors, next_words

    def markdown(self) -> str:
        """The whole page."""
        facts = facts_of_dataset(self.view, self.dataset) | {"next_update": self.view.outlook.next_words(self.dataset)}
        return with_front_matter(facts, "\n\n".join(self._parts()))

    def _parts(self) -> Iterator[str]:
        view, dataset, descriptor = self.view, self.dataset, self.dataset.descriptor
        yield heading(1, descriptor.title)
        yield paragraph(plain(descriptor.description))
        if ended := descriptor.ended:
            why = plain(ended.why.removesuffix("."))
            yield f"**{_('Ended')}** {plain(ended.when)}: {why}. {self._successor()}".strip()
        content = dataset_table(dataset, view.cited_rows(dataset.name), MOST_ROWS)
        publishers = dataset_sources(dataset)
        yield heading(2, _("Rows"))
        if content.total > content.shown:
            csv = link("CSV", f"{view.root}data/{dataset.name}.csv")
            newest = N_(
                "These are %(shown)s of %(total)s rows, the newest ones and those that texts cite; "
                "the %(csv)s holds all."
            )
            first = N_(
                "These are %(shown)s of %(total)s rows, the first ones and those that texts cite; "
                "the %(csv)s holds all."
            )
            words = newest if covered_time(dataset) else first
            yield _(words, shown=content.shown, total=content.total, csv=csv)
        yield value_table(content, dataset, source_numbers(publishers))
        yield f"{_('Sources')}:"
        yield source_list(publishers)
        if descriptor.how:
            yield heading(2, _("How the rows came about"))
            yield "\n\n".join(paragraph(plain(part)) for part in descriptor.how.split("\n") if part.strip())
        yield heading(2, _("Columns"))
        yield "\n".join(map(_column, codebook(dataset)))

    def _successor(self) -> str:
        if (successor := successor_of(self.view, self.dataset)) is None:
            return ""
        title = link(plain(successor.descriptor.title), f"{self.view.root}data/{successor.name}/")
        return _("It goes on as %(title)s.", title=title)


def _column(entry: ColumnEntry) -> str:
    said = f"{'; '.join((entry.kind, *entry.rules))}. {entry.description}".strip()
    values = "; ".join(
        plain(one.label) if one.label == one.value else f"{plain(one.label)} {code(one.value)}"
        for one in entry.categories
    )
    return f"- **{plain(entry.title)}** {code(entry.name)}: {plain(said)}{f' {values}.' if values else ''}"
