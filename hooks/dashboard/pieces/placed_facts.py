"""Facts in texts: what the data say at each place, and whether the words there are still true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.store import Cache, engine_digest, key_of
from dashboard.cache.value_digest import digest
from dashboard.charts.style.layout import number
from dashboard.core.dates import day
from dashboard.core.finding import Finding, Severity
from dashboard.facts.fact import Fact, FactError, FactTarget, SilentError, read_fact_target
from dashboard.facts.fact_reader import FactReader
from dashboard.numbers.number import Number, fits, matches, rewrite
from dashboard.numbers.reader import NumberError, read_numbers, read_unit
from dashboard.numbers.words import Language, Unit
from dashboard.pieces.markdown_extension import Reference
from dashboard.pieces.source_text import SourceText

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class PlacedFact:
    """A fact at a place in a text."""

    key: str
    """The name of its slot."""
    target: str
    words: str
    line: int
    column: int
    fact: Fact | None
    """None where there is none: the words stand as they are."""
    findings: tuple[Finding, ...] = ()
    datasets: tuple[str, ...] = ()
    """The names of the datasets that it asks for, also where it is broken."""


@dataclass(frozen=True)
class PlacedFacts:
    """The facts of one text, in its order."""

    placed: tuple[PlacedFact, ...] = ()
    digest: str = ""
    """Of all that decides them: text, data, language."""

    @cached_property
    def shown(self) -> str:
        """The digest of what readers see of them."""
        return digest(self.placed)

    @cached_property
    def said(self) -> str:
        """The digest of what the data say."""
        said = (
            (one.target, one.fact and (one.fact.value, one.fact.holds, one.fact.unit, one.fact.mark)) for one in self
        )
        return key_of("facts", *said)

    def __iter__(self) -> Iterator[PlacedFact]:
        return iter(self.placed)

    def __len__(self) -> int:
        return len(self.placed)


_PLACED_FACTS = JsonCodec[PlacedFacts](PlacedFacts)


def place_facts(source_text: SourceText, language: Language, reader: FactReader, cache: Cache) -> PlacedFacts:
    """The facts of a text, each with what is wrong with it."""
    if not source_text.cited:
        return PlacedFacts()
    # Asked of every text in every build, so the key is made of few things.
    named = map(reader.digest, source_text.cited)
    key = key_of("facts", source_text.path, source_text.digest, language, *named, engine_digest())
    references = (one for one in source_text.references if one.kind == "fact")
    return cache.get_or_compute(
        key,
        _PLACED_FACTS,
        lambda: PlacedFacts(tuple(_placed(source_text, one, language, reader) for one in references), key),
        dump=_if_sound,
    )


def _if_sound(facts: PlacedFacts) -> PlacedFacts | None:
    sound = all(placed.fact and all(one.severity != "error" for one in placed.findings) for placed in facts)
    return facts if sound else None


def _placed(source_text: SourceText, reference: Reference, language: Language, reader: FactReader) -> PlacedFact:
    words = " ".join(reference.alt.split())
    placed = PlacedFact(reference.key, reference.text, words, reference.line or 1, reference.column or 1, None)
    wrong: list[Finding] = []

    def note(id: str, message: str, hint: str = "", severity: Severity = "error") -> None:
        find = partial(Finding, path=source_text.path, line=placed.line, column=placed.column)
        wrong.append(find(id=id, severity=severity, message=message, hint=hint))

    if any(tag in HEADINGS for tag in reference.within.split()):
        message = f"The fact '{words}' stands in a heading, where it is no link."
        note("fact-place", message, "State it in the first sentence below.", "warning")
    try:
        target = read_fact_target(reference.text)
        placed = replace(placed, datasets=reader.datasets_of(target))
        fact = reader.read(target)
        verify_claim(words, fact, language, _name(target))
        placed = replace(placed, fact=fact)
    except SilentError:
        pass
    except FactError as error:
        note(error.id, error.message, error.hint)
        if error.fact:
            placed = replace(placed, fact=error.fact)
    return replace(placed, findings=tuple(wrong))


def verify_claim(words: str, fact: Fact, language: Language, name: str) -> None:
    """Hold the words of a link against what its fact says. `name` is what a message calls the fact.

    Raises:
        FactError: they are not true, or say nothing that could be.
    """
    if fact.holds is not None:
        _hold_statement(words, fact, language, name)
        return
    assert fact.value is not None
    # Of a number without a unit only the digits are compared.
    unit = Unit() if fact.unit is None else read_unit(fact.unit)
    read = [one for one in _read(words, language, unit) if not (one.bare and words[one.start : one.end] in fact.aside)]
    if len(read) != 1:
        listed = ", ".join(f"'{words[one.start : one.end]}'" for one in read)
        message = f"'{words}' holds {len(read)} numbers: {listed}." if read else f"'{words}' holds no number."
        hint = "One link is one number." if read else "A statement without a number is a 'holds' of data/facts.yaml."
        raise FactError("fact-number", message, hint, fact)
    (said,) = read
    if fact.unit is None:
        said = replace(said, scale=None, measure="")
    elif not fits(said, unit):
        message = f"'{words}' does not fit {name}, which is given in {fact.unit or 'plain numbers'}."
        raise FactError("fact-unit", message, f"The value is {shown(fact)}.", fact)
    if not matches(said, fact.value, unit):
        when = f", as known on {day(fact.as_of)}" if fact.as_of else ""
        message = f"'{words}' is not true: {name} is {shown(fact)}{when}."
        raise FactError("fact-false", message, f"Write '{rewrite(words, said, fact.value, unit, language)}'.", fact)


def _hold_statement(words: str, fact: Fact, language: Language, name: str) -> None:
    for one in _read(words, language, Unit()):
        digits = words[one.start : one.end].strip("-−–")
        if digits[0].isdigit() and digits not in fact.aside:
            message = f"'{words}' holds the number '{words[one.start : one.end]}', which nothing checks."
            hint = f"Say it in the 'states' of {name}, or use a 'value' for it."
            raise FactError("fact-number", message, hint, fact)
    if not fact.holds:
        message = f"'{words}' is not true: it is no longer so that '{fact.label.rstrip('.')}'."
        raise FactError("fact-false", message, f"Change the sentence, or {name} in data/facts.yaml.", fact)


def _read(words: str, language: Language, unit: Unit) -> list[Number]:
    try:
        return read_numbers(words, language, unit.measure)
    except NumberError as error:
        message = f"Read '{error}' in '{words}', which is no number in the language of the text ({language})."
        raise FactError("fact-number", message, "English writes 1,234.5; the others write 1234,5.") from None


def shown(fact: Fact) -> str:
    """The value of a fact as a label has it: 27.1%, 244.8 USD bn, 2.27 times."""
    if fact.value is None:
        return "true" if fact.holds else "not true"
    value = Decimal(f"{fact.value:.4g}") if fact.computed else fact.value
    unit = fact.unit or ""
    return number(float(value)) + (unit if unit == "%" else f" {unit}" if unit else "")


def _name(target: FactTarget) -> str:
    if not target.field:
        return target.name
    return ", ".join([f"{target.name}/{target.field}", *(f"{name} {value}" for name, value in target.key)])
