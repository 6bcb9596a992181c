"""Finds the numbers of a text wherever readers meet them, each with the sentence that says it and where this stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from dashboard.checks.prose import BREAK, MARKUP, NON_WORD, Prose, SideText, sentence_ends
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.claim import Claim
from dashboard.numbers.passage import Mention, read_passage
from dashboard.numbers.unit import Unit
from dashboard.numbers.words import Language, known_language

_YEAR = lazy_re(r"[12]\d{3}")
_DIGIT_OR_LETTER = lazy_re(r"\w")
_LINK = lazy_re(
    r"(?<!!)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)[^()]*\)"
)
_SCALES = {Fraction(10**3): "thousand", Fraction(10**6): "mn", Fraction(10**9): "bn", Fraction(10**12): "tn"}
_PERIODS = {("month", Fraction(12)): "year", ("month", Fraction(3)): "quarter", ("month", Fraction(120)): "decade"}
_RUNNING = "text"
HEADING = "heading"


class StatedNumber(Frozen):
    """A number that a text states."""

    sentence: str
    """The sentence in which it stands."""
    start: int
    """Offset in the sentence where its digits or its number words begin."""
    words: str
    """The number with its hedge and its unit."""
    unit: str
    """Its unit as it was read, such as 'USD bn'. Empty if its words name none."""
    line: int
    column: int
    language: Language
    where: str
    """What it stands in: 'text', 'heading', or the keys of the YAML, such as 'title' or 'key_points.0'."""
    chart: str = ""
    """The id of the chart whose words they are."""
    link: str = ""
    """The target of the link in which it stands."""


def find_dated_numbers(prose: Prose) -> tuple[StatedNumber, ...]:
    """The numbers of a text that have a time of their own and are no link: only these can be contradicted.

    To find them is quick, since most sentences hold no year.

    Args:
        prose: the text.
    """
    return tuple(number for number, mention in _stated_numbers(prose, _YEAR) if mention.time and not number.link)


def find_stated_numbers(prose: Prose) -> list[StatedNumber]:
    """All numbers of a text: in its front matter, its running text, its charts and its alternatives.

    Args:
        prose: the text.
    """
    return [number for number, _ in _stated_numbers(prose, _DIGIT_OR_LETTER)]


def _stated_numbers(prose: Prose, sign: re.Pattern[str]) -> Iterator[tuple[StatedNumber, Mention]]:
    """The numbers in the sentences that hold a sign; none in a language whose numbers nobody reads."""
    language = known_language(prose.lang)
    if language is None:
        return
    links = [(match.start("words"), match.end("words"), match["target"]) for match in _LINK.finditer(prose.source)]
    starts = [start for start, _, _ in links]
    headings = [(heading.start, prose.source.find("\n", heading.start)) for heading in prose.headings]
    for text, start, side in _sentences_of(prose):
        if not sign.search(text):
            continue
        for mention in read_passage(text, language).mentions:
            begin, finish = mention.claim.span
            offset = start + begin
            link = links[bisect_right(starts, offset) - 1] if links and starts[0] <= offset else (0, 0, "")
            in_heading = any(first <= offset and (offset < last or last < 0) for first, last in headings)
            number = StatedNumber(
                text,
                mention.claim.start,
                " ".join(text[begin:finish].split()),
                unit_text(mention.claim),
                *prose.place(offset),
                language,
                ".".join(side.keys) if side else HEADING if in_heading else _RUNNING,
                side.chart if side else "",
                link[2] if offset < link[1] else "",
            )
            yield number, mention


def unit_text(claim: Claim) -> str:
    """The unit of a number in short, such as 'USD bn' or 'm³ bn/year'; of several that are possible, the first."""
    unit = claim.units[0]
    return "/".join([_short(unit), *map(_short, unit.per)])


def _short(unit: Unit) -> str:
    if (unit.measure, unit.scale) in _PERIODS:
        return _PERIODS[unit.measure, unit.scale]
    scale = _SCALES.get(unit.scale) or ("" if unit.scale == 1 else f"{float(unit.scale):g}")
    return f"{unit.measure} {scale}".strip()


def _sentences_of(prose: Prose) -> Iterator[tuple[str, int, SideText | None]]:
    """Each sentence, the offset where it begins, and the text beside the running text in which it stands.

    What nobody sees is blank in it. The end of a link stays as a sign, so that no number reaches beyond it.
    """
    words, running_text = (
        re.sub(rf"{MARKUP}+", partial(_plain, prose.source), text) for text in (prose.words, prose.running_text)
    )
    for side in sorted(prose.side_texts):
        yield from ((text, start, side) for text, start in _sentences(words, side.start, side.end))
    yield from ((text, start, None) for text, start in _sentences(running_text, 0, len(running_text)))


def _plain(source: str, markup: re.Match[str]) -> str:
    end = source.find("](", *markup.span())
    blank = " " * len(markup[0])
    return blank if end < 0 else blank[: end - markup.start()] + NON_WORD + blank[end - markup.start() + 1 :]


def _sentences(words: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    text, begin = words[start:end], 0
    for finish in sentence_ends(text):
        sentence = text[begin:finish]
        if _DIGIT_OR_LETTER.search(sentence):
            skipped = len(sentence) - len(sentence.lstrip(BREAK + " \n"))
            yield sentence[skipped:], start + begin + skipped
        begin = finish
