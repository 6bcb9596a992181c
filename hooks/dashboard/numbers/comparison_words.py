"""The words of comparisons and changes in all languages: 'than in', 'a year earlier', 'growth'."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from dashboard.core.frozen import Frozen
from dashboard.numbers.languages import WORDS
from dashboard.numbers.phrases import Phrases
from dashboard.numbers.words import Language

Step = Literal["year", "quarter", "month"]
"""How far back the period before lies."""


class ComparisonWords(Frozen):
    """The words of one language for comparisons and changes, as comma-separated phrases in small letters."""

    versus: str
    """Before a time: 'than in, compared with'."""
    versus_changed: str
    """Before a time, behind a number with a direction: 'up 30% on 2023'."""
    earlier: Mapping[Step, str]
    """The period before, behind such words: 'a year earlier'."""
    steps: Mapping[Step, str]
    """Words of a label that say with what its values are compared: 'on the year before'."""
    changes: str
    """Nouns of a label whose values are changes: 'growth'."""
    compares: str
    """Last words of a phrase behind a multiple that a time to compare with follows: 'as much as'."""
    since: str
    """Words of a label before the time from which a change is counted: 'since'."""
    compounds: bool = False
    """Whether a noun may end with such a noun: 'Exportwachstum'."""


# fmt: off
COMPARISONS: Mapping[Language, ComparisonWords] = {
    "en": ComparisonWords(
        versus="compared with, compared to, compared with that of, than, than in, than for, than during, against, as "
        "against, versus, vs, vs., relative to, as in, above the level of, in comparison with",
        versus_changed="on, from, over",
        earlier={
            "year": "a year earlier, a year before, the year before, the previous year, a year ago, the year earlier, "
            "one year earlier, the preceding year, the prior year, 12 months earlier, in the year before, in the "
            "previous year",
            "quarter": "a quarter earlier, the quarter before, the previous quarter, the preceding quarter",
            "month": "a month earlier, the month before, the previous month, a month ago, the preceding month",
        },
        steps={
            "year": "year on year, on year, year over year, yoy, y/y, year before, year earlier, previous year, "
            "annual, yearly, a year ago, preceding year",
            "quarter": "quarter on quarter, quarter before, quarter earlier, previous quarter, qoq, q/q, quarterly",
            "month": "month on month, month before, month earlier, previous month, mom, m/m, monthly",
        },
        changes="growth, change, changes, increase, rise, gain, decline, fall, drop, decrease, difference, multiple",
        compares="as, than",
        since="since, from, on, compared with, compared to, than in, of, against, over, after",
    ),
    "pl": ComparisonWords(
        versus="niż, niż w, niż w roku, w porównaniu z, w porównaniu do, w stosunku do, wobec, względem, w "
        "zestawieniu z",
        versus_changed="od",
        earlier={
            "year": "rok wcześniej, rok temu, rokiem poprzednim, roku poprzedniego, poprzednim roku, rokiem "
            "wcześniejszym, przed rokiem, rok przedtem, poprzednim rokiem, poprzedniego roku, rokiem ubiegłym",
            "quarter": "kwartał wcześniej, poprzednim kwartale, poprzednim kwartałem, poprzedniego kwartału",
            "month": "miesiąc wcześniej, poprzednim miesiącu, poprzednim miesiącem, poprzedniego miesiąca",
        },
        steps={
            "year": "rok do roku, r/r, rok wcześniej, roczny, roczna, poprzedniego roku, roku poprzedniego",
            "quarter": "kwartał do kwartału, kw/kw, poprzedniego kwartału",
            "month": "miesiąc do miesiąca, m/m, poprzedniego miesiąca",
        },
        changes="wzrost, zmiana, przyrost, spadek, różnica, wielokrotność, dynamika",
        compares="niż, co, ile",
        since="od, względem, wobec, z, niż w",
    ),
    "de": ComparisonWords(
        versus="als, als im jahr, als im, als in, gegenüber, gegenüber dem jahr, im vergleich zu, im vergleich zum, "
        "verglichen mit, wie im jahr, im vergleich mit",
        versus_changed="seit",
        earlier={
            "year": "vorjahr, dem vorjahr, vorjahres, ein jahr zuvor, ein jahr früher, im vorjahr, vor einem jahr, im "
            "jahr zuvor, dem jahr zuvor, im jahr davor, ein jahr davor, dem vorjahreszeitraum",
            "quarter": "vorquartal, dem vorquartal, im vorquartal, ein quartal zuvor",
            "month": "vormonat, dem vormonat, im vormonat, einen monat zuvor",
        },
        steps={
            "year": "vorjahr, vorjahres, jahresvergleich, jährlich, jährliche, jährliches, jährlicher, ein jahr zuvor",
            "quarter": "vorquartal, vorquartals, quartalsvergleich",
            "month": "vormonat, vormonats, monatsvergleich",
        },
        changes="wachstum, veränderung, zunahme, anstieg, zuwachs, rückgang, abnahme, differenz, unterschied, "
        "vielfaches, steigerung, änderung",
        compares="wie, als",
        since="seit, gegenüber, von, ab, zu", compounds=True,
    ),
    "sv": ComparisonWords(
        versus="jämfört med, jämfört med år, än, än i, än år, än under, mot, mot år, i jämförelse med, i förhållande "
        "till, "
        "som i, som år",
        versus_changed="sedan, från",
        earlier={
            "year": "året innan, året före, ett år tidigare, ett år innan, föregående år, förra året, i fjol, "
            "samma period året innan, ett år sedan",
            "quarter": "kvartalet innan, kvartalet före, ett kvartal tidigare, föregående kvartal",
            "month": "månaden innan, månaden före, en månad tidigare, föregående månad",
        },
        steps={
            "year": "året innan, året före, årlig, årliga, årstakt, föregående år, ett år tidigare",
            "quarter": "kvartalet innan, kvartalet före, föregående kvartal",
            "month": "månaden innan, månaden före, föregående månad",
        },
        changes="tillväxt, förändring, ökning, uppgång, minskning, nedgång, skillnad, tillväxten, förändringen, "
        "ökningen, "
        "minskningen",
        compares="som, än",
        since="sedan, från, mot, med, av", compounds=True,
    ),
}
# fmt: on


class ComparisonTables(Frozen):
    """The words of a language, ready to search."""

    versus: Phrases[None]
    versus_changed: Phrases[None]
    earlier: Phrases[Step]
    steps: Phrases[Step]
    changes: Phrases[None]
    change_endings: tuple[str, ...]
    compares: frozenset[str]
    since: Phrases[None]


@cache
def comparison_tables(language: Language) -> ComparisonTables:
    """The tables of a language."""
    own, words = COMPARISONS[language], WORDS[language]

    def plain(phrases: str) -> Phrases[None]:
        return Phrases(((phrases, None),), words)

    return ComparisonTables(
        versus=plain(own.versus),
        versus_changed=plain(own.versus_changed),
        earlier=Phrases(((phrases, step) for step, phrases in own.earlier.items()), words),
        steps=Phrases(((phrases, step) for step, phrases in own.steps.items()), words),
        changes=plain(own.changes),
        change_endings=tuple(own.changes.split(", ")) if own.compounds else (),
        compares=frozenset(own.compares.split(", ")),
        since=plain(own.since),
    )
