"""What to do about a cell that should be a number and is none: each way in which others write numbers has its hint."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import join_words
from dashboard.data.marks import SIGNS

NO_FIGURE = lazy_re(
    r"(?:[.\u2026]{1,3}|[:\-\u2013\u2014*?x]|--|n/?a|n\.\s?a\.?|#n/?a|nan|null|none|nil|[cz]|\([cuz]\)|missing|"
    r"not available|no data|[-+]?inf(?:inity)?|b\.?\s?d\.?|k\.?\s?a\.?|brak danych|<na>|#nv|#n/d!?|"
    r"#\u043d/\u0434|#saknas!)",
    re.IGNORECASE,
)
"""What publishers write where a figure is not known, in the languages of our sources."""
MISSING = "missing"
"""The kind of mistake of such cells."""
FLAGS = {"p": "provisional", "prov": "provisional", "r": ""} | dict.fromkeys(("e", "est", "f", "s"), "estimate")
"""The marks of signs that publishers write behind numbers; empty for one that has none of ours."""
_SCALES = frozenset("kKmMtTgGB")
"""Letters behind numbers that are scales and units, and nobody's flags: 1.5k. (A small 'b' is Eurostat's.)"""
_SEVERAL_FLAGS = lazy_re(r"(?!bps|ps)b?d?e?f?p?s?u?", re.IGNORECASE)
"""Eurostat's flags of one figure, which it gives in the order of the alphabet: 'bp', 'ep'."""
_NUMBER = r"-?(?:\d+(?:\.\d+)?|\.\d+)"
_GROUPED = r"-?\d{1,3}(?:[ \u00a0\u202f\u2009'\u2019.,]\d{3})*(?:[.,]\d+)?"
"""Digits with signs between them."""
_FOOTNOTE = r"[*\u2020\u2021\u00b9\u00b2\u00b3\u2074-\u2079]+"
_FLAGGED = lazy_re(
    rf"({_NUMBER}|{_GROUPED}|:)\s*"
    rf"(?:\(?([a-z]{{1,4}}\.?|{_FOOTNOTE})\)?|(\[\w{{1,3}}\]|(?<=\s)\d\)|\(\d\)|\)))"
    rf"|({_FOOTNOTE})\s?({_NUMBER}|{_GROUPED})",
    re.IGNORECASE,
)
_UNIT_SIGN = "%\u2030\uff05$\u20ac\u00a3\u00a5"
_WITH_UNIT = lazy_re(
    rf"([{_UNIT_SIGN}]|[A-Z]{{3}})\s*({_NUMBER}|{_GROUPED})"
    rf"|({_NUMBER}|{_GROUPED})\s*([{_UNIT_SIGN}]\D*|[^\W\d_]\D*)"
)
_BLANK = "[ \u00a0\u202f\u2009'\u2019]"
_DECIMAL_COMMA = lazy_re(rf"-?(?:\d+|\d{{1,3}}(?:[.]\d{{3}})+|\d{{1,3}}(?:{_BLANK}\d{{3}})+),\d+(?:[eE][+-]?\d+)?")
_THOUSANDS = lazy_re(
    rf"-?\d{{1,3}}(?:(?:{_BLANK}\d{{3}})+|(?:,\d{{3}}){{2,}}|(?:\.\d{{3}}){{2,}}|(?:,\d{{3}})+(?=\.)|(?:_\d+)+"
    r"|(?:,\d\d)+,\d{3})(?:\.\d+)?"
)
"""The last form is India's: 12,34,567."""
_TWO_WAYS = lazy_re(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
"""A number whose comma or point may stand between thousands."""
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\u25b3\u25bc"
"""Hyphens, dashes, minus signs, and the triangles that stand before negative numbers in East Asia."""
_BOUND = lazy_re(rf"([<>\u2264\u2265~\u2248]|ca\.?)\s*({_NUMBER})\s*%?", re.IGNORECASE)
_BOUNDS = {sign: bound for bound, sign in SIGNS.items()}
SAVING = (
    "Excel takes both from the system: in Windows choose a point as decimal symbol and a comma as list separator"
    " (Region, Additional settings) and save as 'CSV UTF-8'. In LibreOffice choose the locale English first."
)
"""How a spreadsheet writes points in numbers and commas between columns, as we read them."""


def number_hint(text: str) -> tuple[str, str]:
    """Say what to do about a cell that is no number.

    Args:
        text: the cell, without blanks at its ends.

    Returns:
        The kind of the mistake, which is equal for cells that need the same, and the hint. Both are empty if nothing is
        known about such cells.
    """
    plain, beside = _in_ascii_digits(text), re.sub(r"[\d\s.,'\u2019]", "", text)
    question = "?" if _TWO_WAYS.search(text) else ""
    hints: list[tuple[str, Callable[[], str]]] = [
        (MISSING, lambda: missing_hint([text]) if NO_FIGURE.fullmatch(text) else ""),
        ("spreadsheet error", lambda: _spreadsheet_error(text)),
        (
            "digits",
            lambda: f"Write it in the digits 0 to 9: {_plain(plain)}." if plain != text and is_number(plain) else "",
        ),
        ("decimal comma", lambda: _decimal_comma(text)),
        ("thousands", lambda: _thousands(text)),
        ("one comma", lambda: _one_comma(text)),
        (
            "point and zero",
            lambda: f"Write {_without_zeros(whole[1])}." if (whole := re.fullmatch(r"(-?\d+)\.0*", text)) else "",
        ),
        ("plus", lambda: f"Write {_plain(text[1:])}." if text[:1] == "+" and is_number(text[1:]) else ""),
        ("leading zero", lambda: _leading_zero(text)),
        (f"negative{question}", lambda: _negative(text)),
        (f"flag {beside}{question}", lambda: _flagged(text)),
        (f"unit {beside}{question}", lambda: _with_unit(text)),
        ("bound", lambda: _bound(text)),
    ]
    return next(((kind, hint) for kind, make in hints if (hint := make())), ("", ""))


def whole_number_hint(text: str) -> str:
    """Say what to do about a number with a point where a whole number is expected; empty for any other text."""
    if not is_number(text) or "." not in text:
        return ""
    whole = f"Write {text.replace('.', '')} if its point stands between thousands. "
    return f"{whole if may_have_thousands_point(text) else ''}A field with decimals is a 'number'."


def has_decimal_comma(text: str) -> bool:
    """Whether a text is a number with a decimal comma, and cannot be one with a comma between thousands."""
    return _DECIMAL_COMMA.fullmatch(text) is not None and not re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", text)


def may_have_thousands_point(text: str) -> bool:
    """Whether the points in a number may stand between thousands, as in 1.234."""
    return re.fullmatch(r"-?[1-9]\d{0,2}(?:\.\d{3})+", text) is not None


def is_number(text: str) -> bool:
    """Whether a text is a number as we write it, such as -0.5, or .5; of one with an exponent it is not."""
    return re.fullmatch(_NUMBER, text, re.ASCII) is not None


def _in_ascii_digits(text: str) -> str:
    digits = (str(unicodedata.decimal(sign)) if unicodedata.decimal(sign, None) is not None else sign for sign in text)
    return "".join(digits).replace("\uff0e", ".").replace("\u066b", ".")


def missing_hint(texts: Sequence[str]) -> str:
    """Say what to do about signs that may stand for figures that are not known."""
    signs = [f"'{text}'" for text in texts]
    return (
        f"Where {join_words(signs)} means that a figure is not known, leave out the row, or write below 'schema' in the"
        f" descriptor: missingValues: ['', {', '.join(signs)}]."
    )


def is_spreadsheet_error(text: str) -> bool:
    """Whether a spreadsheet writes a text where it could not compute or show a cell, in any language: #REF!, #N/A.

    A hashtag, such as #BRICS, has no sign at its end.
    """
    error = r"#(?:[A-Z\u00c0-\u017f\u0401\u0410-\u042f]+(?:/[0A\u0414])?[!?]|N/A|\u041d/\u0414|NV|#+)|Err:\d{3}"
    return re.fullmatch(error, text) is not None


def _spreadsheet_error(text: str) -> str:
    is_error = is_spreadsheet_error(text)
    return "The spreadsheet could not compute or show this cell: correct it there and save again." if is_error else ""


def _decimal_comma(text: str) -> str:
    if not has_decimal_comma(text):
        return ""
    return f"Write numbers with a point and without spaces: {_plain(text)}. {SAVING}"


def _thousands(text: str) -> str:
    if not _THOUSANDS.fullmatch(text):
        return ""
    return f"Write numbers without signs between thousands: {_plain(text)}."


def _plain(text: str) -> str:
    """A number as we write it; empty if it is none, or may be one of two, such as 1,234."""
    if is_number(text):
        return _without_zeros(text)
    if has_decimal_comma(text):
        return _without_zeros(re.sub(f"{_BLANK}|\\.", "", text).replace(",", "."))
    if not _THOUSANDS.fullmatch(text):
        return ""
    bare = re.sub(f"{_BLANK}|[,_]", "", text)
    return _without_zeros(bare.replace(".", "") if bare.count(".") > 1 else bare)


def _without_zeros(number: str) -> str:
    """A number without the zeros before its digits, which we do not read: 05.96."""
    return re.sub(r"^(-?)0+(?=\d)", r"\1", number)


def _one_comma(text: str) -> str:
    if not re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", text):
        return ""
    point, none = text.replace(",", "."), text.replace(",", "")
    return f"Write {point} if the comma is a decimal one, {none} if it stands between thousands. {SAVING}"


def _unsigned(text: str) -> tuple[str, str]:
    """The hyphen of a negative number, and the rest of it; an empty sign for any other text, without its plus."""
    if text.startswith("(") and text.endswith(")"):
        rest = text[1:-1].strip().removeprefix("-")
    elif text.startswith(tuple(_DASHES)):
        rest = text[1:].lstrip()
    else:
        rest = text.removesuffix("-")
    is_negative = rest != text and "-" not in rest
    return ("-", rest) if is_negative else ("", text.removeprefix("+"))


def _negative(text: str) -> str:
    sign, written = _unsigned(text)
    ways = _ways(written)
    if not sign or not ways:
        return ""
    whole, *point = ways
    mark = "comma" if "," in written else "point"
    other = f", or {sign}{point[0]} if the {mark} is a decimal one" if point else ""
    return f"A negative number begins with a hyphen: {sign}{whole}{other}."


def _ways(text: str) -> list[str]:
    """How a number is written: in two ways if its comma or point may stand between thousands, in none if it is none."""
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", text):
        return [re.sub("[.,]", "", text), text.replace(",", ".")]
    return [number] if (number := _plain(text)) else []


def _leading_zero(text: str) -> str:
    if not re.fullmatch(r"-?0\d+(?:\.\d+)?", text, re.ASCII):
        return ""
    number = _without_zeros(text)
    return (
        f"A code such as {text} needs a field of 'type: string', or its zeros get lost; a number is written {number}."
    )


def _flagged(text: str) -> str:
    if not (match := _FLAGGED.fullmatch(text)):
        return ""
    written, sign = match[1] or match[5], match[2] or match[3] or match[4]
    if sign in _SCALES:
        return ""
    flag = sign.rstrip(".").lower()
    if written == ":":
        return f"{missing_hint([text])} What '{sign}' means goes into 'how'."
    if flag not in FLAGS and flag.isalpha() and len(flag) > 1 and not _SEVERAL_FLAGS.fullmatch(flag):
        return ""
    if not (ways := _ways(written)):
        return ""
    marks = sorted({FLAGS.get(part, "") for part in ([flag] if flag in FLAGS else flag)} - {""})
    meant = (
        f"'{', '.join(marks)}' into the column 'mark'"
        if marks
        else "one of provisional, derived, estimate into 'mark' if it fits"
    )
    return f"Write {' or '.join(ways)} here and {meant}. What else '{sign}' means goes into 'how' of the descriptor."


def _with_unit(text: str) -> str:
    sign, written = _unsigned(text)
    match = _WITH_UNIT.fullmatch(written)
    if not match or not (ways := _ways(match[2] or match[3])):
        return ""
    number, unit = " or ".join(sign + way for way in ways), (match[1] or match[4]).strip()
    return (
        f"Write {number} alone; the unit stands in the descriptor as 'unit:'. "
        f"If '{unit}' is another unit or scale than that, compute the number anew."
    )


def _bound(text: str) -> str:
    if not (match := _BOUND.fullmatch(text)):
        return ""
    return f"Write {_plain(match[2])} here and '{_BOUNDS.get(match[1], 'about')}' into the column 'mark'."
