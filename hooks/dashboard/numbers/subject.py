"""What the labels of a value say: its times, what it is of, what it counts, and whether it is the size of a fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from dashboard.core.frozen import Frozen
from dashboard.numbers.kinds import EXCLUSIVE, KINDS, names_in
from dashboard.numbers.period_words import leaves_out, stretch
from dashboard.numbers.sentence import Base
from dashboard.numbers.symbols import is_measure
from dashboard.numbers.times import WHOLE_YEAR, Time, times_in
from dashboard.numbers.tokens import Token, tokenize
from dashboard.numbers.unit import UNSCALED, Unit
from dashboard.numbers.unit_words import POINT_WORDS
from dashboard.numbers.vocabulary import Vocabulary, vocabulary
from dashboard.numbers.words import Language

_METRE = "m"
_DECEMBER = 12
_SAYS_NOTHING = ("total", "many", "nation")
"""Names of bases that name nothing by themselves: 'of it', 'of them', 'of Russians'."""
_OPPOSITES = (frozenset({"exports", "imports"}), frozenset({"revenue", "spending"}), frozenset({"oil", "gas", "coal"}))
"""Names of bases of which one is not the other, so that a part of one is none of the other."""
_PARTS = {"crude": "oil", "lng": "gas"}
"""Names of bases that are kinds of others."""
_SHORT = 3
"""Words of the label with fewer letters name nothing."""


class ValueSubject(Frozen):
    """What is known of a value beside the value itself."""

    label: str
    """What is counted, in words for readers."""
    period: str
    """The time of the value, such as 'June 2024'. Empty if it is not known."""
    numbers: str
    """Numbers of its key, such as '2024'."""
    unit: Unit
    unit_text: str
    """The unit as the descriptor writes it."""
    language: Language
    """That of the words that are compared with it; labels may also be in English."""

    @cached_property
    def _label_times(self) -> list[Time]:
        return [time for time in times_in(self.label) if time.years]

    @cached_property
    def _points(self) -> list[Time]:
        """The times in which the value may lie: its period, if it is known, else the first one that the label names."""
        if self.period:
            return [time for time in times_in(self.period) if time.years]
        points = [time for time in self._label_times if not time.is_bound][:1]
        # What changed from one year to the next changed in the second one.
        steps = [time.years for time in self._label_times if len(time.years) > 1]
        points += [Time(years[1:]) for years in steps if years[1] - years[0] == 1]
        own = (year for year in re.findall(r"\b[12]\d{3}\b", self.numbers) if year not in self.label)
        return points + [Time((int(year),)) for year in own]

    @property
    def _known_times(self) -> list[Time]:
        return [*self._points, *self._label_times]

    @property
    def knows_time(self) -> bool:
        """Whether anything is known of its time."""
        return bool(self._known_times)

    @property
    def is_yearly(self) -> bool:
        """Whether the value may be that of a year, so that 'a year' says nothing new."""
        if "yearly" in self._names("pace"):
            return True
        if self.unit.measure in UNSCALED or self._names("state") & {"stock", "share"}:
            return False
        times = self._points if self.period else self._label_times
        return not times or (len(times) == 1 and not times[0].is_bound and times[0] == Time(times[0].years))

    @property
    def has_pace(self) -> bool:
        """Whether label or unit say by which time it is told: 'monthly', 'a day'."""
        return bool(self._names("pace"))

    @cached_property
    def _is_sum(self) -> bool:
        """Whether it adds up over time, as trade and meetings do, and prices, shares and debts do not."""
        of_moment = self.unit.measure in ("", *UNSCALED) or self.unit.per or self._names("state") & {"stock", "share"}
        return not of_moment and not any(word in POINT_WORDS for word in self.unit.measure.split())

    @property
    def is_level(self) -> bool:
        """Whether the value is a share and no change, so that nothing rose or fell by it."""
        return self._names("state") == {"share"}

    def agrees(self, time: Time) -> bool:
        """Tell whether a time may be that of the value. Nothing contradicts a time that is not known."""
        if not self._known_times:
            return True
        if len(time.years) > 1 and all(self.agrees(Time((year,), is_bound=True)) for year in time.years):
            return True
        if time.is_bound:
            known_times = self._label_times if leaves_out(time.words, self.language) else self._known_times
            return any(known.names(time) for known in known_times)
        if part := stretch(time.words, self.language):
            # What is so 'at the end of' a year may be the figure of the year itself.
            return any(
                known.names(time) and (known.lies_in(*part) or (part[1] == _DECEMBER and known.covered == WHOLE_YEAR))
                for known in self._points
            )
        return any(time.tells(known, is_sum=self._is_sum) for known in self._points)

    def is_of_now(self, year: int) -> bool:
        """Tell whether its time is not long before a year."""
        years = [last for time in self._points for last in time.years]
        return not years or max(years) >= year - 2

    @cached_property
    def falls(self) -> bool:
        """Whether the label says that the value is the size of a fall: 'Fall of trade', 'The discount of Urals'."""
        return any(_heads_a_fall(tokens, vocabulary(language)) for language, tokens in self._label_tokens)

    @cached_property
    def _label_tokens(self) -> list[tuple[Language, list[Token]]]:
        languages: list[Language] = ["en", self.language] if self.language != "en" else ["en"]
        return [(language, tokenize(self.label, vocabulary(language).words)) for language in languages]

    @cached_property
    def _all_tokens(self) -> list[tuple[Language, list[Token]]]:
        """The words of the label in each language, and those of the unit."""
        return [*self._label_tokens, ("en", _english(self.unit_text))]

    @cached_property
    def things(self) -> tuple[tuple[str, Unit], ...]:
        """Names of what the value counts: the words of its unit, and those of its label if it counts things."""
        if self.unit.measure == _METRE:
            return ((_METRE, Unit(_METRE)),)  # '30m' is no million of metres
        if is_measure(self.unit.measure):
            return ()
        own = Unit(self.unit.measure)
        names = [self.unit.measure, f"{self.unit.measure}s", self.unit.measure.removesuffix("s")]
        return tuple((name, own) for name in dict.fromkeys([*names, *self._nouns()]) if name)

    def _nouns(self) -> Iterator[str]:
        """The words of the label that may name what is counted, alone and up to three in a row."""
        for language, tokens in self._label_tokens:
            words = vocabulary(language)
            names = [
                token.text
                if token.is_word
                and len(token.text) >= _SHORT
                and not (words.negations.at(tokens, place) or words.hedges.at(tokens, place))
                and ((unit := words.units.at(tokens, place)) is None or unit.value[0].measure == self.unit.measure)
                else ""
                for place, token in enumerate(tokens)
            ]
            for place in range(len(names)):
                for length in (1, 2, 3):
                    if all(row := names[place : place + length]) and len(row) == length:
                        yield " ".join(row)

    def _names(self, kind: str, *, behind_of: bool = False) -> set[str]:
        """The names of a kind that label and unit have; if asked, only those behind 'of' where there are any."""
        names = set()
        for language, tokens in self._all_tokens:
            of = vocabulary(language).of
            place = next((index for index in range(len(tokens)) if of.at(tokens, index)), 0) if behind_of else 0
            names |= names_in(tokens[place:], language, kind) or names_in(tokens, language, kind)
        return names

    def contradicts(self, words: str) -> bool:
        """Tell whether words name another thing than label and unit do: 'foreign debt', which is no domestic debt."""
        tokens = tokenize(words, vocabulary(self.language).words)
        for kind in EXCLUSIVE:
            known = self._names(kind, behind_of=True)
            if known and names_in(tokens, self.language, kind) - known:
                return True
        return False

    def has_other_prices(self, year: int) -> bool:
        """Tell whether label or unit say that the value is at prices of another year."""
        texts = [text for text in (self.unit_text, self.label) if names_in(_english(text), "en", "prices")]
        years = {int(year) for text in texts for year in re.findall(r"\b[12]\d{3}\b", text)}
        return bool(years) and year not in years

    def opposes(self, base: Base) -> bool:
        """Tell whether a base is the opposite of the one that label and unit name: exports, where they say imports."""
        known = {_PARTS.get(name, name) for name in self._bases}
        said = {_PARTS.get(name, name) for name in base.names}
        return any(said & group and known & group and not said & known & group for group in _OPPOSITES)

    @cached_property
    def _bases(self) -> set[str]:
        """The names of bases that label and unit have."""
        return {
            match.value
            for language, tokens in self._all_tokens
            for index in range(len(tokens))
            if (match := vocabulary(language).bases.at(tokens, index))
        }

    def knows(self, kind: str, name: str) -> bool:
        """Tell whether label or unit have a name. What is known of a year may be a change since the year before."""
        if self._names(kind) == {name}:
            return True
        if (kind, name) == ("since", "year") and "change" in self._names("state"):
            return self._names(kind) in ({name}, set()) and all(time == Time(time.years) for time in self._points)
        return name in self._names(kind)

    def unknown(self, base: Base, known: str) -> list[str]:
        """The words of a base that neither the label nor the unit has.

        Args:
            base: what the text says.
            known: the base of the unit.
        """
        names = {known, *_SAYS_NOTHING}
        forms = {token.text for token in _english(self.unit_text)}
        for language, tokens in self._label_tokens:
            bases = vocabulary(language).bases
            for index, token in enumerate(tokens):
                forms |= {token.text.removesuffix("'s"), token.text.rstrip("s")}
                if match := bases.at(tokens, index):
                    names.add(match.value)
        unknown = [name for name in base.names if name not in names]
        return unknown + [
            word for word in base.others if word not in forms and word.rstrip("s") not in forms and not self._owns(word)
        ]

    def _owns(self, word: str) -> bool:
        """Whether label or unit have a word in another form: 'chinesischen' for 'Chinese'."""
        tokens = tokenize(word, vocabulary(self.language).words)
        owners = self._names("owner") | self._names("place")
        return any(
            names_in(tokens, self.language, kind) & (owners if kind in ("owner", "place") else self._names(kind))
            for kind in KINDS
        )


def _english(text: str) -> list[Token]:
    return tokenize(text, vocabulary("en").words)


def _heads_a_fall(tokens: list[Token], words: Vocabulary) -> bool:
    """Whether a word of a fall is the noun of a label: it stands right before the first preposition or at the end."""
    ends = (words.of, words.time, words.bounds, words.between, words.to, words.articles)
    for index in range(len(tokens)):
        if fall := words.falls.at(tokens, index):
            end = fall.end
            is_last = end == len(tokens) or not tokens[end].is_word or any(table.at(tokens, end) for table in ends)
            # Polish needs no preposition: 'Spadek eksportu'.
            if is_last or (index == 0 and not words.words.articles):
                return True
        if index and any(table.at(tokens, index) for table in ends):
            return False
    return False
