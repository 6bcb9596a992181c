"""The whole way from a site's files to an edition.

The hooks publish what it gives; `desk check` prints its findings.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from dashboard.cache.store import Cache
from dashboard.checks.silences import apply_silences
from dashboard.data.dataset import Dataset
from dashboard.edition.edition import Edition
from dashboard.edition.links import check_links
from dashboard.site.checks.catalogue import CHECKS
from dashboard.site.checks.check_site import check_site
from dashboard.site.load_site import load_site
from dashboard.site.run_notebooks import Execute
from dashboard.view.make_view import make_view


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
    """Read a site, make the view of its audience, and look for what is wrong.

    Args:
        config: mkdocs.yml.
        preview: whether it is for reviewers, who see drafts and the like.
        at: the moment for which it is asked what is public, in ISO form; now, if none is given.
        expires: the last day of a preview that is built as a folder.
        cache: what earlier builds of this process made; the site's folder, if none is given.
        instead: datasets by name that are taken in place of what the files say.
        execute: how notebooks are executed; without it what was computed before is shown, and nothing is executed.
        newest: so many of the pieces only, those saved last, if there are many more: for a preview that has to be there
            at once. What is wrong is then not said, since it is not known.

    Raises:
        ValueError: `at` is no time.
    """
    content = load_site(
        config, preview=preview, at=at, expires=expires, cache=cache, instead=instead, execute=execute, newest=newest
    )
    view = make_view(content)
    site_findings, silences = check_site(content)
    findings = apply_silences([*content.findings, *check_links(content, view), *site_findings], silences, CHECKS)
    content.cache.evict_unused()
    return Edition(content, view, () if content.partial else tuple(findings), tuple(silences))
