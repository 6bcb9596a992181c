"""Checks of what was begun and not finished, or nearly written: fences, tables, links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, MARKUP, Prose
from dashboard.core.finding import closest
from dashboard.core.lazy_re import lazy_re

_NAME = lazy_re(r"[ \t{.]*([A-Za-z-]+)")
_ALIKE = 0.8
"""How much a name is like 'chart' that is meant so."""
_DECLARATION = lazy_re(r"\n[ \t>]*(?:id|type|data|query)[ \t]*:")
"""The first line of what is meant as a chart."""
_TABLE = lazy_re(
    r"(?:(?<=\n\n)|\A)(?P<bar>\|)[^\n]*\|[ \t]*\n(?![ \t]*\|?[ \t:|-]*-[ \t:|-]*(?:\n|\Z))[ \t]*\|[^\n]*\|[ \t]*$",
    re.M,
)
_BOX = lazy_re(
    r"^(?P<indent>[ \t]*)(?P<mark>(?:!!!|\?\?\?\+?|===[!+]*)[ \t]+[^\n]+)\n(?:[ \t]*\n)+(?P<next>[ \t]*)(?=[^\s]|\Z)",
    re.M,
)
"""The first line of a box or a tab, and how far in the words stand behind the empty line below it."""
_NO_TARGET = lazy_re(r"(?<!\\)\[(?P<words>[^\[\]\n]{1,400})\](?P<target>\([ \t]*(?:<>)?[ \t]*\))")


@text_check("broken-fence", "error")
def broken_fence(prose: Prose) -> Iterator[TextIssue]:
    """A fence has no end, or a name that is nearly that of a chart; or code among words begins a line with three signs,
    which begins a fence.

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
    for fence in prose.fences:
        if fence.marks[0] == "`" and "`" in fence.info:
            message = f"A line that begins with {fence.marks} begins a fence here, whatever follows in it."
            hint = "Write code among words between single `, or put a word before it."
            yield TextIssue(fence.start, fence.first_end, message, hint)
            return  # (What ends behind it follows from it.)
        if not fence.is_closed or (fence.is_chart and fence.inner is not None):
            kind = "chart" if fence.is_chart else "fence"
            is_known = fence.inner is not None and len(prose.parts) == 1
            where = f" before line {prose.source.count('\n', 0, fence.inner) + 1}" if is_known else ""
            message = f"The {kind} that begins here has no end{where}."
            hint = f"Write {fence.marks} on a line of its own behind it."
            yield TextIssue(fence.start, fence.first_end, message, hint)
        elif not fence.is_chart and _DECLARATION.match(prose.source, fence.first_end):
            name = _NAME.match(fence.info)
            if name and closest(name[1], ["chart"], _ALIKE):
                written = f"{fence.marks}{fence.info}".strip()
                message = f"Read {written}, expected {fence.marks}chart: readers get its lines as code."
                yield TextIssue(fence.start, fence.first_end, message, f"Write {fence.marks}chart")


@text_check("unread-table", once=True)
def unread_table(prose: Prose) -> Iterator[TextIssue]:
    """Lines with bars are no table, since no line of dashes stands below the first one.

    Why: Readers get the bars as they stand, in one paragraph.

    Bad:
        Both grew.

        | Port | Tonnes |
        | Vladivostok | 31 |

    Good:
        Both grew.

        | Port | Tonnes |
        | --- | --- |
        | Vladivostok | 31 |
    """
    for match in _TABLE.finditer(prose.source, prose.body):
        if prose.words[match.start("bar")] == BREAK and not prose.shown_as_code(match.start()):
            columns = max(1, match[0].partition("\n")[0].strip().strip("|").count("|") + 1)
            first = match.start() + len(match[0].partition("\n")[0])
            message = "These lines are no table: no line of dashes stands below the first one."
            yield TextIssue(match.start(), first, message, f"Write {'| --- ' * columns}| below it.")


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
