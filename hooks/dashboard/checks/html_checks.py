"""Checks of the HTML that authors write. `markup/` decides what is allowed and `pieces/` finds what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, described, text_check
from dashboard.checks.prose import Prose

_COMMENT = re.compile(r"<!--(?P<words>.*?)(?:-->|\Z)|<\?.*?(?:>|\Z)|<!(?:\[CDATA\[|[A-Za-z]).*?(?:>|\Z)", re.S)
_SILENCE = re.compile(r"\A\s*desk:")

unsafe_html = described(
    "unsafe-html",
    "text",
    """A text or a notebook's output holds HTML that pages may not hold: a script, a frame, a form, a style, or an
    address that loads something from elsewhere. Readers get the text without it.

    Why: It could run in the browsers of readers, tell others who reads us, or change the page around the text.

    Bad:
        Trade grew <b onclick="alert(1)">sharply</b>.

    Good:
        Trade grew **sharply**.
    """,
)


@text_check("html-comment", "info")
def html_comment(prose: Prose) -> Iterator[TextIssue]:
    """A text holds a comment, drafts too.

    Why: Readers do not get comments, but whoever sees the file does, and words meant for colleagues may be left in it.
    Once the text is approved, to delete a comment is a change that needs another approval.

    Bad:
        Trade grew. <!-- is that so? -->

    Good:
        Trade grew.
    """
    for comment in _COMMENT.finditer(prose.source):
        if prose.shown_as_code(comment.start()) or _SILENCE.match(comment["words"] or ""):
            continue
        ends = comment[0].endswith(">")
        message = (
            "A comment; readers do not get it." if ends else "A comment that does not end: the text behind it is lost."
        )
        hint = "Delete it, or write it as a note to the piece." if ends else "Write --> where it ends."
        yield TextIssue(*comment.span(), message, hint)
