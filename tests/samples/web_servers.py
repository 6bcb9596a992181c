"""Real web servers on a free port, set up by our snippets. Set-up does not bring them: they are there or not."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.samples.server import PATIENCE

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
APACHE = shutil.which("apache2", path="/usr/sbin")
_TYPES = Path("/etc/nginx/mime.types")
_MODULES = Path("/usr/lib/apache2/modules")
_NEEDED = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "setenvif")
Serving = Callable[[Path, str], AbstractContextManager[str]]
"""Serves a folder by a snippet; its address comes back, without a slash at its end."""


@contextmanager
def serving_by_nginx(site: Path, snippet: str) -> Iterator[str]:
    """Serve a folder by nginx, whose part `server` gets the port and the folder."""
    port = _free_port()
    folder = site.with_name("nginx")
    folder.mkdir()
    listen = f"listen 127.0.0.1:{port};\n root {site};\n error_page 404 /404.html;"
    temporary = "".join(
        f" {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    http = f" include {_TYPES};\n access_log off;\n{temporary}{snippet.replace('server {', f'server {{ {listen}', 1)}"
    config = folder / "nginx.conf"
    config.write_text(f"daemon off;\npid {folder}/pid;\nevents {{ }}\nhttp {{\n{http}}}\n", encoding="utf-8")
    assert NGINX
    with _running([NGINX, "-e", f"{folder}/error.log", "-c", str(config)], port, folder / "error.log"):
        yield f"http://127.0.0.1:{port}"
    assert "[warn]" not in (folder / "error.log").read_text(encoding="utf-8")


@contextmanager
def serving_by_apache(site: Path, snippet: str) -> Iterator[str]:
    """Serve a folder by Apache, which gets the snippet in its own configuration."""
    with _apache(site, snippet) as address:
        yield address


@contextmanager
def serving_by_htaccess(site: Path, snippet: str) -> Iterator[str]:
    """Serve a folder by Apache, which finds the snippet in the folder."""
    (site / ".htaccess").write_text(snippet, encoding="utf-8")
    with _apache(site, "") as address:
        yield address


@contextmanager
def _apache(site: Path, snippet: str) -> Iterator[str]:
    port = _free_port()
    folder = site.with_name("apache")
    folder.mkdir()
    modules = "".join(f"LoadModule {name}_module {_MODULES}/mod_{name}.so\n" for name in _NEEDED)
    config = folder / "apache.conf"
    config.write_text(
        f"ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\n"
        f"ErrorLog {folder}/error.log\nMutex file:{folder}\n{modules}TypesConfig /etc/mime.types\n"
        "User www-data\nGroup www-data\n"
        f"DocumentRoot {site}\n<Directory {site}>\nRequire all granted\nAllowOverride All\n</Directory>\n"
        f"ErrorDocument 404 /404.html\n{snippet}",
        encoding="utf-8",
    )
    assert APACHE
    with _running([APACHE, "-f", str(config), "-D", "FOREGROUND"], port, folder / "error.log"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[None]:
    said = log.with_suffix(".said")
    with said.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        else:
            words = [path.read_text(encoding="utf-8") for path in (said, log) if path.is_file()]
            raise AssertionError(f"no answer: {''.join(words)}")
        yield
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
