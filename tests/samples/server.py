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
from urllib.request import urlopen

import psutil


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving_folder(folder: Path) -> Iterator[str]:
    """Serve a folder, which may be filled later; its address comes back."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
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
