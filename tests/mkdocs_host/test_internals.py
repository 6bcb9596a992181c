"""The private names of MkDocs that we touch are still there."""

from __future__ import annotations

from importlib import import_module

import pytest
from mkdocs.livereload import LiveReloadServer

from mkdocs_host.internals import PRIVATE_FUNCTIONS, READ_IN, SERVER_ATTRIBUTES

ADVICE = f"It was read in MkDocs {READ_IN}: see hooks/mkdocs_host/internals.py."


@pytest.mark.parametrize("module", PRIVATE_FUNCTIONS)
def test_the_private_functions_are_there(module: str) -> None:
    for name in PRIVATE_FUNCTIONS[module]:
        assert callable(getattr(import_module(module), name, None)), f"{module} has no {name} any more. {ADVICE}"


def test_the_server_has_the_attributes_that_we_use() -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, ".")
    try:
        for name in SERVER_ATTRIBUTES:
            assert hasattr(server, name), f"MkDocs' server has no {name} any more. {ADVICE}"
    finally:
        server.server_close()
