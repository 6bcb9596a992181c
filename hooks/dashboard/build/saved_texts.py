"""The build of a preview in the moment after a save of words: their pages are new, all others are those of before.

Nobody who writes has to wait for what follows from a text on a thousand other pages. The whole comparison comes after
it, and finds what else has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Collection

from dashboard.build.build import Build
from dashboard.changes.published_versions import Versions
from dashboard.checks.silences import unsilenced
from dashboard.edition.edition import Edition
from dashboard.editorial.preview_pages import text_pages
from dashboard.site.saved_texts import with_saved_texts
from dashboard.view.shown_texts import with_texts


def build_saved_texts(before: Build, paths: Collection[str]) -> Build | None:
    """Make the pages of texts that were just saved.

    Args:
        before: the last build of a preview.
        paths: the texts that were saved since, from the root of the repository.

    Returns:
        a build that differs from it in these pages alone; None where more than words was saved.
    """
    edition = before.edition
    read = with_saved_texts(edition.content, paths)
    if not read:
        return None
    content, new_findings = read
    texts = {path: content.source_texts[path] for path in paths}
    heads = {path: text.head.last_line if text.head else 0 for path, text in texts.items()}
    # What front matter has stays; and what only a look at the whole site finds, until that is taken.
    old_findings = {
        finding for finding in edition.content.findings if finding.line > heads.get(finding.path, sys.maxsize)
    }
    kept = (finding for finding in edition.findings if finding not in old_findings)
    silences = tuple(silence for silence in edition.silences if silence.path not in texts)
    silences += tuple(silence for text in texts.values() for silence in text.silences)
    findings = (*kept, *unsilenced(new_findings, silences))
    edition = Edition(content, with_texts(edition.view, content, paths), findings, silences)
    versions = Versions(content, edition.view)
    return before.with_pages(edition, versions, text_pages(edition, versions, paths), {})
