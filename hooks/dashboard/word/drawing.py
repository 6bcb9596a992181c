"""What a drawing or an object in a Word text is: pictures of its file, or something that stays behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from dashboard.core.frozen import Frozen
from dashboard.word.xml_part import name

DRAWINGS = frozenset(map(name, ("w:drawing", "w:pict", "w:object")))
"""What may stand in a run and is no text."""
_CHART, _DIAGRAM = "a chart of Word", "a diagram (SmartArt)"
_KINDS = {"/chart": _CHART, "/chartex": _CHART, "/diagram": _DIAGRAM}
"""What no picture is made of, by the end of the address that names its kind."""
_WHOLE = 100_000
"""A side of a picture, in the unit in which Word says how much of it is cut off."""


class WordDrawing(Frozen):
    """A picture, or something else that was drawn or embedded."""

    kind: str
    """What it is, if it is no picture: `a chart of Word`. Otherwise empty."""
    target: str = ""
    """The part with the picture; empty if it is not in the file."""
    alt: str = ""
    """The text alternative that its author has written."""
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    """How much of it is cut off at the left, top, right and bottom, from 0 to 1."""


def read_drawing(element: Element, relationships: Mapping[str, tuple[str, str, bool]]) -> Iterator[WordDrawing]:
    """What an element of DRAWINGS shows. Lines, controls of forms and the frames of text boxes show nothing.

    Args:
        element: the element.
        relationships: what its part refers to.
    """
    described = (*element.iter(name("wp:docPr")), *element.iter(name("v:shape")))
    alt = next((text for each in described if (text := each.get("descr") or each.get("alt"))), "")
    embedded = element.find(f".//{name('o:OLEObject')}")
    if embedded is not None:
        program = re.sub(r"[^\w.]", "", embedded.get("ProgID", ""))[:60]
        yield WordDrawing(f"an object of another program ({program or 'unknown'})")
        return
    for data in element.iter(name("a:graphicData")):
        for end, kind in _KINDS.items():
            if data.get("uri", "").endswith(end):
                yield WordDrawing(kind, alt=alt)
    for fill in (*element.iter(name("pic:blipFill")), *element.iter(name("a:blipFill"))):
        blip = fill.find(name("a:blip"))
        if blip is not None:
            yield _picture(_best_id(blip), relationships, alt, _crop(fill.find(name("a:srcRect"))))
    for image in element.iter(name("v:imagedata")):
        if (id := image.get(name("r:id"))) and element.find(f".//{name('w:control')}") is None:
            yield _picture(id, relationships, alt, (0, 0, 0, 0))


def _best_id(blip: Element) -> str:
    """The id of the SVG where Word has one beside its own picture of it."""
    svg = blip.find(f".//{name('asvg:svgBlip')}")
    ids = [each.get(name(key), "") for each in (svg, blip) if each is not None for key in ("r:embed", "r:link")]
    return next(filter(None, ids), "")


def _picture(
    id: str, relationships: Mapping[str, tuple[str, str, bool]], alt: str, crop: tuple[float, float, float, float]
) -> WordDrawing:
    _, target, is_outside = relationships.get(id, ("", "", True))
    if is_outside:
        return WordDrawing("a picture that is not in the file", alt=alt)
    return WordDrawing("", target, alt, crop)


def _crop(rectangle: Element | None) -> tuple[float, float, float, float]:
    if rectangle is None:
        return (0, 0, 0, 0)
    left, top, right, bottom = (_share(rectangle.get(side, "0")) for side in ("l", "t", "r", "b"))
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else (0, 0, 0, 0)


def _share(written: str) -> float:
    """A share as Word writes it. A negative one adds an empty edge, which is left out."""
    try:
        value = float(written.removesuffix("%")) * (1_000 if written.endswith("%") else 1)
    except ValueError:
        return 0
    return min(max(value, 0), _WHOLE) / _WHOLE
