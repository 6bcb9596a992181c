"""Who may see a preview: one table of requests, and what becomes of each."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from dashboard.core.review_settings import ReviewSettings
from dashboard.editorial.preview_access import (
    ALLOWED,
    MAX_WRONG,
    WINDOW,
    AskForSecret,
    Entered,
    PreviewAccess,
    Rejection,
    Visit,
    is_of_own_page,
    next_address,
    open_preview,
)

SECRET = "a long shared secret"
OWN = PreviewAccess()
SHARED = PreviewAccess(secret=SECRET)
NAMED = PreviewAccess(frozenset({"desk.example.org"}), SECRET)
HERE, ELSEWHERE = "127.0.0.1", "192.0.2.7"
BROWSERS = (
    # Chromium opens a page, sends a note, loads a picture again.
    "connection upgrade-insecure-requests user-agent accept sec-fetch-site sec-fetch-mode sec-fetch-user "
    "sec-fetch-dest sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform accept-encoding accept-language pragma cookie",
    "cache-control content-length content-type x-dashboard-token origin referer",
    "if-none-match if-modified-since range priority save-data purpose sec-purpose",
    # Firefox, Safari, curl, Python.
    "dnt sec-gpc te keep-alive x-moz",
    "x-purpose accept-charset",
    "user-agent accept",
    "accept-encoding user-agent connection",
)
PROXIES = (
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-server",
    "x-real-ip",
    "x-forwarded-port",
    "x-forwarded-prefix",
    "x-client-ip",
    "x-cluster-client-ip",
    "x-original-host",
    "true-client-ip",
    "cf-connecting-ip",
    "cf-ray",
    "cdn-loop",
    "fly-client-ip",
    "fastly-client-ip",
    "x-envoy-external-address",
    "x-amzn-trace-id",
    "x-appengine-user-ip",
    "x-azure-clientip",
    "tailscale-user-login",
    "x-request-id",
    "x-proxyuser",
    "authorization",
    "proxy-connection",
    "x-some-new-header",
)


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
        (NAMED, visit("desk.example.org", ELSEWHERE), "secret"),
        (NAMED, visit("DESK.example.org:443"), "secret"),
        (PreviewAccess(frozenset({"desk.example.org"})), visit("desk.example.org", ELSEWHERE), "403"),
        # A proxy on this machine that names this machine, with headers of its own and without.
        *((OWN, visit(**{name: "x"}), "403") for name in PROXIES),
        (SHARED, visit(x_forwarded_for=ELSEWHERE), "secret"),
        (SHARED, visit(), "secret"),
        (NAMED, visit(), "secret"),
        (PreviewAccess(frozenset({"desk.example.org"})), visit(), "403"),
        (PreviewAccess(problem="It is wrong."), visit(), "403"),
        # Other sites' pages.
        (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="no-cors"), "403"),
        (OWN, visit(sec_fetch_site="same-site", sec_fetch_mode="cors"), "403"),
        (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="iframe"), "403"),
        (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="navigate", method="POST"), "403"),
        *(
            (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest=kind), "403")
            for kind in ("frame", "object", "embed", "fencedframe", "image", "empty")
        ),
        (OWN, visit(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document"), "allowed"),
        (OWN, visit(method="POST", origin="https://evil.example"), "403"),
        (OWN, visit(method="POST", origin="null"), "403"),
        (OWN, visit(method="POST", origin="http://127.0.0.1:8000"), "allowed"),
        (OWN, visit(method="POST"), "allowed"),
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


@pytest.mark.parametrize("names", BROWSERS)
def test_what_programs_send_by_themselves_says_nothing_of_a_proxy(names: str) -> None:
    assert OWN.is_local(visit(**dict.fromkeys(names.split(), "x")))


def test_the_secret_lets_its_bearer_in() -> None:
    access = PreviewAccess(secret=SECRET)
    entered = access.enter(SECRET)
    assert isinstance(entered, Entered)
    assert SECRET not in entered.cookie
    asked = visit(remote=ELSEWHERE, cookie=f"other=1; preview={entered.cookie}")
    assert outcome(access, asked) == "allowed"
    assert not access.is_local(asked)
    assert outcome(access, visit(remote=ELSEWHERE, cookie=f"preview={entered.cookie}x")) == "secret"
    for cookie in ('a={"x":1}', "a=b c", "a[b]=1", "nothing", "=", "preview=old", "a=\xe9"):
        assert outcome(access, visit(remote=ELSEWHERE, cookie=f"{cookie}; preview={entered.cookie}")) == "allowed"
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
    assert isinstance(refused, Rejection)
    assert refused.status == HTTPStatus.TOO_MANY_REQUESTS
    now[0] = WINDOW
    assert isinstance(access.enter(SECRET), Entered)


@pytest.mark.parametrize(
    "text",
    [
        "//evil.example/",
        "/\\evil.example",
        "https://evil.example/",
        "/a\r\nSet-Cookie: x",
        "",
        "//[",
        "http://[",
        "/\u2100",
        "/elsewhere/",
        "/sitemap",
        "/site/../elsewhere/",
        "/site/%2E%2e/elsewhere/",
        "javascript:alert(1)",
    ],
)
def test_the_form_leads_within_the_site(text: str) -> None:
    assert next_address(text, "/site") == "/site/"
    assert next_address(text, "").startswith("/")
    assert not next_address(text, "").startswith(("//", "/\\"))


@pytest.mark.parametrize("mount", ["", "/site"])
def test_the_form_leads_to_what_was_asked_for(mount: str) -> None:
    assert next_address(f"{mount}/desk/?person=jan&institute=osw", mount) == f"{mount}/desk/?person=jan&institute=osw"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"sec-fetch-site": "same-origin", "origin": "https://desk.example.org", "host": "127.0.0.1:8000"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8000", "host": "127.0.0.1:8000"}, False),
        ({"origin": "http://127.0.0.1:8000", "host": "127.0.0.1:8000"}, True),
        ({"origin": "http://127.0.0.1:3000", "host": "127.0.0.1:8000"}, False),
        ({"origin": "https://desk.example.org:8443", "host": "127.0.0.1:8000"}, True),
        ({"origin": "https://desk.example.org.evil.example", "host": "127.0.0.1:8000"}, False),
        ({"origin": "http://[", "host": "127.0.0.1:8000"}, False),
        ({"origin": "file://127.0.0.1:8000", "host": "127.0.0.1:8000"}, False),
        ({"origin": "null", "host": "null"}, False),
        ({}, False),
    ],
)
def test_a_page_of_the_preview_is_told_from_others(headers: dict[str, str], expected: bool) -> None:
    assert is_of_own_page(headers, {"desk.example.org"}) is expected


@pytest.mark.parametrize(
    ("review", "secret", "problem"),
    [
        (ReviewSettings(), SECRET, ""),
        (ReviewSettings(secret="A_SECRET"), "", ""),
        (ReviewSettings(secret="A_SECRET"), SECRET, ""),
        (ReviewSettings(hosts=["Desk.example"], secret="A_SECRET"), SECRET, ""),
        (ReviewSettings(secret="A_SECRET"), "short", "A_SECRET has 5 characters, expected at least 16. "),
        (ReviewSettings(hosts=["desk.example"], secret="A_SECRET"), "", "names hosts, and A_SECRET is empty. "),
        (ReviewSettings(hosts=["desk.example"]), SECRET, "names hosts, and its secret is empty. "),
    ],
)
def test_a_preview_with_wrong_settings_lets_nobody_in_and_says_why(
    review: ReviewSettings, secret: str, problem: str
) -> None:
    access = open_preview(review, {"A_SECRET": secret})
    assert problem in access.problem
    assert bool(problem) == bool(access.problem)
    assert access.secret == (secret if review.secret and not problem else "")
    if problem:
        assert outcome(access, visit()) == outcome(access, visit(remote=ELSEWHERE)) == "403"


@pytest.mark.parametrize(
    "name", ["https://desk.example.org", "desk.example.org:8000", "desk.example.org/", "*", "", "[::1]"]
)
def test_a_host_is_a_name_alone(name: str) -> None:
    with pytest.raises(ValueError, match="expected a name such as desk"):
        ReviewSettings(hosts=[name])
    assert ReviewSettings(hosts=["Desk.example.org", "192.0.2.7", "fe80::1"]).hosts[0] == "desk.example.org"
