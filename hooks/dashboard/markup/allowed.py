"""What the HTML of a text or of a cell's output may hold: elements, attributes and addresses. All else is removed.

The lists hold what Markdown and the site's extensions write, and what authors may write by hand. Nothing on them runs,
loads anything from elsewhere, changes the look of the page around it, or is acted upon by the site's scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import BASE, is_own

_TEXT = """
    a abbr address aside b bdi bdo blockquote br cite code data dd del details dfn div dl dt em figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source
    span strong sub summary sup time u ul var wbr
"""
_TABLE = "caption col colgroup table tbody td tfoot th thead tr"
_MATH = """
    math merror mfrac mi mmultiscripts mn mo mover mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup
    mtable mtd mtext mtr munder munderover none semantics
"""
MATH_ELEMENTS = frozenset(_MATH.split())
ELEMENTS = frozenset((*_TEXT.split(), *_TABLE.split(), *MATH_ELEMENTS))
"""The names of the elements."""

_EVERYWHERE = "aria-describedby aria-hidden aria-label aria-labelledby class dir id lang role title translate"
_MATH_ATTRIBUTES = """
    accent accentunder alttext columnalign columnspan display displaystyle fence form largeop linethickness lspace
    mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric xmlns
"""
_OWN_ATTRIBUTES = {
    "a": "href hreflang download name rel target",
    "bdo": "dir",
    "blockquote": "cite",
    "caption": "align",
    "col": "span height valign width",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "open",
    "div": "align tabindex",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "align"),
    "img": "src srcset sizes align alt width height loading decoding",
    "ins": "cite datetime",
    "li": "value",
    "ol": "start reversed type",
    "p": "align",
    "q": "cite",
    "source": "srcset sizes media type width height",
    "table": "align border cellpadding cellspacing width",
    "td": "align colspan headers height nowrap rowspan valign width",
    "th": "abbr align colspan headers height nowrap rowspan scope valign width",
    "time": "datetime",
    "tr": "align height nowrap valign width",
}
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset(_EVERYWHERE.split()),
    **{name: frozenset(names.split()) for name, names in _OWN_ATTRIBUTES.items()},
    **{name: frozenset(_MATH_ATTRIBUTES.split()) for name in MATH_ELEMENTS - {"mspace"}},
    "mspace": frozenset(("width",)),
}
"""The attributes of each element; under '*' those of all."""
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""The schemes of links. Pictures have none: they are files of the repository."""

_SCHEME = lazy_re(r"\A([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ACCOUNT = lazy_re(r"\A(?:https?:)?//[^/?#]*@", re.IGNORECASE)
"""A name or a password before the host of an address."""
_CONTROL = lazy_re(r"[\x00-\x1f\x7f]")
_NUMBER = lazy_re(r"\d{1,4}")
_MEASURE = lazy_re(r"\d{1,4}(?:\.\d{1,4})?(?:px|%)?")
_ID = lazy_re(r"(?!__)(?:-+|-*\w[\w.:-]*)")
_THEME_IDS = frozenset(("MathJax", "Plotly", "PlotlyConfig", "plotly.js-style-global", "previewFollows", "wordsOf"))
"""Names for which scripts ask the window, which would give them an element of that id."""
OWN_CLASS = "own-"
"""How the names of classes begin that authors choose themselves. The site never uses such a name."""
_BOX_NAMES = """
    note abstract attention bug caution danger error example failure hint important info question quote success summary
    tip warning
"""
BOXES = tuple(_BOX_NAMES.split())
"""The kinds of boxes, the usual one first."""
_EXTENSION_NAMES = """
    admonition admonition-title inline end
    code codehilite cpf err esc filename ges highlight highlighttable hll lineno linenodiv linenos linenums normal
    special footnote footnote-ref footnote-backref toc toclink headerlink arithmatex critic comment break caption
    caption-prefix dataframe keys task-list task-list-item task-list-control task-list-indicator tab tab-set tab-title
    emojione gemoji twemoji glightbox
"""
_EXTENSION_CLASSES = frozenset((*BOXES, *_EXTENSION_NAMES.split()))
"""The classes that extensions of Markdown, pandas and the plugins that work here write."""
_EXTENSION_CLASS = lazy_re(
    r"[a-z][a-z0-9]?(?:-[A-Z][A-Za-z0-9]*)*|(?:language|lang|key|progress|magiclink|git-revision-date-localized-plugin)(?:-[\w+#.-]+)?"
)
"""Those that are many: of a token of code (one or two letters, and names behind them), a language, a key, a bar, a
link, a date of git."""
_RELATIONS = frozenset(("author", "external", "footnote", "license", "me", "nofollow", "noopener", "noreferrer"))


def is_link(address: str) -> bool:
    """Whether a reader may follow an address: it leads to another page, runs nothing, and tells no password."""
    if _is_misread(address) or _ACCOUNT.match(address):
        return False
    scheme = _SCHEME.match(address)
    return scheme[1].lower() in SCHEMES if scheme else True


def is_own_address(address: str) -> bool:
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


def is_class(name: str) -> bool:
    """Whether an element may have this class."""
    return name in _EXTENSION_CLASSES or name.startswith(OWN_CLASS) or bool(_EXTENSION_CLASS.fullmatch(name))


def _are_classes(names: str) -> bool:
    return all(map(is_class, names.split()))


def _is_one_of(*words: str) -> Callable[[str], bool]:
    return lambda value: value.lower() in words


def _is_number(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value))


_VALUES: Mapping[str, Callable[[str], object]] = {
    "align": _is_one_of("left", "center", "right", "justify"),
    "border": _is_number,
    "cellpadding": _is_number,
    "cellspacing": _is_number,
    "cite": lambda address: is_link(address) and address.lower().startswith(("https://", "http://")),
    "class": _are_classes,
    "href": is_link,
    "id": is_id,
    "name": is_id,
    "rel": lambda words: _RELATIONS.issuperset(words.lower().split()),
    "src": is_own_address,
    "srcset": lambda srcset: all(map(is_own_address, candidates(srcset))),
    "tabindex": _is_one_of("0"),
    "target": _is_one_of("_blank", "_self"),
    "valign": _is_one_of("top", "middle", "bottom", "baseline"),
}
"""Attributes whose value decides, and the test of it."""
_MEASURED = frozenset(("col", "table", "td", "th", "tr"))
"""The elements whose width and height are a number or a percentage."""
_GAP = lazy_re(r"(?:[01]?(?:\.\d+)?|2)(?:em|ex)|0").fullmatch
_HEIGHT = lazy_re(r"(?:[0-2](?:\.\d+)?|3)em").fullmatch
_MATH_VALUES: Mapping[str, Callable[[str], object]] = {
    **_VALUES,
    "columnspan": re.compile(r"\d{1,2}").fullmatch,
    "linethickness": frozenset(("0", "0em", "0px", "0pt", "thin", "medium", "thick")).__contains__,
    "rowspan": re.compile(r"\d{1,2}").fullmatch,
    "scriptlevel": re.compile(r"\+?[0-3]").fullmatch,
    **dict.fromkeys(("lspace", "rspace", "width"), _GAP),
    **dict.fromkeys(("maxsize", "minsize"), _HEIGHT),
}
"""The same within formulas, which could otherwise cover the page around them: no size, no place, a narrow gap."""


def allows_attribute(element: str, name: str, value: str) -> bool:
    """Whether an element of the list may have an attribute with this value."""
    if name not in ATTRIBUTES["*"] and name not in ATTRIBUTES.get(element, ()):
        return False
    if element in _MEASURED and name in ("width", "height"):
        return bool(_MEASURE.fullmatch(value))
    test = (_MATH_VALUES if element in MATH_ELEMENTS else _VALUES).get(name)
    return test is None or bool(test(value))
