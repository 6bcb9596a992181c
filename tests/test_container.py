"""The container: one base for Docker and for editors, nobody is root, and what answers is healthy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from dashboard.core.settings import HOME
from tests.samples.dockerfile import dockerfile_faults

DOCKERFILE = (HOME / "Dockerfile").read_text(encoding="utf-8")


def test_editors_use_the_base_of_the_preview() -> None:
    text = (HOME / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert f" AS {settings['build']['target']}\n" in DOCKERFILE
    assert (HOME / ".devcontainer" / settings["build"]["dockerfile"]).resolve() == HOME / "Dockerfile"
    assert f"useradd --create-home --uid 1000 {settings['remoteUser']} " in DOCKERFILE


def test_nobody_is_root() -> None:
    _, base, *later = DOCKERFILE.split("\nFROM ")
    assert re.findall(r"^USER (.+)$", base, re.MULTILINE) == ["1000"]
    assert "\nUSER " not in "".join(later)


def test_a_processor_for_which_set_up_has_no_browser_gets_one() -> None:
    assert re.search(r'if \[ "\$\(dpkg --print-architecture\)" != amd64 \];[^;]* chromium ', DOCKERFILE)


@pytest.mark.parametrize(("status", "code"), [(200, 0), (302, 0), (403, 0), (500, 1)])
def test_what_answers_is_healthy(status: int, code: int) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        assert health(server.server_port) == code
        server.shutdown()


def test_what_does_not_answer_is_not_healthy() -> None:
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        port = server.server_port
    assert health(port) != 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no hadolint for it")
def test_hadolint_finds_nothing_and_would(tmp_path: Path) -> None:
    assert dockerfile_faults(HOME / "Dockerfile") == []
    (tmp_path / "Dockerfile").write_text("FROM debian\n", encoding="utf-8")
    assert "DL3006" in dockerfile_faults(tmp_path / "Dockerfile")[0]


def health(port: int) -> int:
    """The exit code of the health check, asked at another port."""
    _, dash, code = json.loads(re.search(r"HEALTHCHECK .*?CMD (\[.*?\])\n", DOCKERFILE, re.DOTALL).group(1))  # type: ignore[union-attr]
    return subprocess.run([sys.executable, dash, code.replace("8000", str(port))], capture_output=True).returncode
