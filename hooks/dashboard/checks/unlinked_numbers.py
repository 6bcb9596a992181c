"""Find numbers in prose that are not linked to a fact, and the one cell of the data that such a number states."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard.core.dates import MONTHS
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.claim import Claim, fits, matches
from dashboard.numbers.reader import find_claims
from dashboard.numbers.units import read_unit
from dashboard.numbers.words import known_language

if TYPE_CHECKING:
    from dashboard.checks.prose import Prose
    from dashboard.data.dataset import Dataset

_DIGIT = lazy_re(r"\d")
_PARAGRAPH = lazy_re(r"[^\x02\n][^\x02]*?(?=\n[ \t]*\n|\x02|\Z)")
_LINKED = lazy_re(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\](?=[(\[])")
_YEAR = lazy_re(r"(?:19|20)\d\d")
_MONTH = lazy_re(rf"({'|'.join(MONTHS)})\s+((?:19|20)\d\d)")
MIN_DIGITS = 2
"""Numbers with fewer digits are left alone: too many cells would match them."""


class UnlinkedNumber(Frozen):
    """A number outside of links, with its unit, and the times that its paragraph names."""

    words: str
    """The number with its unit, as the text has it."""
    line: int
    column: int
    claim: Claim
    """The number as it was read in its paragraph. Cut out of it, its words may be read differently."""
    times: tuple[str, ...]
    """Years such as 2024, and months such as 2024-06."""


def find_unlinked_numbers(prose: Prose) -> Iterator[UnlinkedNumber]:
    """The numbers of a text that name their unit. Headings, hedged numbers and numbers of one digit are left out."""
    language = known_language(prose.lang)
    if language is None:
        return
    excluded = [match.span() for match in _LINKED.finditer(prose.source)]
    for heading in prose.headings:
        end = prose.source.find("\n", heading.start)
        excluded.append((heading.start, end if end >= 0 else len(prose.source)))
    excluded = _joined(excluded)
    begins = [begin for begin, _ in excluded]
    for paragraph in _PARAGRAPH.finditer(prose.running_text):
        text, offset = paragraph[0], paragraph.start()
        if not _DIGIT.search(text):
            continue
        months = (_iso_month(match) for match in _MONTH.finditer(text))
        times = tuple(dict.fromkeys((*_YEAR.findall(text), *months)))
        for number in find_claims(text, language):
            start, end = (offset + place for place in number.span)
            digits = sum(sign.isdecimal() for sign in text[number.start : number.end])
            if number.hedge or number.direction or not (number.has_unit or number.scaled) or digits < MIN_DIGITS:
                continue
            before = bisect_left(begins, end)
            if not before or excluded[before - 1][1] <= start:
                yield UnlinkedNumber(prose.source[start:end], *prose.place(start), number, times)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order. Those that overlap, such as a heading and its links, become one."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _iso_month(match: re.Match[str]) -> str:
    """'June 2024' as 2024-06."""
    return f"{match[2]}-{MONTHS.index(match[1]) + 1:02}"


def matching_cell(unlinked: UnlinkedNumber, datasets: Iterable[Dataset]) -> str:
    """Find the one cell that a number states.

    Args:
        unlinked: The number in the text.
        datasets: The datasets to look in.

    Returns:
        The target of a `fact:` link. Empty if no cell, or more than one, has the number's value and time.
    """
    targets = {target for dataset in datasets for target in _matching_cells(unlinked, dataset)}
    return targets.pop() if len(targets) == 1 else ""


def _matching_cells(unlinked: UnlinkedNumber, dataset: Dataset) -> Iterator[str]:
    number = unlinked.claim
    units = {
        column.name: read_unit(column.unit) for column in dataset.fields.values() if column.numeric and column.unit
    }
    fitting = [(name, unit) for name, unit in units.items() if fits(number, unit)]
    if not fitting:
        return
    for row in dataset.rows:
        key = {name: row.texts[name] for name in dataset.key}
        times = [text for name, text in key.items() if dataset.fields[name].temporal]
        times = times or _YEAR.findall(" ".join(key.values()))
        if not times or not set(times) <= set(unlinked.times):
            continue
        for name, unit in fitting:
            if row.values[name] is not None and matches(number, Decimal(row.texts[name].strip()), unit):
                yield f"{dataset.name}/{name}?{urlencode(key)}"
