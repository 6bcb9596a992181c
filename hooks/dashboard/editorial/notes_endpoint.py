"""Answers the requests by which the pages of a preview read and write notes. It exists only under `mkdocs serve`.

Any page of the web can make a browser send requests to this address. So only requests of the preview's own pages are
accepted: a request must name the preview as its host and its origin, and carry a token that no other site's page can
read.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from dashboard.core.finding import nearest
from dashboard.core.settings import Settings
from dashboard.edition.edition import Edition
from dashboard.editorial.desk import Desk, DeskError
from dashboard.editorial.note_request import NoteRequest, apply_request
from dashboard.review import review_store
from dashboard.review.review_store import ReviewError

PREFIX = "/desk/notes/"
MAX_REQUEST_BYTES = 64 * 1024
"""Highest number of bytes of a request. The longest note has fewer."""


@dataclass(frozen=True)
class Request:
    """An HTTP request."""

    method: str
    path: str
    """Relative to the root of the site: '/desk/notes/<slug>'."""
    headers: Mapping[str, str]
    """The values by the names of the headers in small letters."""
    remote: str
    """The IP address of the machine that asks."""
    body: Callable[[int], bytes] = field(repr=False)
    """Reads the given number of bytes of the body."""


@dataclass(frozen=True)
class Response:
    """The answer to a request. `content` is sent as JSON."""

    status: HTTPStatus
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Access:
    """Who may write."""

    token: str
    """Random, new in each process, and given only to the preview's own pages."""
    hosts: frozenset[str] = frozenset()
    """Hosts other than this machine that may be named. They need a secret."""
    secret: str = ""
    """The shared secret for those hosts; empty if there is none."""


def access_of(settings: Settings) -> Access:
    """Who may write to a preview that starts now; the secret is read from the variable that mkdocs.yml names."""
    review = settings.editorial.review
    secret = os.environ.get(review.secret, "") if review.secret else ""
    return Access(secrets.token_urlsafe(32), frozenset(review.hosts), secret)


class _RefusedError(Exception):
    """A request is refused. `response` says why."""

    def __init__(
        self, status: HTTPStatus, id: str, message: str, hint: str = "", more: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        super().__init__(message)
        self.response = Response(status, {"error": {"id": id, "message": message, "hint": hint}, **more})


def handle_request(request: Request, access: Access, edition: Edition) -> Response:
    """Answer a request for notes.

    Args:
        request: the request.
        access: who may write.
        edition: the site as its last build has read it.

    Returns:
        The answer. If the request is refused, it says why.
    """
    try:
        is_local = _is_from_this_machine(request, access)
        slug = request.path.removeprefix(PREFIX).removesuffix("/")
        if request.method == "GET":
            desk = _open_desk(edition, slug)
            content = {"people": _people(edition), "token": access.token, "secret": not is_local}
            return Response(HTTPStatus.OK, {**content, "seen": _notes_of(desk)["seen"]})
        if request.method != "POST":
            message = f"Read {request.method}, expected GET or POST."
            raise _RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "wrong-method", message)
        _check_origin(request)
        _check_token(request, access)
        if not is_local:
            _check_secret(request, access)
        desk, note_request = _open_desk(edition, slug), _read_note_request(request)
        return Response(HTTPStatus.CREATED, _apply(desk, note_request))
    except _RefusedError as error:
        return error.response


def _apply(desk: Desk, request: NoteRequest) -> dict[str, Any]:
    """Do what a request asks for, and return the note's id and the notes of the piece."""
    if desk.edition.content.registry.authors.get(request.by) is None:
        message = f"There is no '{request.by}' in data/authors/."
        hint = nearest(request.by, desk.edition.content.registry.authors)
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "unknown-person", message, hint)
    present = _notes_of(desk)
    if request.seen and request.seen != present["seen"]:
        message = "Somebody else wrote since this page was made."
        raise _RefusedError(HTTPStatus.CONFLICT, "conflict", message, "Look at it again.", present)
    if request.note and request.note not in {note["id"] for note in present["notes"]}:
        message = f"There is no note '{request.note}' any more."
        raise _RefusedError(HTTPStatus.NOT_FOUND, "unknown-note", message, "Load the page again.")
    try:
        return {"note": apply_request(desk, request), **_notes_of(desk)}
    except DeskError as error:
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "refused", str(error)) from None


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


def _is_from_this_machine(request: Request, access: Access) -> bool:
    """Whether a request comes from this machine.

    Raises:
        _RefusedError: it comes from elsewhere and does not name one of the hosts, or comes from another site's page.
    """
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    is_local = _is_loopback(request.remote) and (host == "localhost" or _is_loopback(host))
    if not is_local and not (access.secret and host in access.hosts):
        message = f"Notes are taken on this machine only; read the host '{host}' and the address {request.remote}."
        hint = "Name hosts under extra.editorial.review in mkdocs.yml, and set the secret; see CONTRIBUTING.md."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-host", message, hint)
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none"):
        raise _RefusedError(
            HTTPStatus.FORBIDDEN, "wrong-origin", f"The request comes from another site (Sec-Fetch-Site: {site})."
        )
    return is_local


def _check_origin(request: Request) -> None:
    origin = request.headers.get("origin", "")
    if urlsplit(origin).netloc != request.headers.get("host") or not origin.startswith(("http://", "https://")):
        message = f"Read the origin '{origin}', expected the preview's own, {request.headers.get('host')}."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-origin", message)


def _check_token(request: Request, access: Access) -> None:
    if not hmac.compare_digest(request.headers.get("x-dashboard-token", "").encode(), access.token.encode()):
        message = "The token is missing, or is that of an earlier start of the preview."
        hint = "Load the page again; what you wrote is kept."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-token", message, hint)


def _check_secret(request: Request, access: Access) -> None:
    secret = request.headers.get("x-dashboard-secret", "")
    if not (access.secret and hmac.compare_digest(secret.encode(), access.secret.encode())):
        message = "The shared secret is missing or wrong."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-secret", message, "Ask who runs this preview for it.")


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
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = f"{place}: {first['msg']}" if place else first["msg"]
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "malformed", message) from None


def _is_loopback(name: str) -> bool:
    """Whether a name is an IP address of this machine."""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def to_json(response: Response) -> bytes:
    """The body of an answer, in UTF-8."""
    return json.dumps(response.content, ensure_ascii=False).encode()
