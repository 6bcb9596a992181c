"""Numbers in prose that are no facts, and the one cell of a piece's datasets that would make them one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard.core.dates import MONTHS
from dashboard.numbers.number import fits, matches
from dashboard.numbers.reader import read_unit, readable_numbers
from dashboard.numbers.languages import WORDS
from dashboard.numbers.words import Language

if TYPE_CHECKING:
    from dashboard.checks.prose import Prose
    from dashboard.data.dataset import Dataset

_DIGIT = re.compile(r"\d")
_PARAGRAPH = re.compile(r"[^\x02\n][^\x02]*?(?=\n[ \t]*\n|\x02|\Z)")
_LINKED = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\](?=[(\[])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(rf"({'|'.join(MONTHS)})\s+((?:19|20)\d\d)")
FEWEST = 2
"""So many digits a number must have: of fewer, too many are alike."""


@dataclass(frozen=True)
class UnlinkedNumber:
    """A number outside of links, with its unit and the times that its paragraph names."""

    words: str
    line: int
    column: int
    language: Language
    times: tuple[str, ...]
    """Years, and months such as 2024-06."""


def find_unlinked_numbers(prose: Prose) -> Iterator[UnlinkedNumber]:
    """The numbers of a text that name their unit. Headings, hedges and numbers of one digit are left alone."""
    language = next((one for one in WORDS if one == prose.lang), None)
    if language is None:
        return
    apart = [found.span() for found in _LINKED.finditer(prose.source)]
    apart += [(one.start, one.start + len(prose.source[one.start :].partition("\n")[0])) for one in prose.headings]
    for paragraph in _PARAGRAPH.finditer(prose.running):
        text, at = paragraph[0], paragraph.start()
        if not _DIGIT.search(text):
            continue
        times = tuple(dict.fromkeys((*_YEAR.findall(text), *(_month(found) for found in _MONTH.finditer(text)))))
        for number in readable_numbers(text, language):
            start, end = (at + place for place in number.span)
            digits = len(number.value.as_tuple().digits)
            if number.hedge or not (number.measure or number.scale) or digits < FEWEST:
                continue
            if not any(first < end and start < last for first, last in apart):
                yield UnlinkedNumber(prose.source[start:end], *prose.place(start), language, times)


def _month(found: re.Match[str]) -> str:
    return f"{found[2]}-{MONTHS.index(found[1]) + 1:02}"


def matching_cell(loose: UnlinkedNumber, datasets: Iterable[Dataset]) -> str:
    """The target of the fact that the number would be; empty where no cell or several have its value and its time."""
    targets = {target for dataset in datasets for target in _cells(loose, dataset)}
    return targets.pop() if len(targets) == 1 else ""


def _cells(loose: UnlinkedNumber, dataset: Dataset) -> Iterator[str]:
    (number,) = readable_numbers(loose.words, loose.language)
    named = [(column, read_unit(column.unit)) for column in dataset.fields.values() if column.numeric and column.unit]
    fitting = [(column.name, unit) for column, unit in named if fits(number, unit)]
    if not fitting:
        return
    for row in dataset.rows:
        key = {name: row.texts[name] for name in dataset.key}
        times = [text for name, text in key.items() if dataset.fields[name].temporal]
        times = times or _YEAR.findall(" ".join(key.values()))
        if not times or not set(times) <= set(loose.times):
            continue
        for name, unit in fitting:
            if row.values[name] is not None and matches(number, Decimal(row.texts[name].strip()), unit):
                yield f"{dataset.name}/{name}?{urlencode(key)}"
