"""Finds the claims in running text."""

from __future__ import annotations

from contextlib import suppress

from dashboard.numbers.cardinals import NumberError
from dashboard.numbers.claim import Claim
from dashboard.numbers.quantity import Grammar
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.vocabulary import DeclaredUnit, vocabulary
from dashboard.numbers.words import Language


def find_claims(text: str, language: Language, declared: tuple[DeclaredUnit, ...] = ()) -> list[Claim]:
    """Find the numbers of a text, each with its hedge and its unit. What is no number is skipped.

    Args:
        text: any text, also a long one.
        language: its language.
        declared: units that the site declares.

    Returns:
        The claims in the order of the text: numbers in digits, and number words, fractions and multiples beside a unit
        or by themselves. None overlaps another one.
    """
    words = vocabulary(language, declared)
    tokens = tokenize(text, words.words)
    grammar = Grammar(tokens, words)
    claims: list[Claim] = []
    index = 0
    while index < len(tokens):
        end = index + 1
        with suppress(NumberError):
            if (found := grammar.quantity(index)) and not _is_part_of_word(grammar, found[1]):
                claim, end = found
                claims.append(claim)
        index = end
    return claims


def _is_part_of_word(grammar: Grammar, end: int) -> bool:
    """Whether letters follow at once: '19th', '1990s'."""
    return end < len(grammar.tokens) and grammar.tokens[end].glued and grammar.tokens[end].is_word
