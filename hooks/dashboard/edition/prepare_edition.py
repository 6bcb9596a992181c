"""Makes an edition of a site's files. The hooks publish it, and `desk check` prints its findings."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.checks.silences import CheckKind, Silence, apply_silences
from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from dashboard.edition.consequences import without_consequences
from dashboard.edition.edition import Edition
from dashboard.edition.edition_pages import taken_pages
from dashboard.edition.links import check_links
from dashboard.edition.name_plugins import name_plugins
from dashboard.edition.site_files import add_files
from dashboard.edition.site_logos import add_logos
from dashboard.site.checks.check_site import check_site
from dashboard.site.load_site import load_site
from dashboard.site.run_notebooks import Execute
from dashboard.view.make_view import make_view

_KINDS = Codec[dict[str, CheckKind]](dict[str, CheckKind])


def prepare_edition(
    config: Path,
    *,
    preview: bool = False,
    at: str | None = None,
    expires: datetime.date | None = None,
    cache: Cache | None = None,
    instead: Mapping[str, Dataset] = MappingProxyType({}),
    execute: Execute | None = None,
    newest: int = 0,
) -> Edition:
    """Read a site, make the view of its audience, and run all checks.

    Args:
        config: mkdocs.yml.
        preview: whether it is for reviewers, who also see what is not public.
        at: the moment that decides what is public, in ISO form; now, if it is None.
        expires: the last day of a preview that is built as a folder.
        cache: the cache of earlier builds of this process; if it is None, one in the site's folder is opened.
        instead: datasets by name that replace those of the files.
        execute: executes notebooks. Without it none is executed, and the outputs of earlier runs are shown; readers are
            shown no notebook that has no run.
        newest: the number of pieces to read, those saved last, if there are many more; 0 reads all. A preview that has
            to be there at once begins so. Such an edition has no findings, since most texts were not read.

    Returns:
        the edition, before its charts are drawn and its cells are converted.

    Raises:
        ValueError: `at` is no time.
    """
    content = load_site(
        config, preview=preview, at=at, expires=expires, cache=cache, instead=instead, execute=execute, newest=newest
    )
    view, file_findings = add_files(make_view(content), content)
    view, logo_findings = add_logos(view, content)
    if content.partial:
        content.cache.evict_unused()
        return Edition(content, view, ())
    site_findings, silences = check_site(content)
    all_findings = [
        *content.findings,
        *file_findings,
        *logo_findings,
        *check_links(content, view),
        *taken_pages(view),
        *site_findings,
    ]
    findings = _without_silenced(all_findings, silences, content.cache)
    findings = without_consequences(findings, content)
    findings = [name_plugins(finding, content.source_texts) for finding in findings]
    content.cache.evict_unused()
    content.cache.save()
    return Edition(content, view, tuple(findings), tuple(silences))


def _without_silenced(findings: list[Finding], silences: list[Silence], cache: Cache) -> list[Finding]:
    if not silences:
        return findings
    kinds = cache.get_or_compute(key_of("kinds of checks", engine_digest()), _KINDS, _kinds_of_checks)
    return apply_silences(findings, silences, kinds)


def _kinds_of_checks() -> dict[str, CheckKind]:
    # Imported here: most runs find the kinds in the cache.
    from dashboard.site.checks.catalogue import CHECKS

    return {id: CheckKind(check.severity, check.on_request) for id, check in CHECKS.items()}
