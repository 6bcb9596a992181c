"""The gate before a server: real requests, down to the bytes on the line."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest
from mkdocs.livereload import LiveReloadServer

from dashboard.core.settings import Settings, read_settings
from mkdocs_host import preview_gate
from mkdocs_host.preview_gate import guard
from tests.samples.server import PATIENCE
from tests.samples.site import SITE, write_files

SECRET = "a long shared secret"
KEY = "random"
COOKIE = f"preview={KEY}"
PAGE = b"<p>A draft.</p>"
Ask = Callable[[str], str]


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body: bytes = environ["wsgi.input"].read() or PAGE
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]


def settings_in(root: Path) -> Settings:
    """The settings of a site whose secret is in PREVIEW_SECRET."""
    write_files(root, {"mkdocs.yml": SITE["mkdocs.yml"]})
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    review = "extra: {editorial: {review: {secret: PREVIEW_SECRET}}}\n"
    (root / "mkdocs.yml").write_text(config + review, encoding="utf-8")
    return read_settings(root / "mkdocs.yml", [])


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Sends the bytes of a request to a preview with a secret, and gives the whole answer."""
    root = tmp_path_factory.mktemp("gate")
    settings = settings_in(root)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(root), mount_path="/site/")
    server.set_app(app)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREVIEW_SECRET", SECRET)
        patch.setattr(preview_gate, "TIMEOUT", 1)
        patch.setattr("secrets.token_urlsafe", lambda length: KEY)
        guard(server, settings)
    server.server_bind()
    server.server_activate()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def send(request: str) -> str:
        with socket.create_connection(server.server_address[:2], PATIENCE) as line:
            line.sendall(request.encode("utf-8", "surrogateescape"))
            parts = []
            while part := line.recv(65536):
                parts.append(part)
        return b"".join(parts).decode()

    yield send
    server.shutdown()
    server.server_close()


def request(line: str = "GET /site/ HTTP/1.1", body: str = "", **headers: str) -> str:
    named = {
        "Host": "127.0.0.1",
        "Cookie": COOKIE,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    if body:
        named["Content-Length"] = str(len(body))
    return "\r\n".join([line, *(f"{name}: {value}" for name, value in named.items()), "", body])


def test_who_has_the_cookie_sees_drafts_which_no_other_site_may_frame(ask: Ask) -> None:
    answer = ask(request())
    assert answer.startswith("HTTP/1.0 200 OK")
    assert answer.endswith(PAGE.decode())
    for header in (
        "X-Frame-Options: SAMEORIGIN",
        "frame-ancestors 'self'",
        "Cross-Origin-Resource-Policy: same-origin",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: same-origin",
        "Cache-Control: no-store",
    ):
        assert answer.count(header) == 1


@pytest.mark.parametrize("headers", [{}, {"Host": "evil.example"}, {"Cookie": ""}])
def test_to_head_only_headers_are_sent(ask: Ask, headers: dict[str, str]) -> None:
    head, whole = ask(request("HEAD /site/ HTTP/1.1", **headers)), ask(request(**headers))
    assert head.endswith("\r\n\r\n")
    assert head.splitlines()[0] == whole.splitlines()[0]


def test_a_body_that_does_not_come_holds_up_nobody(ask: Ask) -> None:
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(ask, request("POST /site/ HTTP/1.1", Content_Length="5"))
        assert ask(request()).startswith("HTTP/1.0 200 OK")
        assert not slow.done()
        assert slow.result().startswith("HTTP/1.0 408 ")


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
        (request("TRACE /site/ HTTP/1.1"), 405),
        (request("GET /site/ HTTP/1.1", Transfer_Encoding="chunked"), 411),
        (request("GET /site/\\x HTTP/1.1"), 400),
        (request("GET /" + "a" * 70_000 + " HTTP/1.1"), 414),
        (request("POST /site/preview/enter HTTP/1.1", "&".join(f"a{n}=1" for n in range(9))), 400),
        (request("POST /site/ HTTP/1.1", Content_Length="-5"), 400),
        (request("POST /site/ HTTP/1.1", "x=1", Origin="http://["), 403),
        (request("POST /site/ HTTP/1.1", Content_Length="99999999999"), 400),
        (request("POST /site/ HTTP/1.1", Content_Length="999999999"), 413),
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
    # As nginx asks if nobody tells it otherwise: this machine is the host, and no header says that somebody else asks.
    by_proxy = {
        "Cookie": "",
        "Connection": "close",
        "Origin": "https://desk.example.org",
        "Sec_Fetch_Site": "same-origin",
    }
    form = ask(request("GET /site/desk/?person=jan HTTP/1.1", **by_proxy))
    assert form.startswith("HTTP/1.0 401 ")
    assert 'value="/site/desk/?person=jan"' in form
    assert "frame-ancestors 'none'" in form
    entry = "POST /site/preview/enter HTTP/1.1"
    wrong = ask(request(entry, "secret=a+guess&next=/site/desk/", **by_proxy))
    assert wrong.startswith("HTTP/1.0 403 ")
    assert "This is not the secret" in wrong
    right = ask(request(entry, f"secret={quote_plus(SECRET)}&next=/site/desk/", **by_proxy))
    assert right.startswith("HTTP/1.0 303 ")
    assert "Location: /site/desk/" in right
    cookie = next(line for line in right.splitlines() if line.startswith("Set-Cookie: ")).partition(": ")[2]
    assert cookie.endswith("; Path=/site; HttpOnly; SameSite=Strict; Secure")
    page = ask(request(**{**by_proxy, "Cookie": cookie.partition(";")[0]}))
    assert page.startswith("HTTP/1.0 200 OK")
    assert "Cache-Control: no-store" in page


def test_a_link_of_another_site_leads_in(ask: Ask) -> None:
    followed = {
        "Cookie": "",
        "X_Forwarded_For": "192.0.2.7",
        "Sec_Fetch_Site": "cross-site",
        "Sec_Fetch_Mode": "navigate",
    }
    answer = ask(request(**followed))
    assert 'http-equiv="refresh"' in answer
    assert "A draft" not in answer


def test_a_preview_that_lets_nobody_in_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PREVIEW_SECRET", "short")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    with caplog.at_level(logging.ERROR):
        guard(server, settings_in(tmp_path))
    server.server_close()
    assert "PREVIEW_SECRET has 5 characters" in caplog.text
