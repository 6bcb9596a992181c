"""An address that cannot be had is told with one that can."""

from __future__ import annotations

import socketserver
from typing import Any, cast

import pytest
from mkdocs.exceptions import PluginError

from mkdocs_host.server_address import take_address


@pytest.mark.parametrize("port", [65535, 99999])
def test_behind_the_last_port_a_usual_one_is_named(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(socketserver.TCPServer, "server_bind", refuse)
    server = socketserver.TCPServer(("127.0.0.1", port), cast(Any, None), bind_and_activate=False)
    with server, pytest.raises(PluginError, match=r"serve -a 127\.0\.0\.1:80\d\d\Z"):
        take_address(cast(Any, server))
