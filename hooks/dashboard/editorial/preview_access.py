"""Decides who may see a preview: drafts and the desk are for those to whom it was given, and for nobody else.

Two dangers are met. A page of the web can make a browser ask this address under a name of its own (DNS rebinding), or
load what stands here into itself: so the name of the host and the origin of each request are checked. And whoever is on
the same network, or behind the same proxy, can ask: so off this machine everything needs a secret.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

COOKIE = "preview"
ENTRY = "/preview/enter"
"""Where the form with the secret is sent, from the root of the site."""
MIN_SECRET = 16
"""Lowest number of characters of a secret."""
MAX_WRONG, WINDOW = 5, 60.0
"""So many wrong secrets are taken in so many seconds, from everybody together: behind a proxy all have one address."""
MAX_PATH = 2000
METHODS = frozenset(("GET", "HEAD", "POST"))
FORWARDED = frozenset(
    (
        *("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-server"),
        *("x-real-ip", "x-client-ip", "x-original-host", "true-client-ip", "cf-connecting-ip", "cf-ray"),
        "fly-client-ip",
    )
)
"""Headers by which proxies say that somebody else asks. A request with one comes from elsewhere."""
_HOST = re.compile(r"(?P<name>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")
_LIVERELOAD = re.compile(r"/livereload/\d{1,18}/\d{1,18}")


@dataclass(frozen=True)
class Visit:
    """A request, as far as it decides who may see what."""

    method: str
    path: str
    """From the root of the server, without the query. Bytes that are not UTF-8 are surrogates."""
    headers: Mapping[str, str]
    """The values by the names of the headers in small letters; of a header that is sent twice, joined by commas."""
    remote: str
    """The IP address of the machine that asks."""


@dataclass(frozen=True)
class Refusal:
    """A request that is not answered."""

    status: HTTPStatus
    words: str
    """Why, and what to do, as sentences for who asks."""


@dataclass(frozen=True)
class AskForSecret:
    """The secret is needed first."""

    problem: str = ""
    """What is wrong with the one that was sent, as a sentence; empty if none was."""


@dataclass(frozen=True)
class Entered:
    """The secret is right."""

    cookie: str
    """The value of the cookie that lets its bearer in."""


ALLOWED = None
"""The answer to a request that is to be served."""


@dataclass
class PreviewAccess:
    """Who may see a preview that is served now."""

    hosts: frozenset[str] = frozenset()
    """Names other than this machine's under which it is reached. If there are any, all need the secret: a proxy on this
    machine may name this machine as the host and send no header of its own, and then everybody looks local."""
    secret: str = ""
    """The shared secret; empty if there is none. Then nobody is let in from elsewhere."""
    clock: Callable[[], float] = time.monotonic
    _key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """What the cookie holds: random, so that it cannot be guessed by guessing secrets, and new in each process."""
    _wrong: deque[float] = field(default_factory=deque)
    """When wrong secrets were sent."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def judge(self, visit: Visit) -> Refusal | AskForSecret | None:
        """Say whether a request is answered.

        Args:
            visit: the request.

        Returns:
            ALLOWED, a refusal, or that the secret is needed.
        """
        if refusal := find_fault(visit) or self._find_foreign(visit):
            return refusal
        if self.is_local(visit):
            return ALLOWED
        if not self.secret:
            words = "This preview is for the machine on which it runs. CONTRIBUTING.md says how to let others in."
            return Refusal(HTTPStatus.FORBIDDEN, words)
        return ALLOWED if self._has_cookie(visit) else AskForSecret()

    def enter(self, sent: str) -> Entered | AskForSecret | Refusal:
        """Take a secret that somebody has sent.

        Args:
            sent: what was sent.
        """
        with self._lock:
            now = self.clock()
            while self._wrong and self._wrong[0] <= now - WINDOW:
                self._wrong.popleft()
            if len(self._wrong) >= MAX_WRONG:
                words = "Too many wrong secrets were sent. Wait a minute, and try again."
                return Refusal(HTTPStatus.TOO_MANY_REQUESTS, words)
            if self.secret and hmac.compare_digest(sent.encode(errors="replace"), self.secret.encode()):
                return Entered(self._key)
            self._wrong.append(now)
        return AskForSecret("This is not the secret. Ask who runs this preview for it.")

    def is_local(self, visit: Visit) -> bool:
        """Whether a request surely comes from this machine: nothing says that a proxy has passed it on."""
        host = host_of(visit) or ""
        is_passed_on = bool(self.hosts) or not FORWARDED.isdisjoint(visit.headers)
        return not is_passed_on and is_loopback(visit.remote) and (host == "localhost" or is_loopback(host))

    def _find_foreign(self, visit: Visit) -> Refusal | None:
        host = host_of(visit)
        if host is None:
            return Refusal(HTTPStatus.BAD_REQUEST, "The request does not name one host.")
        if not (host == "localhost" or is_loopback(host) or host in self.hosts):
            words = (
                f"This preview is not known as '{host}'. Open it under the address that its terminal names, or name "
                "the host under extra.editorial.review in mkdocs.yml: CONTRIBUTING.md."
            )
            return Refusal(HTTPStatus.MISDIRECTED_REQUEST, words)
        site = visit.headers.get("sec-fetch-site", "none")
        is_visit = visit.method in ("GET", "HEAD") and visit.headers.get("sec-fetch-mode", "navigate") == "navigate"
        is_framed = visit.headers.get("sec-fetch-dest") in ("iframe", "frame", "embed", "object")
        if site not in ("same-origin", "none") and (not is_visit or is_framed):
            return Refusal(HTTPStatus.FORBIDDEN, "Another site's page asks for this. Open it in a window of its own.")
        return None

    def _has_cookie(self, visit: Visit) -> bool:
        try:
            cookie = SimpleCookie(visit.headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and hmac.compare_digest(cookie.value.encode(), self._key.encode())


def find_fault(visit: Visit) -> Refusal | None:
    """Say what is wrong with the form of a request, whoever sends it; None if nothing is."""
    path = visit.path
    if visit.method not in METHODS:
        return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET, HEAD and POST are answered.")
    if len(path) > MAX_PATH:
        return Refusal(HTTPStatus.REQUEST_URI_TOO_LONG, "The address is too long.")
    is_odd = not path.startswith("/") or not path.isprintable() or "\\" in path or ".." in path.split("/")
    if is_odd or ("/livereload/" in path and not _LIVERELOAD.fullmatch(path[path.index("/livereload/") :])):
        return Refusal(HTTPStatus.BAD_REQUEST, "This is no address of a preview.")
    if "transfer-encoding" in visit.headers:
        return Refusal(HTTPStatus.LENGTH_REQUIRED, "The request does not say how long it is.")
    length = visit.headers.get("content-length", "")
    if length and not re.fullmatch(r"[0-9]{1,10}", length):
        return Refusal(HTTPStatus.BAD_REQUEST, "The request does not say how long it is.")
    return None


def host_of(visit: Visit) -> str | None:
    """The host that a request names, in small letters and without its port; None if it names none, or not just one."""
    match = _HOST.fullmatch(visit.headers.get("host", "").lower())
    return match["name"].strip("[]") if match else None


def is_loopback(name: str) -> bool:
    """Whether a name is an IP address of this machine."""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def next_address(text: str) -> str:
    """Where to go after the secret was right: to the address that was asked for, if it is of this server.

    Args:
        text: the address that the form holds.
    """
    parts = urlsplit(text)
    is_own = text.startswith("/") and not text.startswith(("//", "/\\")) and not (parts.scheme or parts.netloc)
    return text if is_own and text.isprintable() and text.isascii() else "/"
