"""The writing end of notes in a preview: one request in, one answer out. It exists only under `mkdocs serve`.

Any page of the web can make a reader's browser send requests to this address. So nothing is taken but from the
preview's own pages: a request must name the preview as host and origin, and carry a token that no other site's page
can read.
"""

from __future__ import annotations

import datetime
import hmac
import ipaddress
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from dashboard.finding import nearest
from dashboard.manuscript import Manuscript
from dashboard.note_wish import DeskError, NoteDesk, Wish
from dashboard.review import ENDING

if TYPE_CHECKING:
    from dashboard.edition import Edition

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


@dataclass(frozen=True)
class Desk:
    """What the endpoint asks of the site."""

    state: Callable[[str], Mapping[str, Any]]
    """Of a piece: `seen` and `notes`. Raises LookupError where there is no such piece."""
    fulfil: Callable[[str, Wish], Mapping[str, Any]]
    """Does what is wished; raises DeskError where that cannot be."""
    people: Callable[[], list[dict[str, str]]]


class _RefusedError(Exception):
    def __init__(self, status: HTTPStatus, id: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.response = Response(status, {"error": {"id": id, "message": message, "hint": hint}})


def answer(request: Request, access: Access, desk: Desk) -> Response:
    """The answer to a request; every refusal says why."""
    try:
        own = _admit(request, access)
        slug = request.path.removeprefix(PREFIX).removesuffix("/")
        if request.method == "GET":
            _check_secret(request, access, own, required=False)
            state = _state(desk, slug)
            # Without the secret the page learns only that one is needed.
            known = own or _knows(request, access)
            shown = {"people": desk.people(), "token": access.token, "secret": not own, "known": known}
            return Response(HTTPStatus.OK, {**shown, "seen": state["seen"]})
        if request.method != "POST":
            raise _RefusedError(
                HTTPStatus.METHOD_NOT_ALLOWED, "wrong-method", f"Read {request.method}, expected GET or POST."
            )
        _check_origin(request)
        if not hmac.compare_digest(request.headers.get("x-dashboard-token", "").encode(), access.token.encode()):
            message = "The token is missing, or is that of an earlier start of the preview."
            raise _RefusedError(
                HTTPStatus.FORBIDDEN, "wrong-token", message, "Load the page again; what you wrote is kept."
            )
        _check_secret(request, access, own, required=True)
        _state(desk, slug)
        wish = _wish(request)
        return Response(HTTPStatus.CREATED, desk.fulfil(slug, wish))
    except _RefusedError as refused:
        return refused.response
    except DeskError as error:
        return Response(
            error.status, {"error": {"id": error.id, "message": str(error), "hint": error.hint}, **error.more}
        )


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


def _check_secret(request: Request, access: Access, own: bool, *, required: bool) -> None:
    if own or _knows(request, access):
        return
    if required or "x-dashboard-secret" in request.headers:
        message = "The shared secret is missing or wrong."
        raise _RefusedError(HTTPStatus.FORBIDDEN, "wrong-secret", message, "Ask who runs this preview for it.")


def _knows(request: Request, access: Access) -> bool:
    told = request.headers.get("x-dashboard-secret", "")
    return bool(access.secret) and hmac.compare_digest(told.encode(), access.secret.encode())


def _state(desk: Desk, slug: str) -> Mapping[str, Any]:
    try:
        return desk.state(slug)
    except LookupError:
        raise _RefusedError(HTTPStatus.NOT_FOUND, "unknown-piece", f"There is no piece '{slug}'.") from None


def _wish(request: Request) -> Wish:
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
        return Wish.model_validate_json(request.body(int(length)))
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


def site_desk(edition: Edition, now: Callable[[], datetime.datetime]) -> Desk:
    """The desk of a site as its last build knows it."""
    paths = {manuscript.slug: path for path, manuscript in edition.manuscripts.items() if path in edition.analyses}
    settings, authors = edition.settings, edition.registry.authors

    def notes(slug: str) -> NoteDesk:
        path = paths[slug]
        file = (settings.root / path).with_name(f"{slug}{ENDING}")
        return NoteDesk(file, settings.cache / "locks")

    def fulfil(slug: str, wish: Wish) -> Mapping[str, Any]:
        if authors.get(wish.by) is None:
            message = f"There is no '{wish.by}' in data/authors/."
            raise DeskError(HTTPStatus.BAD_REQUEST, "unknown-person", message, nearest(wish.by, authors))
        return notes(slug).fulfil(_with_fact(wish, edition.manuscripts[paths[slug]]), now())

    def people() -> list[dict[str, str]]:
        known = ({"slug": slug, "name": one.name} for slug, one in authors.items() if one)
        return sorted(known, key=lambda one: one["name"])

    return Desk(lambda slug: notes(slug).state(), fulfil, people)


def _with_fact(wish: Wish, manuscript: Manuscript) -> Wish:
    """A note on the words of a fact is one on the fact: it stays with it when its number is written anew."""
    target = wish.target
    if target is None or not target.exact or target.fact:
        return wish
    named = [one.text for one in manuscript.mentions if one.kind == "fact" and one.alt == target.exact]
    return wish.model_copy(update={"target": target.model_copy(update={"fact": named[0]})}) if len(named) == 1 else wish
