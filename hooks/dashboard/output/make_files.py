"""Makes files that are kept in the cache. One that fails is a finding, and the others are made."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dashboard.cache.store import Cache, CachedFile
from dashboard.core.finding import Finding
from dashboard.core.grouping import group_by
from dashboard.core.guard import guarding
from dashboard.core.phrases import plural
from dashboard.view.derived_file import DerivedFile

SITE = "site/"
"""How the path of a file begins that a build makes, wherever its folder is."""


def make_files(files: Iterable[DerivedFile], cache: Cache, findings: list[Finding]) -> dict[str, CachedFile]:
    """Make files, unless the cache holds them.

    Args:
        files: what to make.
        cache: keeps what is made.
        findings: gets one for each cause of failure, which names the first file.

    Returns:
        what was made, by address.
    """
    made: dict[str, CachedFile] = {}
    failed: list[Finding] = []
    for file in files:
        with guarding(f"{SITE}{file.address}", failed, "made", is_output=True):
            made[file.address] = file.kept(cache)
    findings += _by_cause(failed)
    return made


def _by_cause(failed: Iterable[Finding]) -> Iterable[Finding]:
    """One finding for all that fail at one place in the code: of a thousand pieces each may."""
    for first, *others in group_by(failed, lambda finding: finding.hint).values():
        more = f" {plural(len(others), 'other file fails', 'other files fail')} at the same place." if others else ""
        yield replace(first, message=f"{first.message}{more}")
