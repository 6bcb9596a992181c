"""Checks of what other programs write beyond Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.foreign_form import forms_possible_in, is_read
from dashboard.checks.foreign_forms import BOX_HINT, FORMS
from dashboard.checks.forms_of_assistants import FORMS_OF_ASSISTANTS
from dashboard.checks.forms_of_notes import FORMS_OF_NOTES
from dashboard.checks.prose import Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened

_LONGEST = 40
"""How many characters of what was read a message repeats."""
_FENCE = r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:`{3,}|~{3,})[ \t]*"
_DIRECTIVE = lazy_re(_FENCE + r"\{(?P<name>[A-Za-z][\w:+-]*)[^}\n]*\}[ \t]*(?P<argument>[\w+-]*)[^\n]*")
_DRAWN = lazy_re(
    _FENCE + r"\{?[ ]*\.?(?P<name>mermaid|geojson|topojson|stl|plantuml|puml|dot|graphviz|d2|vega(?:-?lite)?"
    r"|ad-\w+|echarts|wavedrom|nomnoml|markmap|kroki|ditaa|tikz|flow|sequence|dataview(?:js)?|query|tasks|math)(?![\w-])[^\n]*"
)
"""A fence out of which other editors make something."""
_BOX = ("a box of Obsidian, which readers get as code", BOX_HINT)
_LIST = ("a list that Obsidian fills in, and readers get as code", "Write the list itself.")
_DRAWING = (
    "a drawing that other editors make of code, and readers get as code",
    "Write ```chart, or save it as a picture: ![what it shows](../images/file.svg). ```text shows the code.",
)
_MADE_OF_CODE = {
    "math": (
        "a formula of GitHub or MyST, which readers get as code",
        "Write $$ before and behind it in place of the fence.",
    ),
    "dataview": _LIST,
    "dataviewjs": _LIST,
    "query": _LIST,
    "tasks": _LIST,
}
"""What fences are that are no drawings, and what to write, by the name behind the fence."""
_INLINE = lazy_re(
    r"`(?:(?:\{(?:r|python|julia|ojs)\}|r)[ ]+[^`\n]+|\$?=[ ]*(?:this|dv)\.[^`\n]*"
    r"|(?:INPUT|VIEW|BUTTON)\[[^`\n]*)`(?!`)"
)
"""Code among words out of which Quarto, R Markdown and Obsidian make a number or words."""
_RAW = lazy_re(_FENCE + r"\{=(?P<name>\w+)\}[^\n]*")
_PICTURE_HINT = "Write ![what it shows](../images/file.png)."
_TABLE_HINT = "Write | a | b |, below it |---|---|, and a line for each row."
_CONTENTS_HINT = "Delete it: a long piece has its contents by itself, and links lead to other pages."
_DIRECTIVES = {
    "raw": ("raw HTML or LaTeX of MyST", "Write the HTML alone, without the fence."),
    **dict.fromkeys(("figure", "image"), ("a picture of MyST", _PICTURE_HINT)),
    **dict.fromkeys(("table", "list-table", "csv-table"), ("a table of MyST", _TABLE_HINT)),
    **dict.fromkeys(("include", "literalinclude"), ("a file that MyST puts in", "Write the words themselves.")),
    **dict.fromkeys(("toctree", "contents", "tableofcontents", "index"), ("contents of MyST", _CONTENTS_HINT)),
    "bibliography": ("a list of works of MyST", "Delete it: [@key] in the text makes the list at its end."),
    **dict.fromkeys(
        ("iframe", "video"), ("a frame of MyST", "Write a link to it: pages show nothing that stands elsewhere.")
    ),
}
"""What a fence with a name in braces is that is no box, and what to write, by its name."""
_NAMES = """
    python r julia ojs sql bash sh go ruby perl node stan rcpp code-cell css js cat asis verbatim embed comment exec
"""
_PROGRAMS = frozenset(_NAMES.split())
_OPTIONS = lazy_re(r",|\w[ ]?=")
"""What stands in the braces of a cell of R Markdown behind its name: `eval=FALSE`."""
_CODE = frozenset(("code", "code-block", "sourcecode"))


@text_check("foreign-markup", once=True)
def foreign_markup(prose: Prose) -> Iterator[TextIssue]:
    """A text holds what other programs write beyond Markdown: Quarto, Hugo, MyST, Obsidian, WordPress, wikis and more.

    Why: Readers get it as it stands, with its braces and brackets; a comment of Obsidian, too.

    Bad:
        ::: {.callout-note}
        Values are provisional.
        :::

    Good:
        !!! note
            Values are provisional.
    """
    for form in forms_possible_in(prose.source, (*FORMS, *FORMS_OF_NOTES, *FORMS_OF_ASSISTANTS)):
        for match in form.pattern.finditer(prose.source, prose.body):
            sign = match.start(match.lastgroup or "")
            if is_read(prose, match):
                # (A pattern may begin with the line above.)
                start = max(match.start(), prose.source.rfind("\n", 0, sign) + 1)
                issue = _issue(start, match.end(), form.what, prose.source[start : match.end()], form.hint)
                yield replace(issue, severity=form.severity)
    for start, _ in prose.code_spans:
        if drawn := _DRAWN.match(prose.source, start):
            what, hint = _BOX if drawn["name"].startswith("ad-") else _MADE_OF_CODE.get(drawn["name"], _DRAWING)
            yield _issue(start, drawn.end(), what, drawn[0], hint)
        elif inline := _INLINE.match(prose.source, start):
            what = "code that runs in Quarto or Obsidian, and readers get in place of what it gives"
            yield _issue(
                start, inline.end(), what, inline[0], "Write what it gives, as a link to a fact if it is a number."
            )
        elif raw := _RAW.match(prose.source, start):
            what = "raw HTML or LaTeX of Pandoc, which readers get as code"
            yield _issue(start, raw.end(), what, raw[0], "Write the HTML alone, without the fence.")
        elif directive := _DIRECTIVE.match(prose.source, start):
            yield _issue(start, directive.end(), *_read_directive(directive))


def _read_directive(directive: re.Match[str]) -> tuple[str, str, str]:
    """What a fence with a name in braces is, what was read, and what to write."""
    name, language = directive["name"].lower(), directive["argument"]
    behind = re.split(r"[}\n]", directive[0][directive.end("name") - directive.start() :], maxsplit=1)[0]
    if name in _PROGRAMS or _OPTIONS.search(behind):
        shown = language or ("python" if name == "code-cell" else name)
        hint = f"Write ```{shown} to show it; code that should run belongs in a notebook."
        return "a cell that runs in Quarto or MyST, and is shown as code here", directive[0], hint
    if name in _CODE:
        return (
            "code as MyST marks it",
            directive[0],
            f"Write ```{language}, without what stands between colons below it.",
        )
    what, hint = _DIRECTIVES.get(name, ("a box of MyST", BOX_HINT))
    return what, directive[0], hint


def _issue(start: int, end: int, what: str, written: str, hint: str) -> TextIssue:
    shown = shortened(" ".join(written.split()), _LONGEST)
    return TextIssue(start, end, f"Read '{shown}': {what}.", hint, kind=what)
