"""What the user's settings of uv and pip say of networks, indexes and caches.

All else in these files is meant for other projects: where packages are put, and which are refused.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from machine.environment import home_of, is_about_networks

TABLE = re.compile(r"\s*\[\[?\s*([\w-]+)[\w.\s-]*\]")
KEY = re.compile(r"\s*(?:pip\.)?([\w-]+)\s*=")
PIP = re.compile(r"(?:global|install)\.([\w-]+)=(.*)")


def uv_settings(environ: Mapping[str, str], root: Path) -> str:
    """What is kept of the first settings file of uv of which anything is.

    Args:
        environ: the variables of the user.
        root: the folder where uv starts.
    """
    for path in _uv_files(environ, root):
        try:
            kept = kept_of_uv(path.read_text(encoding="utf-8", errors="replace"))
        except OSError:  # (most are not there)
            continue
        if kept:
            return kept
    return ""


def kept_of_uv(toml: str) -> str:
    """The lines of a settings file of uv that are kept. A table such as [[index]] is kept as a whole."""
    lines: list[str] = []
    table, takes = "pip", False  # (Keys of no table mean what those of [pip] do.)
    for line in toml.splitlines():
        if begin := TABLE.match(line):
            table = begin.group(1)
            takes = table == "pip" or is_about_networks(table)
        elif (key := KEY.match(line)) and not (takes and table != "pip"):
            takes = table == "pip" and is_about_networks(key.group(1))
        if takes:
            lines.append(line)
    return "\n".join(lines)


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
