"""Checks of the first lines of boxes and tabs: what kind of box it is, and the title in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened
from dashboard.markup.allowed import BOXES, is_class

_LINE = lazy_re(r"^(?P<before>[ \t>]*)(?P<sign>!!!|\?\?\?\+?|===[+!]*)(?P<rest>[ \t]*[^\s=!?][^\n]*)$", re.M)
_HEAD = lazy_re(r"[ ]?(?P<names>[\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+\"(?P<title>.*)\")?[ \t]*")
"""What is read as a box."""
_MORE = lazy_re(r"(?P<head>[ ]?[\w -]*\"[^\"]*\")[ \t]*(?P<more>[^\s\"][^\"]*)")
"""A title with more behind it."""
_TITLE_ALONE = lazy_re(r"[ ]*\".*\"[ \t]*")
"""What is read as a tab, or as a folded box without a kind."""
_KIND = lazy_re(r"[ \t]*(?P<kind>[A-Za-z]+)(?P<more>(?:[ ]+(?:inline(?:[ ]+end)?|own-[\w-]+))*)\b:?")
_APOSTROPHE = lazy_re(r"\b['’]\b")
_QUOTES = ('"“”„«»', "'‘’‚")


@text_check("box-title", "error", fixes=True)
def box_title(prose: Prose) -> Iterator[TextIssue]:
    """The title of a box or a tab does not stand in straight quotation marks, or there is no such kind of box.

    Why: Without them its words are read as names of kinds: readers get neither the box nor the title, or the line as it
    is written.

    Bad:
        !!! note How it was counted
            Once, at the quay.

    Good:
        !!! note "How it was counted"
            Once, at the quay.
    """
    for line in _LINE.finditer(prose.source, prose.body):
        if not prose.shown_as_code(line.start("sign")):
            yield from _of_line(line, _has_words(prose.source, line))


def _of_line(line: re.Match[str], has_words: bool) -> Iterator[TextIssue]:
    head = None if line["sign"].startswith("=") else _HEAD.fullmatch(line["rest"])
    if not head:
        yield from _of_unread(line) if has_words else ()
        return
    names = head["names"].split()
    known = _count_of_kinds(names)
    if head["title"] is None:
        yield from _untitled(line, names[:known] or ["note"], " ".join(names[known:]).lstrip("- "))
    elif names[known:]:
        message = f"There is no box '{names[known]}': readers get neither the box nor its title."
        hint = f"Write one of {', '.join(BOXES)}; a name of your own begins with own-."
        yield TextIssue(line.start("sign"), line.end(), message, hint)


def _count_of_kinds(names: Sequence[str]) -> int:
    """How many names at the beginning say what kind of box it is. The words of its title may be names of kinds, too."""
    if all(is_class(name if index else name.lower()) for index, name in enumerate(names)):
        return len(names)
    kinds = 0
    for index, name in enumerate(names):
        small = name if index else name.lower()
        kinds += small in BOXES
        if not is_class(small) or kinds > 1 or (small == "end" and names[index - 1] != "inline"):
            return index
    return len(names)


def _of_unread(line: re.Match[str]) -> Iterator[TextIssue]:
    if more := _MORE.fullmatch(line["rest"]):
        message = f"Behind the title stands '{more['more'].strip()}': readers get neither the box nor its title."
        yield TextIssue(line.start("sign"), line.end(), message, f"Write {line['sign']}{more['head']}")
    elif line["sign"].startswith("!") or not _TITLE_ALONE.fullmatch(line["rest"]):
        yield from _untitled(line, *_meant(line))


def _untitled(line: re.Match[str], names: Sequence[str], title: str) -> Iterator[TextIssue]:
    """The finding that a title has no quotation marks, if there is a title."""
    if title:
        whole = " ".join((line["sign"], *names, f'"{title}"'))
        message = f"The title '{shortened(title, 40)}' stands in no straight quotation marks: readers do not get it so."
        yield TextIssue(line.start("sign"), line.end(), message, f"Write {whole}", None if '"' in title else whole)


def _meant(line: re.Match[str]) -> tuple[list[str], str]:
    """What is meant by a line that is read as words: the kind of box, and the title; none where it may be words."""
    rest: str = line["rest"]
    found = _KIND.match(rest)
    is_tab = line["sign"].startswith("=")
    kind = found["kind"].lower() if found and not is_tab else ""
    if kind in BOXES and found:
        return [kind, *found["more"].split()], _unquoted(rest[found.end() :].strip(" \t-–—"))
    is_meant = is_tab or rest.strip()[:1] in "".join(_QUOTES)
    return [] if is_tab else ["note"], _unquoted(rest.strip()) if is_meant else ""


def _unquoted(title: str) -> str:
    """A title without the marks around it, if they are around all of it."""
    if sum(map(_QUOTES[0].count, title)) == 1:
        return title.strip(_QUOTES[0]).strip()
    inner = _APOSTROPHE.sub("", title[1:-1])
    for marks in _QUOTES:
        if title[:1] in marks and title[-1:] in marks and not any(mark in inner for mark in marks):
            return title[1:-1].strip()
    return title


def _has_words(source: str, line: re.Match[str]) -> bool:
    """Whether words stand below a line as in a box: indented by four blanks, or a tab."""
    below = source[line.end() + 1 :].lstrip("\n") if not line["before"].strip() else source[line.end() + 1 :]
    return below.startswith((line["before"] + "    ", line["before"] + "\t"))
