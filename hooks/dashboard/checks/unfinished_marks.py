"""Checks of what was begun and not finished, or nearly written: fences, boxes, links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.blanking import MAY_HOLD
from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, MARKUP, Prose
from dashboard.core.finding import closest
from dashboard.core.lazy_re import lazy_re
from dashboard.markup.fences import Fence

_NAME = lazy_re(r"[ \t{.]*([A-Za-z-]+)")
_ALIKE = 0.8
"""How much a name is like 'chart' that is meant so."""
_DECLARATION = lazy_re(r"\n[ \t>]*(?:id|type|data|query)[ \t]*:")
"""The first line of what is meant as a chart."""
_QUOTED_FENCE = lazy_re(
    r"^[ \t]*(?:['‘’´\"“”„]{3}|,,,)[ \t]*chart[ \t]*(?=\n[ \t]*(?:id|type|data|query)[ \t]*:)", re.M
)
"""What is meant as the first line of a chart, with other signs than those of a fence."""
_BOX = lazy_re(
    r"^(?P<indent>[ \t]*)(?P<mark>(?:!!!|\?\?\?\+?|===[!+]*)[ \t]+[^\n]+)\n(?:[ \t]*\n)+(?P<next>[ \t]*)(?=[^\s]|\Z)",
    re.M,
)
"""The first line of a box or a tab, and how far in the words stand behind the empty line below it."""
_SENTENCE = lazy_re(r"[A-ZÄÖÜÅŚŻŁĆ„“”][^={}<>;\\$#|\[\]]*[.!?:…”“]\s*\Z")
"""Words that are no code, though they are indented as code is."""
_LIST = lazy_re(r"(?:[ \t]+(?:[-*+]|\d{1,2}[.)])[ \t]+[^\W\d_][^:={}<>;$\n]*\n?)+\n*")
"""Items of a list, each on a line that is indented as code is."""
_MIN_WORDS = 5
_HTML_BLOCK = lazy_re(r"<(/?)(?:details|div|section|figure|table|[uo]l|dl)\b", re.I)
"""The beginning or the end of an element of HTML; what is indented in it is no code."""
_NO_TARGET = lazy_re(r"(?<!\\)\[(?P<words>[^\[\]\n]{1,400})\](?P<target>\([ \t]*(?:<>)?[ \t]*\))")


@text_check("broken-fence", "error")
def broken_fence(prose: Prose) -> Iterator[TextIssue]:
    """A fence has no end, or a name that is nearly that of a chart; a chart begins with other signs, or too far in;
    code among words begins a line with three signs, which begins a fence.

    Why: Readers get the lines of the chart as they stand, and all that follows with them.

    Bad:
        ```charts
        id: own
        type: line
        ```

    Good:
        ```python
        print("charts")
        ```
    """
    for match in _QUOTED_FENCE.finditer(prose.source, prose.body):
        if not any(fence.start <= match.start() < fence.end for fence in prose.fences):
            message = f"Read {match[0].strip()}, expected ```chart: readers get its lines as words."
            hint = "Write ```chart, and ``` behind the last line of the chart."
            yield TextIssue(match.start(), match.end(), message, hint)
            return  # (What its last line begins follows from it.)
    for fence in prose.fences:
        if problem := _problem_of(fence, prose):
            yield TextIssue(fence.start, fence.first_end, *problem)
        if _is_code_among_words(fence):
            return  # (What ends behind it follows from it.)


def _is_code_among_words(fence: Fence) -> bool:
    return fence.marks[0] == "`" and "`" in fence.info


def _problem_of(fence: Fence, prose: Prose) -> tuple[str, str] | None:
    """What is wrong with a fence, and what to do; None if nothing is."""
    if _is_code_among_words(fence):
        message = f"A line that begins with {fence.marks} begins a fence here, whatever follows in it."
        return message, "Write code among words between single `, or put a word before it."
    if not fence.is_closed or (fence.is_chart and fence.inner is not None):
        kind = "chart" if fence.is_chart else "fence"
        is_known = fence.inner is not None and len(prose.parts) == 1
        where = f" before line {prose.source.count('\n', 0, fence.inner) + 1}" if is_known else ""
        return f"The {kind} that begins here has no end{where}.", f"Write {fence.marks} on a line of its own behind it."
    if fence.is_chart and _is_code(prose.source, fence.start):
        message = "The chart that begins here is indented by four blanks: readers get its lines as code."
        return message, "Take the blanks before each of its lines out."
    name = _NAME.match(fence.info)
    is_declared = not fence.is_chart and _DECLARATION.match(prose.source, fence.first_end)
    if is_declared and name and closest(name[1], ["chart"], _ALIKE):
        written = f"{fence.marks}{fence.info}".strip()
        message = f"Read {written}, expected {fence.marks}chart: readers get its lines as code."
        return message, f"Write {fence.marks}chart"
    return None


def _is_code(text: str, start: int) -> bool:
    """Whether a line is indented by four, and nothing above it is an item or a box to which it may belong."""
    block = text[:start].rstrip().rpartition("\n\n")[2]
    is_inside = block.startswith((" ", "\t")) or any(MAY_HOLD.match(line) for line in block.splitlines())
    return text.startswith(("    ", "\t"), start) and not is_inside


@text_check("words-as-code", once=True)
def words_as_code(prose: Prose) -> Iterator[TextIssue]:
    """A sentence, or a list behind a colon, is indented by four blanks or a tab, and belongs to no list and no box.

    Why: Readers get it as code, in one line that is wider than the page.

    Bad:
        Both grew.

            This paragraph begins as Word begins it.

    Good:
        Both grew.

            x = 4 * (y + 2)
    """
    depth, seen = 0, prose.body
    for start, end in prose.indented_code:
        block, before = prose.source[start:end], prose.source[seen:start]
        depth, seen = depth + sum(-1 if tag[1] else 1 for tag in _HTML_BLOCK.finditer(before)), start
        is_list = bool(_LIST.fullmatch(block)) and before.rstrip().endswith(":")
        is_sentence = len(block.split()) >= _MIN_WORDS and _SENTENCE.match(block.lstrip())
        if depth > 0 or not (is_list or is_sentence):
            continue
        first = start + len(block) - len(block.lstrip())
        message = "These words are indented by four blanks or a tab: readers get them as code."
        hint = "Take out what stands before each of their lines; a quotation begins with >, an item with - and a blank."
        yield TextIssue(first, prose.source.find("\n", first) if "\n" in prose.source[first:] else end, message, hint)


@text_check("empty-box", once=True)
def empty_box(prose: Prose) -> Iterator[TextIssue]:
    """A box or a tab holds no words, since those below it are indented by fewer than four blanks.

    Why: Readers get an empty box, and its words as a paragraph below it.

    Bad:
        Both grew.

        !!! note "How it was counted"

          Once, at the quay.

    Good:
        Both grew.

        !!! note "How it was counted"

            Once, at the quay.
    """
    for match in _BOX.finditer(prose.source, prose.body):
        is_inside = len(match["next"].expandtabs(4)) >= len(match["indent"].expandtabs(4)) + 4
        if prose.words[match.start("mark")] == BREAK and not is_inside and not prose.shown_as_code(match.start("mark")):
            message = "This box or tab holds no words: those below it do not stand far enough in."
            hint = "Indent its words by four blanks more than its first line."
            yield TextIssue(match.start("mark"), match.end("mark"), message, hint)


@text_check("empty-link", "error")
def empty_link(prose: Prose) -> Iterator[TextIssue]:
    """A link has no address.

    Why: It leads readers to the page on which they are.

    Bad:
        As [we wrote](), it grew.

    Good:
        As [we wrote](lifeline.md), it grew.
    """
    for match in _NO_TARGET.finditer(prose.source, prose.body):
        start = match.start()
        if prose.words[start] == MARKUP and not prose.shown_as_code(start) and prose.source[start - 1 : start] != "!":
            message = f"The link '{match['words'][:40]}' has no address."
            yield TextIssue(start, match.end(), message, "Write the address between ( and ), or delete the brackets.")
