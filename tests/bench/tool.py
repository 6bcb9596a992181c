"""The tools that are measured side by side: how each builds and serves its twin of the corpus, and what that costs."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import psutil

from tests.samples.server import free_port

POLL = 0.01
SAMPLE = 0.5
"""Seconds between two looks at a page, and at memory."""
PATIENCE = 900.0
"""Seconds after which a measurement gives up."""


@dataclass(frozen=True)
class Tool:
    """One of them."""

    name: str
    folder: str
    """Its twin of the corpus."""
    build: tuple[str, ...]
    """The module and its words."""
    serve: tuple[str, ...]
    status: str = ""
    """Where its preview says that pages are still being made, if it begins before they all are."""


OURS = Tool("ours", "ours", ("mkdocs", "build", "--strict"), ("mkdocs", "serve"), "preview/status.json")
MKDOCS = Tool("MkDocs", "mkdocs", ("mkdocs", "build", "--strict"), ("mkdocs", "serve"))
DIRTY = Tool("MkDocs --dirty", "mkdocs-dirty", ("mkdocs", "build", "--dirty"), ("mkdocs", "serve", "--dirty"))
ZENSICAL = Tool("Zensical", "zensical", ("zensical", "build"), ("zensical", "serve"))
TOOLS = (OURS, MKDOCS, DIRTY, ZENSICAL)


@dataclass
class Cost:
    """What a run took."""

    seconds: float = 0.0
    peak: float = 0.0
    """Megabytes of the whole process tree, shared pages counted once."""


def build(tool: Tool, corpus: Path) -> Cost:
    """Build a twin as its users would."""
    cost, folder = Cost(), corpus / tool.folder
    log = folder / "build.log"
    begun = time.perf_counter()
    with log.open("w") as said:
        process = subprocess.Popen([sys.executable, "-m", *tool.build], cwd=folder, stdout=said, stderr=said)
        with _watched(process.pid, cost):
            code = process.wait()
        cost.seconds = time.perf_counter() - begun
    if code:
        raise SystemExit(f"{tool.name} did not build {folder}:\n{log.read_text(encoding='utf-8')[-2000:]}")
    return cost


@dataclass
class Serving:
    """A preview that runs."""

    address: str
    cost: Cost
    log: Path
    begun: float
    status: str

    def until(self, page: str, words: str) -> float:
        """Wait until a page is served with these words in it; the moment at which it was."""
        return until(lambda: words.encode() in _read(f"{self.address}{page}"), f"{words!r} in {self.address}{page}")

    def until_ready(self) -> float:
        """Wait until all pages are made; the moment at which they were."""
        ready = ("built in", "issues found")  # MkDocs, Zensical
        at = until(lambda: any(words in self.log.read_text("utf-8", "replace") for words in ready), str(self.log))
        return self.until(self.status, '"progress": ""') if self.status else at


@contextmanager
def serve(tool: Tool, corpus: Path) -> Iterator[Serving]:
    """Start a preview; it is ended as with Ctrl-C."""
    folder, port = corpus / tool.folder, _port(tool.name)
    serving = Serving(f"http://127.0.0.1:{port}/", Cost(), folder / "serve.log", time.perf_counter(), tool.status)
    command = [sys.executable, "-m", *tool.serve, "--dev-addr", f"127.0.0.1:{port}"]
    with serving.log.open("w") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, start_new_session=True)
        try:
            with _watched(process.pid, serving.cost):
                yield serving
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


@cache
def _port(tool: str) -> int:
    """The same at each start, as an author's is: the address of the site is on every page."""
    return free_port()


def until(holds: object, what: str) -> float:
    """Ask over and over; the moment at which the answer was yes."""
    assert callable(holds)
    begun = time.perf_counter()
    while not holds():
        if time.perf_counter() - begun > PATIENCE:
            raise SystemExit(f"Waited {PATIENCE:g} s in vain for {what}")
        time.sleep(POLL)
    return time.perf_counter()


def _read(address: str) -> bytes:
    try:
        with urlopen(address, timeout=30) as answer:
            return bytes(answer.read())
    except (OSError, HTTPException):  # not yet served
        return b""


@contextmanager
def _watched(pid: int, cost: Cost) -> Iterator[None]:
    """Keep the highest memory of a process and of all that it starts."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(SAMPLE):
            cost.peak = max(cost.peak, _memory(pid))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _memory(pid: int) -> float:
    total = 0.0
    try:
        parent = psutil.Process(pid)
        processes = [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return total
    for process in processes:
        try:
            info = process.memory_full_info()
            total += getattr(info, "pss", info.rss)
        except psutil.Error:
            continue
    return total / 1e6
