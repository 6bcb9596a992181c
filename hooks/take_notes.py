"""Browser → engine, under `mkdocs serve` only: notes that reviewers write into the pages of the preview."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from dashboard.editorial.notes_endpoint import PREFIX, Access, Request, handle_request, to_json
from dashboard.site.edition import Edition

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# A hook's module lives as long as the process: the edition of the last build, whose pieces and people are known.
last: dict[str, Edition] = {}


@event_priority(-100)  # Last: the edition is there.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Remember the edition; a preview makes a new one after each save."""
    last["edition"] = config.extra["dashboard"]
    return config


@event_priority(-100)  # Last, around whatever serves the pages.
def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Put the writing end in front of the server of pages."""
    told = last["edition"].settings.editorial.review
    secret = os.environ.get(told.secret, "") if told.secret else ""
    access = Access(secrets.token_urlsafe(32), frozenset(told.hosts), secret)
    app = server.get_app()
    assert app
    server.set_app(_with_notes(app, server.mount_path.rstrip("/"), access))
    return server


def _with_notes(pages: App, mount: str, access: Access) -> App:
    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith(mount + PREFIX):
            return pages(environ, start_response)
        response = handle_request(_request(environ, path.removeprefix(mount)), access, last["edition"])
        body = to_json(response)
        headers = [("Content-Type", "application/json; charset=utf-8"), ("Content-Length", str(len(body)))]
        # Nobody but the preview's own pages may read or frame it.
        headers += [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
        start_response(f"{response.status.value} {response.status.phrase}", headers)
        return [body]

    return serve


def _request(environ: dict[str, Any], path: str) -> Request:
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_") or name in ("CONTENT_TYPE", "CONTENT_LENGTH")
    }
    return Request(environ["REQUEST_METHOD"], path, headers, environ.get("REMOTE_ADDR", ""), environ["wsgi.input"].read)
