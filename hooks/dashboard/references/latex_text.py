"""LaTeX in the fields of a bibliography, as the text that it stands for."""

from __future__ import annotations

import re
import unicodedata

from dashboard.core.lazy_re import lazy_re

_MARKS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
"""What the commands of accents set above or below a letter, as Unicode's combining characters."""
_LETTERS = {
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ss": "ß",
    "SS": "ẞ",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "guillemotleft": "«",
    "guillemotright": "»",
    "quotedblbase": "„",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textasciitilde": "~",
    "euro": "€",
    "texteuro": "€",
    "pounds": "£",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "texttrademark": "™",
    "textdegree": "°",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "textunderscore": "_",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
}
_ACCENT = lazy_re(
    r"\\(?:([`'^~=.\"])\s*|([urHvdckb])(?:\s+|(?=[\\{])))(?:\{\s*(\\[ij](?![A-Za-z])|[^\W\d_])\s*\}|(\\[ij](?![A-Za-z]))\s?|([^\W\d_]))"
)
_LETTER = lazy_re(r"\\([A-Za-z]+)(?:\{\}|\s+|(?![A-Za-z]))")
_FONT = lazy_re(
    r"\\(?:bf|em|it|rm|sc|sf|sl|tt|(?:bf|it|md|rm|sc|sf|sl|tt|up)(?:series|shape|family)|[A-Za-z]+\*?\s*(?=\{))"
    r"(?![A-Za-z])\s*"
)
"""A command that only sets how its words look, and any that has its words in braces."""
_COMMAND = lazy_re(r"\\(?=[A-Za-z])")
_ESCAPED = lazy_re(r"\\([^A-Za-z\s])")
_BRACE = lazy_re(r"(?<!\\)[{}]")
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_TIE = lazy_re(r"(?<!\\)~")


def plain_text(latex: str) -> str:
    r"""Write LaTeX as plain text.

    Args:
        latex: the value of a field: accents such as `{\"o}`, commands such as `\emph{…}`, braces.

    Returns:
        The text on one line. Of a command that is not known what stands in its braces is kept, or else its name.
    """
    text = _ACCENT.sub(_accented, latex)
    text = _TIE.sub("\u00a0", text)
    for written, sign in _SIGNS:
        text = text.replace(written, sign)
    text = _LETTER.sub(lambda letter: _LETTERS.get(letter[1], letter[0]), text)
    text = _ESCAPED.sub(r"\1", _BRACE.sub("", _COMMAND.sub("", _FONT.sub("", text))))
    return unicodedata.normalize("NFC", re.sub("[ \t\n]+", " ", text).strip())


def _accented(match: re.Match[str]) -> str:
    letter = (match[3] or match[4] or match[5]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _MARKS[match[1] or match[2]])
