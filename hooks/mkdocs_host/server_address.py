"""Takes the address of the preview, or says in one sentence why it cannot be had."""

from __future__ import annotations

import socket
import sys
from itertools import chain
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

PORTS_TRIED = 50
USUAL_PORT = 8000


def take_address(server: LiveReloadServer) -> None:
    """Bind the server to its address, which it would do itself at its start.

    Raises:
        PluginError: the address cannot be had, most often since another preview has it.
    """
    host, port = str(server.server_address[0]), int(server.server_address[1])
    try:
        server.server_bind()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        other = _free_port(host, port, server.address_family)
        raise PluginError(
            f"The preview cannot have the address {host}:{port} ({reason}); perhaps another one has it. Look there, or"
            f" name another port: {_program()} serve -a {host}:{other}"
        ) from error
    server.server_bind = lambda: None  # type: ignore[method-assign]


def _program() -> str:
    """MkDocs as it can be called from here, since it is in no folder that a shell looks into."""
    program = Path(sys.executable).with_name("mkdocs")
    inside = program.is_relative_to(Path.cwd()) and " " not in str(program.relative_to(Path.cwd()))
    return str(program.relative_to(Path.cwd())) if inside else "mkdocs"


def _free_port(host: str, port: int, family: int) -> int:
    """The next port that is free; behind the last one, one of those that previews usually have."""
    next_ports = range(port + 1, min(port + PORTS_TRIED, 65536))
    for other in chain(next_ports, range(USUAL_PORT, USUAL_PORT + PORTS_TRIED)):
        with socket.socket(family) as probe:
            try:
                probe.bind((host, other))
            except OSError:
                continue
            return other
    return USUAL_PORT
