"""What answers of chat programs leave in a text: marks of sources, and words to its author."""

from __future__ import annotations

from dashboard.checks.foreign_form import form

_HINT = "Look the source up, and name it: [words](address), or [@key]."
FORMS_OF_ASSISTANTS = (
    form(
        "a source as a chat program marks it, which leads nowhere",
        r"(?P<sign>【)[^【】\n]{0,80}†[^【】\n]{0,80}】|(?P<sign_2>:)contentReference\[oaicite:\d+\](?:\{index=\d+\})?"
        r"|(?P<sign_3>\ue200)[^\ue201\n]{0,200}\ue201?|(?P<sign_4>c)(?<!\w.)ite(?:turn\d+[a-z]+\d+)+",
        _HINT,
    ),
    form(
        "words of a chat program to its user",
        r"^(?P<sign>[SCOA])(?:ure|ertainly|f course|bsolutely)[!,.] Here(?:['’]s| is| are)\b[^\n]*"
        r"|(?P<sign_2>[Aa])s of my (?:last|latest) (?:knowledge|training)\b[^\n]*"
        r"|^(?P<sign_3>L)et me know if you(?:['’]d| would) like\b[^\n]*|^(?P<sign_4>W)ould you like me to\b[^\n]*",
        "Delete them, and read what stands beside them: nobody has checked it.",
    ),
)
