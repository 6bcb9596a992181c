"""A host as sites have: it compresses, keeps connections, sends the headers we ask for and gives 404.html."""

from __future__ import annotations

import functools
import gzip
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from tests.samples.server import HostHandler, serving_folder

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".ics", ".txt")
_CANONICAL = re.compile(rb'<link rel="canonical" href="(https?://[^/"]+)')


class _Handler(HostHandler):
    protocol_version = "HTTP/1.1"

    def send_head(self) -> BinaryIO | None:
        """Answer with a file, compressed if it can be. A page names this host as its own."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        content = _content(path, path.stat().st_mtime_ns, self.headers["Host"])
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


@functools.cache
def _content(path: Path, changed: int, host: str) -> bytes:
    """What is sent of a file."""
    content = path.read_bytes()
    if path.suffix == ".html" and (own := _CANONICAL.search(content)):
        content = content.replace(own[1], f"http://{host}".encode())
    return gzip.compress(content) if path.suffix in _COMPRESSED else content


@contextmanager
def serving_site(site: Path) -> Iterator[str]:
    """Serve the folder of a built site; its address comes back."""
    with serving_folder(site, _Handler) as address:
        yield address
