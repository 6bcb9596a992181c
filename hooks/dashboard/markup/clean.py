"""Cleans HTML: only what is allowed is left. Says what was removed, and where it stood.

What is published is always the output of nh3, which reads HTML as browsers do. A second output of nh3 that keeps
everything shows what was removed; so a removal is noticed even if it cannot be named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from functools import cached_property, lru_cache
from html import unescape

import nh3

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.markup.allowed import ATTRIBUTES, ELEMENTS, SCHEMES, allows_attribute, candidates, is_link
from dashboard.markup.removal import Removal
from dashboard.markup.tag_marks import is_mark, place_in, without_tag_marks

_SLOT_ATTRIBUTES = frozenset(("data-key", "data-cell"))
_UNSEEN = frozenset(
    ("script", "style", "template", "iframe", "noscript", "noembed", "noframes", "textarea", "title", "svg", "object")
)
"""Elements that are removed with all that is in them: their text is no text for readers."""
_NAME = lazy_re(r"<([A-Za-z][^\t\n\f\r />]*)")
_CLOSING = lazy_re(r"</([A-Za-z][^\s<>/]*)")
_COMMENT = lazy_re(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.S)
_IMPLIED = frozenset(("html", "head", "body", "tbody", "colgroup", "tr", "p", "br"))
_SCHEME = lazy_re(r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_TAG = lazy_re(r'<([A-Za-z][^\s<>]*)((?: [^\s=>]+="[^"]*")*)>')
_OPENING = lazy_re(r"<([A-Za-z][^\s<>/]*)([^<>]*)")
_EDGE = lazy_re(r"<(/?)([A-Za-z][^\s<>/]*)")
_EMPTY = frozenset(("br", "hr", "img", "wbr", "col", "source"))
_LEADING = lazy_re(r"""<(a|img)(?=[\s/])((?:"[^"<]*"|'[^'<]*'|[^<>])*+)""", re.IGNORECASE)
"""The start tag of a link or a picture. A value in quotes may hold the end of a tag."""
_WRITTEN_ADDRESS = lazy_re(r"""[\s/"'](?:href|src)\s*+=\s*+(?:"([^"<>]*)"|'([^'<>]*)'|([^"'\s<>]+))""", re.IGNORECASE)
_ATTRIBUTE = lazy_re(r' ([^\s=>]+)="([^"]*)"')
_ADDRESSES = {"a": "href", "img": "src", "source": "srcset"}
"""The attribute for which an element is there."""
_MOST_OPEN = 3_000
"""How many elements may stand within each other. The time of a parser grows with the square of them."""


class StartTag(Frozen):
    """A start tag."""

    name: str
    attributes: Mapping[str, str]
    place: tuple[int, int] = (0, 0)
    """Line and column in the file; 0 if they are not known."""

    @property
    def addresses(self) -> list[str]:
        """The addresses of a link or a picture."""
        address = self.attributes.get(_ADDRESSES.get(self.name, ""))
        srcset = self.attributes.get("srcset") if self.name in ("img", "source") else None
        return [*([address] if address and self.name != "source" else []), *(candidates(srcset) if srcset else [])]

    @property
    def anchors(self) -> Set[str]:
        """The names in it to which a link with '#' can lead: its id, and what `name` says at a link."""
        names = ("id", "name") if self.name == "a" else ("id",)
        return frozenset(self.attributes[name] for name in names if name in self.attributes)


class Cleaned(Frozen):
    """Clean HTML, and what was read on the way."""

    html: str
    removals: tuple[Removal, ...] = ()
    tags: tuple[StartTag, ...] = ()
    """The start tags that are left, with the attributes that are left."""


class HtmlCleaner:
    """Cleans the HTML of texts and of outputs."""

    def __init__(self, seal: str = "") -> None:
        """Set up nh3.

        Args:
            seal: the beginning of every value of an attribute that the engine itself wrote. It is a secret: nobody
                else can write such a value. Such an attribute is allowed, and the seal is taken off.
        """
        self._seal = seal
        self._sealed = re.compile(rf'="{seal}([^" ]*)[^"]*"') if seal else None

    def clean(self, html: str) -> Cleaned:
        """Remove from HTML what is not allowed.

        Args:
            html: complete, as it would be published; with the marks of tags, if it has any.

        Returns:
            The HTML without marks and seals, and what was removed.
        """
        if _is_too_deep(html):
            reason = f", with over {_MOST_OPEN} elements within each other"
            return Cleaned("", (Removal("", reason=reason),))
        unmarked = without_tag_marks(html)
        clean_html = self._strict.clean(unmarked)
        names = {name.lower() for name in _NAME.findall(html)}
        keeper = _keeper(frozenset(names - ELEMENTS), frozenset(_schemes_in(html) - SCHEMES))
        everything = keeper.clean(html)
        tags = list(_tags_in(everything))
        removals = list(filter(None, map(self._removal_of, tags)))
        if not removals and self._unsealed(everything if html == unmarked else keeper.clean(unmarked)) != clean_html:
            removals.append(Removal(""))
        removals += _dropped_by_parser(html, names, tags)
        left = (self._left_of(tag) for tag in tags if tag.name in ELEMENTS) if removals else tags
        return Cleaned(clean_html, tuple(removals), tuple(left))

    @cached_property
    def _strict(self) -> nh3.Cleaner:
        return _allowed_only(self._filter, with_slots=bool(self._seal))

    def _filter(self, element: str, name: str, value: str) -> str | None:
        """The value of an attribute as it is published; None if it is not allowed."""
        if self._seal and value.startswith(self._seal):
            return value.removeprefix(self._seal).partition(" ")[0]
        return value if allows_attribute(element, name, value) else None

    def _unsealed(self, html: str) -> str:
        return self._sealed.sub(r'="\1"', html) if self._sealed else html

    def _left_of(self, tag: StartTag) -> StartTag:
        attributes = {name: self._filter(tag.name, name, value) for name, value in tag.attributes.items()}
        return StartTag(tag.name, {name: value for name, value in attributes.items() if value is not None}, tag.place)

    def _removal_of(self, tag: StartTag) -> Removal | None:
        if tag.name not in ELEMENTS:
            return Removal(tag.name, place=tag.place)
        removed = {name: value for name, value in tag.attributes.items() if self._filter(tag.name, name, value) is None}
        return Removal(tag.name, removed, tag.place) if removed else None


def with_addresses(html: str, change: Callable[[str], str]) -> str:
    """Change the addresses of links and pictures.

    Args:
        html: clean HTML.
        change: gives the new address for each.

    Returns:
        The HTML with the new addresses.
    """

    def filter_address(element: str, name: str, value: str) -> str | None:
        if _ADDRESSES.get(element) != name and name != "srcset":
            return value
        new = _change_srcset(value, change) if name == "srcset" else change(value)
        return new if allows_attribute(element, name, new) else None

    return _allowed_only(filter_address, with_slots=True).clean(html)


def _change_srcset(srcset: str, change: Callable[[str], str]) -> str:
    parts = (part.split() for part in srcset.split(","))
    return ", ".join(" ".join((change(words[0]), *words[1:])) for words in parts if words)


def _allowed_only(attribute_filter: Callable[[str, str, str], str | None], *, with_slots: bool) -> nh3.Cleaner:
    attributes = {name: set(names) for name, names in ATTRIBUTES.items()}
    if with_slots:
        attributes["*"] |= _SLOT_ATTRIBUTES
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags=set(_UNSEEN),
        attributes=attributes,
        attribute_filter=attribute_filter,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _schemes_in(html: str) -> set[str]:
    """The schemes of all addresses that a browser could see in HTML, and some other words."""
    return {scheme.lower() for scheme in _SCHEME.findall(re.sub(r"[\t\n\r]", "", unescape(html)))}


@lru_cache(maxsize=32)
def _keeper(names: frozenset[str], schemes: frozenset[str]) -> nh3.Cleaner:
    """What writes HTML as a browser reads it, with everything that is in it.

    nh3 drops what it is not told of: the names of elements and the schemes that are not on our lists.
    """
    return nh3.Cleaner(
        tags={*names, *_IMPLIED, *ELEMENTS},
        clean_content_tags=set(),
        attributes={},
        generic_attribute_prefixes={""},
        attribute_filter=lambda element, name, value: "" if is_mark(name) else without_tag_marks(value),
        url_schemes={*schemes, *SCHEMES},
        link_rel=None,
    )


def _tags_in(html: str) -> Iterator[StartTag]:
    """The start tags in an output of nh3, which has one form for all."""
    for name, written in _TAG.findall(html):
        attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(written)}
        mark = next(filter(is_mark, attributes), "")
        yield StartTag(name, {key: attributes[key] for key in attributes if not is_mark(key)}, place_in(mark))


def _dropped_by_parser(html: str, names: set[str], tags: list[StartTag]) -> Iterator[Removal]:
    """What a browser drops by itself: tags that belong elsewhere, such as <body>, and addresses that are none."""
    html = _COMMENT.sub("", html)
    known = ELEMENTS | {tag.name for tag in tags}
    if not names <= known:
        for name, rest in _OPENING.findall(html):
            if name.lower() not in known:
                yield Removal(name.lower(), place=_place_of(rest))
    closed = dict.fromkeys(name.lower() for name in _CLOSING.findall(html))
    yield from (Removal(f"/{name}") for name in closed if name not in ELEMENTS and name not in names)
    for element in ("a", "img"):
        kept = [tag.attributes.get(_ADDRESSES[element]) for tag in tags if tag.name == element]
        if None in kept:
            yield from _addresses_dropped(html, element, kept)


def _addresses_dropped(html: str, element: str, kept: Collection[str | None]) -> Iterator[Removal]:
    """The addresses of links or of pictures that are written and not kept."""
    for name, rest in _LEADING.findall(html):
        address = _WRITTEN_ADDRESS.search(rest) if name.lower() == element else None
        if address:
            value = without_tag_marks(unescape(address[1] or address[2] or address[3] or ""))
            if is_link(value) and value not in kept:
                yield Removal(element, {_ADDRESSES[element]: value}, _place_of(rest))


def _place_of(attributes: str) -> tuple[int, int]:
    """Line and column of a tag, by the mark among its attributes as they are written."""
    names = (attribute.partition("=")[0] for attribute in attributes.split())
    return place_in(next(filter(is_mark, names), ""))


def _is_too_deep(html: str) -> bool:
    """Whether so many elements stand within each other that a browser's parser would take minutes."""
    if html.count("<") < _MOST_OPEN:
        return False
    open_names, depth = Counter[str](), 0
    for slash, name in _EDGE.findall(html):
        if not slash and name not in _EMPTY:
            open_names[name] += 1
            depth += 1
            if depth > _MOST_OPEN:
                return True
        elif slash and open_names[name]:
            open_names[name] -= 1
            depth -= 1
    return False
