"""Finds the longest phrase of a table at a place among tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.numbers.tokens import Token, tokenize
from dashboard.numbers.words import NumberWords


class Match[T](NamedTuple):
    """What a phrase means, and the index of the first token behind it."""

    value: T
    end: int


class Phrases[T]:
    """A table of phrases with what each one means."""

    def __init__(self, pairs: Iterable[tuple[str, T]], words: NumberWords, separator: str | None = ", ") -> None:
        """Compile a table.

        Args:
            pairs: texts of phrases with commas between them, each with its meaning. The first one wins.
            words: those of the language.
            separator: what stands between phrases in a text; None if each text is one phrase.
        """
        self._by_form: dict[tuple[str, ...], T] = {}
        lengths: dict[str, set[int]] = {}
        for phrases, value in pairs:
            for phrase in phrases.split(separator) if separator else (phrases,):
                texts = tuple(token.text for token in tokenize(phrase, words))
                # The full stop of an abbreviation may be missing.
                for form in (texts, texts[:-1]) if len(texts) > 1 and texts[-1] == "." else (texts,):
                    if form and form not in self._by_form:
                        self._by_form[form] = value
                        lengths.setdefault(form[0], set()).add(len(form))
        self._lengths = {first: sorted(known, reverse=True) for first, known in lengths.items()}
        """How many tokens the phrases have that begin with a word, the most first."""

    def at(self, tokens: Sequence[Token], index: int) -> Match[T] | None:
        """The longest phrase that begins at an index."""
        if index >= len(tokens) or (lengths := self._lengths.get(tokens[index].text)) is None:
            return None
        texts = tuple(token.text for token in tokens[index : index + lengths[0]])
        for length in lengths:
            # A text that ends too early is shorter than the phrase.
            if length <= len(texts) and (form := texts[:length]) in self._by_form:
                return Match(self._by_form[form], index + length)
        return None

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which its phrases begin."""
        return frozenset(self._lengths)
