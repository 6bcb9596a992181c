"""Which pages of a preview are open in a browser: each of them asks for news again and again."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

ASKS_EVERY = 70.0
"""In seconds. MkDocs answers after 60 if there is no news, and the page asks again."""
MOST = 3
"""How many pages are made before all others."""


class OpenPages:
    """The pages that have asked for news, and when they did."""

    def __init__(self) -> None:
        self._asked: dict[str, float] = {}
        self._lock = threading.Lock()
        """Held while they are read or changed: each page asks in a thread of its own."""

    def note(self, environ: Mapping[str, Any], mount: str) -> None:
        """Note a page that asks for news.

        Args:
            environ: the request, as WSGI has it.
            mount: the path of the site's address.
        """
        path = unquote(urlsplit(environ.get("HTTP_REFERER", "")).path)
        if path.startswith(mount):
            with self._lock:
                self._asked[path.removeprefix(mount)] = time.monotonic()

    def latest(self) -> list[str]:
        """The addresses of those that were opened or loaded last, from the root of the site."""
        since = time.monotonic() - ASKS_EVERY
        with self._lock:
            self._asked = {address: asked for address, asked in self._asked.items() if asked > since}
            return sorted(self._asked, key=self._asked.__getitem__, reverse=True)[:MOST]
