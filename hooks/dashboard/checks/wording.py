"""Checks of abbreviations, of the spelling of names, and of leftover notes and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import MARKUP, Prose
from dashboard.core.critic_mark import CRITIC_MARK, left_over
from dashboard.core.lazy_re import lazy_re
from dashboard.core.merge_conflict import HINT
from dashboard.numbers.words import Language

_CAPITAL = "[A-ZÅÄÖĄĆĘŁŃÓŚŹŻ]"
_ABBREVIATION = lazy_re(rf"{_CAPITAL}(?<![\w/&.\x01-].)(?:{_CAPITAL}|&){{1,6}}\d{{0,2}}(?![\w/]|-\d|\.\w)")
_ROMAN_NUMERAL = lazy_re(r"[IVXLC]+")
_KNOWN_TO_EVERYBODY: dict[Language, set[str]] = {
    "en": {"EU", "US", "USA", "UN", "UK"},
    "pl": {"UE", "USA", "ONZ"},
    "de": {"EU", "USA", "UN", "UNO"},
    "sv": {"EU", "USA", "FN"},
}
_UNIT_NAME = lazy_re(r"USD|EUR|RUB|CNY|RMB|JPY|GBP|SEK|PLN|KZT|[KMGT]WH?|(?:MM)?BTU|CO2")
_IN_A_NAME = lazy_re(r"(?:CO|NO|SO)<sub>|AT&T|S&P|US-|(?:GMT|UTC|CET|CEST|MEZ|MESZ|PDF)(?!\w)")
"""What every reader knows as it stands: gases, firms, US-Dollar, zones of time."""
_NOTE_WORDS = {"TODO", "FIXME", "TBD", "XXX"}
_NOTE = lazy_re(
    r"(?:TODO(?<!\w.{4})|FIXME(?<!\w.{5})|TBD(?<!\w.{3})|XXX(?<!\w.{3}))(?!\w)|\[(?:citation needed|source\?)\]"
)
_CRITIC_BEGIN = lazy_re(r"\{(?:\+\+|--|~~|==)(?=\w)|\{[ ]?>>")
"""The beginning of a mark of editing that has no end."""
_MERGE_CONFLICT = lazy_re(r"^(?:<{7}|>{7}|={7}$)(?=[ \n]|\Z)", re.M)


@text_check("unexplained-abbreviation")
def unexplained_abbreviation(prose: Prose) -> Iterator[TextIssue]:
    """An abbreviation is not explained where it stands first.

    Why: Not every reader knows the SCO. EU, US, UN, currencies, units and the institutes' short names need no
    explanation; others that every reader of this site knows are listed under `abbreviations` in `data/names.yaml`.

    Bad:
        The SCO met in Tianjin.

    Good:
        The Shanghai Cooperation Organisation (SCO) met in Tianjin. The SCO has ten members.
    """
    if not prose.is_analysis:
        return
    explained = _KNOWN_TO_EVERYBODY[prose.language] | _NOTE_WORDS | prose.known_names.abbreviations
    text = prose.running_text
    for match in _ABBREVIATION.finditer(text):
        name, (start, end) = match[0], match.span()
        if (
            name in explained
            or _IN_A_NAME.match(prose.source, start)
            or _ROMAN_NUMERAL.fullmatch(name)
            or _UNIT_NAME.fullmatch(name)
        ):
            continue
        explained = explained | {name}
        before, after = text[:start].rstrip(MARKUP)[-1:], text[end:].lstrip(MARKUP)[:1]
        in_brackets = before in ("(", "[") and after in (")", "]", ",", ";")
        if in_brackets or re.match(r"[\x00]*[ \n\u00a0][\x00]*\([\x00]*\w[^()]*\s[^()]*\)", text[end : end + 200]):
            continue
        if _is_shouted(text, start, end):
            continue
        message = f"'{name}' is not explained where it stands first."
        yield TextIssue(start, end, message, f"Write its full name and ({name}) behind it.")


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether a word beside it is in capitals too. Then it is a shout and no abbreviation."""
    before = re.search(r"(\w+)[ \n]\Z", text[max(0, start - 30) : start])
    after = re.match(r"[ \n](\w+)", text[end : end + 30])
    neighbours = [match[1] for match in (before, after) if match]
    return any(len(word) > 2 and word.isupper() and word.isalpha() for word in neighbours)


@text_check("name-variant")
def name_variant(prose: Prose) -> Iterator[TextIssue]:
    """A name is not spelled as the dashboard spells it.

    Why: Readers who search for Kyiv do not find Kiev, and two spellings look like two things. The list is
    `data/names.yaml`.

    Bad:
        Trains from Kiev were late.

    Good:
        Trains from Kyiv were late.
    """
    variants = prose.known_names.variants(prose.lang)
    if variants.first_words.isdisjoint(word.text for word in prose.tokens):
        return
    for match in variants.pattern.finditer(prose.words):
        variant = " ".join(match[0].split())
        name = variants.names.get(variant) or variants.names.get(variant.lower())
        if name and variant != name:
            yield TextIssue(*match.span(), f"Read '{variant}'; the dashboard writes '{name}'.", f"Write '{name}'.")


@text_check("leftover-note")
def leftover_note(prose: Prose) -> Iterator[TextIssue]:
    """A note to oneself was left in the text.

    Why: Readers see it. In a comment they do not, but whoever has the file does.

    Bad:
        Trade grew by TODO per cent.

    Good:
        Trade grew by 26 per cent.
    """
    # In YAML a note is a comment behind '#', which no reader gets.
    text = prose.words if prose.path.endswith(".yaml") else prose.source
    for match in _NOTE.finditer(text):
        if not prose.shown_as_code(match.start()):
            yield TextIssue(*match.span(), f"A note was left here: {match[0]}", "Do what it says, and delete it.")


@text_check("leftover-markup", "error")
def leftover_markup(prose: Prose) -> Iterator[TextIssue]:
    """Marks of editing are left over: CriticMarkup, or two versions that Git could not merge.

    Why: They are for reviewers: a preview shows them as marks, and no piece that holds any is public.

    Bad:
        Trade {++more than++} doubled.

    Good:
        Trade more than doubled.
    """
    ended = 0
    for begin in _CRITIC_BEGIN.finditer(prose.source) if "{" in prose.source else ():
        mark = CRITIC_MARK.match(prose.source, begin.start())
        ended = mark.end() if mark else ended
        if not mark and begin.start() >= ended and prose.words[begin.start()] == "{":
            message = f"A mark of editing has no end: read '{begin[0]}'. Readers get it with its words."
            yield TextIssue(*begin.span(), message, "Write its end, such as <<}, without blanks; or delete it.")
    for pattern, sign in ((CRITIC_MARK, "{"), (_MERGE_CONFLICT, "<<<<<<<")):
        for match in pattern.finditer(prose.source) if sign in prose.source else ():
            if not prose.shown_as_code(match.start()):
                if pattern is _MERGE_CONFLICT:
                    # (In YAML its reader tells it, in place of all else.)
                    in_chart = any(fence.start < match.start() < fence.end for fence in prose.fences)
                    if match.start() >= prose.body and not in_chart:
                        yield TextIssue(*match.span(), "Two versions stand here that git could not merge.", HINT)
                    return
                yield TextIssue(*match.span(), *left_over(match))
