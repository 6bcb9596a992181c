"""Packages of one plugin of MkDocs each, beside the project's own: no plugin is among its dependencies."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from dashboard.core.settings import HOME

FOLDER = HOME / ".cache" / "plugins"
PINS: dict[str, tuple[str, ...]] = {
    "macros": ("mkdocs-macros-plugin==1.5.0", "hjson==3.1.0", "super-collections==0.6.2", "termcolor==3.3.0"),
    "glightbox": ("mkdocs-glightbox==0.5.3", "selectolax==1.0.2"),
    "redirects": ("mkdocs-redirects==1.2.3", "properdocs==1.6.7"),
    "rss": (
        "mkdocs-rss-plugin==1.19.0",
        "properdocs==1.6.7",
        "cachecontrol==0.14.4",
        "msgpack==1.2.4",
        "gitpython==3.1.62",
        "gitdb==4.0.12",
        "smmap==5.0.3",
    ),
    "git-revision-date-localized": (
        "mkdocs-git-revision-date-localized-plugin==1.6.3",
        "gitpython==3.2.1",
        "gitdb==4.0.12",
        "smmap==5.0.3",
    ),
    "table-reader": ("mkdocs-table-reader-plugin==4.0.2", "tabulate==0.10.0"),
    "awesome-nav": ("mkdocs-awesome-nav==3.3.0", "bracex==3.2.3", "natsort==8.4.0", "wcmatch==12.0.1"),
    "llmstxt": (
        "mkdocs-llmstxt==0.5.1",
        "markdown-it-py==3.0.0",
        "markdownify==1.2.3",
        "six==1.17.0",
        "mdformat==0.7.22",
        "mdformat-tables==1.0.0",
    ),
    "minify": ("mkdocs-minify-plugin==0.8.0", "csscompressor==0.9.5", "htmlmin2==0.1.13", "jsmin==3.0.1"),
    "material": (
        "cairocffi==1.7.1",
        "cairosvg==2.9.1",
        "cffi==2.1.1",
        "cssselect2==0.10.1",
        "pycparser==3.12",
    ),
}
"""All that an environment holds beside the project's own packages, by its name."""


def plugin_packages(name: str) -> Path:
    """The folder of an environment's packages. It is made if it is not there or was made of other versions.

    Args:
        name: one of `PINS`.

    Raises:
        RuntimeError: it cannot be made, such as without a network.
    """
    folder = FOLDER / name
    stamp, made_of = folder / "made-of.txt", "\n".join((*PINS[name], sys.version))
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == made_of:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    to = ("--python", sys.executable, "--target", str(folder))
    _run(name, _find_uv(), "pip", "install", "--quiet", "--no-deps", *to, *PINS[name])
    stamp.write_text(made_of, encoding="utf-8")
    return folder


def _find_uv() -> str:
    own = (HOME / ".cache" / "uv" / folder for folder in ("bin/uv", "Scripts/uv.exe"))
    return next((str(path) for path in own if path.is_file()), "uv")


def _run(name: str, *command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    except OSError as error:
        raise RuntimeError(f"The environment for the plugin {name} cannot be made: {error}. Run make setup.") from error
    if done.returncode:
        message = f"The environment for the plugin {name} cannot be made; is there a network? {done.stderr.strip()}"
        raise RuntimeError(message)
