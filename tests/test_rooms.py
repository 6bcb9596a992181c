"""The order of the engine's rooms, held against the code and against the maps in hooks/README.md and in charts/.

A room imports from earlier rooms only, imports for types included.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache

from dashboard.core.settings import HOME

ENGINE = HOME / "hooks" / "dashboard"
CHARTS = tuple(
    f"charts.{name}" for name in ("style", "spec", "parts", "types", "figure", "resolve", "plotly", "render")
)
ROOMS = (
    *("core", "cache", "numbers", "data", "people", "facts", *CHARTS),
    *("notebooks", "checks", "pieces", "review", "site", "site.checks", "view"),
    *("pages", "output", "edition", "editorial", "build", "desk", "desk.commands"),
)
"""The earliest first. A room is a package; `charts` holds eight of them."""
OUTPUTS = ("pages", "output")
"""What readers get is made here, of the view of one audience alone."""
BEHIND_THE_VIEW = ("site", "site.checks", "view.make_view")
README = (HOME / "hooks" / "README.md").read_text(encoding="utf-8")
CHARTS_README = (ENGINE / "charts" / "README.md").read_text(encoding="utf-8")
Graph = dict[str, set[str]]


@cache
def imports() -> Graph:
    """The modules of the engine, each with those that it imports, by their names without `dashboard.`."""
    files = [path for path in ENGINE.rglob("*.py") if path.stat().st_size]
    paths = {path: ".".join(path.relative_to(ENGINE).with_suffix("").parts) for path in files}
    names = {path: name.removesuffix(".__init__") for path, name in paths.items() if name != "__init__"}
    graph: Graph = {name: set() for name in names.values()}
    for path, name in names.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard."):
                module = (node.module or "").removeprefix("dashboard.")
                targets = {alias.name: f"{module}.{alias.name}" for alias in node.names}
                graph[name] |= {target if target in graph else module for target in targets.values()}
    return graph


def room_of(module: str) -> str:
    """The room in which a module stands: the longest name of a room with which it begins."""
    return max((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), key=len, default=f"no room: {module}")


def room_graph(name_of: Callable[[str], str]) -> Graph:
    """The rooms, the earliest first, each with the others that it imports.

    Args:
        name_of: the name of a room in the picture; rooms with an empty name are left out.
    """
    graph: Graph = {name_of(room): set() for room in ROOMS}
    for module, others in imports().items():
        graph[name_of(room_of(module))] |= {name_of(room_of(other)) for other in others}
    return {room: others - {room, ""} for room, others in graph.items() if room}


def arrows(graph: Graph) -> set[tuple[str, str]]:
    """The arrows that a picture of a graph needs: those that do not follow from others."""
    reach: Graph = {}
    for room, others in graph.items():
        reach[room] = others.union(*(reach.get(other, set()) for other in others))
    pairs = {(room, other) for room, others in graph.items() for other in others}
    return {(room, other) for room, other in pairs if not any(other in reach[between] for between in graph[room])}


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


def test_the_pictures_of_the_map_show_the_imports_of_the_code() -> None:
    all_rooms = room_graph(lambda room: "charts" if room in CHARTS else room)
    inside_charts = room_graph(lambda room: room if room in CHARTS else "")
    pictures = re.findall(r"```mermaid\n(.*?)```", README + CHARTS_README, re.S)
    for picture, graph in zip(pictures, (all_rooms, inside_charts), strict=True):
        lines = re.findall(r"^ *(\S+) --> (.+)$", picture, re.M)
        drawn = {(room, other) for room, others in lines for other in others.split(" & ")}
        changes = [f"{'take out' if pair in drawn else 'add'} {' --> '.join(pair)}" for pair in drawn ^ arrows(graph)]
        assert not changes, f"A picture of the rooms differs from the code: {', '.join(sorted(changes))}."


def test_the_table_of_the_map_lists_the_rooms_in_their_order() -> None:
    table = README.partition("## The rooms")[2].partition("## ")[0]
    assert re.findall(r"^\| `(\S+)` \|", table, re.M) == list(ROOMS)


def test_no_test_module_imports_another() -> None:
    """What several share stands in tests/samples/; the benchmark and the comparison are programs with tests."""
    tests = HOME / "tests"
    imports_of_tests = [
        f"{path.relative_to(tests)} imports {node.module}"
        for path in tests.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and re.match(r"tests\b", node.module or "")
    ]
    allowed = re.compile(r" imports tests\.(samples|bench|compare)\b|bench/__main__.py imports tests.bench$")
    assert [line for line in imports_of_tests if not allowed.search(line)] == []
