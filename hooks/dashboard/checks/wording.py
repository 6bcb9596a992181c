"""Abbreviations, names and leftovers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose

_CAPITAL = "[A-ZÅÄÖĄĆĘŁŃÓŚŹŻ]"
_CAPITALS = re.compile(rf"{_CAPITAL}(?<![\w/&.\x01-].)(?:{_CAPITAL}|&){{1,6}}\d{{0,2}}(?![\w/]|-\d|\.\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_EVERYBODYS = {
    "en": {"EU", "US", "USA", "UN", "UK"},
    "pl": {"UE", "USA", "ONZ"},
    "de": {"EU", "USA", "UN", "UNO"},
    "sv": {"EU", "USA", "FN"},
}
_UNITS = re.compile(r"USD|EUR|RUB|CNY|RMB|JPY|GBP|SEK|PLN|KZT|[KMGT]WH?|(?:MM)?BTU|CO2")
_NOTES = {"TODO", "FIXME", "TBD", "XXX"}
_NOTE = re.compile(
    r"(?:TODO(?<!\w.{4})|FIXME(?<!\w.{5})|TBD(?<!\w.{3})|XXX(?<!\w.{3}))(?!\w)|\[(?:citation needed|source\?)\]"
)
_CRITIC = re.compile(r"\{(?P<mark>\+\+|--|~~|==|>>).*?(?:\+\+|--|~~|==|<<)\}", re.S)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}$)(?=[ \n]|\Z)", re.M)


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
    seen = _EVERYBODYS.get(prose.lang, _EVERYBODYS["en"]) | _NOTES | prose.known.abbreviations
    text = prose.running
    for found in _CAPITALS.finditer(text):
        name, (start, end) = found[0], found.span()
        if name in seen or _ROMAN.fullmatch(name) or _UNITS.fullmatch(name):
            continue
        seen = seen | {name}
        inside = text[:start].rstrip("\x00")[-1:] in ("(", "[") and text[end:].lstrip("\x00")[:1] in (
            ")",
            "]",
            ",",
            ";",
        )
        if inside or re.match(r"[\x00]*[ \n\u00a0][\x00]*\([\x00]*\w[^()]*\s[^()]*\)", text[end : end + 200]):
            continue
        if _shouted(text, start, end):
            continue
        message = f"'{name}' is not explained where it stands first."
        yield TextIssue(start, end, message, f"Write its full name and ({name}) behind it.")


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too: then it is no abbreviation."""
    before = re.search(r"(\w+)[ \n]\Z", text[max(0, start - 30) : start])
    after = re.match(r"[ \n](\w+)", text[end : end + 30])
    return any(one and len(one[1]) > 2 and one[1].isupper() and one[1].isalpha() for one in (before, after))


@text_check("name-variant")
def name_variant(prose: Prose) -> Iterator[TextIssue]:
    """A name is spelled otherwise than the dashboard spells it.

    Why: Who looks for Kyiv does not find Kiev, and two spellings look like two things. The list is `data/names.yaml`.

    Bad:
        Trains from Kiev were late.

    Good:
        Trains from Kyiv were late.
    """
    variants = prose.known.variants(prose.lang)
    if variants.begin.isdisjoint(word[0] for word in prose.tokens):
        return
    for found in variants.pattern.finditer(prose.words):
        read = " ".join(found[0].split())
        name = variants.names.get(read) or variants.names.get(read.lower())
        if name and read != name:
            yield TextIssue(*found.span(), f"Read '{read}'; the dashboard writes '{name}'.", f"Write '{name}'.")


@text_check("leftover-note")
def leftover_note(prose: Prose) -> Iterator[TextIssue]:
    """A note to oneself was left in the text.

    Why: Readers see it, also in a comment: comments are in the page's source.

    Bad:
        Trade grew by TODO per cent.

    Good:
        Trade grew by 26 per cent.
    """
    # In data a note behind '#' reaches nobody.
    text = prose.words if prose.path.endswith(".yaml") else prose.source
    for found in _NOTE.finditer(text):
        if not prose.shown_as_code(found.start()):
            yield TextIssue(*found.span(), f"A note was left here: {found[0]}", "Do what it says, and delete it.")


@text_check("leftover-markup", "error")
def leftover_markup(prose: Prose) -> Iterator[TextIssue]:
    """Marks of editing are left over: CriticMarkup, or two versions that Git could not merge.

    Why: They are for reviewers: a preview shows them as marks, and no piece that holds any is public.

    Bad:
        Trade {++more than++} doubled.

    Good:
        Trade more than doubled.
    """
    for pattern, sign in ((_CRITIC, "{"), (_CONFLICT, "<<<<<<<")):
        for found in pattern.finditer(prose.source) if sign in prose.source else ():
            if not prose.shown_as_code(found.start()):
                message = f"Marks of editing are left over: {found[0][:40]}"
                yield TextIssue(*found.span(), message, "Accept or reject the change.")
                if pattern is _CONFLICT:
                    return
