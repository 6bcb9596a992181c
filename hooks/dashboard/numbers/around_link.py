"""What stands around a link and changes what its number says: a hedge, a direction, a factor, a time.

Such words may also speak of something else, so only those are read that stand right beside the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.comparison import ComparisonGrammar
from dashboard.numbers.kinds import name_at
from dashboard.numbers.languages import WORDS
from dashboard.numbers.mere_words import MERE
from dashboard.numbers.passage import Mention, read_passage
from dashboard.numbers.phrases import Phrases
from dashboard.numbers.reader import find_claims
from dashboard.numbers.said_behind import said_behind
from dashboard.numbers.symbols import is_measure
from dashboard.numbers.times import Time
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.told_change import is_noun_of_change, told_change
from dashboard.numbers.told_verb import told_verb
from dashboard.numbers.unit import TIMES
from dashboard.numbers.unit_aside import units_beside
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import InAll, Language, in_all

_COMPARING = frozenset(("less than", "above", "at least", "up to", "just above", "just below"))
"""Hedges that compare two numbers where another one stands before them: 'of 50, more than 38 were …'."""
_NO_HEDGE: Mapping[Language, str] = {
    "en": r"\b(lead|majority|advantage|win|victory|control|dispute|increase|rise|growth|gain|premium|edge|from)\s+\S+$"
    r"|^\W*over$",
    "pl": r"\b(od|z|przewag\w+|wzrost\w*)\s+\S+$",
    "de": r"\b(von|vorsprung|mehrheit|zuwachs|anstieg)\s+\S+$",
    "sv": r"\b(från|övertag|majoritet|ökning)\s+\S+$",
}
"""Words before 'over' and 'up to' that make them no hedge: 'a lead over', 'from 76 up to'."""
_SURE_WAY: Mapping[Language, str] = {
    "en": r"\b((?<!off )by|(is|are|was|were|be|been) (up|down)|"
    r"rose|grew|climbed|jumped|soared|surged|increased|expanded|fell|dropped|declined|decreased|shrank|sank|slumped|"
    r"plunged|plummeted|tumbled|contracted|slipped|slid|dipped)$",
    "pl": r"\b(o)$",
    "de": r"\b(um)$",
    "sv": r"\b(med|sjönk|sjunkit|minskade|minskat|krympte|föll|ökade|ökat|växte|vuxit|steg|stigit)$",
}
"""How words of a direction end that surely belong to the number behind them. 'Made up 30%' says of none."""
_MOST_WORDS_OF_WAY = 6
_REACHES: Mapping[Language, str] = {"en": r"\bto$", "pl": r"\bdo$", "de": r"\bauf$", "sv": r"\btill$"}
"""How words before a number end which is what something came to: 'fiel auf 5 Prozent zurück'."""
_SIGNS = "$€£¥ "
_LONGEST_BEHIND = 40
"""Characters behind a number in which a hedge is looked for."""
_JOINS_FACTOR = lazy_re(r"\s*(of|z|von|av)?\s*[$€£¥]?", re.IGNORECASE)
_COMPARES = lazy_re(r"\b(as|than|jak|niż|wie|als|som|än)$", re.IGNORECASE)
_DEFINITE = lazy_re(r"\b(the|these|those|its|their|tych|der|die|den|dem|diese|de|den|det|dessa)\s*$", re.IGNORECASE)
"""What stands before a number that was told of before."""
SINCE: InAll = in_all("since", "od", "seit", "sedan")
"""How the time begins from which a change is counted."""
_BARE_YEARS = ("de", "sv")
"""Languages in which a year without a preposition says when something was: '2023 waren es'."""
_LONGEST_SHORT = 40
"""Characters before a full stop in which the word is looked for that it may shorten."""
_SENTENCE_END = lazy_re(r"[.!?;:]\s")


def ends_in_way(before: str, language: Language, behind: str = "") -> bool:
    """Whether the words before a number end with those of a direction that surely belong to it.

    Args:
        before: those words.
        language: their language.
        behind: what stands behind the number.
    """
    before = _without_mere(before, language)
    told = told_change(before, behind, language)
    return told.is_sure if told else bool(re.search(_SURE_WAY[language], before, re.IGNORECASE))


def _without_mere(before: str, language: Language) -> str:
    """Words before a number without signs of money and 'just' at their end."""
    mere = "|".join(MERE[language].split(", "))
    return re.sub(rf"\s({mere})$", "", before.rstrip(_SIGNS), flags=re.IGNORECASE)


@cache
def _shortened(language: Language) -> frozenset[str]:
    """Words beside numbers that a full stop may shorten."""
    own = WORDS[language]
    return frozenset(", ".join((*own.scales.values(), own.time_after, own.hedges["about"])).split(", "))


def _ends_of_sentences(text: str, language: Language) -> Iterator[int]:
    """Where sentences end. The full stop of '5 Mrd. Dollar', 'proc. niższy' and 'r. spadek' ends none."""
    short = _shortened(language)
    for match in _SENTENCE_END.finditer(text):
        end = match.start() + 1
        last_word = text[max(0, end - _LONGEST_SHORT) : end].lower().split()[-1]
        goes_on = text[match.end() : match.end() + 1].islower() or last_word in short
        if match[0][0] != "." or not goes_on:
            yield end


class AroundLink(Frozen):
    """A link, and what stands before and behind it in its paragraph."""

    before: str
    words: str
    behind: str
    language: Language
    led_by: str = ""
    """What stands before the sentence: 'Trade (EUR bn):'."""

    @classmethod
    def of_sentence(cls, before: str, words: str, behind: str, language: Language) -> AroundLink:
        """What stands around a link in its own sentence.

        Args:
            before: what stands before it in its paragraph.
            words: the words of the link.
            behind: what stands behind it.
            language: their language.
        """
        begin = max(_ends_of_sentences(before, language), default=0)
        end = next(_ends_of_sentences(behind, language), len(behind))
        return cls(before[begin:].lstrip(), words, behind[:end], language, before[:begin])

    @cached_property
    def _text(self) -> str:
        return self.before + self.words + self.behind

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return read_passage(self._text, self.language).mentions

    @cached_property
    def _own(self) -> Mention | None:
        """The number of the link."""
        begin, end = len(self.before), len(self.before) + len(self.words)
        found = [one for one in self._mentions if one.claim.start < end and begin < one.claim.end]
        return found[0] if len(found) == 1 else None

    @cached_property
    def hedge(self) -> tuple[str, str]:
        """The words of a hedge before the link, and behind its number: 'nearly', 'or more'; empty if there are none."""
        own = self._own
        if own is None or own.claim.top is not None:
            return "", ""
        begin, end = own.claim.hedge_words
        is_close = not self._text[end : own.claim.start].strip(_SIGNS)
        before = self._text[begin:end] if begin < len(self.before) and is_close else ""
        if before and (own.claim.hedge in _COMPARING and self._has_number_before(begin)):
            before = ""
        if before and re.search(_NO_HEDGE[self.language], self._text[:end], re.IGNORECASE):
            before = ""
        return before, self._behind(vocabulary(self.language).hedges_after)

    def _has_number_before(self, end: int) -> bool:
        return any(other.claim.start < end for other in self._mentions)

    def _behind[T](self, phrases: Phrases[T]) -> str:
        """The one of some phrases that stands right behind the number, outside of the link; empty without."""
        own = self._own
        if own is None or own.claim.span[1] < len(self.before) + len(self.words):
            return ""
        rest = self._text[own.claim.span[1] :]
        tokens = tokenize(rest[:_LONGEST_BEHIND], vocabulary(self.language).words)
        found = phrases.at(tokens, 0)
        return rest[: tokens[found.end - 1].end].strip() if found else ""

    @cached_property
    def way_behind(self) -> str:
        """The words of a direction right behind the number: 'lower', 'zurück'; empty without."""
        if re.search(_REACHES[self.language], self.before_number.rstrip(_SIGNS), re.IGNORECASE):
            return ""
        own = self._own
        if own and own.time and self._text[own.claim.span[1] :].lstrip().startswith(own.time.words):
            return ""  # 'under 2023' is a time in Swedish.
        return self._behind(vocabulary(self.language).directions_after)

    @cached_property
    def compared_behind(self) -> str:
        """What says behind the number with what it is compared: 'more than in 2022', 'year on year'; empty without."""
        own = self._own
        if own is None or own.claim.span[1] < len(self.before) + len(self.words):
            return ""
        words, rest = vocabulary(self.language), self._text[own.claim.span[1] :]
        tokens = tokenize(rest[: 2 * _LONGEST_BEHIND], words.words)
        way = words.directions_after.at(tokens, 0)
        begin, direction = (way.end, way.value) if way else (0, own.claim.direction)
        grammar = ComparisonGrammar(tokens, words, None, rest)
        compared = grammar.comparison(begin, replace(own.claim, direction=direction)) if begin < len(tokens) else None
        tail = name_at(tokens, begin, self.language, ("since",))
        since = grammar.time(0)
        is_since = since is not None and since.value.words.lower().startswith(SINCE[self.language])
        end = compared.end if compared else tail[-1] if tail else since.end if since and is_since else 0
        return rest[: tokens[end - 1].end].strip() if end else ""

    @cached_property
    def said_behind(self) -> list[str]:
        """What right behind the number says of it: 'in nominal terms', '(2020 = 100)', '(2023)' for 'of 2023'."""
        own = self._own
        if own is None or own.claim.span[1] < len(self.before) + len(self.words):
            return []
        begin, end = own.claim.span
        told_before = self.language == "pl" or _DEFINITE.search(self._text[:begin]) is not None
        return list(said_behind(self._text[end:], self.language, told_before=told_before))

    @cached_property
    def told_way(self) -> str:
        """The words of a direction right before the link: 'rose by', 'a fall of', 'up'; empty without."""
        own = self._own
        if own is None or own.claim.start < len(self.before):
            return ""  # (A minus belongs to the number.)
        before = _without_mere(self.before_number, self.language)
        if noun := told_change(before, self._behind_number, self.language):
            return noun.words
        if not own.claim.direction:
            is_size = any(is_measure(unit.measure) for unit in own.claim.units)
            return told_verb(before, self._behind_number, self.language) if is_size else ""
        if own.claim.span[0] < len(self.before):
            return ""
        parts = self.before.rstrip(_SIGNS).split()
        for count in range(1, min(_MOST_WORDS_OF_WAY, len(parts)) + 1):
            told = " ".join(parts[-count:])
            if any(claim.direction for claim in find_claims(f"{told} 5%", self.language)):
                return told
        return ""

    @property
    def way(self) -> str:
        """The same if these words surely belong to the number: not 'up', which may end 'made up'."""
        is_sure = ends_in_way(self.before_number, self.language, self._behind_number)
        return self.told_way if is_sure else ""

    @cached_property
    def noun_behind(self) -> str:
        """The noun of a change right behind the number: 'rise' in 'the 5 per cent rise'; empty without."""
        way = self.way_behind
        return way if is_noun_of_change(way, self.language) else ""

    @cached_property
    def with_unit_aside(self) -> list[str]:
        """A number that names no unit, with each one that stands apart from it: '245 billion euros'."""
        own = self._own
        if own is None or own.claim.has_unit or own.claim.kind != "number" or own.claim.top is not None:
            return []
        begin, end = own.claim.start, own.claim.span[1]
        found = units_beside(self.led_by + self._text[:begin], self._text[end:], self.language)
        return [f"{self._text[begin:end]} {unit}" for unit in found]

    @property
    def before_number(self) -> str:
        """What stands before the number of the link and its hedge."""
        begin = self._own.claim.hedge_words[0] if self._own and self._own.claim.hedge else len(self.before)
        return self.before[:begin]

    @property
    def _behind_number(self) -> str:
        return self._text[self._own.claim.span[1] :] if self._own else self.behind

    @cached_property
    def factor(self) -> str:
        """A fraction or a multiple right before the link, so that its number is another one: 'half of', 'twice'."""
        own = self._own
        if own is None:
            return ""
        before = [other for other in self._mentions if other.claim.span[1] <= own.claim.span[0]]
        if not before:
            return ""
        claim = before[-1].claim
        words, between = self._text[slice(*claim.span)].strip(), self._text[claim.span[1] : own.claim.start]
        is_factor = claim.kind != "number" or any(unit.measure == TIMES for unit in claim.units)
        is_close = _JOINS_FACTOR.fullmatch(between) and not _COMPARES.search(words)
        return (words + between.rstrip(_SIGNS)) if is_factor and is_close else ""

    @cached_property
    def far_time(self) -> Time | None:
        """The time that is the number's own though other words stand between them: 'In 2023 it was [5%]'."""
        own = self._own
        if own is None or own.time is None or own.close or own.time.words in self.words:
            return None
        if _DEFINITE.search(self.before) and not self.noun_behind:
            return None  # 'In 2025 it fell below the [5%] of the year before.'
        # 'Those of 2020' are other ones. A year that opens the sentence says when something was.
        is_bare = own.time.words[:1].isdecimal()
        opens = self.before.lstrip().startswith(own.time.words)
        return own.time if opens or not is_bare or self.language in _BARE_YEARS else None
