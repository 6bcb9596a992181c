"""The two sites at which most tests of the browser look, served once for all processes of a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.samples.server import serving_folder


class ServedSites(NamedTuple):
    """Addresses. What stands there is built by the first test that wants it."""

    own: str
    """Of the folder above the repository's own content."""
    samples: str
    """Of the site of browser_site.py."""


@contextmanager
def serving_sites(folder: Path) -> Iterator[ServedSites]:
    """Serve both below the folder that all processes of a run share."""
    with serving_folder(folder / "own" / "served") as own, serving_folder(folder / "samples" / "site") as samples:
        yield ServedSites(own, samples)
