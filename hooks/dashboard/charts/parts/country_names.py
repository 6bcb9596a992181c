"""The names and codes by which data call countries: ISO 3166, and names in five languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from dashboard.charts.parts.country_variants import ENGLISH_NAMES, OTHER_NAMES

LANGUAGES = ("en", "pl", "de", "sv", "ru")
"""The languages of the institutes and of their sources, in which Unicode's names are understood; the English name is
shown for a code."""
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters that Unicode has for what is no country."""
_FORMER_STATES = frozenset({"DDR", "FXX", "YMD", "230", "249", "278", "280", "720", "736", "886"})
"""Codes that Unicode takes for the successor of a state. (A figure of East Germany is none of Germany.)"""
_FORMER_NAMES = frozenset({"republic vietnam"})
"""Names of states that are no more, as `_key` writes them, and that look like the formal name of another one."""
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "ı": "i"})
"""Letters that Unicode does not take apart into a letter and an accent."""
_SHORT_WORDS = {
    "st": "saint",
    "rep": "republic",
    "dem": "democratic",
    "fed": "federal",
    "sts": "states",
    "is": "islands",
    "herz": "herzegovina",
}
_IGNORED_WORDS = frozenset({"the", "and", "of", "i", "und", "och"})
_FORMAL_WORDS = frozenset(
    {
        "commonwealth",
        "duchy",
        "federal",
        "federative",
        "grand",
        "hashemite",
        "independent",
        "islamic",
        "kingdom",
        "principality",
        "republic",
        "socialist",
        "sovereign",
        "sultanate",
    }
)
"""What formal names say beside the name, as in 'Hashemite Kingdom of Jordan'.

`democratic` and `people's` are not among them: states that are no more, and North Korea, were called so.
"""


@lru_cache(maxsize=4096)
def country_codes(text: str) -> tuple[str, ...]:
    """The countries that a cell may mean.

    Args:
        text: a name in one of the languages, in any common spelling; or a code of ISO 3166: two or three capital
            letters, or a number of up to three digits.

    Returns:
        Codes of two letters (ISO 3166, and XK for Kosovo); several if the name is that of several countries; none if
        no country is called so.
    """
    if code := _code(text):
        return (code,)
    key = _key(text)
    if key in _FORMER_NAMES:
        return ()
    return _codes_by_key().get(key) or _codes_by_key().get(_without_formal_words(key), ())


def country_code(text: str) -> str | None:
    """The code of the country that a cell means; None if that is none, or not certain."""
    codes = country_codes(text)
    return codes[0] if len(codes) == 1 else None


def shown_name(text: str) -> str:
    """The name of a country for readers: the text itself, or for a code the country's English name."""
    code = _code(text)
    return english_name(code) if code else text


def english_name(code: str) -> str:
    """The common English name of a country by its code of two letters."""
    return ENGLISH_NAMES.get(code) or _territories("en")[code]


def known_names() -> list[str]:
    """All names that are understood, but not the codes: the common English ones come first."""
    return list(dict.fromkeys([*map(english_name, _territories("en")), *(name for _, name in country_names())]))


def country_names() -> Iterator[tuple[str, str]]:
    """Each code with each of its names: those of Unicode language by language, then our own."""
    for language in LANGUAGES:
        yield from _territories(language).items()
    yield from ENGLISH_NAMES.items()
    for codes, names in OTHER_NAMES.items():
        for code in codes.split():
            yield from ((code, name) for name in names)


@cache
def codes_by_number() -> dict[str, str]:
    """The codes of two letters by the numbers of ISO 3166, three digits each."""
    return {
        number: codes[0] for number, codes in _aliases().items() if number.isdigit() and number not in _FORMER_STATES
    }


def _code(text: str) -> str | None:
    """The code of two letters for a code of ISO 3166."""
    if re.fullmatch("[A-Z]{2}", text):
        return text if text in _territories("en") else None
    if text in _FORMER_STATES or not re.fullmatch("[A-Z]{3}|[0-9]{1,3}", text):
        return None
    codes = _aliases().get(text.zfill(3), ())
    return codes[0] if len(codes) == 1 and codes[0] in _territories("en") else None


@cache
def _codes_by_key() -> Mapping[str, tuple[str, ...]]:
    codes: dict[str, dict[str, None]] = {}
    for code, name in country_names():
        codes.setdefault(_key(name), {})[code] = None
    return {key: tuple(found) for key, found in codes.items()}


@cache
def _territories(language: str) -> dict[str, str]:
    """The names of countries in a language by their code of two letters."""
    from babel import Locale  # It takes a while to load, and only a map needs it.

    names = Locale(language).territories
    return {code: name for code, name in names.items() if len(code) == 2 and code not in _NO_COUNTRIES}


@cache
def _aliases() -> Mapping[str, Sequence[str]]:
    """The codes of two letters for codes of three letters and for numbers; several where a state fell apart."""
    from babel.core import get_global

    return get_global("territory_aliases")


def _key(name: str) -> str:
    """A name without what differs between publishers.

    That is capitals, accents, hyphens, short forms, articles, and the order of words: 'Korea, Rep.' is 'Republic of
    Korea'.
    """
    letters = name.casefold().translate(_LETTERS).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(sign))
    letters = re.sub(r"[-.,()&/*\N{EN DASH}]", " ", letters)
    # 'U.S.' is one word: in another order its letters mean something else.
    words = re.sub(r"\b(\w) +(?=\w\b)", r"\1.", letters).split()
    return " ".join(sorted(_SHORT_WORDS.get(word, word) for word in words if word not in _IGNORED_WORDS))


def _without_formal_words(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _FORMAL_WORDS)
