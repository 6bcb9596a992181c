"""The check that finds numbers in texts that could be facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.checks.unlinked_numbers import matching_cell
from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from dashboard.pieces.source_text import SourceText
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent

_FINDINGS = Codec[list[Finding]](list[Finding])


@site_check("number-without-fact", "info", "text")
def number_without_fact(content: SiteContent) -> Iterator[Finding]:
    """A number could be a fact: exactly one cell of the data behind the text's charts has its value, unit and year.

    Why: A sentence that is bound to the data is checked whenever they change. The hint is ready to paste.

    Bad:
        In 2024 China sold goods worth 115.5 billion dollars.

        ![Two lines rise until 2024](chart:trade)

    Good:
        In 2024 China sold goods worth [115.5 billion dollars](fact:trade/value?year=2024&flow=china-to-russia).

        ![Two lines rise until 2024](chart:trade)
    """
    for path, source_text in content.source_texts.items():
        if source_text.numbers:
            names = sorted({name for placement in content.placements[path] for name in placement.datasets})
            datasets = [dataset for name in names if (dataset := content.datasets.get(name))]
            digests = [dataset.digest for dataset in datasets]
            key = key_of("loose", source_text.path, source_text.digest, *digests, engine_digest())
            make = partial(suggested_facts, source_text, datasets)
            yield from content.cache.get_or_compute(key, _FINDINGS, make)


def suggested_facts(source_text: SourceText, datasets: Sequence[Dataset]) -> list[Finding]:
    """The numbers of a text that are in exactly one cell of some datasets, with links that are ready to paste."""
    return [
        Finding(
            id="number-without-fact",
            severity="info",
            path=source_text.path,
            line=number.line,
            column=number.column,
            message=f"'{number.words}' could be a fact, so that it is checked whenever the data change.",
            hint=f"Write [{number.words}](fact:{target}).",
        )
        for number in source_text.numbers
        if (target := matching_cell(number, datasets))
    ]
