"""Keys of the cache: hashes of all that decides a result."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PACKAGES = ("markdown", "pygments", "pymdown-extensions", "pydantic", "duckdb")
"""What the engine's results depend on beside its own lines."""

TEMPLATES = ("embed", "figure", "findings", "output_table")
"""Those that the engine itself fills in; of all others the pages' keys know."""


def key_of(*parts: object) -> str:
    """The hash of all that decides something."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


@cache
def engine_digest() -> str:
    """It changes with every line of the engine and with the packages that its results depend on."""
    folder = Path(__file__).parents[1]
    versions = [importlib.metadata.version(name) for name in PACKAGES]
    templates = [folder.parent / "theme" / f"{name}.html" for name in TEMPLATES]
    return key_of(digest_of([*sorted(folder.rglob("*.py")), *templates]), *versions)


def digest_of(paths: Iterable[Path]) -> str:
    """The hash of some files' bytes."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()
