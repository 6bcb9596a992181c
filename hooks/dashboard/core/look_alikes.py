"""Texts that look alike and are not the same: unseen characters, odd blanks, letters of other alphabets, capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from dashboard.core.grouping import group_by_each
from dashboard.core.lazy_re import lazy_re

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Characters without a shape: Unicode's "default ignorable code points" and the marks for the order of writing."""
_WRITTEN_WITH = "\u0590-\u109f\u1780-\u18af"
"""Scripts whose letters are joined and parted by unseen characters, as in Persian and in Hindi."""
_EMOJI = "\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
_NEEDED = (
    f"(?<=[{_WRITTEN_WITH}])[\u200c\u200d\u180b-\u180f](?=[{_WRITTEN_WITH}])"
    f"|(?<=[{_EMOJI}])(?:\ufe0f|\u200d(?=[{_EMOJI}]))"
    "|(?<=[\u3400-\u9fff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
    "|(?<=\U0001f3f4)[\U000e0020-\U000e007f]+"
)
"""Unseen characters that change what is seen: in joined scripts, in emoji, and for variants of Chinese characters."""
_NEEDED_OR_UNSEEN = lazy_re(f"({_NEEDED})|[{_UNSEEN}]")
_BLANKS = "\t\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000"
"""Characters that look like a blank and are none."""
_BLANK_RUN = lazy_re(f"[ {_BLANKS}]+")
_ODD_BLANK = lazy_re(f"[{_BLANKS}]")
_PLAIN = lazy_re(r"(?:[!-~]+(?: [!-~]+)*)?")
_CONTROL = lazy_re("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SIGNS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | dict.fromkeys(
    "\u2018\u2019\u02bc`\u00b4", "'"
)
_LETTERS = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0501\u051b\u051d\u04bb"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
        "\u03bf\u03bd\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "aeopcyxsijdqwhABEKMHOPCTYXSIJovABEZHIKMNOPTYX",
        strict=True,
    )
)
"""Cyrillic and Greek letters, and the Latin ones that they look like."""
_SIGN_LOOKS = str.maketrans(_SIGNS)
_LETTER_LOOKS = str.maketrans(_LETTERS)
_LATIN = lazy_re("[A-Za-z\u00c0-\u024f]")
_OTHER = lazy_re("[\u0370-\u03ff\u0400-\u052f]")
_NAMES = {"\t": "a tab", "\u00a0": "a no-break blank (U+00A0)", "\u00ad": "a soft hyphen (U+00AD)"}


def is_plain(text: str) -> bool:
    """Whether a text holds only characters of ASCII that are seen, with single blanks between them."""
    return _PLAIN.fullmatch(text) is not None


def clean(text: str) -> str:
    """Return a text as it looks: without unseen characters, with single ordinary blanks, and in NFC.

    Line ends within the text stay, and so do control characters, which nobody can replace without knowing the text.
    """
    seen = _NEEDED_OR_UNSEEN.sub(r"\1", text)
    composed = unicodedata.normalize("NFC", _BLANK_RUN.sub(" ", seen).strip(" \r\n"))
    return composed if composed == text else clean(composed)


def oddities(text: str) -> list[str]:
    """Say what `clean` would change in a text, such as ["a blank at its end"]; empty if it would change nothing."""
    if clean(text) == text:
        return []
    phrases = [_NAMES.get(sign) or _named(sign) for sign in dict.fromkeys(_ODD_BLANK.findall(text))]
    unseen = dict.fromkeys(match[0] for match in _NEEDED_OR_UNSEEN.finditer(text) if not match[1])
    phrases += [_NAMES.get(sign) or _named(sign) for sign in unseen]
    if text[:1] in (" ", "\n", "\r"):
        phrases.append("a blank at its beginning")
    if text[-1:] in (" ", "\n", "\r"):
        phrases.append("a blank at its end")
    if "  " in text.strip(" "):
        phrases.append("two blanks in a row")
    if not unicodedata.is_normalized("NFC", text):
        phrases.append("letters and their accents as two characters (not NFC)")
    return phrases or ["signs that nobody sees"]


def control_characters(text: str) -> list[str]:
    """Name the control characters in a text, such as ["U+0000"]. Tabs and line ends are none."""
    return [f"U+{ord(sign):04X}" for sign in dict.fromkeys(_CONTROL.findall(text))]


def mixed_alphabets(text: str) -> tuple[str, str] | None:
    """Find a word that mixes Latin letters with Cyrillic or Greek ones that look like Latin ones.

    Returns:
        The word, and the letters of its smaller part by name; None if there is no such word.
    """
    for word in () if text.isascii() else re.findall(r"[^\W\d_]+", text):
        latin, other = _LATIN.findall(word), _OTHER.findall(word)
        if latin and any(letter in _LETTERS for letter in other):
            fewer = latin if len(latin) < len(other) else other
            return word, ", ".join(f"'{letter}' is {_named(letter)}" for letter in dict.fromkeys(fewer))
    return None


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "without a name")
    for alphabet in ("LATIN", "CYRILLIC", "GREEK"):
        name = name.replace(alphabet, alphabet.title())
    return f"U+{ord(sign):04X} {' '.join(word if word.istitle() else word.lower() for word in name.split())}"


def twins(texts: Iterable[str]) -> list[list[str]]:
    """Find texts that readers take for one: they differ in capitals, blanks, unseen signs, hyphens or alphabets only.

    Args:
        texts: each once.

    Returns:
        Groups of at least two texts, in the order in which they came.
    """
    shapes = {text: _shapes(text) for text in texts}
    alike = _by_shape(shapes)
    groups: dict[tuple[str, ...], None] = {}
    for (way, _), group in alike.items():
        # What both ways of looking find is told once, with the larger group.
        other, *more = {(1 - way, shapes[text][1 - way]) for text in group}
        if len(group) > 1 and (more or len(alike[other]) <= len(group)):
            groups[tuple(group)] = None
    return [[*group] for group in groups]


def twins_among(texts: Iterable[str], names: Iterable[str]) -> dict[str, list[str]]:
    """Find the names that readers take for a text.

    Args:
        texts: the texts.
        names: the names, each once.

    Returns:
        For each text the names, in their order.
    """
    names = list(names)
    alike = _by_shape({name: _shapes(name) for name in names})
    matches = {text: {name for key in enumerate(_shapes(text)) for name in alike.get(key, ())} for text in texts}
    return {text: sorted(group, key=names.index) for text, group in matches.items()}


def _by_shape(shapes: Mapping[str, tuple[str, str]]) -> dict[tuple[int, str], list[str]]:
    """Texts by each of their shapes, which has the number of the way of looking before it."""
    return group_by_each(shapes, lambda text: enumerate(shapes[text]))


def _shapes(text: str) -> tuple[str, str]:
    """What a text looks like without its capitals: as it is written, and with the Latin letters that others look like.

    Neither says all: the Cyrillic К looks like K, and its small letter like no Latin one.
    """
    return _without_capitals(text), _shape(text)


def _without_capitals(text: str) -> str:
    bare = _NEEDED_OR_UNSEEN.sub("", unicodedata.normalize("NFKC", text.translate(_SIGN_LOOKS)))
    return " ".join(bare.casefold().split())


def _shape(text: str) -> str:
    return _without_capitals(text.translate(_LETTER_LOOKS))
