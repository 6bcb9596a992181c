"""Decides who may see a preview: drafts and the desk are for those to whom it was given, and for nobody else.

Two dangers are met. A page of the web can make a browser ask this address under a name of its own (DNS rebinding), or
load what stands here into itself: so the name of the host and the origin of each request are checked. And whoever is on
the same network, or behind the same proxy, can ask: so off this machine everything needs a secret.

A proxy on this machine may name this machine as the host (nginx does, unless it is told otherwise), and then everybody
looks local. It is told apart in two ways. A preview with a secret or with hosts is meant for others: there all need the
secret, this machine too. Without both, a request counts as local only if each of its headers is one that browsers send:
what a proxy adds is none of them.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.core.review_settings import ReviewSettings

COOKIE = "preview"
ENTRY = "/preview/enter"
"""Where the form with the secret is sent, from the root of the site."""
MIN_SECRET = 16
"""Lowest number of characters of a secret."""
MAX_WRONG, WINDOW = 5, 60.0
"""So many wrong secrets are taken in so many seconds, from everybody together: behind a proxy all have one address."""
MAX_PATH = 2000
METHODS = frozenset(("GET", "HEAD", "POST"))
BROWSER_HEADERS = frozenset(
    (
        "accept",
        "accept-charset",
        "accept-encoding",
        "accept-language",
        "cache-control",
        "connection",
        "cookie",
        "content-length",
        "content-type",
        "device-memory",
        "dnt",
        "downlink",
        "dpr",
        "ect",
        "host",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-range",
        "if-unmodified-since",
        "keep-alive",
        "origin",
        "pragma",
        "priority",
        "purpose",
        "range",
        "referer",
        "rtt",
        "save-data",
        "te",
        "upgrade-insecure-requests",
        "user-agent",
        "viewport-width",
        "width",
        "x-dashboard-token",
        "x-moz",
        "x-purpose",
        "x-requested-with",
    )
)
"""What browsers send by themselves, and the token of notes. They also send headers that begin with `sec-`."""
_HOST = lazy_re(r"(?P<name>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.ASCII)
_LIVERELOAD = lazy_re(r"/livereload/\d{1,18}/\d{1,18}", re.ASCII)


class Visit(Frozen):
    """A request, as far as it decides who may see what."""

    method: str
    path: str
    """From the root of the server, without the query. Bytes that are not UTF-8 are surrogates."""
    headers: Mapping[str, str]
    """The values by the names of the headers in small letters; of a header that is sent twice, joined by commas."""
    remote: str
    """The IP address of the machine that asks."""


class Rejection(Frozen):
    """A request that is not answered."""

    status: HTTPStatus
    words: str
    """Why, and what to do, as sentences for who asks."""


class AskForSecret(Frozen):
    """The secret is needed first."""

    problem: str = ""
    """What is wrong with the one that was sent, as a sentence; empty if none was."""


class Entered(Frozen):
    """The secret is right."""

    cookie: str
    """The value of the cookie that lets its bearer in."""


ALLOWED = None
"""The answer to a request that is to be served."""


@dataclass
class PreviewAccess:
    """Who may see a preview that is served now."""

    hosts: frozenset[str] = frozenset()
    """Names other than this machine's under which it is reached, in small letters."""
    secret: str = ""
    """The shared secret; empty if there is none. Then nobody is let in from elsewhere."""
    problem: str = ""
    """Why nobody at all is let in, as sentences that say what to do; empty if nothing is wrong."""
    clock: Callable[[], float] = time.monotonic
    _key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """What the cookie holds: random, so that it cannot be guessed by guessing secrets, and new in each process."""
    _wrong: deque[float] = field(default_factory=deque)
    """When wrong secrets were sent."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def judge(self, visit: Visit) -> Rejection | AskForSecret | None:
        """Say whether a request is answered.

        Args:
            visit: the request.

        Returns:
            ALLOWED, a refusal, or that the secret is needed.
        """
        if refusal := find_fault(visit) or self._find_foreign(visit):
            return refusal
        if self.problem:
            return Rejection(HTTPStatus.FORBIDDEN, self.problem)
        if self.is_local(visit):
            return ALLOWED
        if not self.secret:
            words = "This preview is for the machine on which it runs. CONTRIBUTING.md says how to let others in."
            if added := next((name for name in sorted(visit.headers) if not _is_of_browsers(name)), ""):
                words = f"The header '{added[:40]}' says that this may come from another machine. {words}"
            return Rejection(HTTPStatus.FORBIDDEN, words)
        return ALLOWED if self._has_cookie(visit) else AskForSecret()

    def enter(self, sent: str) -> Entered | AskForSecret | Rejection:
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
                return Rejection(HTTPStatus.TOO_MANY_REQUESTS, words)
            if self.secret and hmac.compare_digest(sent.encode(errors="replace"), self.secret.encode()):
                return Entered(self._key)
            self._wrong.append(now)
        return AskForSecret("This is not the secret. Ask who runs this preview for it.")

    def is_local(self, visit: Visit) -> bool:
        """Whether a request surely comes from this machine: nothing says that a proxy has passed it on."""
        host = host_of(visit) or ""
        is_shared = bool(self.hosts or self.secret)
        is_passed_on = not all(_is_of_browsers(name) for name in visit.headers)
        is_here = is_loopback(visit.remote) and (host == "localhost" or is_loopback(host))
        return is_here and not is_shared and not is_passed_on

    def _find_foreign(self, visit: Visit) -> Rejection | None:
        host = host_of(visit)
        if host is None:
            return Rejection(HTTPStatus.BAD_REQUEST, "The request does not name one host.")
        if not (host == "localhost" or is_loopback(host) or host in self.hosts):
            words = (
                f"This preview is not known as '{host[:80]}'. On the machine that runs it, open it as 127.0.0.1 with "
                "the port that the terminal names. For others, name the host under extra.editorial.review in "
                "mkdocs.yml: CONTRIBUTING.md."
            )
            return Rejection(HTTPStatus.MISDIRECTED_REQUEST, words)
        site = visit.headers.get("sec-fetch-site", "none")
        is_opened = visit.method != "POST" and visit.headers.get("sec-fetch-mode", "navigate") == "navigate"
        is_in_window = visit.headers.get("sec-fetch-dest", "document") == "document"
        is_foreign = site not in ("same-origin", "none") and not (is_opened and is_in_window)
        is_sent = visit.method == "POST" and "origin" in visit.headers
        if is_foreign or (is_sent and not is_of_own_page(visit.headers, self.hosts)):
            return Rejection(HTTPStatus.FORBIDDEN, "Another site's page asks for this. Open it in a window of its own.")
        return None

    def _has_cookie(self, visit: Visit) -> bool:
        # Not by http.cookies: it reads none at all where another program of this host has set one of an odd form.
        cookies = (part.partition("=") for part in visit.headers.get("cookie", "").split(";"))
        values = [value.strip() for name, _, value in cookies if name.strip() == COOKIE]
        return any(hmac.compare_digest(value.encode(errors="replace"), self._key.encode()) for value in values)


def open_preview(review: ReviewSettings, environ: Mapping[str, str]) -> PreviewAccess:
    """Say who may see a preview that starts now.

    Args:
        review: the hosts, and the name of the variable that holds the secret.
        environ: the environment variables.
    """
    secret = environ.get(review.secret, "") if review.secret else ""
    problem = ""
    if secret and len(secret) < MIN_SECRET:
        problem = f"{review.secret} has {len(secret)} characters, expected at least {MIN_SECRET}"
    elif review.hosts and not secret:
        problem = f"extra.editorial.review names hosts, and {review.secret or 'its secret'} is empty"
    if problem:
        problem += ". So nobody can see this preview. Make a secret (openssl rand -base64 24), and start again with it."
        secret = ""
    return PreviewAccess(frozenset(review.hosts), secret, problem)


def is_of_own_page(headers: Mapping[str, str], hosts: Collection[str]) -> bool:
    """Whether a page of the preview sends a request, as far as the browser says so.

    Behind a proxy the origin may be another name than the host. Browsers that know `Sec-Fetch-Site` say it themselves.

    Args:
        headers: the values by the names of the headers in small letters.
        hosts: names under which the preview is reached.
    """
    if "sec-fetch-site" in headers:
        return headers["sec-fetch-site"] == "same-origin"
    scheme, _, netloc = headers.get("origin", "").lower().partition("://")
    match = _HOST.fullmatch(netloc)
    if scheme not in ("http", "https") or not match:
        return False
    return netloc == headers.get("host", "").lower() or match["name"].strip("[]") in hosts


def _is_of_browsers(name: str) -> bool:
    return name in BROWSER_HEADERS or name.startswith("sec-")


def find_fault(visit: Visit) -> Rejection | None:
    """Say what is wrong with the form of a request, whoever sends it; None if nothing is."""
    path = visit.path
    if visit.method not in METHODS:
        return Rejection(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET, HEAD and POST are answered.")
    if len(path) > MAX_PATH:
        return Rejection(HTTPStatus.REQUEST_URI_TOO_LONG, "The address is too long.")
    is_odd = not path.startswith("/") or not path.isprintable() or "\\" in path or ".." in path.split("/")
    if is_odd or ("/livereload/" in path and not _LIVERELOAD.fullmatch(path[path.index("/livereload/") :])):
        return Rejection(HTTPStatus.BAD_REQUEST, "This is no address of a preview.")
    if "transfer-encoding" in visit.headers:
        return Rejection(HTTPStatus.LENGTH_REQUIRED, "The request does not say how long it is.")
    length = visit.headers.get("content-length", "")
    if length and not re.fullmatch(r"[0-9]{1,10}", length):
        return Rejection(HTTPStatus.BAD_REQUEST, "The request does not say how long it is.")
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


def next_address(text: str, mount: str) -> str:
    """Where to go after the secret was right: to the address that was asked for, if it is of this site.

    Args:
        text: the address that the form holds.
        mount: the path of the site on the server, without a slash at its end.
    """
    is_own = text.startswith(f"{mount}/") and not text.startswith("//") and ".." not in text.lower().replace("%2e", ".")
    return text if is_own and "\\" not in text and text.isprintable() and text.isascii() else f"{mount}/"
