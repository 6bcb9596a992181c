"""The gate before a server: real requests, down to the bytes on the line."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer

from dashboard.core.settings import ReviewSettings, read_settings
from mkdocs_host import preview_gate
from mkdocs_host.preview_gate import guard
from tests.samples.site import SITE, write_files

SECRET = "a long shared secret"
PAGE = b"<p>A draft.</p>"
Ask = Callable[[str], str]


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body: bytes = environ["wsgi.input"].read() or PAGE
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Sends the bytes of a request to a preview with a secret, and gives the whole answer."""
    root = tmp_path_factory.mktemp("gate")
    write_files(root, {"mkdocs.yml": SITE["mkdocs.yml"]})
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    review = "extra: {editorial: {review: {secret: PREVIEW_SECRET}}}\n"
    (root / "mkdocs.yml").write_text(config + review, encoding="utf-8")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(root), mount_path="/site/")
    server.set_app(app)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREVIEW_SECRET", SECRET)
        patch.setattr(preview_gate, "TIMEOUT", 1)
        guard(server, read_settings(root / "mkdocs.yml", []))
    server.server_bind()
    server.server_activate()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def send(request: str) -> str:
        with socket.create_connection(server.server_address[:2]) as line:
            line.sendall(request.encode("utf-8", "surrogateescape"))
            parts = []
            while part := line.recv(65536):
                parts.append(part)
        return b"".join(parts).decode()

    yield send
    server.shutdown()
    server.server_close()


def request(line: str = "GET /site/ HTTP/1.1", body: str = "", **headers: str) -> str:
    named = {"Host": "127.0.0.1", **{name.replace("_", "-"): value for name, value in headers.items()}}
    if body:
        named["Content-Length"] = str(len(body))
    return "\r\n".join([line, *(f"{name}: {value}" for name, value in named.items()), "", body])


def test_who_sits_at_this_machine_sees_drafts_which_no_other_site_may_frame(ask: Ask) -> None:
    answer = ask(request())
    assert answer.startswith("HTTP/1.0 200 OK")
    assert answer.endswith(PAGE.decode())
    for header in (
        "X-Frame-Options: SAMEORIGIN",
        "frame-ancestors 'self'",
        "Cross-Origin-Resource-Policy: same-origin",
    ):
        assert header in answer


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (request(Host="evil.example"), 421),
        ("GET /site/ HTTP/1.0\r\n\r\n", 400),
        (request().replace("Host: 127.0.0.1", "Host: 127.0.0.1\r\nHost: evil.example"), 400),
        (request("GET http://evil.example/ HTTP/1.1"), 400),
        (request("GET /site/%00 HTTP/1.1"), 400),
        (request("GET /site/%ff HTTP/1.1"), 400),
        (request("GET /site/../mkdocs.yml HTTP/1.1"), 400),
        (request(f"GET /site/livereload/{'9' * 500}/1 HTTP/1.1"), 400),
        (request(f"GET /site/livereload/{'9' * 5000}/1 HTTP/1.1"), 414),
        (request("OPTIONS /site/ HTTP/1.1"), 405),
        (request("POST /site/ HTTP/1.1", Content_Length="99999999999"), 400),
        (request("POST /site/ HTTP/1.1", Content_Length="999999999"), 413),
        (request("POST /site/ HTTP/1.1", Content_Length="5"), 408),
    ],
)
def test_what_is_no_request_of_its_pages_is_refused_in_words(
    ask: Ask, sent: str, status: int, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = ask(sent)
    assert answer.startswith(f"HTTP/1.0 {status} ")
    assert "A draft" not in answer
    assert "Traceback" not in caplog.text + capfd.readouterr().err
    assert ask(request()).startswith("HTTP/1.0 200 OK")


def test_who_comes_by_a_proxy_gives_the_secret_once(ask: Ask) -> None:
    by_proxy = {"X_Forwarded_For": "192.0.2.7", "X_Forwarded_Proto": "https"}
    form = ask(request("GET /site/desk/ HTTP/1.1", **by_proxy))
    assert form.startswith("HTTP/1.0 401 ")
    assert 'value="/site/desk/"' in form
    assert "frame-ancestors 'none'" in form
    entry = "POST /site/preview/enter HTTP/1.1"
    wrong = ask(request(entry, "secret=a+guess&next=/site/desk/", **by_proxy))
    assert wrong.startswith("HTTP/1.0 403 ")
    assert "This is not the secret" in wrong
    right = ask(request(entry, f"secret={SECRET.replace(' ', '+')}&next=/site/desk/", **by_proxy))
    assert right.startswith("HTTP/1.0 303 ")
    assert "Location: /site/desk/" in right
    cookie = next(line for line in right.splitlines() if line.startswith("Set-Cookie: ")).partition(": ")[2]
    assert cookie.endswith("; Path=/site; HttpOnly; SameSite=Strict; Secure")
    page = ask(request(Cookie=cookie.partition(";")[0], **by_proxy))
    assert page.startswith("HTTP/1.0 200 OK")
    assert "Cache-Control: no-store" in page


def test_a_link_of_another_site_leads_in(ask: Ask) -> None:
    followed = {"X_Forwarded_For": "192.0.2.7", "Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    answer = ask(request(**followed))
    assert 'http-equiv="refresh"' in answer
    assert "A draft" not in answer


@pytest.mark.parametrize(
    ("review", "secret", "words"),
    [
        (ReviewSettings(secret="PREVIEW_SECRET"), "short", "fewer than 16 characters"),
        (ReviewSettings(hosts=["desk.example"], secret="PREVIEW_SECRET"), "", "PREVIEW_SECRET is empty"),
        (ReviewSettings(hosts=["desk.example"]), "", "extra.editorial.review.secret is empty"),
    ],
)
def test_a_preview_that_lets_nobody_in_says_why(
    review: ReviewSettings, secret: str, words: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PREVIEW_SECRET", secret)

    class Settings:
        editorial = type("Editorial", (), {"review": review})

    with caplog.at_level(logging.ERROR):
        access = preview_gate.access_of(Settings())  # type: ignore[arg-type]  # (it reads nothing else)
    assert words in caplog.text
    assert access.secret == ""
