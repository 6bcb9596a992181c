"""The names and codes by which data call countries, and which of them the atlas has an outline for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from dashboard.charts.parts.outlines import country_codes, country_outlines

_OTHER_NAMES = {
    "Bolivia (Plurinational State of)": "BO",
    "Bosnia": "BA",
    "Brunei Darussalam": "BN",
    "Burma": "MM",
    "Cabo Verde": "CV",
    "Congo, Democratic Republic of the": "CD",
    "Congo, Republic of the": "CG",
    "Czech Republic": "CZ",
    "Democratic Republic of Congo": "CD",
    "Democratic Republic of the Congo": "CD",
    "DR Congo": "CD",
    "East Timor": "TL",
    "Great Britain": "GB",
    "Holy See": "VA",
    "Hong Kong": "HK",
    "Iran (Islamic Republic of)": "IR",
    "Ivory Coast": "CI",
    "Korea, North": "KP",
    "Korea, South": "KR",
    "Lao PDR": "LA",
    "Macao": "MO",
    "Macau": "MO",
    "Micronesia (country)": "FM",
    "Moldova, Republic of": "MD",
    "Northern Cyprus": "N. Cyprus",
    "Palestine": "PS",
    "Republic of Korea": "KR",
    "Republic of Moldova": "MD",
    "Republic of the Congo": "CG",
    "Russian Federation": "RU",
    "Swaziland": "SZ",
    "Syrian Arab Republic": "SY",
    "Taiwan, China": "TW",
    "Tanzania, United Republic of": "TZ",
    "The Gambia": "GM",
    "Timor": "TL",
    "Türkiye": "TR",
    "UK": "GB",
    "United States Virgin Islands": "VI",
    "United Republic of Tanzania": "TZ",
    "Vatican": "VA",
    "Venezuela (Bolivarian Republic of)": "VE",
    "Viet Nam": "VN",
}
"""Names that data often have, and neither the atlas nor Unicode.

Each has its code of two letters (ISO 3166), or without one its name in the atlas.
"""
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters that Unicode has for what is no country."""


def atlas_name(text: str) -> str | None:
    """The country that a cell means.

    Args:
        text: its name in the atlas or in common use, or its code of two or three letters (ISO 3166), in capitals.

    Returns:
        Its name in the atlas; if the atlas has no outline of it, its common name; None if no country is called so.
    """
    if text in country_outlines():
        return text
    code = _code(text)
    return _by_code().get(code) or _territories()[code] if code else None


def shown_name(text: str) -> str:
    """The name of a country for readers: the text itself, or for a code the country's name."""
    return atlas_name(text) or text if re.fullmatch("[A-Z]{2,3}", text) else text


def known_names() -> list[str]:
    """All names that are understood, but not the codes, in order of the alphabet: the atlas's own come first."""
    return [*sorted(country_outlines()), *sorted({*_OTHER_NAMES, *_territories().values()} - country_outlines().keys())]


def _code(text: str) -> str | None:
    """The code of two letters for a name or a code."""
    if re.fullmatch("[A-Z]{2,3}", text):
        codes = _aliases().get(text, [text])
        if len(codes) == 1 and codes[0] in _territories():
            return str(codes[0])
    return _codes_by_name().get(_plain(text))


@cache
def _by_code() -> dict[str, str]:
    """The names of the atlas by code, and by themselves. Unicode knows the codes for its numbers."""
    aliases = _aliases()
    by_code = {aliases[number][0]: name for number, name in country_codes().items() if number in aliases}
    return by_code | {name: name for name in country_outlines()}


@cache
def _codes_by_name() -> dict[str, str]:
    names = {name: code for code, name in _territories().items()} | _OTHER_NAMES
    return {_plain(name): code for name, code in names.items()}


@cache
def _territories() -> dict[str, str]:
    """The English names of countries by their code of two letters."""
    from babel import Locale  # It takes a while to load, and only a map needs it.

    names = Locale("en").territories
    return {code: name for code, name in names.items() if len(code) == 2 and code not in _NO_COUNTRIES}


@cache
def _aliases() -> Mapping[str, Sequence[str]]:
    """The codes of two letters for codes of three letters and for numbers; several where a state fell apart."""
    from babel.core import get_global

    return get_global("territory_aliases")


def _plain(name: str) -> str:
    """A name without what differs between publishers: capitals, accents, hyphens, points, `the` and `and`."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = letters.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    parts = re.sub(r"[-.,()&]", " ", words).split()
    return " ".join("saint" if part == "st" else part for part in parts if part not in ("the", "and"))
