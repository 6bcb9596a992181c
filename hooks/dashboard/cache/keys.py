"""Keys of the cache: hashes of everything that decides a result."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dashboard.core.folders import walk
from dashboard.core.ignored_files import is_ignored
from dashboard.core.words import ENGLISH, LOCALES, language

PACKAGES = (
    "markdown",
    "pygments",
    "pymdown-extensions",
    "pyyaml",
    "pydantic",
    "pydantic-core",
    "msgspec",
    "duckdb",
    "nh3",
    "beautifulsoup4",
    "jinja2",
    "markupsafe",
    "math-core",
    "pillow",
    "babel",
    "icalendar",
    "plotly",
    "numpy",
    "resvg",
    "fonttools",
    "xlsxwriter",
    "pybtex",
    "pyyaml-env-tag",
)
"""The packages whose version can change the engine's results."""
TEMPLATES = (
    "embed",
    "feed/change",
    "feed/chart",
    "feed/digest",
    "feed/piece",
    "figure",
    "findings",
    "output_table",
    "partials/change_words",
    "partials/sources",
    "redirect",
)
"""The templates that the engine itself fills in. The keys of pages hold all others."""


def key_of(*parts: object) -> str:
    """Return the SHA-256 (64 hex digits) of the parts, each as `str()` writes it."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


def engine_digest() -> str:
    """Return the hash of what makes results of data: the engine and the language of the page that is being made."""
    return _engine_digest() if language() == ENGLISH else key_of(_engine_digest(), language())


@cache
def _engine_digest() -> str:
    """A hash that changes with every line of the engine, `TEMPLATES`, catalogues and versions of `PACKAGES`."""
    folder = Path(__file__).parents[1]
    versions = [_version(name) for name in PACKAGES]
    templates = [folder.parent / "theme" / f"{name}.html" for name in TEMPLATES]
    catalogues = sorted(LOCALES.rglob("*.po"))
    return key_of(digest_files([*_modules(folder), *templates, *catalogues]), *versions)


def _modules(folder: Path) -> list[str]:
    """The modules below a folder, in the order of their paths."""
    found = list[str]()
    for path, folders, names, _ in walk(str(folder)):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [f"{path}/{name}" for name in names if name.endswith(".py") and not is_ignored(name)]
    return sorted(found)


def _version(package: str) -> str:
    """The version of a package. `importlib.metadata.version` parses all that the package says of itself for it."""
    said = re.search(r"^Version: (.+)$", importlib.metadata.distribution(package).read_text("METADATA") or "", re.M)
    return said[1] if said else importlib.metadata.version(package)


def digest_files(paths: Iterable[Path | str]) -> str:
    """Return the SHA-256 of the bytes of some files, in the order given. A link to nowhere counts as empty."""
    return hashlib.sha256(b"\0".join(map(_bytes_of, paths))).hexdigest()


def _bytes_of(path: Path | str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (all modules at each start)
            return file.read()
    except OSError:
        return b""
