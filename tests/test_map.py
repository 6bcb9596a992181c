"""The map of the engine in hooks/README.md and charts/README.md shows what the code is; no test imports another."""

from __future__ import annotations

import re
from collections.abc import Callable

from dashboard.core.settings import HOME
from tests.samples.engine import CHARTS, ENGINE, ROOMS, Graph, imports, room_of

README, CONTRIBUTING = ((HOME / name).read_text(encoding="utf-8") for name in ("hooks/README.md", "CONTRIBUTING.md"))
CHARTS_README = (ENGINE / "charts" / "README.md").read_text(encoding="utf-8")
FILES = [
    path
    for folder in ("hooks", "tests")
    for path in (HOME / folder).rglob("*")
    if path.suffix in (".py", ".js", ".html")
]


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


def test_the_pictures_show_the_imports_of_the_code() -> None:
    all_rooms = room_graph(lambda room: "charts" if room in CHARTS else room)
    inside_charts = room_graph(lambda room: room if room in CHARTS else "")
    pictures = re.findall(r"```mermaid\n(.*?)```", README + CHARTS_README, re.S)
    for picture, graph in zip(pictures, (all_rooms, inside_charts), strict=True):
        lines = re.findall(r"^ *(\S+) --> (.+)$", picture, re.M)
        drawn = {(room, other) for room, others in lines for other in others.split(" & ")}
        changes = [f"{'take out' if pair in drawn else 'add'} {' --> '.join(pair)}" for pair in drawn ^ arrows(graph)]
        assert not changes, f"A picture of the rooms differs from the code: {', '.join(sorted(changes))}."


def test_the_table_lists_the_rooms_in_their_order() -> None:
    table = README.partition("## The rooms")[2].partition("## ")[0]
    assert re.findall(r"^\| `(\S+)` \|", table, re.M) == list(ROOMS)


def test_a_name_is_defined_in_the_file_where_the_map_looks_for_it() -> None:
    """`CHART_TYPES` of `charts/types/__init__.py`: that it is there, not that it does what is said."""
    named = re.findall(r"`(\w+)` (?:of|in|from)\s`([\w./-]+\.(?:py|js))`", README + CONTRIBUTING)
    assert len(named) > 20
    for name, file in named:
        texts = [path.read_text(encoding="utf-8") for path in FILES if path.as_posix().endswith(f"/{file}")]
        defined = re.compile(rf"^\s*(?:export )?(?:def|class|function|const|let) {name}\b|^\s*{name}(?:: .*)? =", re.M)
        assert any(map(defined.search, texts)), f"{file} has no {name}."


def test_each_file_that_docstrings_and_comments_name_exists() -> None:
    """`site/find_files.py`. `tests/test_own_content.py` asks the same of READMEs."""
    there = "\n".join(path.as_posix() for path in FILES) + "\n"
    gone = {
        f"{path.relative_to(HOME)}: {file}"
        for path in FILES
        for file in re.findall(r"`([\w.-]+/[\w./-]+\.(?:py|js|html))`", path.read_text(encoding="utf-8"))
        if f"/{file}\n" not in there
    }
    assert gone == set()


def test_each_command_that_findings_and_papers_name_exists() -> None:
    """`desk check`, also in a hint or in brackets: what somebody is told to run has to be there."""
    papers = [*HOME.glob("*.md"), *(HOME / "hooks").rglob("*.md"), *(HOME / ".github").rglob("*.yml")]
    named = re.compile(r"(?:[(`\"']|\b(?:run|by|or|see|Run): ?|: |bin/)desk ([a-z][a-z-]+)")
    commands = {path.stem.replace("_", "-") for path in (ENGINE / "desk" / "commands").glob("*.py")}
    gone = {
        f"{path.relative_to(HOME)}: desk {command}"
        for path in [*(path for path in FILES if (HOME / "hooks") in path.parents), *papers]
        for command in named.findall(path.read_text(encoding="utf-8"))
        if command not in commands
    }
    assert gone == set()


def test_no_test_module_imports_another() -> None:
    """What several share stands in tests/samples/; the benchmark, the comparison and the mutations are programs."""
    tests = HOME / "tests"
    imports_of_tests = [
        f"{path.relative_to(tests)} imports {module}"
        for path in tests.rglob("*.py")
        for module in re.findall(r"^ *from (tests\b\S*) import", path.read_text(encoding="utf-8"), re.M)
    ]
    programs = r"bench/__main__.py imports tests.bench$|^(audit|mutate)/\S+ imports tests\.(audit|mutate)\b"
    allowed = re.compile(rf" imports tests\.(samples|bench|compare|words)\b|{programs}")
    assert [line for line in imports_of_tests if not allowed.search(line)] == []
