"""The numbers of the texts and the shared charts of a site, ready to be held against the data."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.checks.blanking import read_prose
from dashboard.checks.stated_numbers import StatedNumber, find_stated_numbers, unit_text
from dashboard.core.text_span import TextSpan
from dashboard.numbers.passage import read_passage
from dashboard.numbers.words import Language
from dashboard.pieces.head_and_body import cell_parts
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.source_text import SourceText
from dashboard.site.checked_numbers import CheckedNumbers
from dashboard.site.content import SiteContent

_BY_CODE = ("cell", "figure")
"""The kinds of references whose charts code declares: no words of theirs stand in the text."""


def may_be_contradicted(source_text: SourceText) -> bool:
    """Whether a text has numbers that can be contradicted, or charts whose words nobody has read yet."""
    return bool(source_text.dated) or any(reference.kind in _BY_CODE for reference in source_text.references)


def numbers_of_text(content: SiteContent, path: str, *, every: bool = False) -> CheckedNumbers:
    """The numbers of a text, with those of the charts that its code declares.

    Args:
        content: all that is known of the site.
        path: of the text's file.
        every: whether all numbers are wanted, not only those that can be contradicted. Then the file is read anew.
    """
    source_text, placements = content.source_texts[path], content.placements[path]
    language = source_text.language or content.settings.editorial.language
    by_code = {reference.key for reference in source_text.references if reference.kind in _BY_CODE}
    declared = [
        number
        for placement in placements
        if placement.key in by_code and placement.chart
        for number in _numbers_of_declaration(placement, placement.chart, language)
    ]
    stated = _all_numbers(content, source_text) if every else source_text.dated
    charts = {placement.id: placement.chart for placement in placements if placement.chart}
    return CheckedNumbers(path, (*stated, *declared), charts, content.facts[path].placed)


def _all_numbers(content: SiteContent, source_text: SourceText) -> list[StatedNumber]:
    file, notebook = content.settings.root / source_text.path, source_text.notebook
    text = TextSpan(file.read_text(encoding="utf-8-sig", errors="replace"))
    spans = [part for part in cell_parts(notebook) if part.line] if notebook else [text]
    language = content.settings.editorial.language
    return find_stated_numbers(read_prose(spans, source_text.path, content.known_names, language))


def numbers_of_chart(content: SiteContent, id: str) -> CheckedNumbers:
    """The numbers of a shared chart's own words.

    Args:
        content: all that is known of the site.
        id: of the chart, which must not be broken.
    """
    path, chart = path_of_chart(content, id), content.shared_charts[id]
    assert chart
    file = content.settings.root / path
    span = TextSpan(file.read_text(encoding="utf-8", errors="replace"), kind="yaml")
    prose = read_prose([span], path, content.known_names, content.settings.editorial.language)
    return CheckedNumbers(path, find_stated_numbers(prose), {id: chart})


def path_of_chart(content: SiteContent, id: str) -> str:
    """The file of a shared chart, from the root of the repository."""
    return f"{content.settings.data_path}/charts/{id}.yaml"


def _numbers_of_declaration(placement: Placement, chart: ResolvedChart, language: Language) -> Iterator[StatedNumber]:
    """The numbers in the words of a chart that code declared: all on the line of the call."""
    spec = chart.selection.chart
    words = {"title": spec.title, "subtitle": spec.subtitle, "alt": spec.alt, "note": spec.note}
    words |= {"no_value": spec.no_value or ""}
    words |= {f"annotations.{index}.text": note.text for index, note in enumerate(spec.annotations)}
    line, column = placement.named_at or (placement.line, 1)
    for where, text in words.items():
        for mention in read_passage(text, language).mentions:
            claim = mention.claim
            shown = " ".join(text[claim.span[0] : claim.span[1]].split())
            yield StatedNumber(text, claim.start, shown, unit_text(claim), line, column, language, where, chart.id)
