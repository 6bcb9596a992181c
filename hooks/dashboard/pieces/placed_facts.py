"""Places the facts of a text: what the data say at each link, and whether the words of the link are still true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, partial

from msgspec.structs import replace

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.cache.value_digest import digest
from dashboard.core.finding import Finding, Severity, has_error
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import format_number, round_to
from dashboard.data.covered import Covered, digest_of
from dashboard.data.marks import sign_of
from dashboard.data.unit_forms import unit_behind, with_unit
from dashboard.facts.fact import Fact, FactError, FactTarget, SilentError, read_fact_target
from dashboard.facts.fact_reader import FactReader
from dashboard.numbers.around_link import AroundLink
from dashboard.numbers.subject import Subject
from dashboard.numbers.times import times_in
from dashboard.numbers.units import read_unit
from dashboard.numbers.vocabulary import DeclaredUnit
from dashboard.numbers.widened import widened
from dashboard.numbers.words import Language
from dashboard.pieces.fact_claim import FactClaim
from dashboard.pieces.reference import Reference
from dashboard.pieces.source_text import SourceText

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class PlacedFact(Frozen):
    """A fact at a place in a text."""

    key: str
    """The name of its slot."""
    target: str
    """What its link names, without `fact:`."""
    words: str
    """The words of its link."""
    line: int
    column: int
    fact: Fact | None
    """None if the link leads to no fact: then the page shows the words only."""
    findings: tuple[Finding, ...] = ()
    datasets: tuple[str, ...] = ()
    """The names of the datasets that it reads, also if it is broken."""

    @property
    def is_sound(self) -> bool:
        """Whether the link leads to a fact that bears out its words."""
        return self.fact is not None and not has_error(self.findings)


class PlacedFacts(Frozen):
    """The facts of one text, in the order of the text."""

    placed: tuple[PlacedFact, ...] = ()
    digest: str = ""
    """The digest of all that decides them: text, data, language."""

    @cached_property
    def display_digest(self) -> str:
        """The digest of what readers see of the facts."""
        return digest(self.placed)

    @cached_property
    def covered(self) -> Covered:
        """What an approval covers of what the data say of them."""
        facts = [(placed.target, placed.fact) for placed in self if placed.fact]
        return Covered(
            rows=digest_of(
                (target, fact.value, fact.holds, fact.mark, fact.source_names, bool(fact.row_id))
                for target, fact in facts
            ),
            surroundings=digest_of((target, fact.words, fact.sources, fact.updated) for target, fact in facts),
            units=digest_of((target, fact.unit) for target, fact in facts),
        )

    def __iter__(self) -> Iterator[PlacedFact]:
        return iter(self.placed)

    def __len__(self) -> int:
        return len(self.placed)


_PLACED_FACTS = Codec[PlacedFacts](PlacedFacts)


def place_facts(
    source_text: SourceText,
    language: Language,
    reader: FactReader,
    cache: Cache,
    declared: tuple[DeclaredUnit, ...],
) -> PlacedFacts:
    """Read the facts of a text and verify the words of their links.

    Args:
        source_text: the text.
        language: the language in which its numbers are written.
        reader: asks the data.
        cache: keeps the facts of a text if all of them are sound.
        declared: the units that the site declares.
    """
    if not source_text.cited:
        return PlacedFacts()
    # The key is made for every text in every build, so it is made of few things.
    digests = map(reader.digest, source_text.cited)
    key = key_of("facts", source_text.path, source_text.digest, language, *digests, repr(declared), engine_digest())
    references = (reference for reference in source_text.references if reference.kind == "fact")
    return cache.get_or_compute(
        key,
        _PLACED_FACTS,
        lambda: PlacedFacts(
            tuple(_place_fact(source_text, reference, language, reader, declared) for reference in references), key
        ),
        dump=_if_sound,
    )


def _if_sound(facts: PlacedFacts) -> PlacedFacts | None:
    return facts if all(placed.is_sound for placed in facts) else None


def _place_fact(
    source_text: SourceText,
    reference: Reference,
    language: Language,
    reader: FactReader,
    declared: tuple[DeclaredUnit, ...],
) -> PlacedFact:
    words = " ".join(reference.alt.split())
    placed = PlacedFact(reference.key, reference.text, words, reference.line or 1, reference.column or 1, None)
    findings: list[Finding] = []

    def note(id: str, message: str, hint: str = "", severity: Severity = "error") -> None:
        find = partial(Finding, path=source_text.path, line=placed.line, column=placed.column)
        findings.append(find(id=id, severity=severity, message=message, hint=hint))

    if any(tag in HEADINGS for tag in reference.within.split()):
        message = f"The fact '{words}' stands in a heading, where it is no link."
        note("fact-place", message, "State it in the first sentence below.", "warning")
    try:
        target = read_fact_target(reference.text)
        placed = replace(placed, datasets=reader.datasets_of(target))
        fact = reader.read(target)
        name = _describe_target(target)
        remarks = verify_in_place(words, reference.beside, fact, language, name, declared=declared)
        placed = replace(placed, fact=fact)
        require_time_of_table(reference.heads, fact, language, name)
        for remark in remarks:
            note(remark.id, remark.message, remark.hint, "warning")
    except SilentError:
        pass
    except FactError as error:
        note(error.id, error.message, error.hint)
        if error.fact:
            placed = replace(placed, fact=error.fact)
    return replace(placed, findings=tuple(findings))


def verify_in_place(
    words: str,
    beside: tuple[str, str],
    fact: Fact,
    language: Language,
    name: str,
    *,
    declared: tuple[DeclaredUnit, ...] = (),
) -> list[FactError]:
    """Compare the words of a link, and what stands beside it, with its fact.

    Args:
        words: the words of the link.
        beside: what stands right before and right behind it.
        fact: what the data say.
        language: the language of the words.
        name: what a message calls the fact.
        declared: the units that `data/names.yaml` declares.

    Returns:
        What is doubtful: warnings.

    Raises:
        FactError: as `verify_claim` does; also for a sign, a scale, a unit or a time that stands beside the link.
    """
    remarks = verify_claim(words, fact, language, name, declared=declared)
    if fact.value is None or not fact.unit:
        return remarks
    before, behind = (re.sub(r"\s+", " ", text) for text in beside)
    wide = widened(before, words, behind, language, read_unit(fact.unit), dated=bool(fact.period))
    if wide != words:
        verify_claim(wide, fact, language, name, declared=declared)
    around = AroundLink.of_sentence(before, words, behind, language)
    if around.way:
        verify_claim(f"{around.way} {wide}", fact, language, name, declared=declared)
    return [*remarks, *_doubts(around, wide, fact, name)]


def require_time_of_table(heads: tuple[str, ...], fact: Fact, language: Language, name: str) -> None:
    """Compare the time at the head of a table's row or column with that of a value.

    Args:
        heads: the words at the heads. Only those that are nothing but a time count, and only if they name one year.
        fact: what the data say.
        language: of the words.
        name: what a message calls the fact.

    Raises:
        FactError: the value is of another time.
    """
    found = [(head, times_in(head, language)) for head in heads]
    alone = [(head, times[0]) for head, times in found if len(times) == 1 and times[0].words == head.strip(" *")]
    told = [(head, time) for head, time in alone if time.years]
    if not fact.period or len({time.years for _, time in told}) != 1:
        return
    subject = Subject(fact.label, fact.period, "", read_unit(fact.unit or ""), fact.unit or "", language)
    for head, time in told:
        if len(time.years) == 1 and not subject.agrees(time):
            message = f"The table has {name} in the row or column '{head}', and its value is that of {fact.period}."
            raise FactError("fact-time", message, "Cite the row of that time, or mend the head.", fact)


def _doubts(around: AroundLink, wide: str, fact: Fact, name: str) -> Iterator[FactError]:
    """What words beside a link make doubtful. They may speak of something else, so they are no errors."""
    first, last = around.hedge
    told = [f"{first} {wide} {last}".strip()] if first or last else []
    if fact.period and around.far_time:
        told.append(f"{wide} {around.far_time.words}")
    for words in told:
        try:
            verify_claim(words, fact, around.language, name)
        except FactError as error:
            hint = f"{error.hint} If the words beside the link speak of something else, put them farther from it."
            yield FactError("fact-beside", error.message, hint, fact)
    if around.way and not FactClaim(around.words, fact, around.language, name, "").is_of_change:
        message = f"'{around.way}' speaks of a change; the title of {name} names none."
        hint = "Write 'rose to', name the change in the title, or state the difference as a fact of data/facts.yaml."
        yield FactError("fact-beside", message, hint, fact)
    if around.factor:
        message = f"'{around.factor}' stands right before '{around.words}', so that the sentence says another number."
        hint = f"The value is {format_fact(fact)}. State the other number as a fact of data/facts.yaml."
        yield FactError("fact-beside", message, hint, fact)


def verify_claim(
    words: str, fact: Fact, language: Language, name: str, *, declared: tuple[DeclaredUnit, ...] = ()
) -> list[FactError]:
    """Compare the words of a link with its fact.

    Args:
        words: the words of the link.
        fact: what the data say.
        language: the language of the words.
        name: what a message calls the fact.
        declared: the units that `data/names.yaml` declares.

    Returns:
        What is doubtful: warnings.

    Raises:
        FactError: the words are not true, a word was not understood, or there is nothing in them to compare.
    """
    return FactClaim(words, fact, language, name, format_fact(fact), declared).check()


def format_fact(fact: Fact) -> str:
    """The value of a fact as labels write it: 27.1%, <10%, USD 244.8 bn, 2.27 times."""
    if fact.value is None:
        return "true" if fact.holds else "not true"
    # Of a computed number four digits are enough, but whole digits are never replaced by noughts.
    value = round_to(fact.value, min(0, fact.value.adjusted() - 3)) if fact.computed else fact.value
    number = format_number(value)
    sign = "" if fact.computed else sign_of(fact.mark)
    return sign + with_unit(number, unit_behind(number, fact.unit, fact.unit_forms))


def _describe_target(target: FactTarget) -> str:
    if not target.field:
        return target.name
    return ", ".join([f"{target.name}/{target.field}", *(f"{name} {value}" for name, value in target.key)])
