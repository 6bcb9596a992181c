"""Servers on a free port: of a folder, as a host would serve it, and of `mkdocs serve`."""

from __future__ import annotations

import functools
import http.server
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psutil

from dashboard.output.host_headers import HEADERS_FILE


class _HostHandler(http.server.SimpleHTTPRequestHandler):
    """Answers as a host would that reads `_headers`: the file in a folder applies to all below it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Send the headers of every rule that fits the address."""
        address = urlsplit(self.path).path
        for folder in (*Path(self.translate_path(address)).parents, Path(self.translate_path(address))):
            if (file := folder / HEADERS_FILE).is_file():
                below = folder.relative_to(self.directory).as_posix()
                inside = address if below == "." else address.removeprefix(f"/{below}")
                for name, value in headers_by_rule(inside, file.read_text(encoding="utf-8")):
                    self.send_header(name, value)
        super().end_headers()


def headers_by_rule(address: str, rules: str) -> Iterator[tuple[str, str]]:
    """The headers that the text of a `_headers` gives to an address, of each rule that fits.

    Args:
        address: begins with a slash, at the folder that holds the file.
        rules: the text.
    """
    fits = False
    for line in rules.splitlines():
        if line.startswith("/"):
            fits = address.startswith(line[:-1]) if line.endswith("*") else address == line
        elif fits:
            name, value = line.strip().split(": ", 1)
            yield name, value


@contextmanager
def serving_folder(folder: Path) -> Iterator[str]:
    """Serve a folder, which may be filled later, with the headers of its `_headers`; its address comes back."""
    handler = functools.partial(_HostHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def serving_preview(root: Path) -> Iterator[str]:
    """Run `mkdocs serve` in the folder of a mkdocs.yml; the site's address comes back once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (root.parent / f"{root.name}.log").open("w") as log:
        server = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}/"
        for _ in range(600):
            try:
                urlopen(address).close()
                break
            except (URLError, ConnectionError):
                time.sleep(0.1)
        yield address
        children = psutil.Process(server.pid).children(recursive=True)
        server.send_signal(signal.SIGINT)
        server.wait(20)
        assert psutil.wait_procs(children, timeout=5)[1] == [], "Ctrl-C left processes behind"
