"""Stands before all that a preview serves, and lets requests through that `preview_access` allows."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, quote

from mkdocs.livereload import LiveReloadServer

from dashboard.core.settings import Settings
from dashboard.editorial.preview_access import (
    ENTRY,
    AskForSecret,
    PreviewAccess,
    Rejection,
    Visit,
    next_address,
    open_preview,
)
from mkdocs_host.entry_page import POLICY, bounce_page, entry_page, refusal_page

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
log = logging.getLogger("mkdocs.preview")
MAX_BODY = 128 * 1024
"""Highest number of bytes of a request's body."""
TIMEOUT = 30
"""Seconds that a client has for each part of a request."""
HEADERS = (
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Content-Security-Policy", "frame-ancestors 'self'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)
"""What every answer says, so that no other site shows it, reads it, or learns its address."""
NO_STORE = ("Cache-Control", "no-store")


def guard(server: LiveReloadServer, settings: Settings) -> None:
    """Put the gate before all that a server answers.

    Args:
        server: the server; its app serves the pages.
        settings: they name the hosts, and the variable that holds the secret.
    """
    app = server.get_app()
    assert app
    mount = server.mount_path.rstrip("/")
    access = open_preview(settings.editorial.review, os.environ)
    if access.problem:
        log.error("%s", access.problem)
    server.set_app(PreviewGate(app, access, mount))
    server.RequestHandlerClass.timeout = TIMEOUT  # type: ignore[attr-defined]  # (of socketserver.StreamRequestHandler)
    handle_error = server.handle_error

    def ignore_lost_clients(request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), OSError):
            handle_error(request, client_address)

    server.handle_error = ignore_lost_clients  # type: ignore[method-assign]


class PreviewGate:
    """A WSGI app before another one."""

    def __init__(self, app: App, access: PreviewAccess, mount: str) -> None:
        """Stand before an app.

        Args:
            app: what serves pages, notes and all else.
            access: says who may see it.
            mount: the path of the site on the server, without a slash at its end.
        """
        self._app, self._access, self._mount = app, access, mount

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request (WSGI)."""
        parts = self._answer(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return parts
        getattr(parts, "close", lambda: None)()
        return []

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        visit = visit_of(environ)
        verdict = self._access.judge(visit)
        if isinstance(verdict, Rejection):
            return _send_refusal(start_response, verdict)
        body = _read_body(environ)
        if isinstance(body, Rejection):
            return _send_refusal(start_response, body)
        if visit.method == "POST" and visit.path == self._mount + ENTRY:
            return self._enter(visit, body, start_response)
        if isinstance(verdict, AskForSecret):
            return self._ask(visit, environ.get("QUERY_STRING", ""), start_response)
        environ["wsgi.input"] = io.BytesIO(body)
        more = HEADERS if self._access.is_local(visit) else (*HEADERS, NO_STORE)
        # Of two policies both hold; of other headers only one may stand there.
        replaced = {name for name, _ in more} - {"Content-Security-Policy"}

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            kept = [header for header in headers if header[0] not in replaced]
            return start_response(status, [*kept, *more], *rest)

        return self._app(environ, start)

    def _ask(self, visit: Visit, query: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer with the form, or with one line to what is no page."""
        if visit.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return _send(start_response, HTTPStatus.OK, bounce_page())
        is_form = visit.path == self._mount + ENTRY
        address = f"{self._mount}/" if is_form else quote(visit.path) + (f"?{query}" if query else "")
        return _send(start_response, HTTPStatus.UNAUTHORIZED, entry_page(self._mount, address))

    def _enter(self, visit: Visit, body: bytes, start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            fields = parse_qs(body.decode(errors="replace"), max_num_fields=4)
        except ValueError:
            return _send_refusal(start_response, Rejection(HTTPStatus.BAD_REQUEST, "This is not the preview's form."))
        address = next_address(fields.get("next", [""])[0], self._mount)
        result = self._access.enter(fields.get("secret", [""])[0])
        if isinstance(result, Rejection):
            return _send_refusal(start_response, result)
        if isinstance(result, AskForSecret):
            return _send(start_response, HTTPStatus.FORBIDDEN, entry_page(self._mount, address, result.problem))
        # A proxy need not say that it was asked by HTTPS; the browser does, in the origin of its form.
        scheme, origin = visit.headers.get("x-forwarded-proto"), visit.headers.get("origin", "")
        secure = "; Secure" if scheme == "https" or origin.startswith("https:") else ""
        cookie = f"preview={result.cookie}; Path={self._mount or '/'}; HttpOnly; SameSite=Strict{secure}"
        headers = [("Set-Cookie", cookie), ("Location", address)]
        return _send(start_response, HTTPStatus.SEE_OTHER, b"", headers)


def visit_of(environ: dict[str, Any]) -> Visit:
    """A request as the gate judges it.

    Args:
        environ: the request, as WSGI has it.
    """
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_") or (name in ("CONTENT_TYPE", "CONTENT_LENGTH") and value)
    }
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "surrogateescape")
    return Visit(environ["REQUEST_METHOD"], path, headers, environ.get("REMOTE_ADDR", ""))


def _read_body(environ: dict[str, Any]) -> bytes | Rejection:
    """The body of a request, before anything is done about it: one that does not come holds up nobody else."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > MAX_BODY:
        return Rejection(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"The request has {length} bytes; {MAX_BODY} are taken.")
    try:
        body: bytes = environ["wsgi.input"].read(length) if length else b""
    except OSError:
        return Rejection(HTTPStatus.REQUEST_TIMEOUT, "The request did not come to its end.")
    return body


def _send_refusal(start_response: Callable[..., Any], refusal: Rejection) -> Iterable[bytes]:
    retry = [("Retry-After", "60")] if refusal.status == HTTPStatus.TOO_MANY_REQUESTS else []
    return _send(start_response, refusal.status, refusal_page(refusal.status.phrase, refusal.words), retry)


def _send(
    start_response: Callable[..., Any],
    status: HTTPStatus,
    body: bytes,
    headers: Iterable[tuple[str, str]] = (),
) -> Iterable[bytes]:
    common = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Content-Security-Policy", POLICY),
        NO_STORE,
    ]
    framed = [header for header in HEADERS if header[0] != "Content-Security-Policy"]
    start_response(f"{status.value} {status.phrase}", [*common, *framed, *headers])
    return [body]
