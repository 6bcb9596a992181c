"""Runs the checks of a whole site, and those of the texts in its data."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import TextReport, check_prose
from dashboard.checks.silences import Silence
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.core.paths import files_of, from_root
from dashboard.core.text_span import TextSpan
from dashboard.site.checks.catalogue import SITE_CHECKS
from dashboard.site.content import SiteContent


def check_site(content: SiteContent) -> tuple[list[Finding], list[Silence]]:
    """Run the checks that need more than one text.

    Args:
        content: all that is known of the site.

    Returns:
        the findings, silenced or not, and the places where texts and data silence a check.
    """
    silences = [silence for source_text in content.source_texts.values() for silence in source_text.silences]
    findings: list[Finding] = []
    settings, known_names, language = content.settings, content.known_names, content.settings.editorial.language
    for path in files_of(settings.data, "**/*.yaml", settings.root):
        shown_path = from_root(path, settings.root)
        key = (shown_path, content.cache.digest(path), known_names.key, language)
        with guarding(shown_path, findings, "checked"):
            report = content.cache.memoize(
                ("yaml", *key), partial(_check_yaml, path, shown_path, known_names, language)
            )
            findings += report.findings
            silences += report.silences
    for check in SITE_CHECKS:
        # A check looks at all files at once, so what fails has no file of its own.
        with guarding("mkdocs.yml", findings, f"checked for '{check.id}'"):
            findings += list(check.look(content))
    return findings, silences


def _check_yaml(file: Path, path: str, known_names: KnownNames, language: str) -> TextReport:
    text = file.read_text(encoding="utf-8", errors="replace")
    return check_prose([TextSpan(text, kind="yaml")], path, known_names, language)
