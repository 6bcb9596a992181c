"""Compares the words of a link, and what stands around it, with the fact that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from msgspec.structs import replace

from dashboard.core.lazy_re import lazy_re
from dashboard.facts.fact import Fact, FactError
from dashboard.numbers.around_link import SINCE, AroundLink
from dashboard.numbers.reader import find_claims
from dashboard.numbers.subject import ValueSubject
from dashboard.numbers.times import times_in
from dashboard.numbers.told_balance import names_balance, told_balance
from dashboard.numbers.told_rate import is_price_of_other, told_rate
from dashboard.numbers.told_step import told_step
from dashboard.numbers.unit_aside import unit_of_head
from dashboard.numbers.units import read_unit
from dashboard.numbers.vocabulary import DeclaredUnit
from dashboard.numbers.widened import widened, with_every, with_period
from dashboard.numbers.words import Language
from dashboard.pieces.fact_claim import FactClaim

_ZERO_POINT = lazy_re(r"\b(?:zero point|nought point|null komma|zero przecinek|noll komma)\s*$", re.IGNORECASE)


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
    return FactClaim(words, fact, language, name, declared).check()


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
    if fact.value is None or not fact.unit:
        return verify_claim(words, fact, language, name, declared=declared)
    before, behind = (re.sub(r"\s+", " ", text) for text in beside)
    if words[-1:].isdecimal() and re.match(r"[.,'’]?\d", behind):
        message = f"'{words}' goes on behind the link: read '{behind[:10]}'."
        raise FactError("fact-false", message, "Put the whole number into the link.", fact)
    if point := _ZERO_POINT.search(before):
        message = f"'{words}' begins before the link: read '{point[0].strip()}'."
        raise FactError("fact-false", message, "Put the whole number into the link, in digits.", fact)
    before, words = with_every(before, words, language)
    before = re.sub(r"(?<=\b[12]\d{3}) $", "\t", before)  # 'Betrug 2023 [115,5]' is no number of thousands.
    told = None
    if names_balance(before + words + behind, language):
        around = AroundLink.of_sentence(before, words, behind, language)
        told = told_balance(around.before_number, words, around.behind, language)
    if told and fact.value > 0 and told.contradicts(fact.label, language):
        message = f"'{words}' is told as a {told.noun}, and {name} is {fact.written} ('{fact.label}')."
        raise FactError("fact-false", message, "Write which of both it is, or cite another value.", fact)
    try:
        return _verify_number(words, (before, behind), fact, language, name, declared)
    except FactError as error:
        if told is None:
            raise
        # Of a deficit below zero the words say the size.
        size = replace(fact, value=-fact.value) if told.is_deficit and fact.value < 0 else fact
        beside = before + told.began, told.ended + behind
        try:
            return _verify_number(told.words, beside, size, language, name, declared)
        except FactError:
            raise error from None


def _verify_number(
    words: str,
    beside: tuple[str, str],
    fact: Fact,
    language: Language,
    name: str,
    declared: tuple[DeclaredUnit, ...],
) -> list[FactError]:
    before, behind = beside
    assert fact.unit
    wide = widened(before, words, behind, language, read_unit(fact.unit), dated=bool(fact.period))
    around = AroundLink.of_sentence(before, words, behind, language)
    said = wide
    try:
        remarks = verify_claim(words, fact, language, name, declared=declared)
        if wide != words:
            verify_claim(wide, fact, language, name, declared=declared)
    except FactError as error:
        said, remarks = _true_by_more(around, wide, error, fact, name, declared)
    else:
        if around.way:
            verify_claim(f"{around.way} {wide}", fact, language, name, declared=declared)
    return [*remarks, *_doubts(around, wide, said, fact, name, declared)]


def _true_by_more(
    around: AroundLink, wide: str, error: FactError, fact: Fact, name: str, declared: tuple[DeclaredUnit, ...]
) -> tuple[str, list[FactError]]:
    """The words that make a link true by what stands beside it, as in 'fell by [1.4%]', with what is doubtful of them.

    Raises:
        FactError: none do.
    """
    first, last = around.hedge
    wholes = [" ".join(filter(None, (first, around.told_way, wide, last, around.way_behind)))]
    # (Of a loss data may have the size alone.)
    wholes += [] if around.way else [" ".join(filter(None, (first, wide, last)))]
    for whole in wholes if error.id in ("fact-false", "fact-unit") else ():
        if whole != around.words:
            with suppress(FactError):
                return whole, verify_claim(whole, fact, around.language, name, declared=declared)
    raise error


def _doubts(
    around: AroundLink, wide: str, said: str, fact: Fact, name: str, declared: tuple[DeclaredUnit, ...]
) -> Iterator[FactError]:
    """What words beside a link make doubtful. They may speak of something else, so they are no errors."""
    first, last = around.hedge
    unit = read_unit(fact.unit or "")
    told = [f"{first} {wide} {last}".strip()] if said == wide and (first or last) else []
    claim = FactClaim(around.words, fact, around.language, name)
    if said == wide and fact.period and around.way_behind and claim.is_of_change:
        told.append(f"{wide} {around.way_behind}")
    if fact.period and around.compared_behind and claim.is_of_change and not _says_year_before(around, fact):
        changed = f"{around.way} {wide}" if said == wide else said.removesuffix(around.way_behind)
        told.append(f"{changed.strip()} {around.compared_behind}")
    if (step := told_step(around.before, around.language)) and claim.is_of_change:
        told.append(f"{wide} {step}")
    if re.fullmatch(r"\d{4}", fact.period) and not claim.says_pace:
        told += filter(None, [with_period(around.before, around.words, around.behind, around.language, unit)])
    if fact.period and around.far_time:
        time = re.sub(r"^\w ", lambda letter: letter[0].lower(), around.far_time.words)
        told.append(f"{said} {time}")  # ('W' would be watts.)
    told += around.with_unit_aside
    told += [f"{said} {words}" for words in around.said_behind if fact.period or not words[1:5].isdecimal()]
    for words in told:
        try:
            verify_claim(words, fact, around.language, name, declared=declared)
        except FactError as error:
            hint = f"{error.hint} If the words beside the link speak of something else, put them farther from it."
            yield FactError("fact-beside", error.message, hint, fact)
    if rate := told_rate(around.before, around.language):
        thing, sold = rate
        if is_price_of_other(sold, unit):
            message = f"Read the price of '{thing}' before '{around.words}', and the value is given in {fact.unit}."
            yield FactError("fact-beside", message, "Name what the value is the price of, or cite another one.", fact)
    if (way := around.way or around.noun_behind) and not claim.is_of_change:
        yield claim.doubt_of_change("fact-beside", way)
    if around.factor:
        message = f"'{around.factor}' stands right before '{around.words}', so that the sentence says another number."
        hint = f"The value is {fact.written}. State the other number as a fact of data/facts.yaml."
        yield FactError("fact-beside", message, hint, fact)


def _says_year_before(around: AroundLink, fact: Fact) -> bool:
    """Whether a change is counted since the year before that of the value, as it is: 'by [12%] since 2023', of 2024."""
    since, year, *rest = [*around.compared_behind.lower().split(), "", ""]
    is_since = since == SINCE[around.language] and not any(rest)
    return is_since and fact.period.isdecimal() and year == str(int(fact.period) - 1)


def require_unit_of_table(
    words: str, beside: tuple[str, str], heads: tuple[str, ...], fact: Fact, language: Language, name: str
) -> None:
    """Compare the unit at the head of a table's row or column with that of a value.

    Args:
        words: of the link. Where they name a unit themselves, the heads say nothing of it.
        beside: what stands right before and right behind it.
        heads: the words at the heads.
        fact: what the data say.
        language: of the words.
        name: what a message calls the fact.

    Raises:
        FactError: the value is of another unit, and no head names its own.
    """
    claims = find_claims("".join((beside[0], words, beside[1])), language)
    units = list(filter(None, (unit_of_head(head, language) for head in heads)))
    if fact.value is None or not fact.unit or len(claims) != 1 or claims[0].has_unit or claims[0].kind != "number":
        return
    errors = []
    for unit in units:
        try:
            verify_claim(f"{words} {unit}", fact, language, name)
        except FactError as error:
            # The scale of 'USD' may stand in the words above the table.
            if error.id == "fact-unit" or any(claim.scaled for claim in find_claims(f"1 {unit}", language)):
                errors.append(error)
    if errors and len(errors) == len(units):
        message = f"The table has {name} under '{units[0]}', and it is given in {fact.unit}."
        raise FactError("fact-unit", message, f"The value is {fact.written}. Correct the head, or cite another value.")


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
    # ('Since 2022' is the head of a change up to a later year.)
    told = [(head, time) for head, time in alone if time.years and not time.is_bound]
    if not fact.period or len({time.years for _, time in told}) != 1:
        return
    subject = ValueSubject(fact.label, fact.period, "", read_unit(fact.unit or ""), fact.unit or "", language)
    for head, time in told:
        if len(time.years) == 1 and not subject.agrees(time):
            message = f"The table has {name} in the row or column '{head}', and its value is that of {fact.period}."
            raise FactError("fact-time", message, "Cite the row of that time, or correct the head.", fact)
