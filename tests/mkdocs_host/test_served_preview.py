"""All that a preview serves stands behind the gate: pages, files, notes, its status, reloading, and what is missing."""

from __future__ import annotations

import gc
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from mkdocs.livereload import LiveReloadServer

import serve_preview
import take_notes
from mkdocs_host.process import PROCESS
from tests.samples.edited_site import Site

Ask = Callable[..., tuple[int, list[tuple[str, str]]]]
MOUNT = "/deep/"
ADDRESSES = {
    "": 200,
    "analyses/piece-01/": 200,
    "analyses/piece-01": 302,
    "sitemap.xml": 200,
    "desk/": 200,
    "desk/notes/piece-01": 200,
    "desk/notes/nothing": 404,
    "preview/status.json": 200,
    "livereload/0/1": 200,
    "nothing/": 404,
    "nothing.json": 404,
}
"""The status of the answer, by addresses of the site."""


@pytest.fixture
def answers() -> list[bytes]:
    """The bodies of the answers to what was asked."""
    return []


@pytest.fixture
def ask(site: Site, answers: list[bytes]) -> Iterator[Ask]:
    """Asks the preview, as `mkdocs serve` sets it up, for an address; the status and the headers come back."""
    assert PROCESS.finished
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(site.preview), mount_path=MOUNT)
    serve_preview.on_serve(server, PROCESS.finished.config, lambda: None)
    take_notes.on_serve(server, PROCESS.finished.config, lambda: None)
    app = server.get_app()
    assert app

    def send(
        path: str, host: str = "127.0.0.1:8000", body: bytes = b"", **headers: str
    ) -> tuple[int, list[tuple[str, str]]]:
        started: list[tuple[int, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]]) -> None:
            started.append((int(status.split()[0]), headers))

        request = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": host, "REMOTE_ADDR": "127.0.0.1"}
        request |= headers | ({"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(body))} if body else {})
        parts = app({**request, "wsgi.input": io.BytesIO(body)}, start)  # type: ignore[arg-type]
        answers.append(b"".join(parts))
        getattr(parts, "close", lambda: None)()
        return started[0]

    yield send
    gc.unfreeze()
    server.server_close()


def test_everything_is_told_to_this_machine_and_nothing_to_a_foreign_host(ask: Ask) -> None:
    for address, expected in ADDRESSES.items():
        status, headers = ask(MOUNT + address)
        assert (address, status) == (address, expected)
        names = [name for name, _ in headers]
        for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy"):
            assert (address, name, names.count(name)) == (address, name, 1)
        assert ("Content-Security-Policy", "frame-ancestors 'self'") in headers
        assert (address, ask(MOUNT + address, "evil.example")[0]) == (address, 421)
    assert ask("/")[0] == 302
    assert ask("/", "evil.example")[0] == 421


def test_files_have_the_types_that_a_host_gives_them_and_no_other_site_may_read_them(ask: Ask) -> None:
    for address, kind in {"data/trade.csv": "csv", "calendar.ics": "calendar"}.items():
        status, headers = ask(MOUNT + address)
        assert status == 200
        assert [value for name, value in headers if name == "Content-Type"] == [f"text/{kind}; charset=utf-8"]
        assert "Access-Control-Allow-Origin" not in dict(headers)
        assert "immutable" not in dict(headers).get("Cache-Control", "")
    assert dict(ask(f"{MOUNT}nothing.md")[1])["Content-Type"] == "text/html"


def test_a_note_is_taken_on_a_page_that_is_served_while_a_build_makes_it_anew(ask: Ask, answers: list[bytes]) -> None:
    assert PROCESS.build
    ask(f"{MOUNT}desk/notes/piece-01")
    token = json.loads(answers[-1])["token"]
    PROCESS.build = replace(PROCESS.build, page_keys={})  # (as it is before the keys of pages are known)
    note = {"action": "note", "by": "osw-editors", "target": {"exact": "Piece 1"}, "body": "Which one?"}
    origin = {"HTTP_ORIGIN": "http://127.0.0.1:8000", "HTTP_X_DASHBOARD_TOKEN": token}
    sent = {"body": json.dumps(note).encode(), "CONTENT_TYPE": "application/json", **origin}
    assert (ask(f"{MOUNT}desk/notes/piece-01", **sent)[0], answers[-1]) == (201, answers[-1])
