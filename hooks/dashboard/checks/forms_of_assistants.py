"""What answers of chat programs leave in a text: marks of sources, and words to its author."""

from __future__ import annotations

from dashboard.checks.foreign_form import form

_SOURCE = "a source as a chat program marks it, which leads nowhere"
_SOURCE_HINT = "Look the source up, and name it: [words](address), or [@key]."
_WORDS = "words of a chat program to its user"
_WORDS_HINT = "Delete them, and read what stands beside them: nobody has checked it."
FORMS_OF_ASSISTANTS = (
    form(_SOURCE, r"(?P<sign>【)[^【】\n]{0,80}†[^【】\n]{0,80}】", _SOURCE_HINT, signs=("†",)),
    form(
        _SOURCE,
        r"(?P<sign>:)contentReference\[oaicite:\d+\](?:\{index=\d+\})?",
        _SOURCE_HINT,
        signs=(":contentReference",),
    ),
    form(_SOURCE, r"(?P<sign>\ue200)[^\ue201\n]{0,200}\ue201?", _SOURCE_HINT, signs=("\ue200",)),
    form(_SOURCE, r"(?P<sign>c)(?<!\w.)ite(?:turn\d+[a-z]+\d+)+", _SOURCE_HINT, signs=("citeturn",)),
    form(
        _WORDS,
        r"^(?P<sign>[SCOA])(?:ure|ertainly|f course|bsolutely)[!,.] Here(?:['’]s| is| are)\b[^\n]*",
        _WORDS_HINT,
        signs=(" Here",),
    ),
    form(_WORDS, r"(?P<sign>[Aa])s of my (?:last|latest) (?:knowledge|training)\b", _WORDS_HINT, signs=("s of my la",)),
    form(
        _WORDS,
        r"^(?P<sign>L)et me know if you(?:['’]d| would) like\b[^\n]*",
        _WORDS_HINT,
        signs=("Let me know if you",),
    ),
    form(_WORDS, r"^(?P<sign>W)ould you like me to\b[^\n]*", _WORDS_HINT, signs=("Would you like me to",)),
)
