"""Brings reviews to where they count: those of the old form into folders, and those of renamed pieces beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from dashboard.core.finding import Finding, format_findings
from dashboard.core.frozen import Frozen
from dashboard.edition.edition import Edition
from dashboard.editorial.move_review import move_review
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.digests import Digest, Digests
from dashboard.review.old_review import OldPublication, new_files, read_old_review
from dashboard.review.publication import Publication
from dashboard.review.review_folder import ENDING, OLD_ENDING
from dashboard.review.review_store import locked, write_files
from dashboard.site.left_reviews import owner_of

UNKNOWN = Digests(text="0" * 64, rows="0" * 64, surroundings="0" * 64, units="0" * 64)
"""The digests of a piece that is not there."""


class Migration(Frozen):
    """What was done with a review that did not count where it was."""

    path: str
    """The review, from the root."""
    report: str
    """What was done, or why nothing was, as a sentence."""
    done: bool = True
    """Whether it counts now, as far as it can."""


def migrate(edition: Edition) -> Iterator[Migration]:
    """Migrate all reviews that need it. An approval that counted still counts; one that did not still does not.

    It may be stopped at any time and run again, also by two at once: what is there already is not written again.

    Args:
        edition: the site, drafts included.

    Yields:
        What was done with each.
    """
    content = edition.content
    pieces = {content.source_texts[path].slug: piece for path, piece in content.analyses.items()}
    folder, locks = content.settings.docs / "analyses", content.settings.cache / "locks"
    for path in sorted(folder.glob(f"*{OLD_ENDING}")):
        slug, shown_path = path.name.removesuffix(OLD_ENDING), path.relative_to(content.settings.root).as_posix()
        analysis = pieces[slug] if slug in pieces else owner_of(content, slug)
        if slug in pieces and analysis is None:
            report = "nothing was changed, since the front matter of its piece has errors; correct them first."
            yield Migration(shown_path, report, done=False)
            continue
        with locked(path.with_name(f"{slug}{ENDING}"), locks):
            migration = _migrate_file(edition, path, shown_path, analysis)
        yield migration
    for path in sorted(folder.glob(f"*{ENDING}")):
        slug = path.name.removesuffix(ENDING)
        owner = owner_of(content, slug)
        if slug not in pieces and owner and path.is_dir() and not path.is_symlink():
            report, done = move_review(path, path.with_name(f"{owner.slug}{ENDING}"), locks)
            yield Migration(path.relative_to(content.settings.root).as_posix(), report, done)


def _migrate_file(edition: Edition, path: Path, shown_path: str, analysis: Analysis | None) -> Migration:
    findings: list[Finding] = []
    try:
        old = read_old_review(path.read_bytes(), shown_path, findings)
    except FileNotFoundError:
        return Migration(shown_path, "somebody else migrated it at the same time.")
    except OSError as error:
        return Migration(shown_path, f"nothing was changed, since it cannot be read: {error.strerror}.", done=False)
    if old is None:
        report = f"nothing was changed, since it cannot be read.\n{format_findings(findings)}"
        return Migration(shown_path, report, done=False)
    files = new_files(old, partial(_digests_now, edition, analysis), partial(_publication_now, edition, analysis))
    folder = path.with_name(f"{path.name.removesuffix(OLD_ENDING)}{ENDING}")
    write_files(folder, {name: value for name, value in files.items() if not (folder / name).exists()})
    path.unlink()
    return Migration(shown_path, f"now {folder.name}/ with {len(files)} files.")


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
