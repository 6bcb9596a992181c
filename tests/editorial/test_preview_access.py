"""Who may see a preview: one table of requests, and what becomes of each."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from dashboard.editorial.preview_access import (
    ALLOWED,
    FORWARDED,
    MAX_WRONG,
    WINDOW,
    AskForSecret,
    Entered,
    PreviewAccess,
    Refusal,
    Visit,
    next_address,
)

SECRET = "a long shared secret"
OWN = PreviewAccess()
SHARED = PreviewAccess(secret=SECRET)
NAMED = PreviewAccess(frozenset({"desk.example.org"}), SECRET)
HERE, ELSEWHERE = "127.0.0.1", "192.0.2.7"


def visit(
    host: str = "127.0.0.1:8000", remote: str = HERE, method: str = "GET", path: str = "/", **headers: str
) -> Visit:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Visit(method, path, {"host": host, **named}, remote)


def outcome(access: PreviewAccess, request: Visit) -> str:
    verdict = access.judge(request)
    if verdict is ALLOWED:
        return "allowed"
    return "secret" if isinstance(verdict, AskForSecret) else str(int(verdict.status))


@pytest.mark.parametrize(
    ("access", "request_", "expected"),
    [
        (OWN, visit(), "allowed"),
        (OWN, visit("localhost:8000"), "allowed"),
        (OWN, visit("LOCALHOST"), "allowed"),
        (OWN, visit("127.9.9.9"), "allowed"),
        (OWN, visit("[::1]:8000", "::1"), "allowed"),
        # A page of the web under a name of its own.
        (OWN, visit("evil.example"), "421"),
        (OWN, visit("127.0.0.1.evil.example:8000"), "421"),
        (OWN, visit("localhost.evil.example"), "421"),
        (OWN, visit("localhost."), "421"),
        (OWN, visit("desk.example.org"), "421"),
        (OWN, visit("evil.example", x_forwarded_host="127.0.0.1"), "421"),
        (OWN, visit("127.0.0.1@evil.example"), "400"),
        (OWN, visit("127.0.0.1,evil.example"), "400"),
        (OWN, visit(""), "400"),
        (OWN, visit("[::1"), "400"),
        # From another machine, whatever host it names.
        (OWN, visit(remote=ELSEWHERE), "403"),
        (OWN, visit("192.0.2.1:8000", ELSEWHERE), "421"),
        (SHARED, visit(remote=ELSEWHERE), "secret"),
        (SHARED, visit(), "allowed"),
        (NAMED, visit("desk.example.org", ELSEWHERE), "secret"),
        (NAMED, visit("DESK.example.org:443"), "secret"),
        # A proxy on this machine that names this machine, with headers of its own and without.
        *((SHARED, visit(**{name.replace("-", "_"): "x"}), "secret") for name in sorted(FORWARDED)),
        (OWN, visit(x_forwarded_for=ELSEWHERE), "403"),
        (NAMED, visit(), "secret"),
        # Other sites' pages.
        (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="no-cors"), "403"),
        (OWN, visit(sec_fetch_site="same-site", sec_fetch_mode="cors"), "403"),
        (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="iframe"), "403"),
        (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="navigate", method="POST"), "403"),
        (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document"), "allowed"),
        (OWN, visit(sec_fetch_site="same-origin", sec_fetch_mode="no-cors"), "allowed"),
        # What is no request of a browser.
        *((OWN, visit(method=method), "405") for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get")),
        (OWN, visit(path="/" + "a" * 3000), "414"),
        *(
            (OWN, visit(path=path), "400")
            for path in (
                "/\0",
                "/a\udcff",
                "/a\\b",
                "/../mkdocs.yml",
                "/a/../../x",
                "http://evil.example/",
                "",
                "/a\nb",
            )
        ),
        (OWN, visit(path=f"/livereload/{'1' * 5000}/1"), "414"),
        (OWN, visit(path=f"/livereload/{'1' * 500}/1"), "400"),
        (OWN, visit(path="/livereload/1/x"), "400"),
        (OWN, visit(path="/livereload/1/2"), "allowed"),
        (OWN, visit(method="POST", content_length="-1"), "400"),
        (OWN, visit(method="POST", content_length="1e3"), "400"),
        (OWN, visit(method="POST", transfer_encoding="chunked"), "411"),
    ],
)
def test_a_request_is(access: PreviewAccess, request_: Visit, expected: str) -> None:
    assert outcome(access, request_) == expected


def test_the_secret_lets_its_bearer_in() -> None:
    access = PreviewAccess(secret=SECRET)
    entered = access.enter(SECRET)
    assert isinstance(entered, Entered)
    assert SECRET not in entered.cookie
    asked = visit(remote=ELSEWHERE, cookie=f"other=1; preview={entered.cookie}")
    assert outcome(access, asked) == "allowed"
    assert not access.is_local(asked)
    assert outcome(access, visit(remote=ELSEWHERE, cookie=f"preview={entered.cookie}x")) == "secret"
    # Another start of the preview, as after a change of the secret, knows nothing of it.
    assert outcome(PreviewAccess(secret=SECRET), asked) == "secret"


@pytest.mark.parametrize("sent", ["", "a guess", SECRET.upper(), SECRET + " ", "\udcff", "ä" * 50])
def test_another_secret_does_not(sent: str) -> None:
    assert isinstance(PreviewAccess(secret=SECRET).enter(sent), AskForSecret)


def test_without_a_secret_no_words_let_anybody_in() -> None:
    assert isinstance(PreviewAccess().enter(""), AskForSecret)


def test_five_wrong_secrets_a_minute_are_taken() -> None:
    now = [0.0]
    access = PreviewAccess(secret=SECRET, clock=lambda: now[0])
    for _ in range(MAX_WRONG):
        assert isinstance(access.enter("a guess"), AskForSecret)
    refused = access.enter(SECRET)
    assert isinstance(refused, Refusal)
    assert refused.status == HTTPStatus.TOO_MANY_REQUESTS
    now[0] = WINDOW
    assert isinstance(access.enter(SECRET), Entered)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/desk/?person=jan", "/desk/?person=jan"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("", "/"),
    ],
)
def test_the_form_leads_within_the_site(text: str, address: str) -> None:
    assert next_address(text) == address
