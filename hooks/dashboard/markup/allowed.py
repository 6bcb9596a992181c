"""What the HTML of a text or of a cell's output may hold: elements, attributes and addresses. All else is removed.

The lists hold what Markdown and the site's extensions write, and what authors may write by hand. Nothing on them runs,
loads anything from elsewhere, changes the look of the page around it, or is acted upon by the site's scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dashboard.core.paths import BASE, is_own

_TEXT = """
    a abbr address aside b bdi bdo blockquote br cite code data dd del details dfn div dl dt em figcaption figure h1 h2
    h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong sub
    summary sup time u ul var wbr
"""
_TABLE = "caption col colgroup table tbody td tfoot th thead tr"
_MATH = """
    math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub
    msubsup msup mtable mtd mtext mtr munder munderover none semantics
"""
MATH_ELEMENTS = frozenset(_MATH.split())
ELEMENTS = frozenset((*_TEXT.split(), *_TABLE.split(), *MATH_ELEMENTS))
"""The names of the elements."""

_EVERYWHERE = "aria-describedby aria-hidden aria-label aria-labelledby class dir id lang role title translate"
_MATH_ATTRIBUTES = """
    accent accentunder columnalign columnspan depth display displaystyle fence form height largeop linethickness lspace
    mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric voffset width
    xmlns
"""
_OWN_ATTRIBUTES = {
    "a": "href hreflang download rel",
    "bdo": "dir",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "datetime",
    "details": "open",
    "img": "src srcset sizes alt width height loading decoding",
    "ins": "datetime",
    "li": "value",
    "ol": "start reversed type",
    "source": "srcset sizes media type width height",
    "td": "align colspan rowspan headers",
    "th": "align colspan rowspan headers scope abbr",
    "time": "datetime",
}
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset(_EVERYWHERE.split()),
    **{name: frozenset(names.split()) for name, names in _OWN_ATTRIBUTES.items()},
    **{name: frozenset(_MATH_ATTRIBUTES.split()) for name in MATH_ELEMENTS},
}
"""The attributes of each element; under '*' those of all."""
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""The schemes of links. Pictures have none: they are files of the repository."""

_SCHEME = re.compile(r"\A([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ID = re.compile(r"(?!__)\w[\w.:-]*")
_THEME_IDS = frozenset(("Plotly", "plotly.js-style-global"))
"""Names for which scripts ask the window, which would give them an element of that id."""
_THEME_CLASSES = re.compile(
    r"(?:md|mermaid|chart|cell|fact|head|search|review|preview|change|place|page|output|text|notes|pointed|quoted|stays)"
    r"(?:-|$)|note-"
)
"""The beginnings of the classes that the site's scripts act on: only the site itself may write these."""
_RELATIONS = frozenset(("author", "external", "footnote", "license", "me", "nofollow", "noopener", "noreferrer"))


def is_link(address: str) -> bool:
    """Whether a reader may follow an address: it leads to another page, and runs nothing."""
    if _is_misread(address):
        return False
    scheme = _SCHEME.match(address)
    return scheme[1].lower() in SCHEMES if scheme else True


def is_own_file(address: str) -> bool:
    """Whether an address names a file of the repository, so that a browser loads it from the site itself."""
    return not _is_misread(address) and (is_own(address) or address.startswith(BASE))


def _is_misread(address: str) -> bool:
    """Whether a browser could read an address as another one, perhaps only where `BASE` has been replaced."""
    rest = address.removeprefix(BASE)
    is_forged = BASE in rest or (rest != address and (rest.startswith("/") or bool(_SCHEME.match(rest))))
    is_web = address.lower().startswith(("http:", "https:"))
    return is_forged or bool(_CONTROL.search(address)) or address != address.strip() or ("\\" in address and not is_web)


def candidates(srcset: str) -> list[str]:
    """The addresses in the value of a `srcset`."""
    return [words[0] for part in srcset.split(",") if (words := part.split())] or [""]


def is_id(name: str) -> bool:
    """Whether an element may have this id."""
    return bool(_ID.fullmatch(name)) and name not in _THEME_IDS


def _are_classes(names: str) -> bool:
    return not any(_THEME_CLASSES.match(name) for name in names.lower().split())


_VALUES: Mapping[str, Callable[[str], bool]] = {
    "align": frozenset(("left", "center", "right")).__contains__,
    "class": _are_classes,
    "href": is_link,
    "id": is_id,
    "rel": lambda words: _RELATIONS.issuperset(words.lower().split()),
    "src": is_own_file,
    "srcset": lambda srcset: all(map(is_own_file, candidates(srcset))),
}
"""Attributes whose value decides, and the test of it."""


def allows_attribute(element: str, name: str, value: str) -> bool:
    """Whether an element of the list may have an attribute with this value."""
    if name not in ATTRIBUTES["*"] and name not in ATTRIBUTES.get(element, ()):
        return False
    test = _VALUES.get(name)
    return test is None or test(value)
