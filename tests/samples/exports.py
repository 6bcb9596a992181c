"""Views for tests of files for other programs, and the datasets of this repository."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo

from dashboard.cache.store import Cache, kept_folder
from dashboard.core.settings import HOME
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import load_datasets
from dashboard.view.view import View

EMPTY = View(
    site_name="Our site", site_url="https://example.org/", zone=ZoneInfo("Europe/Stockholm"), docs_path="docs",
    is_preview=False, expires=None, texts={}, analyses=(), datasets=(), charts=(), declarations={}, authors=(),
    institutes=(), members={}, themes=(), key_charts={}, files=frozenset(),
)  # fmt: skip
"""A site that has nothing."""


@cache
def own_datasets() -> tuple[Dataset, ...]:
    """The datasets of this repository."""
    loaded = load_datasets(HOME / "data" / "datasets", HOME, Cache(kept_folder(HOME)), [])
    return tuple(filter(None, loaded.values()))
