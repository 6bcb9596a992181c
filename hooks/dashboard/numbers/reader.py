"""Finds the claims in running text."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from dashboard.numbers.cardinals import NumberError
from dashboard.numbers.claim import Claim
from dashboard.numbers.quantity import MINUS, Grammar
from dashboard.numbers.tokens import Token, tokenize
from dashboard.numbers.vocabulary import Vocabulary, vocabulary
from dashboard.numbers.words import Language

_CODE = 3
"""How many letters the code of a currency has."""


def find_claims(text: str, language: Language) -> list[Claim]:
    """Find the numbers of a text, each with its hedge and its unit. What is no number is skipped.

    Args:
        text: any text, also a long one.
        language: its language.

    Returns:
        The claims in the order of the text: numbers in digits, and number words, fractions and multiples beside a unit
        or by themselves. None overlaps another one.
    """
    words = vocabulary(language)
    tokens = tokenize(text, words.words)
    grammar = Grammar(tokens, words)
    claims: list[Claim] = []
    index = 0
    while index < len(tokens):
        end = index + 1
        if not _may_begin(tokens, index, words):
            index = end
            continue
        with suppress(NumberError):
            if (found := grammar.quantity(index)) and not _is_part_of_word(grammar, found[1]):
                claim, end = found
                # 'a country' counts nothing there.
                is_article = text[claim.start : claim.end].lower() in words.one.first_words
                if claim.scaled or claim.kind != "number" or not is_article:
                    claims.append(claim)
        index = end
    return claims


def _may_begin(tokens: Sequence[Token], index: int, words: Vocabulary) -> bool:
    """Whether a number may begin at a token. Most tokens of a text are told apart here, so that the rest is quick."""
    token = tokens[index]
    if token.text in words.one.first_words:
        return index + 1 < len(tokens) and tokens[index + 1].text in words.after_one
    return (
        token.text in words.starters
        or token.is_number
        or token.text in MINUS
        or (len(token.raw) == _CODE and token.raw.isupper())
    )


def _is_part_of_word(grammar: Grammar, end: int) -> bool:
    """Whether letters or digits follow at once: '19th', '1990s', '2023-W05'."""
    following = grammar.tokens[end] if end < len(grammar.tokens) else None
    return following is not None and following.glued and (following.is_word or following.is_number)
