"""Places the facts of a text: what the data say at each link, and whether the words of the link are still true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.cache.value_digest import digest
from dashboard.core.dates import day
from dashboard.core.finding import Finding, Severity
from dashboard.core.number_text import format_number, round_to
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


@dataclass(frozen=True)
class PlacedFacts:
    """The facts of one text, in the order of the text."""

    placed: tuple[PlacedFact, ...] = ()
    digest: str = ""
    """The digest of all that decides them: text, data, language."""

    @cached_property
    def display_digest(self) -> str:
        """The digest of what readers see of the facts."""
        return digest(self.placed)

    @cached_property
    def data_digest(self) -> str:
        """The digest of what the data say of the facts. Approvals depend on it."""
        facts = ((placed.target, placed.fact) for placed in self)
        return key_of(
            "facts", *((target, fact and (fact.value, fact.holds, fact.unit, fact.mark)) for target, fact in facts)
        )

    def __iter__(self) -> Iterator[PlacedFact]:
        return iter(self.placed)

    def __len__(self) -> int:
        return len(self.placed)


_PLACED_FACTS = JsonCodec[PlacedFacts](PlacedFacts)


def place_facts(source_text: SourceText, language: Language, reader: FactReader, cache: Cache) -> PlacedFacts:
    """Read the facts of a text and verify the words of their links.

    Args:
        source_text: the text.
        language: the language in which its numbers are written.
        reader: asks the data.
        cache: keeps the facts of a text if all of them are sound.
    """
    if not source_text.cited:
        return PlacedFacts()
    # The key is made for every text in every build, so it is made of few things.
    digests = map(reader.digest, source_text.cited)
    key = key_of("facts", source_text.path, source_text.digest, language, *digests, engine_digest())
    references = (reference for reference in source_text.references if reference.kind == "fact")
    return cache.get_or_compute(
        key,
        _PLACED_FACTS,
        lambda: PlacedFacts(
            tuple(_place_fact(source_text, reference, language, reader) for reference in references), key
        ),
        dump=_if_sound,
    )


def _if_sound(facts: PlacedFacts) -> PlacedFacts | None:
    sound = all(placed.fact and all(finding.severity != "error" for finding in placed.findings) for placed in facts)
    return facts if sound else None


def _place_fact(source_text: SourceText, reference: Reference, language: Language, reader: FactReader) -> PlacedFact:
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
        verify_claim(words, fact, language, _describe_target(target))
        placed = replace(placed, fact=fact)
    except SilentError:
        pass
    except FactError as error:
        note(error.id, error.message, error.hint)
        if error.fact:
            placed = replace(placed, fact=error.fact)
    return replace(placed, findings=tuple(findings))


def verify_claim(words: str, fact: Fact, language: Language, name: str) -> None:
    """Compare the words of a link with its fact.

    Args:
        words: the words of the link.
        fact: what the data say.
        language: the language of the words.
        name: what a message calls the fact.

    Raises:
        FactError: the words are not true, or there is nothing in them to compare.
    """
    if fact.holds is not None:
        _verify_statement(words, fact, language, name)
        return
    assert fact.value is not None
    # If the data give no unit, only the digits are compared.
    unit = Unit() if fact.unit is None else read_unit(fact.unit)
    numbers = [
        number
        for number in _read_numbers(words, language, unit)
        if not (number.is_bare and words[number.start : number.end] in fact.ignored_numbers)
    ]
    if len(numbers) != 1:
        listed = ", ".join(f"'{words[number.start : number.end]}'" for number in numbers)
        message = f"'{words}' holds {len(numbers)} numbers: {listed}." if numbers else f"'{words}' holds no number."
        hint = "One link is one number." if numbers else "A statement without a number is a 'holds' of data/facts.yaml."
        raise FactError("fact-number", message, hint, fact)
    (claim,) = numbers
    if fact.unit is None:
        claim = replace(claim, scale=None, measure="")
    elif not fits(claim, unit):
        message = f"'{words}' does not fit {name}, which is given in {fact.unit or 'plain numbers'}."
        raise FactError("fact-unit", message, f"The value is {format_fact(fact)}.", fact)
    if not matches(claim, fact.value, unit):
        when = f", as known on {day(fact.as_of)}" if fact.as_of else ""
        message = f"'{words}' is not true: {name} is {format_fact(fact)}{when}."
        raise FactError("fact-false", message, f"Write '{rewrite(words, claim, fact.value, unit, language)}'.", fact)


def _verify_statement(words: str, fact: Fact, language: Language, name: str) -> None:
    for claim in _read_numbers(words, language, Unit()):
        digits = words[claim.start : claim.end].strip("-−–")
        if digits[0].isdigit() and digits not in fact.ignored_numbers:
            message = f"'{words}' holds the number '{words[claim.start : claim.end]}', which nothing checks."
            hint = f"Say it in the 'states' of {name}, or use a 'value' for it."
            raise FactError("fact-number", message, hint, fact)
    if not fact.holds:
        message = f"'{words}' is not true: it is no longer so that '{fact.label.rstrip('.')}'."
        raise FactError("fact-false", message, f"Change the sentence, or {name} in data/facts.yaml.", fact)


def _read_numbers(words: str, language: Language, unit: Unit) -> list[Number]:
    try:
        return read_numbers(words, language, unit.measure)
    except NumberError as error:
        message = f"Read '{error}' in '{words}', which is no number in the language of the text ({language})."
        raise FactError("fact-number", message, "English writes 1,234.5; the others write 1234,5.") from None


def format_fact(fact: Fact) -> str:
    """The value of a fact as labels write it: 27.1%, 244.8 USD bn, 2.27 times."""
    if fact.value is None:
        return "true" if fact.holds else "not true"
    # Of a computed number four digits are enough, but whole digits are never replaced by noughts.
    value = round_to(fact.value, min(0, fact.value.adjusted() - 3)) if fact.computed else fact.value
    unit = fact.unit or ""
    return format_number(value) + (unit if unit == "%" else f" {unit}" if unit else "")


def _describe_target(target: FactTarget) -> str:
    if not target.field:
        return target.name
    return ", ".join([f"{target.name}/{target.field}", *(f"{name} {value}" for name, value in target.key)])
