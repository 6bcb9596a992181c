"""One pass over all labels of a drawing: afterwards none overlaps another one and none leaves the picture.

The labels that matter most are placed first. One without room is tried at its other places and with its other texts,
moved into the picture, shortened, and at last dropped; a name may leave a letter that a list below the plot explains.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.ground import on_ground
from dashboard.charts.labels.key import add_key
from dashboard.charts.labels.label import Kind, LostLabel, label_box
from dashboard.charts.labels.leader import leader_shapes, shape_box
from dashboard.charts.labels.sample import sample_shapes, with_sample
from dashboard.charts.labels.taken import Taken
from dashboard.charts.labels.text_width import shorten, text_height, text_width
from dashboard.charts.labels.tick_labels import fit_margins, place_ticks
from dashboard.charts.style.escaping import LINE_BREAK, bold, is_bold, plain

STEP = 4
"""Labels are moved by so many CSS pixels at a time, and no further than `FAR`."""
FAR = 28
APART = 8
"""The least distance of the name of a mark from the next mark, in CSS pixels."""
_SHORTENED = (Kind.NAME, Kind.NOTE, Kind.EVENT)
"""Words may be cut; an amount or a unit that is cut would be another one."""


def place_labels(layout: dict[str, Any]) -> tuple[dict[str, Any], tuple[LostLabel, ...]]:
    """Place all labels of a drawing.

    Args:
        layout: Plotly's layout, with its texts not yet escaped. Axes have ticks with texts; axes of names say so by
            `names`. Annotations say by `label` what they are.

    Returns:
        The layout without what is not Plotly's, and the labels that it has lost or shortened.
    """
    layout = fit_margins(layout)
    frame = Frame(layout)
    annotations = [_from_edge(annotation, frame) for annotation in layout.get("annotations", [])]
    taken = Taken(frame.picture, (_mark_box(mark, frame) for mark in layout.get("marks", ())))
    order = sorted(range(len(annotations)), key=lambda index: _order(annotations[index], frame, taken))
    placed: dict[int, dict[str, Any]] = {}
    samples: list[dict[str, Any]] = []
    leaders: list[dict[str, Any]] = []
    lost: list[LostLabel] = []
    keyed: list[int] = []

    def place(indexes: list[int]) -> None:
        for index in indexes:
            annotation = annotations[index]
            candidates: Iterable[dict[str, Any]] = _candidates(annotation, frame)
            if _kind(annotation) is Kind.NOTE and to_come:
                candidates = sorted(candidates, key=lambda one: any(map(label_box(one, frame).meets, to_come)))
            for candidate in candidates:
                own_box = label_box(candidate, frame)
                box = with_sample(own_box, candidate)
                if taken.is_free(box, _beside(candidate, box)) and _has_room(candidate, box):
                    taken.add(box)
                    placed[index] = candidate
                    samples.extend(sample_shapes(candidate, own_box, frame, text_height("")))
                    leaders.extend(leader_shapes(candidate, own_box, frame))
                    break
            text, shown = plain(annotation["text"]), placed.get(index)
            if shown is None and "key" in annotation.get("label", {}):
                keyed.append(index)
            elif _kind(annotation) > Kind.EXTRA and (shown is None or shown.get("short")):
                lost.append(LostLabel(_kind(annotation), text, shown is not None))

    # (Amounts at ends come last, but the lines to them are known before notes are placed.)
    to_come = [
        shape_box(line, frame)
        for amount in annotations
        if _kind(amount) is Kind.EXTRA
        for line in leader_shapes(amount, label_box(amount, frame), frame)
    ]
    names = [index for index in order if _kind(annotations[index]) >= Kind.NAME]
    place(names)
    for leader in leaders:
        taken.add(shape_box(leader, frame))
    # Names on axes come after names on the plot, which can be moved, and before all else.
    axes, lost_names = place_ticks(layout, frame, taken)
    lost += lost_names
    place([index for index in order if index not in names])
    layout = layout | axes | {"annotations": [placed[index] for index in sorted(placed)]}
    layout |= {"shapes": [*layout.get("shapes", []), *samples, *leaders]} if samples or leaders else {}
    layout, unnamed = add_key(layout, [annotations[index] for index in sorted(keyed)], frame, taken)
    lost += unnamed
    return _plotlys_own(on_ground(layout, taken)), tuple(lost)


def _from_edge(annotation: dict[str, Any], frame: Frame) -> dict[str, Any]:
    """The annotation; one that begins at the edge of the picture is moved there."""
    if not annotation.get("label", {}).get("edge"):
        return annotation
    left = frame.x(annotation["xref"], 0)
    return _moved(annotation, -left, 0)


def _mark_box(mark: tuple[float, float, float], frame: Frame) -> Box:
    x, y, half = frame.x("x", mark[0]), frame.y("y", mark[1]), mark[2] / 2
    return Box(x - half, y - half, x + half, y + half)


def _kind(annotation: dict[str, Any]) -> Kind:
    return Kind(annotation.get("label", {}).get("kind", Kind.NOTE))


def _candidates(annotation: dict[str, Any], frame: Frame) -> Iterator[dict[str, Any]]:
    """The annotation as it is, at its other places, moved a little, and shortened; in the order of preference."""
    ways = [annotation, *(annotation | way for way in annotation.get("label", {}).get("ways", ()))]
    yield from ways
    if annotation.get("label", {}).get("anchor") == "fixed":
        return
    for way in ways:
        inside = _moved_inside(way, frame)
        yield inside
        for distance in range(STEP, FAR + 1, STEP):
            for right, up in ((0, distance), (0, -distance), (distance, 0), (-distance, 0)):
                yield _moved(inside, right, up)
    if _kind(annotation) in _SHORTENED:
        for way in ways:
            for share in (0.8, 0.6, 0.4):
                if short := _shortened(way, share):
                    yield _moved_inside(short, frame)


def _order(annotation: dict[str, Any], frame: Frame, taken: Taken) -> tuple[int, float, int]:
    """By which labels are placed: by their kind, names of marks by their rank, and then what has the fewest places."""
    own = annotation.get("label", {})
    if "rank" not in own:
        return -_kind(annotation), -math.inf, 0
    boxes = [(way, label_box(annotation | way, frame)) for way in ({}, *own["ways"])]
    return (
        -_kind(annotation),
        own["rank"],
        sum(taken.is_free(box, _beside(annotation | way, box)) for way, box in boxes),
    )


def _beside(annotation: dict[str, Any], box: Box) -> Box | None:
    """The box of a label that may meet no mark: a name that almost touches the mark of another thing would be its."""
    own = annotation.get("label", {})
    if "key" not in own and "rank" not in own:
        return box if own.get("beside") else None
    left, right = {"left": (0, APART), "right": (APART, 0)}.get(annotation.get("xanchor", ""), (APART / 2, APART / 2))
    return box._replace(left=box.left - left, right=box.right + right)


def _has_room(annotation: dict[str, Any], box: Box) -> bool:
    width, height = map(float, annotation.get("label", {}).get("room", ("inf", "inf")))
    return box.right - box.left <= width and box.bottom - box.top <= height


def _moved(annotation: dict[str, Any], right: float, up: float) -> dict[str, Any]:
    return annotation | {
        "xshift": round(annotation.get("xshift", 0) + right, 1),
        "yshift": round(annotation.get("yshift", 0) + up, 1),
    }


def _moved_inside(annotation: dict[str, Any], frame: Frame) -> dict[str, Any]:
    """The annotation, moved so far that it lies in the picture."""
    box, picture = with_sample(label_box(annotation, frame), annotation), frame.picture
    right = max(0.0, picture.left - box.left + 0.1) - max(0.0, box.right - picture.right + 0.1)
    down = max(0.0, picture.top - box.top + 0.1) - max(0.0, box.bottom - picture.bottom + 0.1)
    return _moved(annotation, right, -down) if right or down else annotation


def _shortened(annotation: dict[str, Any], share: float) -> dict[str, Any] | None:
    """The annotation with its lines cut to a share of their width; None if that says nothing any more."""
    lines = annotation["text"].split(LINE_BREAK)
    # A value below a name stays whole.
    names = [line for line in lines if not any(map(str.isdigit, line))]
    if not names:
        return None
    room = max(text_width(line) for line in names) * share
    cut = {line: shorten(plain(line), room, bold=is_bold(line)) for line in names}
    if not all(cut.values()):
        return None
    texts = [bold(cut[line]) if is_bold(line) else cut[line] for line in lines if line in cut]
    rest = [line for line in lines if line not in cut]
    return annotation | {"text": LINE_BREAK.join([*texts, *rest]), "short": True}


def _plotlys_own(layout: dict[str, Any]) -> dict[str, Any]:
    """The layout without the keys that only labels use."""
    axes = {key: {**axis} for key, axis in layout.items() if "axis" in key and "names" in axis}
    for axis in axes.values():
        del axis["names"]
    annotations = [
        {key: value for key, value in annotation.items() if key not in ("label", "short")}
        for annotation in layout.get("annotations", [])
    ]
    plain_layout = {key: value for key, value in layout.items() if key != "marks"}
    return plain_layout | axes | {"annotations": annotations}
