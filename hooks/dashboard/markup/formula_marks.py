"""Where formulas stand in Markdown: between `$` and `$`, `$$` and `$$`, `\\(` and `\\)`, `\\[` and `\\]`."""

from __future__ import annotations

import re

from dashboard.core.lazy_re import lazy_re

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
_EQUATION = r"[A-Za-z](?:[_^](?:\w|\{[^{}$]*\}))?(?:\([A-Za-z](?:, ?[A-Za-z])*\))?\s*=[^$=]+\$"
"""A letter or a function, and what it is: in `y = ax + b` letters side by side are a product."""
_NO_BRACKET = r"(?:\\.|[^\\$()\[\]])*+"
_UNBALANCED = rf"{_NO_BRACKET}[)\]]|(?:\\.|[^\\$])*?[(\[]{_NO_BRACKET}\$"
"""The first bracket closes or the last one opens: `5 (R`."""
_AMOUNT = r"\d(?:[\d.,\s–—-]|[kmbKMBT](?![^\W\d_]))*+\$"
"""An amount alone, or a span of amounts: `10`, `5k–6k`."""
_WITH_CODE = r"[^$\n]*`[^`$\n]+`"
"""Code among words: `$Y=` `x` `$`."""
_NOT_CODE = r"(?:(?<![^\w$\\][A-Z])|(?!\$\s?\d))"
"""A letter and an amount around the second dollar: `$5, A$ 7`."""
DISPLAYED = r"(?<!\\)\$\$(?P<dollars>.+?)(?<!\\)\$\$|^[ ]{0,3}\\\[(?P<square>.+?)\\\][ ]*$"
"""A formula on a line of its own."""
IN_LINE = (
    rf"(?<![\w\\$])\$(?![\s$])(?!/|{_MONEY}|(?!{_EQUATION}){_WORD}|{_UNBALANCED}|{_AMOUNT}|{_WITH_CODE})"
    rf"(?P<dollar>{_TEXT})(?<![\s/]){_OF_CODE}{_NOT_CODE}\$(?![\d$])"
    r"|(?<!\\)\\\((?P<round>.+?)\\\)"
)
r"""A formula among words.

Between dollars, by the rule of Pandoc: what opens it stands before a sign, what closes it behind one and before no
digit, so `$5 and $6` is money. It is money or prose as well, and stays text,

- behind a letter, a digit or before a slash: `US$30`, `$/t`;
- if the code of a currency or a slash stands before the second dollar: `$30bn, or HK$ 40bn`, `€/$`;
- if it is an amount alone or a span of amounts, with the letter of its scale: `$10$ a ton`, `$5k–6k$`;
- if it holds words or signs of money: `$5 to 6 (AU$)`. A command, what stands in braces, `dx`, and a word with
  something below or above it (`GDP_t`) are no words; nor are letters side by side behind `y =`;
- if a bracket closes that has not opened: `$5 (R$ 25)`;
- if it holds code.

`unread_formulas.py` tells what looks like a formula all the same. Between `\(` and `\)` all is a formula.
"""
FORMULA = lazy_re(rf"(?=[$\\ ])(?:(?:{DISPLAYED})|(?:{IN_LINE}))", re.S | re.M)
"""Any formula. Only one of the groups `dollars`, `square`, `dollar` and `round` has its LaTeX.

To test first for the sign with which it begins is three times as fast.
"""


def latex_of(match: re.Match[str]) -> str:
    """The LaTeX of a match of `FORMULA`."""
    groups = (match[name] for name in ("dollars", "square", "dollar", "round"))
    return next(group for group in groups if group is not None)


def is_displayed(match: re.Match[str]) -> bool:
    """Whether a match of `FORMULA` has a line of its own."""
    return match["dollars"] is not None or match["square"] is not None
