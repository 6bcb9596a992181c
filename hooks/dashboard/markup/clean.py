"""Cleans HTML: only what is allowed is left. Says what was removed, and where it stood.

What is published is always the output of nh3, which reads HTML as browsers do. A second output of nh3 that keeps
everything shows what was removed; so a removal is noticed even if it cannot be named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from html.parser import HTMLParser

import nh3

from dashboard.core.paths import is_own
from dashboard.markup.allowed import ATTRIBUTES, ELEMENTS, SCHEMES, allows_attribute, candidates, is_link
from dashboard.markup.tag_marks import is_mark, place_in, without_tag_marks

_SLOT_ATTRIBUTES = frozenset(("data-key", "data-cell"))
_UNSEEN = frozenset(
    ("script", "style", "template", "iframe", "noscript", "noembed", "noframes", "textarea", "title", "svg", "object")
)
"""Elements that are removed with all that is in them: their text is no text for readers."""
_NAME = re.compile(r"<([A-Za-z][^\t\n\f\r />]*)")
_IMPLIED = frozenset(("html", "head", "body", "tbody", "colgroup", "tr", "p", "br"))
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_TAG = re.compile(r'<([A-Za-z][^\s>]*)((?: [^\s=>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s=>]+)="([^"]*)"')
_ADDRESSES = {"a": "href", "img": "src", "source": "srcset"}
"""The attribute for which an element is there."""
_MOST_SHOWN = 60


@dataclass(frozen=True)
class Tag:
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


@dataclass(frozen=True)
class Removal:
    """Something that was in the HTML and is not allowed."""

    element: str
    """The element; empty if it could not be read."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """The attributes of it that were removed; empty if the element itself was."""
    place: tuple[int, int] = (0, 0)
    """Line and column in the file; 0 if they are not known."""

    @property
    def message(self) -> str:
        """What was read, and what is wrong with it."""
        if not self.element:
            return "Read HTML that is not allowed; readers do not get it."
        if not self.attributes:
            return f"Read <{_shortened(self.element)}>, which pages may not hold; readers do not get it."
        written = " ".join(f'{name}="{value}"' if value else name for name, value in self.attributes.items())
        return f"Read {_shortened(written)} at <{self.element}>, which pages may not hold; readers do not get it."

    @property
    def hint(self) -> str:
        """What to do about it."""
        if not self.attributes:
            return "Write it in Markdown. HTML may hold text, tables, details, MathML, and pictures of the repository."
        attribute = next(iter(self.attributes))
        if attribute in ("href", "cite"):
            return "Write an address with https://, http://, mailto: or tel:, or a path from this file."
        if attribute in ("src", "srcset", "poster", "data", "background"):
            return "Save the file under docs/ and write its path from here: pages load nothing from elsewhere."
        if attribute in ("class", "id"):
            return "Choose another name: the site's own scripts use this one."
        allowed = sorted(ATTRIBUTES["*"] | ATTRIBUTES.get(self.element, frozenset()))
        return f"Leave it out. <{self.element}> may have {', '.join(allowed)}."


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


@dataclass(frozen=True)
class Cleaned:
    """Clean HTML, and what was read on the way."""

    html: str
    removals: tuple[Removal, ...] = ()
    own_links: tuple[Tag, ...] = ()
    """The links and pictures whose addresses are paths from the file. Those written in Markdown have others already."""


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
        unmarked = without_tag_marks(html)
        clean_html = self._strict.clean(unmarked)
        names = {name.lower() for name in _NAME.findall(html)}
        keeper = _keeper(html, names)
        tags = list(_tags_in(keeper.clean(html)))
        removals = list(filter(None, map(self._removal_of, tags)))
        if not removals and self._unsealed(keeper.clean(unmarked)) != clean_html:
            removals.append(Removal(""))
        removals += _dropped_by_parser(html, names, tags)
        return Cleaned(clean_html, tuple(removals), tuple(tag for tag in tags if any(map(is_own, tag.addresses))))

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

    def _removal_of(self, tag: Tag) -> Removal | None:
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

    def filter_address(element: str, name: str, value: str) -> str:
        if _ADDRESSES.get(element) == name or (element, name) == ("img", "srcset"):
            return _change_srcset(value, change) if name == "srcset" else change(value)
        return value

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


def _keeper(html: str, names: set[str]) -> nh3.Cleaner:
    """What writes HTML as a browser reads it, with everything that is in it."""
    # nh3 drops what it is not told of. All names and schemes that a browser could see in the HTML are among these.
    decoded = re.sub(r"[\t\n\r]", "", unescape(html))
    return nh3.Cleaner(
        tags=names | _IMPLIED | ELEMENTS,
        clean_content_tags=set(),
        attributes={},
        generic_attribute_prefixes={""},
        attribute_filter=lambda element, name, value: "" if is_mark(name) else without_tag_marks(value),
        url_schemes={scheme.lower() for scheme in _SCHEME.findall(decoded)} | SCHEMES,
        link_rel=None,
    )


def _tags_in(html: str) -> Iterator[Tag]:
    """The start tags in an output of nh3, which has one form for all."""
    for name, written in _TAG.findall(html):
        attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(written)}
        mark = next(filter(is_mark, attributes), "")
        yield Tag(name, {key: attributes[key] for key in attributes if not is_mark(key)}, place_in(mark))


def _dropped_by_parser(html: str, names: set[str], tags: list[Tag]) -> list[Removal]:
    """What a browser drops by itself: tags that belong elsewhere, such as <body>, and addresses that are none."""
    is_complete = names <= ELEMENTS | {tag.name for tag in tags}
    if is_complete and all(
        _ADDRESSES.get(tag.name, "class") in tag.attributes for tag in tags if tag.name in _ADDRESSES
    ):
        return []
    kept = {(tag.name, tag.attributes.get(_ADDRESSES.get(tag.name, ""))) for tag in tags}
    removals = []
    for tag in _TagReader(html).tags:
        address = _ADDRESSES.get(tag.name, "")
        if tag.name not in ELEMENTS and tag.name not in {name for name, _ in kept}:
            removals.append(Removal(tag.name, place=tag.place))
        elif address in tag.attributes and is_link(value := tag.attributes[address]) and (tag.name, value) not in kept:
            removals.append(Removal(tag.name, {address: value}, tag.place))
    return removals


class _TagReader(HTMLParser):
    """Reads the start tags of HTML that no browser's parser has read before."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by html.parser."""
        mark = next((name for name, _ in attrs if is_mark(name)), "")
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, place_in(mark)))
