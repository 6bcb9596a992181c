"""The writing end of notes in a preview: one request in, one answer out. It exists only under `mkdocs serve`.

Any page of the web can make a reader's browser send requests to this address. So nothing is taken but from the
preview's own pages: a request must name the preview as host and origin, and carry a token that no other site's page
can read.
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
from dashboard.editorial.actions import Desk, DeskError
from dashboard.editorial.note_request import NoteRequest, apply_request
from dashboard.review import review_store
from dashboard.review.review_store import ReviewError

PREFIX = "/desk/notes/"
LARGEST = 64 * 1024
"""Bytes of a request; the longest note has less."""


@dataclass(frozen=True)
class Request:
    """What was asked, HTTP's own words aside."""

    method: str
    path: str
    """From the root of the site: '/desk/notes/<slug>'."""
    headers: Mapping[str, str]
    """By their names in small letters."""
    remote: str
    """The address of the machine that asks."""
    body: Callable[[int], bytes] = field(repr=False)
    """Gives as many bytes as it is asked for."""


@dataclass(frozen=True)
class Response:
    """What is answered, as JSON."""

    status: HTTPStatus
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Access:
    """Who may write."""

    token: str
    """Made anew for each process; given to the preview's own pages only."""
    hosts: frozenset[str] = frozenset()
    """Names of hosts beside those of this machine, and only with a secret."""
    secret: str = ""
    """What reviewers on those hosts were told."""


def access_of(settings: Settings) -> Access:
    """Who may write to a preview that starts now; the secret is read from the variable that mkdocs.yml names."""
    review = settings.editorial.review
    secret = os.environ.get(review.secret, "") if review.secret else ""
    return Access(secrets.token_urlsafe(32), frozenset(review.hosts), secret)


class _RefusedError(Exception):
    def __init__(
        self, status: HTTPStatus, id: str, message: str, hint: str = "", more: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        super().__init__(message)
        self.response = Response(status, {"error": {"id": id, "message": message, "hint": hint}, **more})


def handle_request(request: Request, access: Access, edition: Edition) -> Response:
    """The answer to a request; every refusal says why.

    Args:
        request: what is asked.
        access: who may.
        edition: the site as its last build knows it.
    """
    try:
        own = _admit(request, access)
        slug = request.path.removeprefix(PREFIX).removesuffix("/")
        if request.method == "GET":
            desk = _desk(edition, slug)
            told = {"people": _people(edition), "token": access.token, "secret": not own}
            return Response(HTTPStatus.OK, {**told, "seen": _state(desk)["seen"]})
        if request.method != "POST":
            message = f"Read {request.method}, expected GET or POST."
            raise _RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "wrong-method", message)
        _check_origin(request)
        _check_token(request, access)
        if not own:
            _check_secret(request, access)
        desk, wish = _desk(edition, slug), _wish(request)
        return Response(HTTPStatus.CREATED, _fulfilled(desk, wish))
    except _RefusedError as refused:
        return refused.response


def _fulfilled(desk: Desk, wish: NoteRequest) -> dict[str, Any]:
    if desk.edition.content.registry.authors.get(wish.by) is None:
        message = f"There is no '{wish.by}' in data/authors/."
        hint = nearest(wish.by, desk.edition.content.registry.authors)
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "unknown-person", message, hint)
    state = _state(desk)
    if wish.seen and wish.seen != state["seen"]:
        message = "Somebody else wrote since this page was made."
        raise _RefusedError(HTTPStatus.CONFLICT, "conflict", message, "Look at it again.", state)
    if wish.note and wish.note not in {note["id"] for note in state["notes"]}:
        message = f"There is no note '{wish.note}' any more."
        raise _RefusedError(HTTPStatus.NOT_FOUND, "unknown-note", message, "Load the page again.")
    try:
        return {"note": apply_request(desk, wish), **_state(desk)}
    except DeskError as error:
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "refused", str(error)) from None


def _desk(edition: Edition, slug: str) -> Desk:
    try:
        return Desk(edition, slug)
    except DeskError as error:
        raise _RefusedError(HTTPStatus.NOT_FOUND, "unknown-piece", str(error)) from None


def _state(desk: Desk) -> dict[str, Any]:
    """The digest of a review file, and its notes as JSON."""
    try:
        review, seen = review_store.read(desk.file)
    except ReviewError as error:
        first = error.findings[0]
        message = f"The review file cannot be read: {first.path}:{first.line} {first.message}"
        raise _RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, first.id, message, first.hint) from None
    return {"seen": seen, "notes": [note.model_dump(mode="json") for note in review.notes]}


def _people(edition: Edition) -> list[dict[str, str]]:
    known = ({"slug": slug, "name": one.name} for slug, one in edition.content.registry.authors.items() if one)
    return sorted(known, key=lambda one: one["name"])


def _admit(request: Request, access: Access) -> bool:
    """Whether it comes from this machine; refused where it comes from elsewhere and no host was named."""
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    local = _is_loopback(request.remote) and (host == "localhost" or _is_loopback(host))
    if not local and not (access.secret and host in access.hosts):
        message = f"Notes are taken on this machine only; read the host '{host}' and the address {request.remote}."
        hint = "Name hosts under extra.editorial.review in mkdocs.yml, and set the secret; see CONTRIBUTING.md."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-host", message, hint)
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none"):
        raise _RefusedError(
            HTTPStatus.FORBIDDEN, "wrong-origin", f"The request comes from another site (Sec-Fetch-Site: {site})."
        )
    return local


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
    told = request.headers.get("x-dashboard-secret", "")
    if not (access.secret and hmac.compare_digest(told.encode(), access.secret.encode())):
        message = "The shared secret is missing or wrong."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-secret", message, "Ask who runs this preview for it.")


def _wish(request: Request) -> NoteRequest:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        message = f"Read the type '{kind}', expected application/json."
        raise _RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "wrong-type", message)
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise _RefusedError(HTTPStatus.LENGTH_REQUIRED, "no-length", "The request does not say how long it is.")
    if int(length) > LARGEST:
        message = f"The request has {length} bytes; at most {LARGEST} are taken."
        raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-long", message, "Say it in several notes.")
    try:
        return NoteRequest.model_validate_json(request.body(int(length)))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = f"{place}: {first['msg']}" if place else first["msg"]
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "malformed", message) from None


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def to_json(response: Response) -> bytes:
    """The body of an answer."""
    return json.dumps(response.content, ensure_ascii=False).encode()
