"""The undocumented names of MkDocs that we use are still there, and only one file uses those that begin with `_`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from dashboard.core.settings import HOME
from mkdocs_host.internals import (
    INTERNALS,
    READ_IN,
    build_page,
    build_theme_template,
    list_visible_files,
    mark_watched,
    replace_script,
    serve_old_pages,
    start_epoch,
    wanted_epoch,
    watched_paths,
)

HOOKS = HOME / "hooks"
HOST_FILES = sorted([*(set(HOOKS.glob("*.py")) - {HOOKS / "set_up.py"}), *(HOOKS / "mkdocs_host").glob("*.py")])
"""All files of ours that know MkDocs. The engine imports none of it, and set_up.py runs before it is installed."""
RECEIVERS = {
    "mkdocs.livereload.LiveReloadServer": "server",
    "mkdocs.plugins.PluginCollection": "plugins",
    "mkdocs.structure.pages.Page": "page",
    "mkdocs.theme.Theme": "theme",
    "mkdocs.utils.CountHandler": "handler",
}
"""What our code calls an instance of each class."""
INTERNALS_FILE = HOOKS / "mkdocs_host" / "internals.py"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    """MkDocs' server before it binds a port."""
    server = LiveReloadServer(list, "127.0.0.1", 0, str(tmp_path))
    yield server
    server.server_close()


def owner_of(name: str, instances: dict[str, object]) -> object:
    """A module or a class of MkDocs by its full name; an instance of the class where only that has the attributes."""
    if name in instances:
        return instances[name]
    module, _, class_name = name.rpartition(".")
    return getattr(import_module(module), class_name) if class_name[0].isupper() else import_module(name)


def uses_of(owner: str, name: str) -> list[str]:
    """The places of our code, as file:line, that use a name of MkDocs."""
    # In internals.py the names of the list stand in quotes: these are no uses.
    use = re.compile(rf"{RECEIVERS[owner]}\.{name}\b" if owner in RECEIVERS else rf"\b{name}\b(?!\")")
    return [
        f"hooks/{path.relative_to(HOOKS).as_posix()}:{number}"
        for path in HOST_FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if use.search(line)
    ]


def complain(owner_name: str, name: str, server: LiveReloadServer) -> str:
    """What to say of a name that is gone; nothing if it is there."""
    instances = {
        "mkdocs.livereload.LiveReloadServer": server,
        "mkdocs.plugins.PluginCollection": PluginCollection(),
        "mkdocs.theme.Theme": Theme(name="mkdocs"),
    }
    if hasattr(owner_of(owner_name, instances), name):
        return ""
    versions = f"It was there in MkDocs {READ_IN}; this is MkDocs {version('mkdocs')}."
    return f"{owner_name}.{name} is gone. {versions} It is used in {', '.join(uses_of(owner_name, name))}."


@pytest.mark.parametrize(
    ("owner_name", "name"), [(owner_name, name) for owner_name, names in INTERNALS.items() for name in names]
)
def test_a_name_of_mkdocs_that_we_use_is_there(owner_name: str, name: str, server: LiveReloadServer) -> None:
    assert uses_of(owner_name, name), f"Nothing uses {owner_name}.{name} any more: take it out of INTERNALS."
    assert not (complaint := complain(owner_name, name, server)), complaint


def test_a_name_that_is_gone_is_told_with_its_version_and_its_uses(
    server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner_name, name = "mkdocs.structure.pages.Page", "read_source"
    monkeypatch.delattr(Page, name)
    complaint = complain(owner_name, name, server)
    assert complaint.startswith(f"{owner_name}.{name} is gone. It was there in MkDocs {READ_IN}; ")
    assert re.search(r"It is used in (hooks/mkdocs_host/introduce\.py:\d+(, )?)+\.$", complaint)


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (build_page, ("page", "config", "doc_files", "nav", "env")),
        (build_theme_template, ("template_name", "env", "files", "config", "nav")),
        (LiveReloadServer.serve_request, ("self", "environ", "start_response")),
    ],
)
def test_a_function_of_mkdocs_takes_the_arguments_that_we_give(function: Any, arguments: tuple[str, ...]) -> None:
    parameters = tuple(signature(function).parameters)
    assert parameters[: len(arguments)] == arguments, (
        f"{function.__qualname__} takes ({', '.join(parameters)}). In MkDocs {READ_IN}, in which we read it, "
        f"it took ({', '.join(arguments)}, …)."
    )


def private_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The lines on which code touches a name with `_` at its beginning that is not its own, and the names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and re.match(r"_[^_]", node.attr):
            if not (isinstance(node.value, ast.Name) and node.value.id == "self"):
                yield node.lineno, node.attr
        elif isinstance(node, ast.ImportFrom):
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            yield from ((node.lineno, name) for name in names if re.match(r"_[^_]", name))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("getattr", "setattr"):
            name = node.args[1]
            if isinstance(name, ast.Constant) and str(name.value).startswith("_"):
                yield node.lineno, str(name.value)


def test_only_internals_touches_private_names() -> None:
    places = [
        f"{path.relative_to(HOOKS).as_posix()}:{line} touches {name}: use a function of internals.py, or add one."
        for path in HOST_FILES
        if path != INTERNALS_FILE
        for line, name in private_names(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not places, "\n".join(places)


def test_internals_lists_every_private_name_that_it_touches() -> None:
    touched = {name for _, name in private_names(ast.parse(INTERNALS_FILE.read_text(encoding="utf-8")))}
    listed = {name for names in INTERNALS.values() for name in names}
    assert touched == {name for name in listed if name.startswith("_")}


def test_a_private_name_is_noticed() -> None:
    code = "from mkdocs.x import _y\nserver._a.b\nself._server._c = 1\nself._d\ngetattr(server, '_e')\n__name__.f\n"
    assert sorted(private_names(ast.parse(code))) == [(1, "_y"), (2, "_a"), (3, "_c"), (5, "_e")]


def test_our_script_is_in_a_page_that_is_served_while_a_build_is_under_way(
    server: LiveReloadServer, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_bytes(b"<p>A page.")
    mark_watched(server, str(tmp_path))
    replace_script(server, lambda html, epoch: html + b" Ours.")
    epoch = wanted_epoch(server)
    start_epoch(server)
    serve_old_pages(server)  # Without it the next line would wait for the end of the build.
    body = b"".join(server.serve_request({"PATH_INFO": "/"}, lambda status, headers: None))
    assert (body, wanted_epoch(server), watched_paths(server)) == (b"<p>A page. Ours.", epoch, [str(tmp_path)])


def test_of_a_theme_the_same_files_are_found_without_a_look_into_hidden_folders() -> None:
    config = load_config(config_file=str(HOME / "mkdocs.yml"))
    found: list[list[str]] = []
    for _ in range(2):
        files, env = Files([]), config.theme.get_env()
        files.add_files_from_theme(env, config)
        found.append([file.src_uri for file in files])
        list_visible_files(config.theme)
    assert found[0] == found[1] != []
    hidden = ".icons/material/weather-night.svg"
    assert hidden not in env.list_templates()
    assert env.get_template(hidden).render().startswith("<svg")
