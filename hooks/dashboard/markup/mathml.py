"""LaTeX as presentation MathML, which browsers show and read aloud without a script, a font or a style."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape, unescape
from itertools import accumulate

from math_core import LatexError, LatexToMathML

from dashboard.core.lazy_re import lazy_re
from dashboard.markup.allowed import ELEMENTS, allows_attribute

_MACROS = {"substack": r"\begin{subarray}{c}#1\end{subarray}", "mbox": r"\text{#1}", "euro": "€", "cr": r"\\"}
"""What authors write and math-core does not know."""
_NUMBERED = lazy_re(r"(\\(?:begin|end)\{)(equation|align|gather|multline|split|eqnarray)\}")
"""Environments that would count formulas, each piece of a page anew. A number is written by `\\tag`."""
_STARRED = {"split": "aligned", "eqnarray": "align*"}
_TAGGED = r"\begin{equation*}"
MOST_SIGNS = 5_000
"""A longer formula is none. With ten times as many, math-core runs out of its stack and takes Python with it."""
MOST_NESTED = 50
_NESTING = lazy_re(r"\\(?:[{}]|.)|[{}]", re.S)
_COMMENT = lazy_re(r"\A(?:\\.|[^\\%])*+%", re.S)
_DEFINITION = lazy_re(r"\\(?:def|gdef|let|(?:re)?newcommand|providecommand)(?![A-Za-z])")
_PLACE = lazy_re(r"(?:macro\d+:)?(\d+): ")
_ENTITY = lazy_re(r"&(?!(?:lt|gt|amp|quot);)\w+;")
_TAG = lazy_re(r"<([a-z]+)((?: [a-z-]+=\"[^\"]*\")*)\s*/?>")
_TAG_OR_END = lazy_re(r"<[^>]*>")
_ATTRIBUTE = lazy_re(r' ([a-z-]+)="([^"]*)"')
_STYLE = lazy_re(r' style="([^"]*)"')
_WIDE_CELL = lazy_re(r'<mtd style="width: [\d.]+%"></mtd>')
_NUMBER_CELL = lazy_re(r'<mtd style="width: [\d.]+%;text-align: right;justify-items: end;">')
_LONGEST_ARROW = '<mspace width="3.5em"/>'
_LOOKS = {
    "text-align: left": ' columnalign="left"',
    "text-align: right": ' columnalign="right"',
    **dict.fromkeys(("justify-items: start", "justify-items: end", "width: 100%"), ""),
    **dict.fromkeys(("padding-left: 0", "padding-left:1em", "padding-right: 0"), ""),
    **dict.fromkeys(("padding-top: 0", "padding-bottom: 0", "margin-left:-0.16666667em"), ""),
}
"""The styles that math-core writes, as attributes. The site's own style sheet sees to the gaps between columns."""
_SERIF = lazy_re(r'<span class="math-core-serif-font">([^<>]*)</span>')


class FormulaError(ValueError):
    """A formula that was not understood, or that no page can show."""

    def __init__(self, reason: str, position: int = 0) -> None:
        """Say why.

        Args:
            reason: what is wrong, as a sentence without its full stop.
            position: the index in the formula where it stands.
        """
        super().__init__(reason)
        self.reason = reason
        self.position = position


@cache
def to_mathml(latex: str, displayed: bool) -> str:
    """Convert a formula.

    Args:
        latex: without the marks around it.
        displayed: whether it has a line of its own.

    Returns:
        A `<math>` element, with the LaTeX as its `alttext`.

    Raises:
        FormulaError: it is no LaTeX, or pages may not hold what it makes.
    """
    if not latex.strip():
        raise FormulaError("there is nothing between its marks")
    if len(latex) > MOST_SIGNS:
        raise FormulaError(f"it has {len(latex):,} characters, of {MOST_SIGNS:,} at most")
    if _depth(_NESTING.findall(latex), "{", "}") > MOST_NESTED:
        raise FormulaError(f"more than {MOST_NESTED} braces stand in one another")
    if comment := _COMMENT.match(latex):
        raise FormulaError("% hides what follows; write \\% for per cent", comment.end() - 1)
    if definition := _DEFINITION.search(latex):
        raise FormulaError("it defines a command; write out what it stands for", definition.start())
    source = _NUMBERED.sub(_uncounted, latex)
    is_tagged = r"\tag" in source and r"\begin" not in source
    source = f"{_TAGGED}{source}\\end{{equation*}}" if is_tagged else source
    try:
        html = _converter().convert_with_local_state(source, displaystyle=displayed)
    except LatexError as error:
        place, reason = _PLACE.match(str(error)), " ".join(_PLACE.sub("", str(error)).split()).rstrip(".")
        # (With a macro of ours, a place in what it stands for would say nothing.)
        at = _place_in(latex, int(place[1]) - len(_TAGGED) * is_tagged) if place and place[0][0] != "m" else 0
        raise FormulaError(f"{reason[:1].lower()}{reason[1:]}", at) from None
    html = _ENTITY.sub(lambda entity: unescape(entity[0]), html)
    html = _SERIF.sub(r"\1", _NUMBER_CELL.sub('<mtd><mspace width="2em"/>', _WIDE_CELL.sub("", html)))
    html = _STYLE.sub(_as_attributes, html).replace(_LONGEST_ARROW, '<mspace width="2em"/>')
    _check(html)
    return html.replace("<math", f'<math alttext="{escape(" ".join(latex.split()))}"', 1)


def _depth(signs: Iterable[str], opening: str, closing: str) -> int:
    """How many things stand in one another at most."""
    depths = accumulate((sign == opening) - (sign == closing) for sign in signs)
    return max(depths, default=0)


def _uncounted(environment: re.Match[str]) -> str:
    name = environment[2]
    return f"{environment[1]}{_STARRED.get(name, f'{name}*')}}}"


def _place_in(latex: str, place: int) -> int:
    """The index in the formula as written for one in the formula with other environments."""
    for environment in _NUMBERED.finditer(latex):
        if environment.start() < place:
            place -= len(_uncounted(environment)) - len(environment[0])
    return min(max(place, 0), len(latex))


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False, allow_unreliable_rendering=True, macros=_MACROS)


def _as_attributes(style: re.Match[str]) -> str:
    looks = [look.strip() for look in style[1].split(";") if look.strip()]
    if any(look.startswith("color") for look in looks):
        raise FormulaError("it gives colours, which belong to the data")
    if any(look not in _LOOKS for look in looks):
        raise FormulaError("it draws rules or moves signs, which no page can show")
    return "".join(_LOOKS[look] for look in looks)


def _check(html: str) -> None:
    """Refuse what the cleaner of HTML would take out, since a part of the formula would be missing."""
    if "(??)" in html:
        raise FormulaError("it refers to another formula by \\ref or \\eqref; name it in words")
    if not _TAG_OR_END.sub("", html).strip():
        raise FormulaError("it shows nothing")
    tags = (tag[0] for tag in _TAG_OR_END.finditer(html) if not tag[0].endswith("/>"))
    if _depth(("</" if tag.startswith("</") else "<" for tag in tags), "<", "</") > 3 * MOST_NESTED:
        raise FormulaError(f"more than {MOST_NESTED} signs stand in one another")
    for tag in _TAG.finditer(html):
        if tag[1] not in ELEMENTS:
            raise FormulaError("it crosses out, frames or hides signs, which not every browser can show")
        for name, value in _ATTRIBUTE.findall(tag[2]):
            if not allows_attribute(tag[1], name, value):
                raise FormulaError(f'it makes {name}="{value}", which is more than a page allows')
