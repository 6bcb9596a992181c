"""Runs the checks of a whole site, and those of the texts in its data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dashboard.cache.codec import Codec
from dashboard.cache.file_content import make_of_file
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.checks.known_names import KnownNames
from dashboard.checks.silences import Silence
from dashboard.checks.text_report import TextReport
from dashboard.core.encoding import decode, with_plain_ends
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.core.paths import files_of, from_root
from dashboard.core.text_span import TextSpan
from dashboard.site.checks.site_checks import SITE_CHECKS
from dashboard.site.content import SiteContent

_REPORT = Codec[TextReport](TextReport)


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
        with guarding(shown_path, findings, "checked"):
            report = make_of_file(
                content.cache, path, partial(_report, shown_path, known_names, language, content.cache)
            )
            findings += report.findings
            silences += report.silences
    for check in SITE_CHECKS:
        # A check looks at all files at once, so what fails has no file of its own.
        with guarding(settings.config_name, findings, f"checked for '{check.id}'"):
            findings += list(check.look(content))
    return findings, silences


def _report(
    path: str, known_names: KnownNames, language: str, cache: Cache, digest: str, read: Callable[[], bytes]
) -> TextReport:
    """The results of the checks of the texts in a YAML file."""

    def make() -> TextReport:
        # Imported here: most runs find every report in the cache.
        from dashboard.checks.run_text_checks import check_prose

        # (What cannot be read is told by whoever reads the file.)
        text = with_plain_ends(decode(read(), path, []) or "")
        return check_prose([TextSpan(text, kind="yaml")], path, known_names, language)

    key = ("yaml", path, digest, known_names.key, language)
    # The key on disk is made once while the file is unchanged.
    return cache.memoize(key, lambda: cache.get_or_compute(key_of(*key, engine_digest()), _REPORT, make))
