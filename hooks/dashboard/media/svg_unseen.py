"""Which words and embedded pictures of an SVG nobody sees: in layers that are off, in spare parts, without ink."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

SPARE = frozenset({"defs", "symbol", "clipPath", "mask", "pattern", "marker"})
"""Elements that draw nothing until another one refers to a part of them."""
_REFERENCE = lazy_re(r"#([\w.:-]+)")
_LABELS = lazy_re(r'aria-(?:labelledby|describedby)="([^"]*)"')
_CLASS = lazy_re(r"\.([\w-]+)")
_NOTHING = lazy_re(r"(?:0*\.?0+|0+\.)%?")
"""The opacity of what is, with all that it holds, as clear as glass."""
_NO_SIZE = lazy_re(r"(?:0*\.?0+|0+\.)(?:[a-z]+|%)?")
_NO_INK = ("none", "transparent")
_WORDS = frozenset({"text", "tspan", "textPath"})
"""Elements whose words are drawn. (Those of `title` and `desc` are read out.)"""
_LOOK = ("font-size", "fill", "fill-opacity", "stroke", "stroke-opacity")
"""What words have of the nearest element that says it."""
_STYLED = lazy_re(r"\b(?:fill|stroke|font)\b")
_OFF = {"display": {"none"}, "visibility": {"hidden", "collapse"}}
"""The values of properties that switch an element off."""


class Layer(Frozen):
    """What an element says about whether it is seen."""

    id: str = ""
    classes: frozenset[str] = frozenset()
    is_off: bool = False
    """Whether it is not drawn, with all that it holds."""
    is_clear: bool = False
    """Whether its attribute says the same, which a style sheet may overrule."""
    visibility: str = ""
    """Empty if it has that of its parent."""
    tag: str = ""
    look: Mapping[str, str] = msgspec.field(default_factory=dict)
    """What it says of size and ink."""


def layer_of(tag: str, attributes: Mapping[str, str]) -> Layer:
    """What an element says.

    Args:
        tag: its name.
        attributes: its attributes.
    """
    style = attributes.get("style", "")
    own = dict(_declarations(style))
    said = {name: attributes.get(name, "") for name in _OFF} | own
    return Layer(
        attributes.get("id", ""),
        frozenset(attributes.get("class", "").split()),
        tag in SPARE or said["display"] in _OFF["display"] or _is_clear(own.get("opacity", "")),
        "opacity" not in own and _is_clear(attributes.get("opacity", "").strip()),
        said["visibility"],
        tag,
        {name: value for name in _LOOK if (value := (own.get(name) or attributes.get(name, "")).strip().lower())},
    )


class SvgPlace(NamedTuple):
    """Where words or a picture stand."""

    part: int
    """The number of a part of the copy."""
    line: int
    """Of the file."""


@dataclass
class Unseen:
    """Collects words and embedded pictures where they stand, and tells in the end which of them nobody sees."""

    _found: list[tuple[SvgPlace, tuple[Layer, ...]]] = field(default_factory=list)

    def add(self, place: SvgPlace, layers: Sequence[Layer]) -> None:
        """Keep that a part of the copy stands in these elements, the outermost first.

        Args:
            place: where it stands.
            layers: what the elements say.
        """
        if any(layer.is_off or layer.is_clear or layer.visibility or layer.classes or layer.look for layer in layers):
            self._found.append((place, tuple(layers)))

    def places(self, written: Sequence[str], styles: Sequence[str]) -> list[SvgPlace]:
        """The places of what nobody sees. Where a style switches something on, all may be seen.

        Args:
            written: the parts of the copy.
            styles: the style sheets among them.
        """
        if not self._found:
            return []
        rules = [(selector, dict(_declarations(body))) for css in styles for selector, body in _rules(css)]
        if any(said[name] not in values for _, said in rules for name, values in _OFF.items() if name in said):
            return []
        stays_clear = all(_is_clear(said["opacity"]) for _, said in rules if "opacity" in said)
        off = frozenset(name for selector, said in rules if said.keys() & _OFF.keys() for name in _classes(selector))
        text = "".join(written)
        used = {*_REFERENCE.findall(text), *" ".join(_LABELS.findall(text)).split()}
        plain = not any(map(_STYLED.search, styles))
        return [
            place
            for place, layers in self._found
            if _is_unseen(layers, off, used, stays_clear) or (plain and _is_without_ink(layers, used))
        ]


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """The selector and the declarations of each rule of a style sheet."""
    for rule in css.split("}")[:-1]:
        before, brace, body = rule.rpartition("{")
        if brace:
            yield before.rpartition("{")[2], body


def _is_clear(opacity: str) -> bool:
    return _NOTHING.fullmatch(opacity) is not None


def _is_unseen(layers: Sequence[Layer], off: frozenset[str], used: set[str], stays_clear: bool) -> bool:
    """Whether an element around it is off, and nothing refers to that or to what it holds."""
    switched_off = (layer.is_off or (stays_clear and layer.is_clear) or layer.classes & off for layer in layers)
    place = next((i for i, is_off in enumerate(switched_off) if is_off), None)
    if place is None:
        said = [i for i, layer in enumerate(layers) if layer.visibility]
        place = said[-1] if said and layers[said[-1]].visibility in _OFF["visibility"] else None
    return place is not None and not any(layer.id in used for layer in layers[place:] if layer.id)


def _is_without_ink(layers: Sequence[Layer], used: set[str]) -> bool:
    """Whether words have no size, or neither an inside nor an outline, and nothing refers to what they stand in."""
    if layers[-1].tag not in _WORDS or any(layer.id in used for layer in layers if layer.id):
        return False
    look = {name: value for layer in layers for name, value in layer.look.items()}
    if _NO_SIZE.fullmatch(look.get("font-size", "")):
        return True
    is_hollow = look.get("fill") in _NO_INK or _is_clear(look.get("fill-opacity", ""))
    return is_hollow and (look.get("stroke", "none") in _NO_INK or _is_clear(look.get("stroke-opacity", "")))


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    """What a style says of whether something is seen."""
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip().lower() in (*_OFF, "opacity", *_LOOK):
            yield name.strip().lower(), value.replace("!important", "").strip().lower()


def _classes(selector: str) -> Iterator[str]:
    """The classes that a selector names alone, such as the 'st0' of '.st0, g .b'."""
    for one in selector.split(","):
        if match := _CLASS.fullmatch(one.strip()):
            yield match[1]
