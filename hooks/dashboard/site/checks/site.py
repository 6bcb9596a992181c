"""All checks of a whole edition, and of the texts in its data."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.checks.known_names import KnownNames, NameList
from dashboard.checks.run_text_checks import TextReport, check_prose
from dashboard.checks.silences import apply_silences
from dashboard.core.paths import files_of, from_root
from dashboard.core.text_span import TextSpan
from dashboard.site.checks.catalogue import CHECKS, SITE_CHECKS

if TYPE_CHECKING:
    from dashboard.site.edition import Edition


def known_names(edition: Edition, names: NameList) -> KnownNames:
    """What the checks of texts have to know of a site."""
    institutes = [one.entry.short_name for one in edition.registry.institutes.values() if one]
    return KnownNames(
        tuple((one.lang, variant, one.name) for one in names.names for variant in one.variants),
        frozenset([*institutes, *names.abbreviations]),
        frozenset(author.name for author in edition.registry.authors.values() if author),
    )


def check_edition(edition: Edition) -> None:
    """Add what the checks find to the edition's findings, and take out what is silenced."""
    silences = [silence for one in edition.source_texts.values() for silence in one.silences]
    settings = edition.settings
    for path in files_of(settings.data, "**/*.yaml"):
        shown = from_root(path, settings.root)
        key = (shown, edition.cache.digest(path), edition.known.key, settings.editorial.language)
        read = partial(_check_yaml, path, shown, edition.known, settings.editorial.language)
        report = edition.cache.memoize(("yaml", *key), read)
        edition.findings += report.findings
        silences += report.silences
    for check in SITE_CHECKS:
        edition.findings += check.look(edition)
    edition.silences = silences
    edition.findings[:] = apply_silences(edition.findings, silences, CHECKS)


def _check_yaml(file: Path, path: str, known: KnownNames, lang: str) -> TextReport:
    content = file.read_text(encoding="utf-8", errors="replace")
    return check_prose([TextSpan(content, kind="yaml")], path, known, lang)
