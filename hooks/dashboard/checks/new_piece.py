"""What templates write into a piece for its author to replace, and the check that finds what nobody has replaced."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose
from dashboard.core.finding import Severity
from dashboard.core.lazy_re import lazy_re

STANDFIRST = "Say in one or two sentences what the reader will learn, and why it matters now."
HEAD = f"""---
title: {{title}}
kind: comment
standfirst: {STANDFIRST}
authors: [{{author}}]
theme: {{theme}}
date: {{date}}
status: draft
---
"""
BODY = """\
Open with the finding. A number stands where a reader can check it.

## A heading that states something

Place a shared chart, alone in its paragraph, as `![text alternative](chart:its-id)`, or write one of your own in a
`chart` fence. CONTRIBUTING.md shows both.
"""
CODE = """\
from dashboard import dataset

rows = dataset("{name}")
rows.tail()
"""
SNIPPETS = (
    "The finding, in a few words",
    "One or two sentences that say what readers will learn.",
    "The finding, as a sentence",
    "What is measured, in which unit, where and when",
    "What the chart shows, for readers who do not see it",
)
"""What the snippets of text editors write, in `.vscode/analysis.code-snippets`."""
SENTENCES = (
    *(
        sentence
        for paragraph in (STANDFIRST, *BODY.split("\n\n"))
        for sentence in re.split(r"(?<=\.)\s+", paragraph.removeprefix("## ").strip())
    ),
    *SNIPPETS,
)
"""The sentences that wait for those of the author."""
_SENTENCE = lazy_re("|".join(r"\s+".join(map(re.escape, sentence.split())) for sentence in SENTENCES))
LEFT = "leftover-template"
"""The id of the check. What is left is an error from review on."""
_DRAFT = lazy_re(r"^status:[ \t]*[\"']?draft\b", re.M)


@text_check(LEFT, "error", once=True)
def leftover_template(prose: Prose) -> Iterator[TextIssue]:
    """A sentence that `desk new` or a snippet wrote still stands there. In a draft this is a warning.

    Why: It says what belongs there, to the author. Readers would read it as the author's words.

    Bad:
        Open with the finding. A number stands where a reader can check it.

    Good:
        Trade grew by 26 per cent.
    """
    severity: Severity = "warning" if _DRAFT.search(prose.source, 0, prose.body) else "error"
    for match in _SENTENCE.finditer(prose.source):
        words = textwrap.shorten(match[0], 60, placeholder=" …")
        message = f"A sentence of the template is left: {words}"
        yield TextIssue(*match.span(), message, "Write your own in its place, or delete it.", severity=severity)
