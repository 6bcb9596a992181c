"""What code asks of the clock, of other machines or of the environment, as far as the code itself says so."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from dashboard.core.lazy_re import lazy_re
from dashboard.notebooks.notebook import Notebook

_CLOCK = frozenset(
    f"{name}.{method}"
    for name, methods in (
        ("datetime", ("now", "today", "utcnow")),
        ("date", ("today",)),
        ("Timestamp", ("now", "today", "utcnow")),
    )
    for method in methods
)
_OF_A_MOMENT = frozenset(("Timestamp", "to_datetime", "datetime64"))
"""Functions to which 'now' and 'today' are moments."""
_FETCHING = frozenset(("urlopen", "urlretrieve"))
_LIBRARIES = frozenset(("requests", "httpx", "aiohttp"))
_REQUESTS = frozenset(("get", "post", "request", "Session", "Client", "AsyncClient", "ClientSession"))
_ADDRESS = lazy_re(r"(?:https?|ftp|s3|gs)://", re.I)
_OF_IPYTHON = lazy_re(r"^([ \t]*)[%!].*$", re.M)
"""Lines that Python does not know."""
_SUSPECT = lazy_re(r"\b(?:now|today|utcnow|getenv|environ|urlopen|urlretrieve|requests|httpx|aiohttp)\b|://", re.I)
"""Code with none of these words asks nobody, and need not be parsed."""


class OutsideValue(NamedTuple):
    """A place where code asks for something that no file of the repository holds."""

    line: int
    """Of the notebook's file, from 1."""
    of: str
    """Whom it asks: the clock, the network or the environment."""
    words: str
    """How the code says it."""


def outside_values(notebook: Notebook) -> Iterator[OutsideValue]:
    """Find them in the code of a notebook. What measures how long something takes is none."""
    if not any(_SUSPECT.search(cell.source) for cell in notebook.code):
        return
    trees = [(cell, _tree_of(cell.source)) for cell in notebook.code]
    imported = dict(name for _, tree in trees for name in _imported(tree))
    for cell, tree in trees:
        for node in ast.walk(tree):
            of, words = _asked_by(node, imported)
            if of and isinstance(node, ast.expr):
                yield OutsideValue(cell.line_of(node.lineno), of, words)


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that code imports, each with what it stands for: `d` and `datetime.date`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.asname, name.name) if name.asname else (_first(name.name),) * 2 for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((name.asname or name.name, f"{node.module}.{name.name}") for name in node.names)


def _tree_of(source: str) -> ast.Module:
    # (A line of Python, too, may begin with %.)
    for code in (source, _OF_IPYTHON.sub(r"\1pass", source)):
        with suppress(SyntaxError, ValueError, RecursionError), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of '\d' and the like: the kernel tells who executes it
            return ast.parse(code)
    return ast.Module([], [])


def _asked_by(node: ast.AST, imported: Mapping[str, str]) -> tuple[str, str]:
    """Whom an expression asks, and how; both are empty if it asks nobody."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        name = _name(node.value)
        return ("the environment", name) if _meant(name, imported) == "os.environ" else ("", "")
    if not isinstance(node, ast.Call):
        return "", ""
    name = _name(node.func)
    meant = _meant(name, imported)
    parts = meant.split(".")
    first = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
    text = first if isinstance(first, str) else ""
    if ".".join(parts[-2:]) in _CLOCK or (parts[-1] in _OF_A_MOMENT and text.lower() in ("now", "today")):
        return "the clock", name
    if meant in ("os.getenv", "os.environ.get"):
        return "the environment", name
    is_request = _first(name) in imported and parts[0] in _LIBRARIES and parts[-1] in _REQUESTS
    if is_request or parts[-1] in _FETCHING or (parts[-1].startswith("read_") and _ADDRESS.match(text)):
        return "the network", name
    return "", ""


def _name(node: ast.expr) -> str:
    """The names of an expression such as `datetime.date.today`; without those before a call or an index."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        names.append(node.id)
    return ".".join(reversed(names))


def _first(name: str) -> str:
    return name.partition(".")[0]


def _meant(name: str, imported: Mapping[str, str]) -> str:
    """A name as its module has it, whatever the code calls it."""
    first = _first(name)
    return imported.get(first, first) + name[len(first) :]
