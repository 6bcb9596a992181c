"""Words for small counts in all languages: 'no meetings', 'a single one', 'a couple of'."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.numbers.words import Language

# fmt: off
SMALL_COUNTS: Mapping[Language, Mapping[int, str]] = {
    "en": {
        0: "no, not a single, not one, not any",
        1: "a single, one single, just one, only one",
        2: "a couple of, a couple, the couple of, both, both of the, a pair of",
    },
    "pl": {
        0: "żaden, żadna, żadne, żadnego, żadnej, żadnych, ani jednego, ani jednej, ani jeden, ani jedna, ani jedno",
        1: "tylko jedno, tylko jeden, tylko jedna, jedyny, jedyna, jedyne, jeden jedyny, jedna jedyna, jedno jedyne",
        2: "oba, obie, obaj, obydwa, obydwie, obu",
    },
    "de": {
        0: "kein, keine, keinen, keiner, keinem, kein einziges, kein einziger, keine einzige, keinen einzigen, "
           "keine einzigen",
        1: "ein einziges, ein einziger, eine einzige, einen einzigen, einem einzigen, einer einzigen, nur ein, "
           "nur eine, nur einen",
        2: "beide, die beiden, beiden, beider",
    },
    "sv": {
        0: "inget, ingen, inga, inte ett enda, inte en enda, inte ett, inte en",
        1: "ett enda, en enda, bara ett, bara en, endast ett, endast en",
        2: "ett par, båda, bägge, de båda",
    },
}
"""Words that count only before the name of a thing. Two in Polish and German ('kilka', 'ein paar') mean a few."""
NONE: Mapping[Language, str] = {
    "en": "none, none at all", "pl": "żaden, żadne, żadna", "de": "keines, keiner, keins", "sv": "inget, ingen, inga",
}
"""Words for 0 that stand alone."""
ONCE: Mapping[Language, str] = {
    "en": "once, just once, only once", "pl": "raz, jeden raz, tylko raz", "de": "einmal, nur einmal, ein einziges mal",
    "sv": "en gång, bara en gång, en enda gång",
}
"""Words for one time."""
ODD: Mapping[Language, str] = {"en": "odd", "pl": "", "de": "", "sv": ""}
"""Words behind a number that stand for a few more: 'thirty-odd'."""
PARTS_OF_DECADE: Mapping[Language, Mapping[tuple[int, int], str]] = {
    "en": {(0, 4): "low, lower", (3, 7): "mid, middle", (6, 9): "high, upper"}, "pl": {}, "de": {}, "sv": {},
}
"""Words before a decade that name a part of it: 'mid-30s'."""
DECADES: Mapping[Language, Mapping[int, str]] = {
    "en": {10 * place: f"{name}, {10 * place}s" for place, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2)},
    "pl": {}, "de": {}, "sv": {},
}
"""The names of tens of numbers, by the first of them."""
# fmt: on
