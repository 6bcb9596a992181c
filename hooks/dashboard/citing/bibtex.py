"""BibTeX of a work, by way of CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from dashboard.citing.csl_json import csl_item
from dashboard.citing.work import Work
from dashboard.core.lazy_re import lazy_re

_TYPES = {"report": "techreport", "graphic": "misc", "dataset": "dataset"}
_PUBLISHERS = {"report": "institution", "graphic": "organization", "dataset": "publisher"}
"""The field for who publishes: of each type BibLaTeX prints one only. Zotero reads all three."""
_LANGUAGES = {"en": "english", "pl": "polish", "de": "german", "sv": "swedish"}
"""As BibLaTeX knows them, which leaves out the language of the document, translates others, and prints what it does not
know."""
_HYPHENATED = {"german": "ngerman"}
"""What babel calls them, where that is another word."""
_COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces, also those after a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_LIGATURE = lazy_re(r"(?<=[-`'?!])(?=[-`'])")
"""Between two signs that LaTeX may join to another one, such as `--`."""
# fmt: off
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# fmt: on


def write_bibtex(work: Work) -> str:
    """Write an entry, in UTF-8 and with a date that BibTeX and BibLaTeX read."""
    item = csl_item(work)
    kind = str(item["type"])
    publishers = [_kept(" ".join(name.split())) for name in work.publishers]
    year, month, day = item["issued"]["date-parts"][0] if "issued" in item else ("", 0, 0)
    code = item.get("language", "")
    language = _LANGUAGES.get(code, code)
    fields = {
        "author": " and ".join(map(_name, item["author"])),
        "title": _title(item["title"]),
        _PUBLISHERS[kind]: " and ".join(publishers),
        "type" if kind == "report" else "howpublished": _escaped(item.get("genre", "")),
        "series": _escaped(item.get("collection-title", "")),
        "year": str(year),
        "date": f"{year}-{month:02}-{day:02}" if year else "",
        "version": item.get("version", ""),
        "language": language,
        "langid": _HYPHENATED.get(language, language if language != code else ""),
        "url": quote(item.get("URL", ""), safe=":/?#[]@!$&'()*+,;=%~"),
        "abstract": _escaped(item.get("abstract", "")),
        "keywords": _escaped(item.get("keyword", "")),
        "note": _escaped(item.get("note", "")),
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    if year:
        lines.append(f"  month = {_MONTHS[month - 1]}")
    return f"@{_TYPES[kind]}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _escaped(text: str) -> str:
    return "{}".join(part.translate(_COMMANDS) for part in _LIGATURE.split(text))


def _kept(text: str) -> str:
    return f"{{{_escaped(text)}}}"


def _title(title: str) -> str:
    """A title whose capitals no style makes small. The first letter stays as it is in every style."""
    words = title.split(" ")
    capitals = [words[0][1:], *words[1:]]
    return " ".join(
        _kept(word) if part != part.lower() else _escaped(word) for word, part in zip(words, capitals, strict=True)
    )


def _name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return _kept(name["literal"])
    # In braces, where BibTeX would take a part for several.
    family = _kept(name["family"]) if re.search(r"[\s,]", name["family"]) else _escaped(name["family"])
    family = f"{name.get('non-dropping-particle', '')} {family}".strip()
    given = _kept(name["given"]) if re.search(r",|\band\b", name["given"], re.I) else _escaped(name["given"])
    return ", ".join(filter(None, (family, _escaped(name.get("suffix", "")), given)))
