"""Checks of readability: long sentences, and texts that are hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose

MAX_SENTENCE_WORDS = 45
"""A sentence with more words gets a finding."""
HARD_LIX = 60
"""A text with a higher LIX is called very hard to read."""
MIN_WORDS_FOR_LIX = 40
"""In a text with fewer words the LIX means nothing."""


@text_check("long-sentence")
def long_sentence(prose: Prose) -> Iterator[TextIssue]:
    """A sentence has more than 45 words.

    Why: Readers lose its beginning before they reach its end. Most such sentences are two.

    Bad:
        Trade grew because of the price of oil and because of the price of gas and because of the new pipeline and
        because of the old railway and because of the lorries at the border and because of the ships that came to the
        ports of the Far East.

    Good:
        Trade grew because of the prices of oil and gas. The new pipeline and the old railway helped.
    """
    for words in prose.sentences:
        if len(words) > MAX_SENTENCE_WORDS:
            message = f"This sentence has {len(words)} words; beyond {MAX_SENTENCE_WORDS} readers lose the thread."
            yield TextIssue(words[0].start, words[-1].end, message, "Make two of it.")


@text_check("reading-level", "info")
def reading_level(prose: Prose) -> Iterator[TextIssue]:
    """The text is very hard to read: its LIX is above 60.

    Why: LIX is words per sentence plus the share of words with more than six letters, in per cent (C.-H. Björnsson,
    Läsbarhet, 1968). It works in all four languages. Newspapers have about 40, official papers about 50.

    Bad:
        Notwithstanding considerable international disagreement concerning appropriate multilateral responses,
        intergovernmental organisations, including regional development institutions, increasingly coordinated
        comprehensive macroeconomic assessments. Comparable coordination characterised subsequent parliamentary
        deliberations regarding macroeconomic convergence, notwithstanding substantial administrative shortcomings,
        insufficient professional training, contradictory responsibilities, fragmented documentation, overlapping
        procurement procedures, incompatible statistical classifications and unpredictable expenditure ceilings.

    Good:
        Governments did not agree on what to do. They did agree to count the same things in the same way.
    """
    tokens = prose.running_tokens
    if len(tokens) < MIN_WORDS_FOR_LIX or not prose.is_analysis:
        return
    level = lix(prose)
    if level > HARD_LIX:
        message = f"The text is very hard to read: LIX {level:.0f}; newspapers have about 40, official papers about 50."
        yield TextIssue(tokens[0].start, tokens[0].end, message, "Shorter sentences and shorter words help most.")


def lix(prose: Prose) -> float:
    """LIX of the running text: words per sentence, plus words of more than six letters per 100 words."""
    tokens = prose.running_tokens
    long_words = sum(word.end - word.start > 6 for word in tokens)
    return len(tokens) / max(len(prose.sentences), 1) + 100 * long_words / max(len(tokens), 1)
