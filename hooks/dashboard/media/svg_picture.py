"""Cleans SVG pictures: of what they hold, only what `svg_allowed.py` lists is written anew."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple
from xml.parsers import expat

from dashboard.core.lazy_re import lazy_re
from dashboard.media.embedded_picture import clean_embedded
from dashboard.media.picture_error import PictureError
from dashboard.media.svg_allowed import ATTRIBUTES, EDITORS, ELEMENTS, TEXT_ELEMENTS, WORDS
from dashboard.media.svg_style import clean_declarations, clean_stylesheet, is_safe_value
from dashboard.media.svg_unseen import Layer, SvgPlace, Unseen, layer_of

SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"
MOST_ELEMENTS = 500_000
"""Of one picture, each `use` counted with all that it repeats. A small file can repeat shapes without end."""
LINK = "a"
"""A link goes, and what it holds stays."""
_XML_ATTRIBUTES = frozenset({"space", "lang"})
_LOCAL = lazy_re(r"#[\w.:-]+")
_HINT = "Export it again as plain SVG."


class Removed(NamedTuple):
    """Something that was taken out of an SVG."""

    what: str
    line: int
    is_active: bool
    """Whether it could act, fetch or change the look. Otherwise only programs read it."""


@dataclass
class _Open:
    """An element whose end is still to come."""

    name: str
    """Empty if only its children stay."""
    id: str
    number: int
    """From 0, in the order of the file."""
    layer: Layer
    """What it says about whether it is seen."""
    has_content: bool = False
    """Whether its opening tag is closed by `>`."""


@dataclass
class _Writer:
    """Is told by expat what an SVG holds, and writes the clean copy."""

    parser: expat.XMLParserType
    parts: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _count: int = 0
    """Of the elements that are kept."""
    _ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The numbers of the first and after the last element in an element, by its id."""
    _uses: list[tuple[int, str]] = field(default_factory=list)
    """The number of each `use`, and the id of what it repeats."""
    _skipped: int = 0
    """How deep we are in an element that is left out with all that it holds."""
    _styles: list[str] = field(default_factory=list)
    """The style sheets that are kept."""
    _unseen: Unseen = field(default_factory=Unseen)
    _style: list[str] | None = None
    """The text of the `style` element that is open."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, tag = _split(name)
        if not self._open and not self._skipped:
            self._check_root(namespace, tag)
        if self._skipped or self._style is not None or not self._is_allowed(namespace, tag):
            if not self._skipped:
                self._report(f"<{tag}>", is_active=namespace in ("", SVG, XHTML) and tag not in EDITORS)
            self._skipped += 1
            return
        self._close_tag()
        if tag == "style":
            self._style = []
        elif tag == LINK:
            self._report(f"<{tag}>")
            self._open.append(_Open("", "", self._count, Layer(), has_content=True))
        else:
            self._write_tag(tag, attributes)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if self._style is not None:
            css, self._style = clean_stylesheet("".join(self._style), self._report), None
            if css:
                self._styles.append(css)
                self.parts.append(f"<style>{escape(css, quote=False)}</style>")
            return
        element = self._open.pop()
        if element.id:
            self._ranges[element.id] = (element.number, self._count)
        if element.name:
            self.parts.append(f"</{element.name}>" if element.has_content else "/>")

    def text(self, text: str) -> None:
        if self._skipped:
            return
        if self._style is not None:
            self._style.append(text)
        elif not text.strip() or self._parent() in TEXT_ELEMENTS:
            self._close_tag()
            if text.strip():
                self._unseen.add(self._place, [element.layer for element in self._open])
            self.parts.append(escape(text, quote=False))
        else:
            self._report(f"the words {text.strip()[:40]!r}", is_active=False)

    def comment(self, text: str) -> None:
        if not self._skipped:
            self._report("a comment", is_active=False)

    def instruction(self, target: str, data: str) -> None:
        if not self._skipped:
            self._report(f"<?{target}?>", is_active=target == "xml-stylesheet")

    def refuse_entity(self, *entity: object) -> None:
        message = "The SVG has entities, which can make a small file huge."
        raise PictureError(message, _HINT, self.parser.CurrentLineNumber)

    def check_repetitions(self) -> None:
        """Follow every `use`.

        Raises:
            PictureError: there is no end to them, or none within reason.
        """
        total, pending = 0, [(0, self._count)]
        while pending:
            start, end = pending.pop()
            total += end - start
            if total > MOST_ELEMENTS:
                raise PictureError("The SVG repeats its shapes without end, by <use> in what others use.", _HINT)
            first, last = (bisect.bisect_left(self._uses, (number, "")) for number in (start, end))
            pending += [self._ranges[target] for _, target in self._uses[first:last] if target in self._ranges]

    def leave_out_unseen(self) -> None:
        """Take out the words and embedded pictures that nobody sees."""
        for part, line in self._unseen.places(self.parts, self._styles):
            text = self.parts[part]
            what = "a picture" if text.startswith(" href=") else f"the words {text.strip()[:40]!r}"
            self.removed.append(Removed(f"{what} that nobody sees", line, is_active=False))
            self.parts[part] = ""

    @property
    def _place(self) -> SvgPlace:
        """Where the next part will stand."""
        return SvgPlace(len(self.parts), self.parser.CurrentLineNumber)

    def _check_root(self, namespace: str, tag: str) -> None:
        if tag != "svg" or namespace not in ("", SVG):
            message = f"Read an XML file that begins with <{tag[:40]}>, expected <svg>."
            raise PictureError(message, _HINT, self.parser.CurrentLineNumber)

    def _is_allowed(self, namespace: str, tag: str) -> bool:
        return namespace in ("", SVG) and (tag in ELEMENTS or (tag == LINK and bool(self._open)))

    def _parent(self) -> str:
        return next(element.name for element in reversed(self._open) if element.name)

    def _write_tag(self, tag: str, attributes: dict[str, str]) -> None:
        self.parts.append(f"<{tag}")
        if not self._open:
            self.parts.append(f' xmlns="{SVG}"')
        target = attributes.get("href", attributes.get(f"{XLINK} href"))
        layer = layer_of(tag, attributes)
        if target is not None and (target := self._clean_reference(tag, target)):
            if tag == "image":
                self._unseen.add(self._place, [*(element.layer for element in self._open), layer])
            self.parts.append(f' href="{escape(target)}"')
            if tag == "use":
                self._uses.append((self._count, target[1:]))
        for name, value in attributes.items():
            self._write_attribute(name, value)
        self._open.append(_Open(tag, attributes.get("id", ""), self._count, layer))
        self._count += 1

    def _close_tag(self) -> None:
        if self._open and not self._open[-1].has_content:
            self._open[-1].has_content = True
            self.parts.append(">")

    def _write_attribute(self, name: str, value: str) -> None:
        namespace, local = _split(name)
        if local == "href" and namespace in ("", XLINK):
            return  # (`_write_tag` has written it)
        if namespace == XML and local in _XML_ATTRIBUTES:
            self.parts.append(f' xml:{local}="{escape(value)}"')
        elif namespace:
            self._report(f"the attribute {local}", is_active=namespace in (XML, SVG, XHTML))
        elif local == "style":
            if declarations := clean_declarations(value, self._report):
                self.parts.append(f' style="{escape(declarations)}"')
        elif local not in ATTRIBUTES:
            self._report(f"the attribute {local}", is_active=not local.startswith("data-"))
        elif local not in WORDS and not is_safe_value(value):
            self._report(f"the value {value[:40]!r}")
        else:
            self.parts.append(f' {local}="{escape(value)}"')

    def _clean_reference(self, tag: str, value: str) -> str:
        """What an element refers to: a part of the same SVG, or a picture that stands in it, which is cleaned too."""
        if _LOCAL.fullmatch(value.strip()):
            return value.strip()
        if tag == "image" and (embedded := clean_embedded(value.strip())):
            return embedded
        self._report(f"the reference {value.strip()[:40]!r}")
        return ""

    def _report(self, what: str, *, is_active: bool = True) -> None:
        if what.startswith("the style '-inkscape-"):
            is_active = False
        self.removed.append(Removed(what, self.parser.CurrentLineNumber, is_active))


def clean_svg(content: bytes) -> tuple[bytes, tuple[Removed, ...]]:
    """Clean an SVG.

    Args:
        content: the bytes of its file.

    Returns:
        the clean file, and what was taken out.

    Raises:
        PictureError: it is no SVG, is cut off, or has entities.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    writer = _Writer(parser)
    parser.StartElementHandler, parser.EndElementHandler = writer.start, writer.end
    parser.CharacterDataHandler, parser.CommentHandler = writer.text, writer.comment
    parser.ProcessingInstructionHandler = writer.instruction
    parser.EntityDeclHandler = parser.SkippedEntityHandler = writer.refuse_entity
    try:
        parser.Parse(content, True)
        writer.check_repetitions()
        writer.leave_out_unseen()
    except expat.ExpatError as error:
        message = f"This is no SVG: {expat.ErrorString(error.code)} in line {error.lineno}."
        raise PictureError(message, _HINT, error.lineno) from error
    except PictureError:
        raise
    except (LookupError, ValueError) as error:  # (its encoding)
        raise PictureError(f"This is no SVG: {error}.", _HINT) from error
    return "".join([*writer.parts, "\n"]).encode(), tuple(writer.removed)


def _split(name: str) -> tuple[str, str]:
    """A name's namespace, and the name in it."""
    namespace, _, local = name.rpartition(" ")
    return namespace, local
