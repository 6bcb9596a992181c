"""A check of addresses that stand among words and are no links."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import NON_WORD, Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened

_ADDRESS = lazy_re(
    r"(?=[hw])(?:(?P<scheme>https?://)|(?<![\w@/.:-])www\.)(?=\w)"
    r"[^\s<>\[\]{}|`\"“”„«»\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+"
)
"""An address up to a sign that ends it for certain, those of Chinese among them."""
_OTHER_SCRIPT = r"\u3040-\u9fff\uac00-\ud7af"
"""Letters that stand beside an address without a blank."""
_MAIL = lazy_re(
    rf"(?<![^\W{_OTHER_SCRIPT}])(?<![.+/@:%-])[A-Za-z\d][A-Za-z\d_.+-]*@(?:[A-Za-z\d-]+\.)+[A-Za-z]{{2,}}"
    rf"(?![^\W{_OTHER_SCRIPT}]|[@/-]|:\S|\.\w)"
)
_UNSURE = lazy_re(rf"[{_OTHER_SCRIPT}\\]|&#?\w+;|[,;](?:https?:|www\.)")
"""What may be a part of the address, or a word behind it, or is written differently within < >."""
_SURE_END = lazy_re(r"[\s<|\]”»\u3001\u3002\u3008-\u3011\uff01-\uff1f]|\"(?!\w)|\Z")
_WORDS_OF_LINK = lazy_re(r"[^\[\]]{0,500}\](?=[(\[{])")
_TARGET = lazy_re(r"\]\s?\(\Z")
"""What stands before the address of a link; one with a blank in it has a finding of its own."""
_RAW = lazy_re(r"^ {0,3}<([a-z]\w*)\b([^<>]*)>", re.M | re.I)
"""The beginning of an element of HTML that begins a line: no Markdown is read within it, unless it says so."""
_STRESS = ("*", "_", "~")
_LONGEST = 60
"""How many characters of an address a message repeats."""
_NEAR = 500
"""How many characters before an address may belong to the same link."""


@text_check("bare-address", once=True, fixes=True)
def bare_address(prose: Prose) -> Iterator[TextIssue]:
    """An address stands among words and is no link.

    Why: Other editors make a link of it. Here readers cannot follow it, and what stands between two underscores of it
    comes out slanted.

    Bad:
        More at https://example.org/report.

    Good:
        More at <https://example.org/report>.
    """
    yield from _bare_mail(prose)
    raw = list[tuple[int, int]]()
    for match in _ADDRESS.finditer(prose.source, prose.body):
        raw = raw or [*_raw_elements(prose)]
        start = match.start()
        is_words = prose.running_text[start] == (NON_WORD if match["scheme"] else "w")
        if not is_words or prose.shown_as_code(start) or _is_within(start, raw):
            continue
        address = _without_ends(match[0], prose.source[start - 1 : start])
        end = start + len(address)
        if _is_linked(prose.source, start, end):
            continue
        link = f"<{address}>" if match["scheme"] else f"[{address}](https://{address})"
        is_sure = _SURE_END.match(prose.source, match.end()) and not _UNSURE.search(address)
        if address[-1] in _STRESS and address[-1] in prose.source[max(0, start - _NEAR) : start].rpartition("\n\n")[2]:
            is_sure = False  # (The mark may end what began before the address.)
        message = f"The address {shortened(address, _LONGEST)} is no link, and readers cannot follow it."
        hint = f"Write {'<address>' if match['scheme'] else '<https://address>'}, or [words](address)."
        yield TextIssue(start, end, message, hint, link if is_sure else None)


def _raw_elements(prose: Prose) -> Iterator[tuple[int, int]]:
    """Where elements of HTML begin and end in which no Markdown is read, in their order."""
    at, without_end = prose.body, set[str]()
    while element := _RAW.search(prose.source, at):
        name, at = element[1].lower(), element.end()
        if name in without_end:
            continue
        if end := re.compile(f"</{name}>", re.I).search(prose.source, at):
            at = end.end()
            if "markdown" not in element[2]:
                yield element.start(), at
        else:
            without_end.add(name)
    yield len(prose.source), len(prose.source)


def _is_within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place is within one of some spans, which are in order and do not meet."""
    number = bisect(spans, (place, 0)) - 1
    return number >= 0 and spans[number][0] < place < spans[number][1]


def _without_ends(address: str, before: str) -> str:
    """An address without what ends the sentence, closes a bracket or stands around it to stress it."""
    ends = f".,:;!?'’{before if before in _STRESS else ''}"
    while True:
        shorter = address.rstrip(ends)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


def _bare_mail(prose: Prose) -> Iterator[TextIssue]:
    if "@" not in prose.running_text:
        return
    for mail in _MAIL.finditer(prose.running_text, prose.body):
        start, end = mail.span()
        if mail[0] == prose.source[start:end] and not _is_linked(prose.source, start, end):
            message = f"The address {mail[0]} is no link, and readers cannot write to it by a click."
            hint = "Write <address>, or [words](mailto:address)."
            yield TextIssue(start, end, message, hint, f"<{mail[0]}>", kind="mail")


def _is_linked(source: str, start: int, end: int) -> bool:
    """Whether an address stands within < >, or is the target of a link or a part of its words."""
    before = source[max(0, start - _NEAR) : start]
    in_brackets = before.rfind("[") > before.rfind("]") and bool(_WORDS_OF_LINK.match(source, end))
    return (
        before.endswith("<") or bool(_TARGET.search(before)) or in_brackets or before.rfind("<a ") > before.rfind("</a")
    )
