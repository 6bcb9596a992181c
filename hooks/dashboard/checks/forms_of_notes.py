"""The forms of programs for notes, wikis and forums, and links whose brackets are in disorder."""

from __future__ import annotations

from dashboard.checks.foreign_form import form

_FILE = r"[\w./-]*\w\.(?:md|ipynb|html|pdf|csv|png|jpe?g|gif|svg|webp)"
_ADDRESS = r"(?:https?://|\.\./|\w[\w./-]*\.md)[^()\s]*+"
_LABEL = r"\*[^*\n]{1,40}(?::\*\*|\*\*:)"
"""Bold words with a colon, behind their first asterisk."""
_KEY = r"(?<![\w@/.\[;-]@)[A-Za-z][A-Za-z_:-]*(?:19|20)\d\d[a-z]?(?![\w@])"
_JIRA = "|".join(
    rf"{name}(?::[^{{}}\n]*)?\}}[^{{}}]{{0,2000}}?\{{{name}\}}"
    for name in ("code", "noformat", "quote", "panel", "color", "info", "note", "tip", "warning", "expand")
)
"""What is marked in Jira, behind its first brace."""
_ASCIIDOC = "markup of AsciiDoc"
_ASCIIDOC_HINT = (
    "Write it as Markdown: tables with |---|, ![what it shows](file), [^1], !!! note, > before a quotation."
)
FORMS_OF_NOTES = (
    form(
        "a field of Obsidian, with two colons",
        r"^[ \t>]*(?:[-*+][ \t]+)?[A-Za-z][\w -]{0,30}(?P<sign>:):[ \t]+\S"
        r"|[\[(][A-Za-z][\w -]{0,30}(?P<sign_2>:):[ \t]",
        "Write it as words; what is about the piece belongs in its front matter.",
        signs=("::",),
    ),
    form(
        "a task in a state that only Obsidian knows",
        r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<markup>\[)[/><!?*\"-]\][ \t]",
        "Write - [x] for what is done, - [ ] for what is not, and other states as words.",
        signs=("] ", "]\t"),
    ),
    form(
        "no task, since no blank stands behind its brackets",
        r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<markup>\[)[ xX]\](?=\w)",
        "Write a blank behind ].",
        signs=("]",),
    ),
    form(
        "a work as Pandoc names it in a sentence",
        # (With a place in it, or a colon; all else may be the name of an account, which has neither.)
        rf"(?P<sign>@)(?:{_KEY}(?=[ \t]\[[^\[\]\n]*\d)|(?=[A-Za-z_-]*:){_KEY})",
        "Write the name of its author, and [@key] behind it.",
        signs=("@",),
    ),
    form(
        "the name of an account, or perhaps a work as Pandoc names it in a sentence",
        rf"(?P<sign>@)(?!(?:{_KEY})[ \t]\[[^\[\]\n]*\d|[A-Za-z_-]*:){_KEY}",
        "If it is a work, write the name of its author, and [@key] behind it.",
        signs=("@",),
        severity="info",
    ),
    form(
        "the width of a picture as Obsidian writes it, which is read aloud",
        r"!\[(?:[^\[\]\n]*(?P<sign>\|)\d+(?:x\d+)?|(?P<sign_2>\d)\d*(?:x\d+)?)\]\([^()\s]+\)",
        "Write ![what it shows](file){width=300}, or no width.",
        signs=("![",),
    ),
    form(
        "front matter in the middle of a text",
        r"^(?P<gap>-)--[ \t]*\n(?:[A-Za-z_][\w-]*:(?:[ \t][^\n]*)?\n(?:[ \t]+\S[^\n]*\n|-[ \t][^\n]*\n)*)+---[ \t]*$",
        "Put its keys into the front matter at the top, or delete it.",
        signs=("\n---",),
    ),
    form(
        "no link, since one of its brackets or quotation marks is missing",
        rf"(?P<markup>\[)(?<!\\\[)[^\[\]\n]{{1,400}}+\]\((?:fact:|{_ADDRESS})(?:[ \t][^()\n]*)?(?:\n[^()\n]+){{0,9}}"
        r"(?=\n[ \t]*\n|\n?\Z)"
        rf"|(?:(?<=\n\n)|(?<=\n---\n)|\A)[^\[\]]{{0,800}}+(?P<markup_2>\])\({_ADDRESS}\)"
        r"|(?P<markup_3>\])\([^()\s]+[ \t]+[\"'][^\"'()\n]*\)",
        "Write [words](address).",
    ),
    form(
        "a bracket that nothing closes",
        r"(?P<markup>\[)(?<!\\\[)(?=[@^]?[^\W\d_])(?![^\[\]]*\])[^\[\]]{1,800}?(?=\n[ \t]*\n|\s*\Z)",
        "Write [words](address) for a link, [^1] for a note, ] behind other words; or delete the bracket.",
        signs=("[",),
    ),
    form(
        "a sign of code that nothing ends",
        r"(?P<sign>`)(?<![\w`\\]`)(?=[^\W\d_])[^`]{1,800}?(?=\n[ \t]*\n|\s*\Z)",
        "Write ` behind the code; for an apostrophe ’, for the sign itself \\`.",
        signs=("`",),
    ),
    form(
        "no link, since its brackets are the wrong way round",
        rf"\([^()\n]{{1,200}}\)(?P<markup>\[)(?:https?://[^\[\]\s]+|{_FILE})\]",
        "Write [words](address); for a picture ![what it shows](file).",
        signs=(")[",),
    ),
    form(
        "a link to a picture, and no picture, since a blank stands behind !",
        r"(?<!\S)(?P<sign>!)[ \t]\[[^\[\]\n]*\]\([^()\s]+\.(?:png|jpe?g|gif|svg|webp)\)",
        "Delete the blank between ! and [.",
        signs=("! [", "!\t["),
    ),
    form(
        "lines with bold words before a colon, which become one paragraph",
        rf"^(?P<markup>\*){_LABEL}[^\n]*(?<!  )(?<!\\)(?<!<br>)\n\*{_LABEL}[^\n]*",
        "Put a backslash at the end of each line but the last; or - and a blank before each, for a list.",
        signs=("\n**",),
    ),
    form(
        "a blank that does not break, as Pandoc writes it",
        r"(?<=\w)(?P<sign>\\)[ ](?=\w)",
        "Write &nbsp; for it.",
        signs=("\\ ",),
    ),
    form(
        "an example of Pandoc, which it numbers",
        r"^\((?P<sign>@)[\w-]*\)[ \t]+\S[^\n]*",
        "Write 1. and a blank.",
        signs=("(@",),
    ),
    form(
        "a sign of HTML without its semicolon",
        r"(?P<sign>&)(?:nbsp|amp|lt|gt|quot|copy|reg|[mn]dash|hellip|[lr][sd]quo|euro)(?![;\w=])",
        "Write the sign itself, or a semicolon behind its name.",
        signs=("&",),
    ),
    form(
        "a formula with two backslashes, as Hugo and Jekyll want it",
        r"(?P<markup>\\)(?<!\\\\)\\\\?[(\[][^\n]{1,400}?\\\\\\?[)\]]",
        "Write one backslash before each bracket.",
        signs=("\\\\",),
    ),
    form(
        "a heading of a wiki or of AsciiDoc",
        r"(?<=\n\n)(?P<sign>=)={1,5}[ \t]+[^\s=][^\n]*$",
        "Write ## and a blank in place of ==.",
        signs=("\n==",),
    ),
    form("a heading of Textile or Jira", r"^(?P<sign>h)[1-6]\.[ \t]+\S[^\n]*", "Write ## and a blank.", signs=("h",)),
    form("a quotation of Textile or Jira", r"^(?P<sign>b)q\.[ \t]+\S[^\n]*", "Write > and a blank.", signs=("bq.",)),
    form(
        "a picture of Textile or Jira",
        r"(?P<sign>!)(?<!\w!)[\w%./-]+\.(?:png|jpe?g|gif|svg)(?:\|[^!\n]*)?!",
        "Write ![what it shows](../images/file.png).",
        signs=("!",),
    ),
    form(_ASCIIDOC, r"^(?P<gap>\|)===[ \t]*$", _ASCIIDOC_HINT, signs=("|===",)),
    form(_ASCIIDOC, r"(?P<sign>i)(?<!\w.)mage::?[^\s\[\]]{1,400}+\[[^\]\n]*\]", _ASCIIDOC_HINT, signs=("image:",)),
    form(_ASCIIDOC, r"(?P<sign>f)(?<!\w.)ootnote:\[[^\]\n]+\]", _ASCIIDOC_HINT, signs=("footnote:[",)),
    form(
        _ASCIIDOC,
        r"^(?P<markup>\[)(?:NOTE|TIP|WARNING|CAUTION|IMPORTANT|quote|source)[^\]\n]*\]\n(?:====|----|____)",
        _ASCIIDOC_HINT,
        signs=("]\n",),
    ),
    form(
        "markup of Jira",
        rf"(?P<brace>\{{)(?<!:\{{)(?:{_JIRA})",
        "Write it as Markdown: ``` before and behind code, > before a quotation, !!! note for a box.",
        signs=("}",),
    ),
    form("bold words of a wiki", r"(?P<sign>')''(?=\w)[^'\n]+'''", "Write **words**.", signs=("'''",)),
)
