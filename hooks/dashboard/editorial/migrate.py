"""Writes reviews of the old form, one file each, as folders."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from dashboard.core.finding import Finding, format_findings
from dashboard.edition.edition import Edition
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.digests import Digest, Digests
from dashboard.review.old_review import OldPublication, new_files, read_old_review
from dashboard.review.publication import Publication
from dashboard.review.review_folder import ENDING, OLD_ENDING
from dashboard.review.review_store import write_files

UNKNOWN = Digests(text="0" * 64, rows="0" * 64, surroundings="0" * 64, units="0" * 64)
"""The digests of a piece that is not there."""


def migrate(edition: Edition) -> Iterator[str]:
    """Migrate all reviews of the old form. An approval that counted still counts; one that did not still does not.

    Args:
        edition: the site, drafts included.

    Yields:
        What was done with each, as a sentence.
    """
    settings = edition.content.settings
    analyses = {analysis.slug: analysis for analysis in edition.content.analyses.values() if analysis}
    for path in sorted((settings.docs / "analyses").glob(f"*{OLD_ENDING}")):
        slug, shown_path = path.name.removesuffix(OLD_ENDING), path.relative_to(settings.root).as_posix()
        yield f"{shown_path}: {_migrate_file(edition, path, shown_path, analyses.get(slug))}"


def _migrate_file(edition: Edition, path: Path, shown_path: str, analysis: Analysis | None) -> str:
    findings: list[Finding] = []
    old = read_old_review(path.read_bytes(), shown_path, findings)
    if old is None:
        return f"nothing was changed, since it cannot be read.\n{format_findings(findings)}"
    files = new_files(old, partial(_digests_now, edition, analysis), partial(_publication_now, edition, analysis))
    folder = path.with_name(f"{path.name.removesuffix(OLD_ENDING)}{ENDING}")
    write_files(folder, {name: value for name, value in files.items() if not (folder / name).exists()})
    path.unlink()
    return f"now {folder.name}/ with {len(files)} files."


def _digests_now(edition: Edition, analysis: Analysis | None, text: Digest, rows: Digest) -> Digests:
    """The digests of today for those that an old review recorded. What has changed since keeps its old digest."""
    if analysis is None:
        return UNKNOWN.model_copy(update={"text": text, "rows": rows})
    now = edition.content.approval_status(analysis.path).digests
    old_text, old_rows = edition.content.approvals.earlier_digests(analysis)
    return now.model_copy(
        update={"text": now.text if text == old_text else text, "rows": now.rows if rows == old_rows else rows}
    )


def _publication_now(edition: Edition, analysis: Analysis | None, old: OldPublication) -> Publication:
    digests = _digests_now(edition, analysis, old.text_digest, old.data_digest)
    if analysis is None:
        date = old.at.astimezone(edition.content.settings.zone).date()
        return Publication(at=old.at, date=date, digests=digests, commit=old.commit)
    front = analysis.front
    is_same = digests.text == edition.content.approval_status(analysis.path).digests.text
    return Publication(
        at=old.at,
        date=front.date,
        embargo=front.embargo,
        digests=digests,
        commit=old.commit,
        corrections=[entry for entry in front.corrections if is_same or entry.date < old.at.date()],
    )
