"""Writes notes in the Web Annotation model of W3C (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

from typing import Any

from dashboard.review.note import Note

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"dashboard": "urn:china-russia-dashboard:"}]
"""The model has no term for a fact and none for a note that is resolved. These two are our own."""


def to_annotation(note: Note, page: str) -> dict[str, Any]:
    """Write a note as JSON-LD.

    Args:
        note: the note.
        page: the address of its piece.

    Returns:
        An object of JSON.
    """
    bodies: list[dict[str, Any]] = []
    if not note.deleted:
        bodies.append(_annotation_body(note.body, "commenting", note.by, note.at.isoformat()))
    if note.suggestion is not None:
        bodies.append(_annotation_body(note.suggestion, "editing", note.by, note.at.isoformat()))
    replies = (reply for reply in note.replies if not reply.deleted)
    bodies += [_annotation_body(reply.body, "replying", reply.by, reply.at.isoformat()) for reply in replies]
    annotation: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"urn:note:{note.id}",
        "type": "Annotation",
        "motivation": "editing" if note.suggestion is not None else "commenting",
        "creator": {"type": "Person", "nickname": note.by},
        "created": note.at.isoformat(),
        "body": bodies,
        "target": _annotation_target(note, page),
    }
    if note.edited:
        annotation["modified"] = note.edited.isoformat()
    if note.resolved:
        annotation["dashboard:resolved"] = note.resolved.model_dump(mode="json")
    return annotation


def _annotation_body(text: str, purpose: str, by: str, at: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "value": text,
        "format": "text/plain",
        "purpose": purpose,
        "creator": {"type": "Person", "nickname": by},
        "created": at,
    }


def _annotation_target(note: Note, page: str) -> dict[str, Any]:
    target = note.target
    selectors: list[dict[str, Any]] = []
    if target.exact:
        quote = {"type": "TextQuoteSelector", "exact": target.exact, "prefix": target.prefix, "suffix": target.suffix}
        selectors.append({key: value for key, value in quote.items() if value})
    if target.chart:
        selectors.append({"type": "FragmentSelector", "value": target.chart})
    if target.fact:
        selectors.append({"type": "dashboard:FactSelector", "value": target.fact})
    if not selectors:
        return {"source": page}
    return {"source": page, "selector": selectors[0] if len(selectors) == 1 else selectors}
