"""Asks another site whether an address still answers."""

from __future__ import annotations

from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from dashboard.site.checks.address_answer import AddressAnswer

TIMEOUT = 15
"""Seconds after which an address counts as dead."""
REFUSED = (401, 402, 403, 406, 407, 418, 429, 451, 503, 999)
"""Status codes of sites that refuse programs. Readers may get the page all the same."""


def ask(address: str, agent: str) -> AddressAnswer:
    """Ask whether an address answers: by HEAD, and by GET where the site does not answer HEAD well.

    Args:
        address: the full address.
        agent: the `User-Agent` of the request.
    """
    answer = AddressAnswer("dead")
    for method in ("HEAD", "GET"):
        redirects = _Redirects()
        request = Request(address, method=method, headers={"User-Agent": agent, "Accept": "*/*"})
        try:
            with build_opener(redirects).open(request, timeout=TIMEOUT) as response:
                if redirects.are_permanent and response.url != address:
                    return AddressAnswer("moved", response.url)
                return AddressAnswer("there")
        except HTTPError as error:
            if error.code in REFUSED:
                return AddressAnswer("there")
            answer = AddressAnswer("dead", f"it answers {error.code}")
        except (URLError, HTTPException, OSError, ValueError) as error:
            answer = AddressAnswer("dead", str(getattr(error, "reason", "")) or str(error) or type(error).__name__)
    return answer


class _Redirects(HTTPRedirectHandler):
    """Follows redirects, and remembers whether all of them are permanent."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    @property
    def are_permanent(self) -> bool:
        return bool(self.codes) and all(code in (301, 308) for code in self.codes)

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Called by urllib."""
        self.codes.append(code)
        next_request = super().redirect_request(req, fp, code, msg, headers, newurl)
        if next_request:
            next_request.method = req.get_method()  # (urllib would change HEAD to GET)
        return next_request
