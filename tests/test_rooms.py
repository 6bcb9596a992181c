"""The order of the engine's rooms: a room imports from earlier rooms only, imports for types included."""

from __future__ import annotations

import ast
from functools import cache

from dashboard.core.settings import HOME

ENGINE = HOME / "hooks" / "dashboard"
ROOMS = (
    *("core", "cache", "numbers", "data", "people", "facts"),
    *(
        "charts.style",
        "charts.spec",
        "charts.parts",
        "charts.types",
        "charts.figure",
        "charts.resolve",
        "charts.plotly",
        "charts.render",
    ),
    *("notebooks", "checks", "pieces", "review", "site", "site.checks", "view"),
    *("pages", "output", "edition", "editorial", "build", "desk", "desk.commands"),
)
"""The earliest first. A room is a package; `charts` holds eight of them."""
OUTPUTS = ("pages", "output")
"""What readers get is made here, of the view of one audience alone."""
BEHIND_THE_VIEW = ("site", "site.checks", "view.make_view")


@cache
def imports() -> dict[str, set[str]]:
    """The modules of the engine, each with those that it imports, by their names without `dashboard.`."""
    files = [path for path in ENGINE.rglob("*.py") if path.stat().st_size]
    paths = {path: ".".join(path.relative_to(ENGINE).with_suffix("").parts) for path in files}
    names = {path: name.removesuffix(".__init__") for path, name in paths.items() if name != "__init__"}
    imported: dict[str, set[str]] = {name: set() for name in names.values()}
    for path, name in names.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard."):
                module = (node.module or "").removeprefix("dashboard.")
                imported[name] |= {
                    f"{module}.{alias.name}" if f"{module}.{alias.name}" in imported else module for alias in node.names
                }
    return imported


def room_of(module: str) -> str:
    """The room in which a module stands: the longest name of a room with which it begins."""
    return max((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), key=len, default=f"no room: {module}")


def test_every_module_stands_in_a_room() -> None:
    assert {room_of(module) for module in imports()} == set(ROOMS)


def test_imports_lead_to_earlier_rooms_only() -> None:
    rank = {room: number for number, room in enumerate(ROOMS)}
    back = [
        f"{module} imports {other}"
        for module, others in imports().items()
        for other in others
        if rank[room_of(other)] > rank[room_of(module)]
    ]
    assert not back


def test_no_modules_import_each_other_in_a_circle() -> None:
    waiting = {module: {other for other in others if other != module} for module, others in imports().items()}
    while free := {module for module, others in waiting.items() if not others}:
        waiting = {module: others - free for module, others in waiting.items() if module not in free}
    assert not waiting


def test_what_readers_get_cannot_reach_behind_the_view() -> None:
    reaching = [
        f"{module} imports {other}"
        for module, others in imports().items()
        for other in others
        if room_of(module) in OUTPUTS and (room_of(other) in BEHIND_THE_VIEW or other in BEHIND_THE_VIEW)
    ]
    assert not reaching
