"""Servers on a free port: of a folder, as a host would serve it, and of `mkdocs serve`."""

from __future__ import annotations

import functools
import http.server
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psutil

from dashboard.output.content_types import content_type
from dashboard.output.host_headers import HEADERS_FILE, TYPE
from tests.samples.forks import LoadedAnew, start_mkdocs

PATIENCE = 90
"""Seconds that a test waits for a page or a process. A busy machine needs many; a wait ends as soon as there is an
answer, so that only a test that fails takes so long."""


class HostHandler(http.server.SimpleHTTPRequestHandler):
    """Answers as a host would that reads `_headers`: the file in a folder applies to all below it."""

    protocol_version = "HTTP/1.1"  # A browser asks for all files of a page in few connections.
    disable_nagle_algorithm = True  # Else a content waits 40 ms for the word that its headers have come.

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type that the rules give to a file, or else the usual one."""
        return content_type(Path(path).as_posix()) or super().guess_type(path)

    def end_headers(self) -> None:
        """Send the headers of every rule that fits the address; the type stands there already."""
        address = urlsplit(self.path).path
        for folder in (*Path(self.translate_path(address)).parents, Path(self.translate_path(address))):
            if (file := folder / HEADERS_FILE).is_file():
                below = folder.relative_to(self.directory).as_posix()
                inside = address if below == "." else address.removeprefix(f"/{below}")
                for name, value in headers_by_rule(inside, file.read_text(encoding="utf-8")):
                    if name != TYPE:
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
            fits = fnmatchcase(address, line)
        elif fits:
            name, value = line.strip().split(": ", 1)
            yield name, value


class FolderServer(http.server.ThreadingHTTPServer):
    """A browser opens many connections at once."""

    request_queue_size = 128


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving_folder(folder: Path, handler: type[HostHandler] = HostHandler) -> Iterator[str]:
    """Serve a folder, which may be filled later, with the headers of its `_headers`; its address comes back.

    Args:
        folder: what stands at the root of the address.
        handler: answers.
    """
    server = FolderServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def serving_preview(root: Path, end: signal.Signals = signal.SIGINT, loaded_anew: bool = False) -> Iterator[str]:
    """Run `mkdocs serve` in the folder of a mkdocs.yml; the site's address comes back once it answers.

    Args:
        root: the folder.
        end: the signal that ends it, Ctrl-C without another.
        loaded_anew: whether the process loads the engine itself: it may be another one, or start again.

    Raises:
        AssertionError: it does not answer, or leaves processes behind when it is ended.
    """
    port = free_port()
    log_path = root.parent / f"{root.name}.log"
    log_path.unlink(missing_ok=True)
    command = ["serve", "--dev-addr", f"127.0.0.1:{port}"]
    server: BaseProcess | LoadedAnew = (
        LoadedAnew(root, command, log_path)
        if loaded_anew
        else start_mkdocs(root, command, log_path, ignores_ctrl_c=True)
    )
    address = f"http://127.0.0.1:{port}/"
    _wait_for_answer(address, server, log_path)
    assert server.pid
    try:
        yield address
        children = psutil.Process(server.pid).children(recursive=True)
        os.kill(server.pid, end)
        server.join(PATIENCE)
    finally:
        server.kill()
        server.join()
    assert psutil.wait_procs(children, timeout=5)[1] == [], f"{end.name} left processes behind"


def _wait_for_answer(address: str, server: BaseProcess | LoadedAnew, log: Path) -> None:
    """Wait until a server answers; fail with its log if it has ended or takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.is_alive():
        try:
            urlopen(address, timeout=PATIENCE).close()
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    server.kill()
    raise AssertionError(f"no answer from {address}: {log.read_text(encoding='utf-8')[-3000:]}")


def wait_for_text(log: Path, text: str) -> None:
    """Wait until a log holds a text."""
    end = time.monotonic() + PATIENCE
    while text not in (said := log.read_text(encoding="utf-8") if log.exists() else ""):
        assert time.monotonic() < end, said[-3000:]
        time.sleep(0.1)
