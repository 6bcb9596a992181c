"""Asks a live site for its files: one host, no more of an answer than was expected, and never for longer than said."""

from __future__ import annotations

import http.client
import socket
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from msgspec import field

from dashboard.core.frozen import Frozen
from dashboard.core.site_address import site_address

TIMEOUT = 10.0
"""Seconds that one step of a request may take: to connect, or until the next bytes come."""
STEPS = 3
"""How many times as long a whole answer may take."""
RETRIES = 1
PAUSE = 1.0
"""Seconds before a request is made once more."""
REDIRECTS = 5
_PART = 65_536
_PORTS = {"http": 80, "https": 443}
_NOT_NOW = frozenset([408, 425, 429])
"""Statuses that say: later, perhaps."""


class SiteAnswer(Frozen):
    """What a live site answered."""

    status: int
    """The status of the last answer; 0 if there was none."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in small letters."""
    body: bytes = b""
    """As much of it as was asked for."""
    problem: str = ""
    """Why there is no answer, or where it leads instead."""
    address: str = ""
    """That of the file which was answered in the end, from the root of the site."""

    @property
    def is_for_now(self) -> bool:
        """Whether there might be another answer a moment later."""
        return self.status == 0 or self.status >= 500 or self.status in _NOT_NOW


class LiveSite:
    """A site at an address."""

    def __init__(self, root: str, timeout: float = TIMEOUT, pause: float = PAUSE) -> None:
        """Nothing is asked for yet.

        Args:
            root: the address of the site.
            timeout: in seconds, see TIMEOUT.
            pause: in seconds, see PAUSE.

        Raises:
            ValueError: it is no address on the web.
        """
        self.root = site_address(root)
        if not self.root or set(root) & set("?#@"):
            raise ValueError(f"'{root}', expected an address such as https://dashboard.eu/")
        self._timeout, self._pause = timeout, pause
        self._opener = build_opener(_Handler(timeout * STEPS), _OwnRedirects(self.root))

    def get(self, address: str, most: int) -> SiteAnswer:
        """Ask for a file, again if there is no answer.

        Args:
            address: from the root of the site.
            most: how many bytes to read. If there are more, one more is given.
        """
        for _ in range(RETRIES):
            if not (answer := self._get_once(address, most)).is_for_now:
                return answer
            time.sleep(self._pause)
        return self._get_once(address, most)

    def _get_once(self, address: str, most: int) -> SiteAnswer:
        headers = {"User-Agent": "desk verify", "Accept": "text/html, */*", "Accept-Encoding": "identity"}
        url = self.root + quote(address)
        end = time.monotonic() + self._timeout * STEPS
        try:
            with self._opener.open(Request(url, headers=headers), timeout=self._timeout) as response:
                told = {name.lower(): value for name, value in response.headers.items()}
                body = _read(response, most, end, is_packed=told.get("content-encoding", "").lower() == "gzip")
                return SiteAnswer(response.status, told, body, address=_address_below(self.root, response.url))
        except HTTPError as error:
            with error:
                told = {name.lower(): value for name, value in error.headers.items()}
                leads = f", leads to {told['location']}" if 300 <= error.code < 400 and "location" in told else ""
                return SiteAnswer(error.code, told, problem=f"status {error.code}{leads}", address=address)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            reason = getattr(error, "reason", None) or error
            return SiteAnswer(0, problem=f"no answer: {reason or type(reason).__name__}", address=address)


def is_same_site(root: str, url: str) -> bool:
    """Whether an address is on the host of a site, by the same scheme or by https in place of http."""
    own, other = urlsplit(root), urlsplit(url)
    if own.hostname != other.hostname:
        return False
    if (own.scheme, other.scheme) == ("http", "https") and (own.port, other.port) == (None, None):
        return True
    return (own.scheme, own.port or _PORTS[own.scheme]) == (other.scheme, other.port or _PORTS.get(other.scheme))


def _address_below(root: str, url: str) -> str:
    return unquote(urlsplit(url).path.removeprefix(urlsplit(root).path))


def _read(response: Any, most: int, end: float, *, is_packed: bool) -> bytes:
    """Read a body until it ends or is longer than expected.

    Raises:
        TimeoutError: it does not end in time.
    """
    body, unpack = bytearray(), zlib.decompressobj(31) if is_packed else None
    while len(body) <= most and (part := response.read1(_PART)):
        if time.monotonic() > end:
            raise TimeoutError("the answer does not end")
        body += unpack.decompress(part, most + 1 - len(body)) if unpack else part
    return bytes(body[: most + 1])


class _OwnRedirects(HTTPRedirectHandler):
    """Follows what leads to the same host, a few times; all else is an answer."""

    max_redirections = REDIRECTS

    def __init__(self, root: str) -> None:
        self._root = root

    def http_error_302(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage
    ) -> IO[bytes] | None:
        """Follow, or let the answer stand as it is."""
        try:
            is_own = is_same_site(self._root, urljoin(req.full_url, headers.get("location", "")))
        except ValueError:  # (no address at all)
            is_own = False
        return super().http_error_302(req, fp, code, msg, headers) if is_own else None

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _Timed(http.client.HTTPConnection):
    """A connection whose answer has to begin in time: each byte of a head might come just before a timeout."""

    def __init__(self, *args: Any, most: float, **more: Any) -> None:
        super().__init__(*args, **more)
        self._most = most
        self._is_late = False

    def getresponse(self) -> http.client.HTTPResponse:
        """Wait for the head of the answer."""
        timer = Timer(self._most, self._hang_up)
        timer.daemon = True
        timer.start()
        try:
            response = super().getresponse()
        finally:
            timer.cancel()
        if self._is_late:  # (What had come looks like a whole head.)
            response.close()
            raise TimeoutError("the answer does not begin")
        return response

    def _hang_up(self) -> None:
        self._is_late = True
        if self.sock:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _TimedSecure(_Timed, http.client.HTTPSConnection):
    """The same by TLS."""


class _Handler(HTTPHandler, HTTPSHandler):
    def __init__(self, most: float) -> None:
        super().__init__()
        self._most = most

    def http_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Timed, most=self._most), req)

    def https_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_TimedSecure, most=self._most), req)
