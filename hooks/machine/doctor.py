"""The table of `desk doctor`: what is there, which version, from where, what is missing, the cure."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from machine.browser import start_browser
from machine.environment import (
    BUNDLES,
    EXTRA_CERTIFICATES,
    TEMPORARY,
    can_be_written,
    clean_environment,
    home_of,
    proxy_of,
)
from machine.folders import CACHE, MODULES, PYTHON, ROOT, VENV
from machine.npm_packages import LOWEST_NODE, are_npm_packages_installed, node_version, path_with_own_node
from machine.programs import output
from machine.python_packages import LOWEST_PYTHON, existing_uv, is_environment_usable
from machine.set_up_command import SET_UP

LOCKED = re.compile(r"^([\w.-]+)==([^\s;\\]+)( *;)?", re.MULTILINE)
INSTALLED = (
    "from importlib.metadata import distributions as d; print(*(x.name + '==' + x.version for x in d()), sep='\\n')"
)
NAMED = 5
"""How many missing packages are named."""


class Row(NamedTuple):
    """One thing that the site needs."""

    what: str
    version: str = ""
    place: str = ""
    missing: str = ""
    cure: str = ""


def examine() -> list[Row]:
    """Look at everything, and change nothing."""
    return [*_tools(), *_python(), *_node(), _browser(), *_surroundings()]


def report(rows: Iterable[Row], *, as_json: bool) -> str:
    """The rows as a table, or as JSON."""
    if as_json:
        return json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2)
    lines = [Row("what", "version", "from", "missing", "cure"), *map(_shortened, rows)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip() for line in lines)


def _tools() -> Iterator[Row]:
    writable = os.access(ROOT, os.W_OK)
    version = output(["git", "rev-parse", "--short", "HEAD"])
    cure = "give yourself the right to, or copy the checkout to a folder of your own"
    yield Row("checkout", version, str(ROOT), *(() if writable else ("it cannot be written to", cure)))
    git, make = (re.search(r"\d[\d.]*", output([name, "--version"])) for name in ("git", "make"))
    if git:
        yield Row("git", git.group(), shutil.which("git") or "")
    else:
        yield Row("git", missing="it does not run: dates and changes are read from it", cure="install git")
    if make:
        yield Row("make", make.group(), shutil.which("make") or "")
    else:
        yield Row("make", "none", "the README says how to do without")


def _python() -> Iterator[Row]:
    lowest = ".".join(map(str, LOWEST_PYTHON))
    version = output([PYTHON, "-c", "import platform; print(platform.python_version())"])
    missing = "" if is_environment_usable() else _fault_of_environment(version, lowest)
    yield Row("Python in .venv", version, str(PYTHON), missing, SET_UP if missing else "")
    locked = LOCKED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    installed = {_plain(name): number for name, number, _ in LOCKED.findall(output([PYTHON, "-c", INSTALLED]))}
    # A package with a condition may be for another system.
    absent = {name for name, number, condition in locked if not condition and installed.get(_plain(name)) != number}
    absent |= {"china-russia-dashboard"} - {*installed}
    count = f"{len({name for name, *_ in locked} - absent)} as locked"
    yield Row("Python's packages", count, str(VENV), _some(sorted(absent)), SET_UP if absent else "")
    uv = existing_uv()
    version = output([uv, "--version"]).split()[1] if uv else "none"
    yield Row("uv", version, (shutil.which(uv) or uv) if uv else "set-up brings it when it needs it")


def _fault_of_environment(version: str, lowest: str) -> str:
    if VENV.is_symlink():
        return "it is a link; set-up makes a folder of its own"
    if not VENV.is_dir():
        return "it is not there"
    if not version:
        return "it does not run on this machine"
    made_in = VENV / ".made-in"
    if made_in.is_file() and (place := made_in.read_text(encoding="utf-8")) != str(VENV):
        return f"it was made in {place}"
    return f"{lowest} or newer, made by set-up"


def _node() -> Iterator[Row]:
    path = path_with_own_node()
    version, place = node_version(path), shutil.which("node", path=path) or ""
    if version and int(version.split(".")[0]) >= LOWEST_NODE:
        yield Row("Node", version, place)
    else:
        yield Row("Node", version, place, f"{LOWEST_NODE} or newer", f"{SET_UP}, which brings one")
    npm = shutil.which("npm", path=path)
    if number := output([npm, "--version"], PATH=path) if npm else "":
        yield Row("npm", number, npm or "")
    else:
        yield Row("npm", missing="it does not run", cure="install it, or take it out of PATH so that set-up brings one")
    if are_npm_packages_installed(dev=True):
        yield Row("npm's packages", "as locked", str(MODULES))
    elif are_npm_packages_installed(dev=False):
        yield Row("npm's packages", "as locked, without those of tests", str(MODULES))
    else:
        yield Row("npm's packages", "", str(MODULES), "they are not there as locked", SET_UP)


def _browser() -> Row:
    if not is_environment_usable():
        return Row("browser", missing="it cannot be tried without .venv", cure=SET_UP)
    executable, cause = start_browser()
    if not executable:
        return Row("browser", missing=cause.reason, cure=f"{SET_UP}; where that does not help, {cause.cure}")
    shown = "" if sys.platform == "win32" else output([executable, "--version"])  # (on Windows a window would open)
    number = re.search(r"\d[\d.]*", shown)
    return Row("browser", number.group() if number else "", executable)


def _surroundings() -> Iterator[Row]:
    home = home_of(os.environ)
    if home and os.access(home, os.W_OK):
        yield Row("home", place=str(home))
    else:
        yield Row("home", "none", f"programs keep their things in {CACHE / 'home'}")
    if proxy := proxy_of(os.environ):
        yield Row("proxy", place=proxy)
    told = {name: os.environ[name] for name in (*BUNDLES, EXTRA_CERTIFICATES) if os.environ.get(name)}
    for name, file in told.items():
        if not os.path.exists(file):  # noqa: PTH110
            yield Row("certificates", name, file, "there is no such file", f"unset {name}")
    if bundle := clean_environment(os.environ, CACHE).get("SSL_CERT_FILE"):
        yield Row("certificates", place=bundle)
    for name, fault in _faults_of_variables():
        yield Row("variable", name, os.environ[name], fault, f"unset {name}")


def _faults_of_variables() -> Iterator[tuple[str, str]]:
    """The variables that set-up does not let in, and that stop previews and builds; and what each does."""
    for name in ("PYTHONHOME", "PYTHONPATH"):
        if os.environ.get(name):
            yield name, "Python's packages of another place come first"
    if os.environ.get("PYTHONOPTIMIZE", "0") not in ("", "0", "1"):
        yield "PYTHONOPTIMIZE", "Python leaves the descriptions of checks out"
    for name in TEMPORARY:
        if os.environ.get(name) and not can_be_written(os.environ[name]):
            yield name, "it is no folder in which files can be made"
    options, node = os.environ.get("NODE_OPTIONS", ""), shutil.which("node", path=path_with_own_node())
    if options and node and output([node, "-p", "1"]) and not output([node, "-p", "1"], NODE_OPTIONS=options):
        yield "NODE_OPTIONS", "Node does not start with it"


def _shortened(row: Row) -> Row:
    """A row with a path that is seen from the checkout."""
    return row._replace(place=row.place.replace(f"{ROOT}{os.sep}", ""))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _some(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
