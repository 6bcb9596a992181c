"""An institute's logo as pages show it: its size, and whether it can be seen on dark paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.frozen import Frozen
from dashboard.media.clean_picture import CleanPicture, clean_picture

DARK_PAPER, LIGHT_PAPER = (0x12, 0x17, 0x1E), (0xFB, 0xFA, 0xF6)
"""The page in its two schemes, as charts/style/palette.py has them."""
LEAST_CONTRAST = 3.0
"""What WCAG 2.2 asks of shapes that have to be seen (success criterion 1.4.11)."""
LEAST_SHARE = 0.02
"""Of the pixels of a PNG: fewer are the edges of letters."""
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "polygon", "polyline", "line", "text"))
_PAINT = ("fill", "stroke")

Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""


class LogoLook(Frozen):
    """How a logo looks."""

    size: tuple[int, int]
    """Width and height, of which pages need the ratio; (0, 0) if an SVG does not say."""
    needs_plate: bool
    """Whether parts of it would vanish on dark paper, so that it needs a light ground there."""
    is_pale: bool
    """Whether all of it would vanish on light paper."""


_LOOK = Codec[LogoLook](LogoLook)


def read_logo(
    cache: Cache, digest: str, ending: str, read: Callable[[], bytes]
) -> tuple[CleanPicture, LogoLook | None]:
    """Clean a logo and look at it, or find both in the cache.

    Args:
        cache: keeps the copy and what is known of it.
        digest: of the file's bytes.
        ending: of its name, 'svg' or 'png'.
        read: gives its bytes. It is called only if the cache does not hold the copy.

    Returns:
        The clean picture and its look; None for the look if the picture cannot be read.
    """
    picture = clean_picture(cache, digest, ending, read)
    file = picture.file
    if file is None:
        return picture, None
    look = cache.get_or_compute(
        key_of("logo", file.key, engine_digest()),
        _LOOK,
        lambda: look_at(cache.path(*file).read_bytes(), file.ending, picture.size),
    )
    return picture, look


def look_at(content: bytes, ending: str, size: tuple[int, int]) -> LogoLook:
    """Look at a clean logo.

    Args:
        content: the bytes of its file.
        ending: 'svg' or 'png'.
        size: of a PNG, in pixels.
    """
    if ending == "svg":
        root = ElementTree.fromstring(content)
        colours, size = list(dict.fromkeys(_colours_of(root))), _size_of(root)
    else:
        colours = _colours_of_pixels(content)
    lost_in_dark = any(contrast(colour, DARK_PAPER) < LEAST_CONTRAST for colour in colours)
    lost_in_light = all(contrast(colour, LIGHT_PAPER) < LEAST_CONTRAST for colour in colours)
    return LogoLook(size, lost_in_dark, bool(colours) and lost_in_light)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def _luminance(colour: Colour) -> float:
    """The relative luminance by WCAG 2.2, from 0 to 1."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _size_of(root: ElementTree.Element) -> tuple[int, int]:
    box = [float(number) for number in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    said = [re.match(r"([\d.]+)(?:px)?$", root.get(side, "")) for side in ("width", "height")]
    sides = [float(side[1]) for side in said if side]
    if len(sides) < 2:
        sides = box[2:] if len(box) == 4 else [0, 0]
    return (round(sides[0]), round(sides[1]))


def _colours_of(root: ElementTree.Element) -> Iterator[Colour]:
    """The colours of the shapes and letters of an SVG. What says nothing is black."""
    rules = dict[str, str]()
    for element in root.iter():
        if _name(element) == "style":
            for rule in (element.text or "").split("}"):
                selectors, _, body = rule.partition("{")
                rules |= {selector.strip(): body for selector in selectors.split(",")}
    yield from _painted(root, {"fill": "black", "stroke": "none", "color": "black"}, rules)


def _painted(element: ElementTree.Element, around: dict[str, str], rules: dict[str, str]) -> Iterator[Colour]:
    name = _name(element)
    if name in ("defs", "clipPath", "mask", "symbol"):
        return
    paint = dict(around)
    styles = [rules.get(name, "")]
    styles += [rules.get(f"{kind}.{part}", "") for part in element.get("class", "").split() for kind in ("", name)]
    own = {key: value for key in (*_PAINT, "color") if (value := element.get(key))}
    for key, value in (*own.items(), *_declarations(";".join([*styles, element.get("style", "")]))):
        if key in paint and value != "inherit":
            paint[key] = value
    if name in _SHAPES:
        for key in _PAINT:
            if colour := _rgb(paint["color"] if paint[key] == "currentColor" else paint[key]):
                yield colour
    for child in element:
        yield from _painted(child, paint, rules)


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        key, colon, value = declaration.partition(":")
        if colon:
            yield key.strip(), value.strip()


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _rgb(paint: str) -> Colour | None:
    """A colour; None for `none`, a gradient, and what is no colour."""
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(paint)[:3]
    except ValueError:
        return None
    return (red, green, blue)


def _colours_of_pixels(content: bytes) -> list[Colour]:
    """The colours of a PNG of which enough is seen; none if it brings its own ground, for it covers the page's."""
    # Imported here, since most builds find every logo in the cache.
    from PIL import Image

    with Image.open(io.BytesIO(content)) as picture:
        pixels = picture.convert("RGBA")
    pixels.thumbnail((96, 96))
    counts = pixels.getcolors(96 * 96) or []
    if all(colour[3] > 250 for _, colour in counts):  # type: ignore[index]
        return []
    seen = [(count, colour[:3]) for count, colour in counts if colour[3] > 128]  # type: ignore[index]
    total = sum(count for count, _ in seen)
    shades: dict[Colour, int] = {}
    for count, (red, green, blue) in seen:
        shade = (red // 32 * 32 + 16, green // 32 * 32 + 16, blue // 32 * 32 + 16)
        shades[shade] = shades.get(shade, 0) + count
    return [shade for shade, count in shades.items() if count >= LEAST_SHARE * total]
