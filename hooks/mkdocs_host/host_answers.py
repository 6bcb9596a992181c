"""What the preview answers with the headers that a host is told to send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.output.host_headers import TYPE, headers_for


def with_host_headers(address: str, start_response: Callable[..., Any]) -> Callable[..., Any]:
    """Add the headers of a host to those with which an answer begins.

    Args:
        address: what is asked for, from the root of the site.
        start_response: is given the status and the headers (WSGI).

    Returns:
        what is to be called in place of `start_response`.
    """
    own_headers = headers_for(address)
    own_type = own_headers.pop(TYPE, "")

    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        if own_type and status.startswith("200 "):
            headers = [*(header for header in headers if header[0] != TYPE), (TYPE, own_type)]
        return start_response(status, [*headers, *own_headers.items()], *more)

    return start
