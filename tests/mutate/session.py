"""A session of pytest that runs the tests once for each mutant, in a process of its own that is forked from this one.

Nothing is loaded anew: the functions of the module get the code of the mutant. Only tests that come by the changed
lines run, the fastest first, until one fails.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutate.operators import Mutant

_TOOL = sys.monitoring.COVERAGE_ID
Report = Callable[[str, str, bool], None]
Work = dict[str, list[Mutant]]


class MutantSession:
    """The plugin that takes the place of pytest's own loop over the tests."""

    def __init__(self, work: Work, report: Report) -> None:
        """Set the work.

        Args:
            work: the mutants that are to be run, by the path of their module.
            report: is told of each: the path, the name, and whether a test failed.
        """
        self._work, self._report = work, report

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as they are, to see which lines each comes by, and then with each mutant."""
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        items = session.items
        with tempfile.NamedTemporaryFile() as file:
            if _in_child(lambda: _record(items, set(self._work), Path(file.name)), 3600):
                raise pytest.UsageError(f"it fails without a fault: {Path(file.name).read_text() or 'pytest'}")
            seconds, passed = json.loads(Path(file.name).read_text())
        loaded = [each for each in gc.get_objects() if isinstance(each, FunctionType)]
        for path, mutants in self._work.items():
            functions = [each for each in loaded if each.__code__.co_filename == path]
            for mutant in mutants:
                numbers = {number for line in mutant.lines for number in passed.get(f"{path}:{line}", ())}
                chosen = [items[number] for number in sorted(numbers, key=seconds.__getitem__)]
                limit = 10 + int(5 * sum(seconds[number] for number in numbers))
                is_killed = bool(chosen) and _in_child(partial(_fails, chosen, functions, mutant.code), limit) != 0
                self._report(path, mutant.name, is_killed)
        return True


def _in_child(run: Callable[[], bool], limit: int) -> int:
    """Run a function in a forked process. Returns 0 if it says False within the limit of seconds."""
    with warnings.catch_warnings(action="ignore"):
        child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.alarm(limit)
    os.setsid()
    for number in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    code = 1
    try:
        code = int(run())
    finally:
        os._exit(code)


def _record(items: list[pytest.Item], paths: set[str], file: Path) -> bool:
    """Write the seconds of each test, and the tests that come by each line. Returns whether a test fails."""
    lines: dict[str, list[int]] = {}
    seconds = []
    hit: set[tuple[str, int]] = set()

    def see(code: CodeType, line: int) -> Any:
        if code.co_filename in paths:
            hit.add((code.co_filename, line))
        return sys.monitoring.DISABLE

    sys.monitoring.use_tool_id(_TOOL, "mutate")
    sys.monitoring.register_callback(_TOOL, sys.monitoring.events.LINE, see)
    sys.monitoring.set_events(_TOOL, sys.monitoring.events.LINE)
    for number, item in enumerate(items):
        hit.clear()
        sys.monitoring.restart_events()
        start = time.monotonic()
        if failures := [report for report in runtestprotocol(item, log=False, nextitem=None) if report.failed]:
            file.write_text(f"{item.nodeid}\n{failures[0].longreprtext}")
            return True
        seconds.append(time.monotonic() - start)
        for path, line in hit:
            lines.setdefault(f"{path}:{line}", []).append(number)
    file.write_text(json.dumps([seconds, lines]))
    return False


def _fails(items: list[pytest.Item], functions: list[FunctionType], code: CodeType) -> bool:
    """Give functions the code of a mutant, and say whether a test fails then."""
    codes = {(each.co_qualname, each.co_firstlineno): each for each in _codes(code)}
    for function in functions:
        function.__code__ = codes[function.__code__.co_qualname, function.__code__.co_firstlineno]
    return any(map(_failed, items))


def _failed(item: pytest.Item) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _codes(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)
