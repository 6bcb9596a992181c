"""The engine's rooms in their order, and what each module of the engine imports."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dashboard.core.settings import HOME

ENGINE = HOME / "hooks" / "dashboard"
CHARTS = tuple(
    f"charts.{name}" for name in ("style", "labels", "spec", "parts", "types", "figure", "resolve", "plotly", "render")
)
ROOMS = (
    *(
        "core",
        "cache",
        "media",
        "markup",
        "numbers",
        "data",
        "people",
        "citing",
        "facts",
        "references",
        *CHARTS,
        "tiles",
    ),
    "notebooks",
    "checks",
    "checks.described",
    "pieces",
    "review",
    "site",
    "site.checks",
    "view",
    "linked",
    "pages",
    "exports",
    "feeds",
    "quoted",
    "output",
    "edition",
    "changes",
    "editorial",
    "word",
    "renaming",
    "build",
    "desk",
)
"""The earliest first. A room is a package; `charts` holds nine of them."""
Graph = dict[str, set[str]]


@cache
def imports() -> Graph:
    """The modules of the engine, each with those that it imports, by their names without `dashboard.`."""
    modules = {name: tree for name, tree in _trees().items() if name}
    graph: Graph = {name: set() for name in modules}
    for name, tree in modules.items():
        for node in _statements(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard."):
                module = (node.module or "").removeprefix("dashboard.")
                targets = {alias.name: f"{module}.{alias.name}" for alias in node.names}
                graph[name] |= {target if target in graph else module for target in targets.values()}
    return graph


def imported_names(module: str) -> set[str]:
    """What a module takes from other modules of the engine: functions, classes and constants by name."""
    froms = [node for node in _statements(_trees()[module]) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in froms if (node.module or "").startswith("dashboard.") for alias in node.names}


def classes() -> dict[str, list[str]]:
    """The modules that define each class that others may import, by its name."""
    found: dict[str, list[str]] = {}
    for name, tree in _trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(name)
    return found


def unseen_imports() -> list[str]:
    """Imports of the engine's modules in a form that `imports` does not see."""
    lines = []
    for name, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                lines += [f"{name}: import {alias.name}" for alias in node.names if alias.name.startswith("dashboard")]
            elif isinstance(node, ast.ImportFrom) and (node.level or node.module == "dashboard"):
                lines.append(f"{name}: from {'.' * node.level}{node.module or ''} import")
            elif isinstance(node, ast.Call) and called(node) in ("import_module", "__import__"):
                lines.append(f"{name}: {ast.unparse(node.func)}()")
    return lines


def doubled_docstrings() -> list[str]:
    """Where the words below a field stand below other words: those of another field, which has come between."""
    return [
        f"{name}:{other.lineno}"
        for name, tree in _trees().items()
        for node in (tree, *_statements(tree))
        for one, other in itertools.pairwise(getattr(node, "body", []))
        if _is_docstring(one) and _is_docstring(other)
    ]


def _is_docstring(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def room_of(module: str) -> str:
    """The room in which a module stands: the longest name of a room with which it begins."""
    return max((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), key=len, default=f"no room: {module}")


def called(call: ast.Call) -> str:
    """The last name of what is called; empty if it has none."""
    function = call.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """All statements, also those inside others. Most of a module is expressions, and these hold none."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, ast.stmt | ast.excepthandler | ast.match_case):
            yield from _statements(node)


@cache
def _trees() -> dict[str, ast.Module]:
    """Each module that is not empty, by its name; that of the engine's own `__init__.py` is empty."""
    paths = [path for path in sorted(ENGINE.rglob("*.py")) if path.stat().st_size]
    return {_name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def _name_of(path: Path) -> str:
    parts = path.relative_to(ENGINE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
