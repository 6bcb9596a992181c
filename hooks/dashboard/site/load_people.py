"""Reads who a site knows: authors, institutes and themes, and how names are written there."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.checks.known_names import KnownNames, NameList, load_names
from dashboard.core.finding import Finding
from dashboard.core.paths import files_of
from dashboard.core.settings import Settings
from dashboard.people.registry import Registry, load_registry


class SitePeople(NamedTuple):
    """Who a site knows, and how names are written there."""

    registry: Registry
    digest: str
    """Of all files of which the registry is made, and of the day."""
    names: NameList
    known_names: KnownNames


def load_people(settings: Settings, day: datetime.date, cache: Cache, findings: list[Finding]) -> SitePeople:
    """Read who a site knows, and how names are written.

    Args:
        settings: of the site.
        day: today.
        cache: knows what was read before.
        findings: gets what is wrong.
    """
    digest = _registry_digest(settings.data, day, cache)
    registry, registry_findings = cache.memoize(("registry", digest), partial(_load_registry, settings, day))
    findings += registry_findings
    names = load_names(settings.data / "names.yaml", settings.root, findings)
    return SitePeople(registry, digest, names, _known_names(registry, names))


def _registry_digest(data: Path, day: datetime.date, cache: Cache) -> str:
    """The digest of all files of which the registry is made, and of the day."""
    paths = (
        data / "themes.yaml",
        *(path for kind in ("institutes", "authors") for path in files_of(data, f"{kind}/*.yaml", data.parent)),
    )
    return key_of(str(day), *(f"{path}={cache.digest(path)}" for path in sorted(paths) if path.is_file()))


def _load_registry(settings: Settings, day: datetime.date) -> tuple[Registry, list[Finding]]:
    findings: list[Finding] = []
    return load_registry(settings.data, settings.root, day, findings), findings


def _known_names(registry: Registry, names: NameList) -> KnownNames:
    """How names are spelled, and who the people of the site are: what the checks of texts have to know."""
    institutes = [institute.entry.short_name for institute in registry.institutes.values() if institute]
    return KnownNames(
        tuple((name.lang, variant, name.name) for name in names.names for variant in name.variants),
        frozenset([*institutes, *names.abbreviations]),
        frozenset(author.name for author in registry.authors.values() if author),
    )
