"""A catalogue of a few messages, in Polish: a language with three forms of plurals."""

from __future__ import annotations

from pathlib import Path

POLISH = """
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Sources"
msgstr "Źródła"

msgid "Reset"
msgstr "Od nowa"

msgid "%(num)s row of %(name)s"
msgid_plural "%(num)s rows of %(name)s"
msgstr[0] "%(num)s wiersz z %(name)s"
msgstr[1] "%(num)s wiersze z %(name)s"
msgstr[2] "%(num)s wierszy z %(name)s"

msgid "%(num)s result for “%(words)s”"
msgid_plural "%(num)s results for “%(words)s”"
msgstr[0] "%(num)s wynik dla „%(words)s”"
msgstr[1] "%(num)s wyniki dla „%(words)s”"
msgstr[2] "%(num)s wyników dla „%(words)s”"

msgid "Look through the <a>data</a> of %(name)s."
msgstr "Przejrzyj <a>dane</a> %(name)s."
"""


def write_polish(folder: Path, code: str = "xx") -> None:
    """Write the catalogue into a folder of catalogues, as that of the language with a code."""
    path = folder / code / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(POLISH, encoding="utf-8")
