"""What the user's settings of uv and pip say of networks, indexes and caches.

All else in these files is meant for other projects: where packages are put, and which are refused.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from machine.environment import home_of, is_about_networks

TABLE = re.compile(r"\s*\[\[?\s*([\w-]+)[\w.\s-]*\]")
KEY = re.compile(r"\s*(pip\.)?([\w-]+)\s*=")
PIP = re.compile(r"(?:global|install)\.([\w-]+)=(.*)")


def uv_settings(environ: Mapping[str, str], root: Path) -> str:
    """What is kept of the settings files of uv, as one file.

    Args:
        environ: the variables of the user.
        root: the folder where uv starts.
    """
    texts = []
    for path in _uv_files(environ, root):
        with suppress(OSError):  # (most are not there)
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
    return kept_of_uv(*texts)


def kept_of_uv(*tomls: str) -> str:
    """The lines of settings files of uv that are kept, as one file. A table such as [[index]] is kept as a whole.

    Args:
        tomls: the files. Of a key that stands in several the first counts; of tables such as [[index]] all do.
    """
    kept: dict[tuple[str, str], list[str]] = {}
    for toml in tomls:
        for table, key, lines in _parts_of_uv(toml):
            kept.setdefault((table, str(len(kept)) if table.startswith("[[") else key), lines)
    tables: dict[str, list[str]] = {"": [], "pip": []}
    for (table, _), lines in kept.items():
        tables.setdefault(table, []).extend(lines)
    if tables["pip"]:
        tables["pip"].insert(0, "[pip]")
    return "\n".join(line for lines in tables.values() for line in lines)


def _parts_of_uv(toml: str) -> list[tuple[str, str, list[str]]]:
    """The parts of a file that are kept: the table of each, its key, and its lines.

    Keys of no table mean what those of [pip] do. Any other table is one part.
    """
    parts: list[tuple[str, str, list[str]]] = []
    table, takes = "", False
    for line in toml.splitlines():
        if begin := TABLE.match(line):
            table = begin.group(1)
            takes = table != "pip" and is_about_networks(table)
            if takes:
                parts.append((line.strip(), "", [line]))
        elif table in ("", "pip") and (key := KEY.match(line)):
            takes = is_about_networks(key.group(2))
            if takes:
                parts.append(("pip" if key.group(1) else table, key.group(2), [line[key.start(2) :]]))
        elif takes:
            parts[-1][2].append(line)
    return parts


def pip_variables(listed: str) -> dict[str, str]:
    """What is kept of pip's settings, as variables.

    Args:
        listed: what `pip config list` prints.
    """
    settings = [line.groups() for line in map(PIP.match, listed.splitlines()) if line]
    return {
        f"PIP_{name.upper().replace('-', '_')}": str(ast.literal_eval(value))
        for name, value in settings
        if is_about_networks(name)
    }


def _uv_files(environ: Mapping[str, str], root: Path) -> list[Path]:
    """Where uv looks, in its order."""
    if environ.get("UV_CONFIG_FILE"):
        return [Path(environ["UV_CONFIG_FILE"])]
    projects = [folder / "uv.toml" for folder in (root, *root.parents)]
    if sys.platform == "win32":
        folders = [environ.get("APPDATA"), environ.get("PROGRAMDATA")]
    else:
        own = environ.get("XDG_CONFIG_HOME") or str((home_of(environ) or root) / ".config")
        folders = [own, *(environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(os.pathsep), "/etc"]
    return [*projects, *(Path(folder, "uv", "uv.toml") for folder in folders if folder)]
