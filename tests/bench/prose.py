"""Made-up text that weighs what real text weighs: words by Zipf's law, paragraphs, headings, links, lists."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from random import Random

VOCABULARY = 8_000
SMALL_WORDS = """
the of and to in a is that for it was on are as with be at by from has have not this but had which they were their an
or one more than who its also two can other all some about after over into most only new between such so what if will
when first last would both there no out up may many against each where since while because before still
"""
_ONSETS = ["b", "br", "c", "cr", "d", "f", "g", "gr", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v"]
_ENDS = ["n", "r", "l", "s", "nt", "rt", "m", "t", "", ""]
PARAGRAPH = 80
"""Words in a paragraph."""


class Prose:
    """Words, titles and paragraphs, the same for the same seed."""

    def __init__(self, random: Random) -> None:
        self._random = random
        made = dict.fromkeys(self._word() for _ in range(VOCABULARY))
        self._words = [*SMALL_WORDS.split(), *made]
        self._weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def words(self, count: int) -> list[str]:
        """So many words, the common ones often, none twice in a row."""
        drawn = self._random.choices(self._words, cum_weights=self._weights, k=2 * count + 4)
        return [word for word, _ in itertools.groupby(drawn)][:count]

    def title(self, count: int = 7) -> str:
        """A few of the rarer words, with a capital."""
        return " ".join(self._random.choices(self._words[len(SMALL_WORDS.split()) :], k=count)).capitalize()

    def sentences(self, count: int) -> str:
        """So many words as sentences of five to twenty-five words."""
        words, made = self.words(count), []
        while words:
            size = self._random.randint(5, 25)
            made.append(" ".join(words[:size]).capitalize() + ".")
            words = words[size:]
        return " ".join(made)

    def blocks(self, count: int, links: list[str]) -> Iterator[str]:
        """So many words as Markdown blocks: paragraphs with emphasis and the links, headings, a list, a quotation."""
        waiting = list(links)
        for number in range(count // PARAGRAPH):
            if number and number % 3 == 0:
                yield f"## {self.title(6)}"
            text = self.sentences(PARAGRAPH)
            if number == 4:
                yield "\n".join(f"- {self.sentences(PARAGRAPH // 4)}" for _ in range(4))
            elif number == 7:
                yield f"> {text}"
            else:
                yield f"{text} *{self.title(2)}*{f', {waiting.pop()}' if waiting else ''}."

    def _word(self) -> str:
        syllables = self._random.randint(1, 3)
        return "".join(
            self._random.choice(_ONSETS) + self._random.choice("aeiou") + self._random.choice(_ENDS)
            for _ in range(syllables)
        )
