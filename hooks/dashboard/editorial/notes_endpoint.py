"""Answers the requests by which the pages of a preview read and write notes. It exists only under `mkdocs serve`.

Whoever may see the preview may ask (`preview_access.py`). Any page of the web can make such a person's browser send
requests. So only requests of the preview's own pages are accepted: a request must name the preview as its origin, and
carry a token that no other site's page can read.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from dashboard.core.field_words import expected_words, read_words, slot_at
from dashboard.core.finding import nearest
from dashboard.core.frozen import Frozen
from dashboard.edition.edition import Edition
from dashboard.editorial.desk import Desk, DeskError
from dashboard.editorial.note_request import NoteRequest, apply_request
from dashboard.editorial.note_subject import words_of_page
from dashboard.editorial.preview_access import is_of_own_page
from dashboard.review import review_store
from dashboard.review.blocks import words_of
from dashboard.review.note import MAX_TEXT_LENGTH
from dashboard.review.review_store import ReviewError

PREFIX = "/desk/notes/"
DECIDING = frozenset(("resolve", "reopen", "accept"))
MAX_REQUEST_BYTES = 40 * MAX_TEXT_LENGTH
"""Highest number of bytes of a request. The longest note has fewer: three texts, each character of at most 12 bytes in
JSON."""


class Request(Frozen):
    """An HTTP request."""

    method: str
    path: str
    """Relative to the root of the site: '/desk/notes/<slug>'."""
    headers: Mapping[str, str]
    """The values by the names of the headers in small letters."""
    body: Callable[[int], bytes]
    """Reads the given number of bytes of the body."""


class Response(Frozen):
    """The answer to a request. `content` is sent as JSON."""

    status: HTTPStatus
    content: Mapping[str, Any]


class _RefusedError(Exception):
    """A request is refused. `response` says why."""

    def __init__(
        self, status: HTTPStatus, id: str, message: str, hint: str = "", more: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        super().__init__(message)
        self.response = Response(status, {"error": {"id": id, "message": message, "hint": hint}, **more})


def handle_request(request: Request, token: str, edition: Edition, page_html: Callable[[str], str]) -> Response:
    """Answer a request for notes.

    Args:
        request: the request.
        token: random, new in each process, and given only to the preview's own pages.
        edition: the site as its last build has read it.
        page_html: the page of a text, by the path of its file, as it is shown; '' if there is none.

    Returns:
        The answer. If the request is refused, it says why.
    """
    try:
        slug = request.path.removeprefix(PREFIX).removesuffix("/")
        if request.method == "GET":
            desk = _open_desk(edition, slug)
            content = {"people": _people(edition), "token": token}
            return Response(HTTPStatus.OK, {**content, "seen": _notes_of(desk)["seen"]})
        if request.method != "POST":
            message = f"Read {request.method}, expected GET or POST."
            raise _RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "wrong-method", message)
        _check_origin(request, edition)
        _check_token(request, token)
        desk, note_request = _open_desk(edition, slug), _read_note_request(request)
        return Response(HTTPStatus.CREATED, _apply(desk, note_request, page_html))
    except _RefusedError as error:
        return error.response


def _apply(desk: Desk, request: NoteRequest, page_html: Callable[[str], str]) -> dict[str, Any]:
    """Do what a request asks for, and return the note's id and the notes of the piece."""
    if desk.edition.content.registry.authors.get(request.by) is None:
        message = f"There is no '{request.by}' in data/authors/."
        hint = nearest(request.by, desk.edition.content.registry.authors)
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "unknown-person", message, hint)
    present = _notes_of(desk)
    # A new note, a reply and a change of one's own words take nothing from others. Whether a note is closed is decided
    # by who has seen the last answer.
    if request.action in DECIDING and request.seen and request.seen != present["seen"]:
        message = "Somebody else wrote since this page was loaded."
        raise _RefusedError(
            HTTPStatus.CONFLICT, "conflict", message, "Load it again to see what, or do this once more.", present
        )
    if request.note and request.note not in {note["id"] for note in present["notes"]}:
        message = f"There is no note '{request.note}' any more."
        raise _RefusedError(HTTPStatus.NOT_FOUND, "unknown-note", message, "Load the page again.")
    try:
        return {"note": apply_request(desk, request, _shown_words(desk, request, page_html)), **_notes_of(desk)}
    except DeskError as error:
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "refused", str(error)) from None
    except ValidationError as error:
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "malformed", _first_message(error)) from None


def _shown_words(desk: Desk, request: NoteRequest, page_html: Callable[[str], str]) -> str:
    """The words that a new note can quote; those of the text alone if its page was not made yet."""
    if request.action != "note":
        return ""
    html = page_html(desk.path)
    return words_of_page(html) if html else words_of(desk.source_text.html)


def _open_desk(edition: Edition, slug: str) -> Desk:
    try:
        return Desk(edition, slug)
    except DeskError as error:
        raise _RefusedError(HTTPStatus.NOT_FOUND, "unknown-piece", str(error)) from None


def _notes_of(desk: Desk) -> dict[str, Any]:
    """The digest of the review of a piece, and its notes as JSON."""
    try:
        review, seen = review_store.read(desk.folder)
    except ReviewError as error:
        first = error.findings[0]
        message = f"The review cannot be read: {first.path}:{first.line} {first.message}"
        raise _RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, first.id, message, first.hint) from None
    return {"seen": seen, "notes": [note.model_dump(mode="json") for note in review.notes]}


def _people(edition: Edition) -> list[dict[str, str]]:
    """Everybody who may write notes, by name."""
    authors = edition.content.registry.authors.items()
    people = ({"slug": slug, "name": author.name} for slug, author in authors if author)
    return sorted(people, key=lambda person: person["name"])


def _check_origin(request: Request, edition: Edition) -> None:
    origin = request.headers.get("origin", "")
    if not is_of_own_page(request.headers, edition.content.settings.editorial.review.hosts):
        message = f"Read the origin '{origin}', expected the preview's own, {request.headers.get('host')}."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-origin", message)


def _check_token(request: Request, token: str) -> None:
    if not hmac.compare_digest(request.headers.get("x-dashboard-token", "").encode(), token.encode()):
        message = "The token is missing, or is that of an earlier start of the preview."
        hint = "Load the page again; what you wrote is kept."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-token", message, hint)


def _read_note_request(request: Request) -> NoteRequest:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        message = f"Read the type '{kind}', expected application/json."
        raise _RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "wrong-type", message)
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise _RefusedError(HTTPStatus.LENGTH_REQUIRED, "no-length", "The request does not say how long it is.")
    if int(length) > MAX_REQUEST_BYTES:
        message = f"The request has {length} bytes; at most {MAX_REQUEST_BYTES} are taken."
        raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-long", message, "Say it in several notes.")
    try:
        return NoteRequest.model_validate_json(request.body(int(length)))
    except ValidationError as error:
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "malformed", _first_message(error)) from None


def _first_message(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    if "ctx" in first and "error" in first["ctx"]:
        return f"Write {first['ctx']['error']}."
    if first["type"] == "string_too_long":
        length, most = len(first["input"]), first["ctx"]["max_length"]
        return f"{place}: read {length} characters; at most {most} are taken. Say a part of it in another note."
    expected = expected_words([first], slot_at(NoteRequest, first["loc"]))
    return f"{place}: read {read_words(first['input'])}, expected {expected}." if place else f"Expected {expected}."


def to_json(response: Response) -> bytes:
    """The body of an answer, in UTF-8."""
    return json.dumps(response.content, ensure_ascii=False).encode()
