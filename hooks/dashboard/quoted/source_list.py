"""The sources of a chart or a dataset as a numbered list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.charts.figure.publishers import PublishedSource, Publisher
from dashboard.core.words import _
from dashboard.data.source import Source
from dashboard.quoted.markdown_words import link, plain


def source_numbers(publishers: Sequence[Publisher]) -> dict[Source, int]:
    """The numbers of the sources in the list, from 1."""
    return {publication.source: number for number, (_, publication) in enumerate(_listed(publishers), 1)}


def source_list(publishers: Sequence[Publisher]) -> str:
    """The list: of each source its publisher, title, address, day, and the rows that were taken from it."""
    return "\n".join(
        f"{number}. {_entry(publisher, publication)}"
        for number, (publisher, publication) in enumerate(_listed(publishers), 1)
    )


def _listed(publishers: Iterable[Publisher]) -> list[tuple[Publisher, PublishedSource]]:
    return [(publisher, publication) for publisher in publishers for publication in publisher.publications]


def _entry(publisher: Publisher, publication: PublishedSource) -> str:
    source = publication.source
    words = [link(plain(source.title), source.path or ""), plain(publication.way)]
    rows = " " + plain(_("Rows: %(rows)s", rows=publication.rows)) + "." if publication.rows else ""
    return f"{plain(publisher.name)}: {', '.join(filter(None, words))}.{rows}"
