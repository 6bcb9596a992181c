"""Slips of the keyboard: spaces, quotes, dashes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, MARKUP, Prose

_HARD = "\u00a0\u2002-\u200a\u202f\u3000"
_DOUBLED = re.compile(
    # It begins with the space and then looks back, which is five times as fast as the other way round.
    rf"[ \t{_HARD}](?<=[^\s\x02].)"
    rf"(?:[ \t{_HARD}]+(?=[^\s\x02])|(?:(?<=[{_HARD}])|[ \t]*[{_HARD}])[ \t{_HARD}]*(?=[\n\x02]|\Z))"
)
_STRAIGHT = re.compile("[\"']")
_QUOTES = {"en": "“”‘’", "pl": "„”‚’", "de": "„“‚‘", "sv": "””’’"}
"""Double and single marks, opening and closing, by language."""
_APOSTROPHE = "’"
_OPENERS = "([{—–-/“„‘‚«»\"'" + BREAK
_HYPHEN = re.compile(r"-(?<=[^\s\x02|][ \u00a0]-)(?=[ \u00a0][^\s\x02-])")
_YEARS = re.compile(r"-(?<=(?:19|20)\d\d-)(?<![\w/.-].{4}-)(?=(?:19|20)\d\d(?![\w-]))")
_DASH = re.compile(r"—(?<=[^\x02].)(?=[^\x02])|–(?<=[^\s\x02][ \u00a0]–)(?=[ \u00a0\n][^\s\x02])")


@text_check("doubled-space", fixes=True)
def doubled_space(prose: Prose) -> Iterator[TextIssue]:
    """Two spaces stand where one belongs, or an invisible one at the end of a line.

    Why: They come along when text is copied from Word, and leave gaps in print.

    Bad:
        Trade grew  in 2023.

    Good:
        Trade grew in 2023.
    """
    for found in _DOUBLED.finditer(prose.words):
        start, end = found.span()
        # What follows may be blanked, and be the end of a heading or of a text in quotes all the same.
        if prose.source[end : end + 1] in ("\n", "", '"', "'") and prose.words[end : end + 1] in ("\n", "", BREAK):
            yield TextIssue(start, end, "An invisible space stands at the end of the line.", "Delete it.", "")
        elif end - start > 1:
            kind = "One of them is a space that does not break. " if re.search(f"[{_HARD}]", found[0]) else ""
            yield TextIssue(start, end, f"{end - start} spaces stand in a row.", f"{kind}Keep one.", " ")


@text_check("straight-quote", once=True, fixes=True)
def straight_quote(prose: Prose) -> Iterator[TextIssue]:
    """A quotation mark or an apostrophe is straight, as on a typewriter.

    Why: Each language has marks of its own: “so” in English, „so” in Polish, „so“ in German, ”so” in Swedish.
    `desk check --fix` puts the right ones by the piece's `lang`.

    Bad:
        Russia’s "turn to the East" is old.

    Good:
        Russia’s “turn to the East” is old.
    """
    words, single, last = prose.words, False, 0
    marks = _QUOTES.get(prose.lang, _QUOTES["en"])
    for found in _STRAIGHT.finditer(words):
        start, mark = found.start(), found[0]
        single = single and "\n\n" not in words[last:start]
        before, after, last = _before(words, start), words[start + 1 : start + 2], start
        opens = (not before or before.isspace() or before in _OPENERS) and bool(after.strip())
        if mark == '"':
            instead = marks[0] if opens else marks[1]
        elif opens and not after.isdigit():
            instead, single = marks[2], True
        elif single and not after.isalnum():
            instead, single = marks[3], False
        else:
            instead = _APOSTROPHE
        kind = "quotation mark" if mark == '"' or instead != _APOSTROPHE else "apostrophe"
        yield TextIssue(start, start + 1, f"A straight {kind}: {mark}", f"Write {instead} or let --fix do it.", instead)


def _before(words: str, at: int) -> str:
    """The character before a place that a reader sees."""
    at -= 1
    while at >= 0 and words[at] == MARKUP:
        at -= 1
    return words[at] if at >= 0 else ""


@text_check("hyphen-for-dash")
def hyphen_for_dash(prose: Prose) -> Iterator[TextIssue]:
    """A hyphen stands where a dash belongs: between spaces, or between two years.

    Why: A hyphen joins, a dash parts. Between spaces it reads as a slip; between years an en dash means “to”.

    Bad:
        Prices fell - and with them exports.

    Good:
        Prices fell – and with them exports.
    """
    for pattern, dash in ((_HYPHEN, "– (or —, as elsewhere in the text)"), (_YEARS, "–")):
        for found in pattern.finditer(prose.words):
            yield TextIssue(*found.span(), "A hyphen stands where a dash belongs.", f"Write {dash}.")


@text_check("mixed-dashes")
def mixed_dashes(prose: Prose) -> Iterator[TextIssue]:
    """One text uses two kinds of dash for the same thing.

    Why: Readers take a difference for a meaning. One kind in one text, whichever it is.

    Bad:
        Exports – oil above all – grew. Imports grew too — machines above all.

    Good:
        Exports – oil above all – grew. Imports grew too – machines above all.
    """
    found = [one.start() for one in _DASH.finditer(prose.running)]
    kinds = Counter(prose.running[start] for start in found)
    if len(kinds) > 1:
        (usual, many), (other, few) = kinds.most_common()
        start = next(start for start in found if prose.running[start] == other)
        names = {"–": "an en dash between spaces", "—": "an em dash"}
        message = f"Here {names[other]} ({few} in this text), elsewhere {names[usual]} ({many})."
        yield TextIssue(start, start + 1, message, f"Write {usual} here too, or the other everywhere.")
