"""Browser → engine: the notes that reviewers write into the pages of a preview, under `mkdocs serve` only."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from dashboard.build.build import Build
from dashboard.editorial.notes_endpoint import PREFIX, Request, handle_request, to_json
from mkdocs_host.build_of import build_of
from mkdocs_host.preview_gate import guard, visit_of
from mkdocs_host.process import PROCESS


@event_priority(-100)  # Last, since it goes in front of what serves the pages, and the gate in front of all.
def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Answer requests about notes before the server of pages sees them, and none of those who may not see a preview."""
    token = secrets.token_urlsafe(32)
    pages, mount = server.get_app(), server.mount_path.rstrip("/")
    assert pages

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith(mount + PREFIX):
            return pages(environ, start_response)
        build = PROCESS.build  # Not that of `config`: a later one may have newer texts and people.
        assert build
        request = _request_of(environ, path.removeprefix(mount))
        response = handle_request(request, token, build.edition, partial(_page_html, build, Path(server.root)))
        body = to_json(response)
        headers = [("Content-Type", "application/json; charset=utf-8"), ("Content-Length", str(len(body)))]
        headers.append(("Cache-Control", "no-store"))
        start_response(f"{response.status.value} {response.status.phrase}", headers)
        return [body]

    server.set_app(serve)
    guard(server, build_of(config).edition.content.settings)
    return server


def _page_html(build: Build, site: Path, path: str) -> str:
    """The page of a text as the build has made it; as it is served, if it was not made yet; '' if there is none."""
    with suppress(KeyError, OSError):
        return build.kept_html(path.removeprefix(f"{build.edition.content.settings.docs_path}/"))
    piece = build.edition.content.analyses.get(path)
    with suppress(OSError):
        return (site / piece.url / "index.html").read_text(encoding="utf-8") if piece else ""
    return ""


def _request_of(environ: dict[str, Any], path: str) -> Request:
    visit = visit_of(environ)
    return Request(visit.method, path, visit.headers, environ["wsgi.input"].read)
