"""Reads the unit of a field, such as 'USD bn', 'million b/d' or '% of GDP'."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from dashboard.numbers.phrases import Match
from dashboard.numbers.tokens import Token, tokenize
from dashboard.numbers.unit import Unit
from dashboard.numbers.vocabulary import Vocabulary, currency_code, vocabulary

_PER = ("per", "/", "a", "an")
_SAYS_NOTHING = ("current", "constant", "nominal", "real", "prices")
"""Words about prices: they change no unit."""


@cache
def read_unit(text: str) -> Unit:
    """Read a field's unit.

    Args:
        text: the unit as a descriptor writes it, in English: 'USD bn', 'thousand barrels per day', '% of GDP'.

    Returns:
        The unit. Words that are in no table are a measure of their own: 'million roll calls' counts roll calls.
    """
    words = vocabulary("en")
    first = re.split(r",(?!\d)|[;(]", text, maxsplit=1)[0]
    return _read(tokenize(first, words.words), words)


def _read(tokens: list[Token], words: Vocabulary) -> Unit:
    index, scale, base = 0, Fraction(1), ""
    unit: Unit | None = None
    others: list[str] = []
    is_money = any(words.currencies.at(tokens, place) or currency_code(token.raw) for place, token in enumerate(tokens))
    while index < len(tokens):
        token = tokens[index]
        known = _unit_at(tokens, index, words)
        # "m" alone may be a metre; beside a currency it is a million. The same goes for "k" and "b".
        power = words.scales.at(tokens, index) if is_money or token.text not in ("m", "k", "b") else None
        if power and not (known and known.end > power.end):
            scale, index = scale * power.value, power.end
        elif token.text in _PER and index + 1 < len(tokens) and not (known and known.end > index + 1):
            below = _read(tokens[index + 1 :], words)
            top = unit or Unit(" ".join(others))
            return Unit(top.measure, top.scale * scale, (*top.per, replace(below, per=()), *below.per))
        elif token.text == "of" and (unit or others):
            base = _base(tokens[index + 1 :], words)
            break
        elif known and not unit and not others:
            unit, index = known.value, known.end
        else:
            if token.is_number and not unit and not others:
                scale *= int(re.sub(r"\D", "", token.text))
            elif not (token.text in _SAYS_NOTHING or (unit and token.is_number)):
                others = [*([unit.measure] if unit else []), *others, token.text]
                unit = None
            index += 1
    unit = unit or Unit(" ".join(others))
    return Unit(unit.measure, unit.scale * scale, unit.per, unit.base or base)


def _unit_at(tokens: list[Token], index: int, words: Vocabulary) -> Match[Unit] | None:
    if code := currency_code(tokens[index].raw):
        return Match(code[0], index + 1)
    match = words.units.at(tokens, index)
    return Match(match.value[0], match.end) if match else None


def _base(tokens: list[Token], words: Vocabulary) -> str:
    """The name of a base, if it has one: 'gdp' for 'gross domestic product'; otherwise its words."""
    match = words.bases.at(tokens, 0)
    return match.value if match and match.end == len(tokens) else " ".join(token.text for token in tokens)
