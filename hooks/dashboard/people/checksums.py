"""Identifiers of people (ORCID) and institutes (ROR), whose last characters are checksums."""

from __future__ import annotations

import re

_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's digits: without i, l, o and u."""


def parse_orcid(text: str) -> str:
    """Return the bare ORCID iD, such as 0000-0002-1825-0097, of a text that may be its address.

    The last character is ISO 7064 MOD 11-2 over the others:
    https://support.orcid.org/hc/en-us/articles/360006897674

    Raises:
        ValueError: it is none; the message says what was expected.
    """
    bare = text.removeprefix("https://orcid.org/")
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", bare):
        raise ValueError("an ORCID iD such as 0000-0002-1825-0097")
    total = 0
    for digit in bare.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if bare[-1] != ("X" if check == 10 else str(check)):
        raise ValueError("an ORCID iD whose checksum is right; a digit of this one is wrong")
    return bare


def parse_ror(text: str) -> str:
    """Return the ROR address, such as https://ror.org/05dxps055, of a text that may be the bare identifier.

    The last two digits are ISO 7064 MOD 97-10 over the rest read as a base-32 number:
    https://ror.readme.io/docs/identifier

    Raises:
        ValueError: it is none; the message says what was expected.
    """
    bare = text.removeprefix("https://ror.org/").lower()
    if not re.fullmatch(rf"0[{_BASE32}]{{6}}\d\d", bare):
        raise ValueError("a ROR identifier such as https://ror.org/05dxps055")
    value = 0
    for character in bare[:-2]:
        value = value * 32 + _BASE32.index(character)
    if 98 - value * 100 % 97 != int(bare[-2:]):
        raise ValueError("a ROR identifier whose checksum is right; a character of this one is wrong")
    return f"https://ror.org/{bare}"
