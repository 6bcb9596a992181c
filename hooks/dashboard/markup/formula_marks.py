"""Where formulas stand in Markdown: between `$` and `$`, `$$` and `$$`, `\\(` and `\\)`, `\\[` and `\\]`."""

from __future__ import annotations

import re

_TEXT = r"(?:\\.|[^\\$\n]|\n(?![ \t]*(?:\n|\Z)))+?"
"""What stands between dollars: no dollar, and no empty line."""
_GROUP = r"\{(?:[^{}$]|\{[^{}$]*\})*\}"
_MONEY = rf"\d(?:\\[A-Za-z]+|\\.|{_GROUP}|[^$\\{{}}a-z]|[a-z](?![a-z]))*+[a-z]{{2}}"
"""An amount and words: `5 to 6 (AU`. In a formula words stand in braces or behind a backslash."""
_OF_CODE = r"(?<![^A-Za-z](?:US|HK|NZ|NT|CA|AU|SG))"
"""Not behind the code of a currency, as the second dollar of `$30bn, or HK$ 40bn`."""
_WORD = (
    rf"(?:\\[A-Za-z]+|\\.|{_GROUP}|d[ktxyz](?![^\W_])"
    r"|[^\W\d_]{2,}+(?=[_^])|[^\W\d_](?![^\W\d_])|[^$\\{}A-Za-z€£¥₽₹₩₴](?<![^\W\d_]))*+(?:[^\W\d_]{2}|[€£¥₽₹₩₴])"
)
"""A plain word or a sign of money outside commands and braces; `GDP_t` and `dx` are none."""
_EQUATION = r"[A-Za-z](?:[_^](?:\w|\{[^{}$]*\}))?\s*=[^$=]+\$"
"""A letter, and what it is: in `y = ax + b` letters side by side are a product."""
_NO_BRACKET = r"(?:\\.|[^\\$()\[\]])*+"
_UNBALANCED = rf"{_NO_BRACKET}[)\]]|(?:\\.|[^\\$])*?[(\[]{_NO_BRACKET}\$"
"""The first bracket closes or the last one opens: `5 (R`."""
_RANGE = r"\d[\d.,\s]*[-–—][\d.,\s–—-]*\$"
_NOT_CODE = r"(?:(?<![^\w$\\][A-Z])|(?!\$\s?\d))"
"""A letter and an amount around the second dollar: `$5, A$ 7`."""
DISPLAYED = r"(?<!\\)\$\$(?P<dollars>.+?)(?<!\\)\$\$|^[ ]{0,3}\\\[(?P<square>.+?)\\\][ ]*$"
"""A formula on a line of its own."""
IN_LINE = (
    rf"(?<![\w\\$])\$(?![\s$])(?!/|{_MONEY}|(?!{_EQUATION}){_WORD}|{_UNBALANCED}|{_RANGE})"
    rf"(?P<dollar>{_TEXT})(?<![\s/]){_OF_CODE}{_NOT_CODE}\$(?![\d$])"
    r"|(?<!\\)\\\((?P<round>.+?)\\\)"
)
"""A formula among words. What opens it stands before a sign, what closes it behind one and before no digit (the rule of
Pandoc): `$5 and $6` is money. So is `US$30`: no formula begins behind a letter."""
FORMULA = re.compile(f"(?:{DISPLAYED})|(?:{IN_LINE})", re.S | re.M)
"""Any formula. Only one of the groups `dollars`, `square`, `dollar` and `round` has its LaTeX."""


def latex_of(match: re.Match[str]) -> str:
    """The LaTeX of a match of `FORMULA`."""
    groups = (match[name] for name in ("dollars", "square", "dollar", "round"))
    return next(group for group in groups if group is not None)


def is_displayed(match: re.Match[str]) -> bool:
    """Whether a match of `FORMULA` has a line of its own."""
    return match["dollars"] is not None or match["square"] is not None
