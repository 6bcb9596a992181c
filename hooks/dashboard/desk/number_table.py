"""The table of `desk check --numbers`: every number of the texts, with what bears it out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from dashboard.checks.stated_numbers import StatedNumber
from dashboard.core.control_characters import with_visible_control
from dashboard.core.finding import Format
from dashboard.core.phrases import plural
from dashboard.pieces.number_source import NumberSource
from dashboard.site.content import SiteContent
from dashboard.site.numbers_of_site import numbers_of_chart, numbers_of_text, path_of_chart

_Listed = tuple[str, StatedNumber, NumberSource]
"""The file from the root, a number in it, and its source."""


def number_table(content: SiteContent, is_asked_for: Callable[[str], bool], form: Format) -> str:
    """Write the numbers of texts and shared charts.

    Args:
        content: all that is known of the site.
        is_asked_for: whether a file, named from the root, is to be listed.
        form: 'text' for a table of each file, otherwise JSON.
    """
    listed = list(_numbers(content, is_asked_for))
    return (
        json.dumps([_entry(*row) for row in listed], ensure_ascii=False, indent=2) if form == "json" else _text(listed)
    )


def _numbers(content: SiteContent, is_asked_for: Callable[[str], bool]) -> Iterator[_Listed]:
    makers = {path: partial(numbers_of_text, content, path, every=True) for path in content.source_texts}
    charts = (id for id, chart in content.shared_charts.items() if chart)
    makers |= {path_of_chart(content, id): partial(numbers_of_chart, content, id) for id in charts}
    for path, make in makers.items():
        if is_asked_for(path):
            yield from ((path, number, source) for number, source in make().sources())


def _entry(path: str, number: StatedNumber, source: NumberSource) -> dict[str, object]:
    return {
        "path": path,
        "line": number.line,
        "column": number.column,
        "where": _where(number),
        "number": number.words,
        "unit": number.unit,
        "kind": source.kind,
        "source": source.text,
    }


def _text(listed: list[_Listed]) -> str:
    lines: list[str] = []
    for path, rows in groupby(listed, key=lambda row: row[0]):
        cells = [
            (f"{number.line}:{number.column}", _where(number), number.words, number.unit, source.text)
            for _, number, source in rows
        ]
        widths = [max(len(row[place]) for row in cells) for place in range(4)]
        lines += [path, *("  " + _padded(row, widths) for row in cells), ""]
    without = sum(source.kind in ("none", "contradicted") for _, _, source in listed)
    lines.append(f"{plural(len(listed), 'number')}, {without} of them without a source.")
    return "\n".join(with_visible_control(line) for line in lines)


def _padded(row: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])


def _where(number: StatedNumber) -> str:
    return f"{number.chart}: {number.where}" if number.chart else number.where
