"""Checks of what other programs write beyond Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, MARKUP, NON_WORD, Prose

_LONGEST = 40
"""How many characters of what was read a message repeats."""
_ODD_BLANK = r"[\u00a0\u2000-\u200a\u202f\u3000]"
_BOX_HINT = 'Write !!! note "Title" and below it the words, indented by four blanks.'


class _Form(NamedTuple):
    """A form of another program. A group of its pattern begins with a character that is none of Markdown there; or,
    if the group is one of `_PLACEHOLDERS`, with one that looks as if it were."""

    what: str
    pattern: re.Pattern[str]
    hint: str


def _form(what: str, pattern: str, hint: str) -> _Form:
    return _Form(what, re.compile(pattern, re.M), hint)


_FORMS = (
    _form("a box of Pandoc, Quarto, Docusaurus or MyST", r"^[ \t>]*(?P<sign>:{3,})[ \t]*[\w{][^\n]*", _BOX_HINT),
    _form(
        "a link of a wiki",
        r"(?<!\\)\[\[[*_]*(?:(?P<sign>[^\[\]\n*_`@^][^\[\]\n]*)|(?P<code>`)[^\[\]\n]*)\]\](?![(\[])",
        "Write [words](file.md); of a picture ![what it shows](../images/file.png).",
    ),
    _form(
        "a shortcode of Hugo or Quarto",
        r"(?P<gap>\{)\{[<%][^{}]{1,800}?[%>]\}\}",
        "Write what it stands for: a link, a picture as ![what it shows](../images/file.png), or the words themselves.",
    ),
    _form(
        "a command of a template, such as Jekyll’s",
        r"(?P<gap>\{)(?<!\{\{)(?:%-?[ \t]*\w[^{}]{0,800}?%\}|\{-?[ \t]*[\w.\"'][^{}\n]*\}\})",
        "Write what it stands for; no template is filled in here.",
    ),
    _form(
        "a role of MyST or Sphinx",
        r"(?P<sign>\{)[A-Za-z][\w:+.-]*\}`[^`\n]+`",
        "Write [@key] to cite a work, [words](file.md) for a link, $…$ for a formula.",
    ),
    _form(
        "a role or a directive of Sphinx",
        r"(?P<sign>:)(?<![\w:]:)[a-z][\w:+.-]*:`[^`\n]+`|^(?P<sign_2>\.)\.[ \t]+[\w-]+::[^\n]*",
        "Write [words](file.md) for a link, !!! note for a box.",
    ),
    _form("marked words", r"(?P<sign>=)=(?<![={\w]==)(?![\s=])[^=\n]+(?<!\s)==(?![=\w])", "Write <mark>words</mark>."),
    _form(
        "inserted or underlined words, or keys to press",
        r"(?P<sign>\^)(?<![\w^]\^)\^(?![\s^])[^^\n]+(?<!\s)\^\^(?!\^)"
        r"|(?P<sign_2>\+)(?<![\w{+]\+)\+(?![\s+])[^+\n]+(?<!\s)\+\+(?![+}])",
        "Write *words* to stress them, {++words++} in a draft for what is new, <kbd>Ctrl</kbd> for keys.",
    ),
    _form(
        "words that other programs hide until somebody points at them",
        r"^[^|\n]*(?<![\w\\])(?P<gap>\|)\|(?![\s|])[^|\n]+(?<!\s)\|\|(?![\w^])[^|\n]*$",
        'Write ??? note "Title", and below it the words, indented by four blanks.',
    ),
    _form(
        "words with a class or a language of Pandoc",
        r"(?<!\])\[[^\[\]\n^][^\[\]\n]*\](?P<markup>\{)(?:[.#]|lang=)[\w.#=\"' -]+\}",
        'Write the words alone, or <span lang="fr">mots</span> for their language.',
    ),
    _form(
        "a line of Kramdown, as Jekyll reads it",
        r"^[ \t>]*(?P<markup>\{):(?::|[ \t]*toc\b)[^{}\n]*\}[ \t]*$"
        r"|^(?:[ \t]*|#+[ \t][^\n]*)\n(?P<markup_2>\{):[^{}\n]*\}[ \t]*$",
        "Delete it. A long piece has its contents by itself; a box is !!! note.",
    ),
    _form(
        "a comment of Obsidian, which readers get", r"(?P<sign>%)%[^%]+?%%", "Delete it, or write a note to the piece."
    ),
    _form(
        "a comment of MyST, which readers get",
        r"(?:^#[^\n]*\n|^(?<![\w,;–]\n))[ \t>]*(?P<sign>%)[ \t]+(?!(?:of|der|des|av)\b)[^\s|][^|\n]*$",
        r"Delete it, or write a note to the piece; for the sign itself write \%.",
    ),
    _form(
        "a break between blocks of MyST",
        r"^(?P<sign>\+)\+\+(?:[ \t][^\n]*)?$",
        "Delete it, or write --- for a line between two parts.",
    ),
    _form(
        "a note within the text",
        r"(?P<sign>\^)\[[^\]\n]+\](?!\()",
        "Write [^1], and as a paragraph [^1]: and the words.",
    ),
    _form(
        "the name of a sign, as GitHub writes it",
        r"(?P<sign>:)(?<=\S[ \t]:)(?:[a-z][a-z0-9_+-]{1,30}|[+-]1|100):(?![\w:`])",
        "Write the sign itself, or delete it.",
    ),
    _form(
        "a raised or lowered sign",
        r"(?P<sign>[\^~])(?<=[\w)].)[\w+−-]{1,6}(?P=sign)(?![\^~])",
        "Write it as a character (², ₂), or between <sup> and </sup>, <sub> and </sub>.",
    ),
    _form(
        "a line of MDX",
        r"^(?P<gap>import|export)[ \t]+(?:[^\n]+[ \t]from[ \t]+|const[ \t]+\w+[ \t]*=|(?=[\"']))[^\n]*$",
        "Delete it; no components are loaded here.",
    ),
    _form(
        "a comment of MDX, which readers get",
        r"(?P<sign>\{)/\*[^\n]*?\*/\}",
        "Delete it, or write a note to the piece.",
    ),
    _form(
        "a heading, since # begins the line",
        r"^[ \t>]*(?P<sign>#)(?=#*[^#\s])[^\n]*",
        r"Put a blank behind # if it is a heading; else write \#. Tags belong into tags: of the front matter.",
    ),
    _form(
        "a name for references of Quarto, MyST or Obsidian, which readers get",
        r"^[ \t]*(?P<sign>\()[\w:.-]+\)=[ \t]*$|(?<=\S[ \t])(?P<sign_2>\^)[A-Za-z][\w-]{3,}[ \t]*$"
        r"|(?<=\$\$)[ \t]*(?P<markup>\{)#[\w:-]+\}",
        "Delete it; a heading has its address, and {#name} behind its words gives it another one.",
    ),
    _form(
        "a reference of Quarto",
        r"(?<![\w@/.-])(?P<sign>@)(?:fig|tbl|sec|eq|lst)-\w[\w-]*",
        "Write [words](#name) with the name of the chart or heading.",
    ),
    _form(
        "a command of LaTeX",
        r"^[ \t]*(?P<sign>\\)(?:(?:begin|end)\{\w+\*?\}|(?:new|clear)(?:double)?page\b|pagebreak\b)[^\n]*",
        "Delete it; a formula stands between $$ and $$, a table is written with |.",
    ),
    _form("the words for an abbreviation", r"^(?P<markup>\*)\[[^\]\n]+\]:[^\n]*", "Write them out in the text, once."),
    _form(
        "the words for a term, as Pandoc marks them",
        r"^[^\s>|#][^\n]{0,80}(?<![\s.,:;])[ \t]*\n(?:[ \t]*\n)?[ ]{0,3}(?P<sign>~)[ \t]+[^\W\d][^\n]*",
        "Write : in place of ~.",
    ),
    _form(
        "the caption of a table, which is read as the words for a term",
        r"^[ \t]*\|[^\n]*\|[ \t]*\n(?:[ \t]*\n)?(?P<gap>:)[ \t][^\n]*"
        r"|^(?P<gap_2>:)[ \t][^\n]*\{#tbl-[^\n]*",
        "Write it as a paragraph, without the colon.",
    ),
    _form(
        "a table drawn with lines",
        r"^(?P<sign>\+)(?:[-=:]{3,}\+)+[ \t]*$",
        "Write | a | b |, below it |---|---|, and a line for each row.",
    ),
    _form(
        "an item of a list, since its sign, or a blank beside it, is none of Markdown",
        rf"^[ \t>]*(?P<sign_4>1)[.)]{_ODD_BLANK}[^\n]*\n[ \t>]*(?:\n[ \t>]*)?2[.)]{_ODD_BLANK}"
        rf"|^[ \t>]*(?:{_ODD_BLANK}[ \t\u00a0]*(?P<sign>[-*+])[ \t]|(?P<sign_2>[-*+]){_ODD_BLANK}"
        r"|(?P<sign_3>[•▪▫◦‣⁃●○■□➢➤❖✓\uf0a7\uf0b7\uf0d8\uf0fc]|·(?=\s)|[o§](?=\t)))[^\n]*",
        "Write - and a blank; an item within another one is indented by four blanks.",
    ),
)
_PLACEHOLDERS = {"markup": MARKUP, "markup_2": MARKUP, "gap": BREAK, "gap_2": BREAK, "code": NON_WORD}
"""What stands in the words of a text in place of a sign that looks like Markdown, by the group of the pattern."""
_FENCE = r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:`{3,}|~{3,})[ \t]*"
_DIRECTIVE = re.compile(_FENCE + r"\{(?P<name>[A-Za-z][\w:+-]*)[^}\n]*\}[ \t]*(?P<argument>[\w+-]*)[^\n]*")
_DRAWN = re.compile(_FENCE + r"\{?[ ]*\.?(?P<name>mermaid|geojson|topojson|stl|dataview(?:js)?|math)(?![\w-])[^\n]*")
"""A fence out of which other editors make something."""
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
}
"""What fences are that are no drawings, and what to write, by the name behind the fence."""
_PROGRAMS = frozenset(("python", "r", "julia", "ojs", "sql", "bash", "code-cell"))
_CODE = frozenset(("code", "code-block", "sourcecode"))


@text_check("foreign-markup", once=True)
def foreign_markup(prose: Prose) -> Iterator[TextIssue]:
    """A text holds what Quarto, Hugo, Jekyll, MyST, Docusaurus or Obsidian write beyond Markdown.

    Why: Readers get it as it stands, with its braces and brackets; a comment of Obsidian, too.

    Bad:
        ::: {.callout-note}
        Values are provisional.
        :::

    Good:
        !!! note
            Values are provisional.
    """
    for form in _FORMS:
        for match in form.pattern.finditer(prose.source, prose.body):
            sign = match.start(group := match.lastgroup or "sign")
            is_read = prose.words[sign] == _PLACEHOLDERS.get(group, prose.source[sign])
            if is_read and not prose.shown_as_code(match.start() if group == "code" else sign):
                # (A pattern may begin with the line above.)
                start = max(match.start(), prose.source.rfind("\n", 0, sign) + 1)
                yield _issue(start, match.end(), form.what, prose.source[start : match.end()], form.hint)
    for start, _ in prose.code_spans:
        if drawn := _DRAWN.match(prose.source, start):
            what, hint = _MADE_OF_CODE.get(drawn["name"], _DRAWING)
            yield _issue(start, drawn.end(), what, drawn[0], hint)
        elif directive := _DIRECTIVE.match(prose.source, start):
            yield _issue(start, directive.end(), *_read_directive(directive))


def _read_directive(directive: re.Match[str]) -> tuple[str, str, str]:
    """What a fence with a name in braces is, what was read, and what to write."""
    name, language = directive["name"].lower(), directive["argument"]
    if name in _PROGRAMS:
        shown = language or ("python" if name == "code-cell" else name)
        hint = f"Write ```{shown} to show it; what shall run belongs into a notebook."
        return "a cell that runs in Quarto or MyST, and is shown as code here", directive[0], hint
    if name in _CODE:
        return (
            "code as MyST marks it",
            directive[0],
            f"Write ```{language}, without what stands between colons below it.",
        )
    return "a box of MyST", directive[0], _BOX_HINT


def _issue(start: int, end: int, what: str, written: str, hint: str) -> TextIssue:
    written = " ".join(written.split())
    shown = f"{written[:_LONGEST]}…" if len(written) > _LONGEST else written
    return TextIssue(start, end, f"Read '{shown}': {what}.", hint, kind=what)
