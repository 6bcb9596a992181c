"""Keys of the cache: hashes of everything that decides a result."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dashboard.core.words import LOCALES

PACKAGES = (
    *("markdown", "pygments", "pymdown-extensions", "pyyaml", "pydantic", "pydantic-core", "duckdb"),
    *("nh3", "beautifulsoup4", "jinja2", "markupsafe", "math-core", "pillow", "babel"),
    *("plotly", "numpy", "resvg-py", "fonttools"),
)
"""The packages whose version can change the engine's results."""
TEMPLATES = ("embed", "figure", "findings", "output_table", "partials/sources", "redirect")
"""The templates that the engine itself fills in. The keys of pages hold all others."""


def key_of(*parts: object) -> str:
    """Return the SHA-256 (64 hex digits) of the parts, each as `str()` writes it."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


@cache
def engine_digest() -> str:
    """Return a hash that changes with every line of the engine, `TEMPLATES`, catalogues and versions of `PACKAGES`."""
    folder = Path(__file__).parents[1]
    versions = [importlib.metadata.version(name) for name in PACKAGES]
    templates = [folder.parent / "theme" / f"{name}.html" for name in TEMPLATES]
    catalogues = sorted(LOCALES.rglob("*.po"))
    return key_of(digest_files([*sorted(folder.rglob("*.py")), *templates, *catalogues]), *versions)


def digest_files(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of the bytes of some files, in the order given."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()
