"""Places the facts of a text: what the data say at each link, and whether the words of the link are still true."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial

from msgspec.structs import replace

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.cache.value_digest import digest
from dashboard.core.finding import Finding, Severity, has_error
from dashboard.core.frozen import Frozen
from dashboard.data.covered import Covered, digest_of
from dashboard.facts.fact import Fact, FactError, FactTarget, SilentError, read_fact_target
from dashboard.facts.fact_reader import FactReader
from dashboard.numbers.vocabulary import DeclaredUnit
from dashboard.numbers.words import Language
from dashboard.pieces.reference import Reference
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.verify_fact import require_time_of_table, require_unit_of_table, verify_in_place

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
        require_unit_of_table(words, reference.beside, reference.heads, fact, language, name)
        for remark in remarks:
            note(remark.id, remark.message, remark.hint, "warning")
    except SilentError:
        pass
    except FactError as error:
        note(error.id, error.message, error.hint)
        if error.fact:
            placed = replace(placed, fact=error.fact)
    return replace(placed, findings=tuple(findings))


def _describe_target(target: FactTarget) -> str:
    if not target.field:
        return target.name
    return ", ".join([f"{target.name}/{target.field}", *(f"{name} {value}" for name, value in target.key)])
