"""The checks of the records of reviews: those of publications are there and unchanged, and none is from the future."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from dashboard.core.dates import day
from dashboard.core.finding import Finding, Severity
from dashboard.pieces.analysis import Analysis, due_of, is_public
from dashboard.review.review import Review, is_of_future
from dashboard.site.checks.site_check import site_check
from dashboard.site.committed_records import removed_records
from dashboard.site.content import SiteContent
from dashboard.site.public_since import is_early, review_of


@site_check("unrecorded-publication")
def unrecorded_publication(content: SiteContent) -> Iterator[Finding]:
    """A piece says that it is published, and no record says so, or the record is of another text, day or embargo.

    Why: Only by the record is it known what readers have seen, and so which changes need a correction. If readers would
    see the piece now, and the record names a later moment, this is an error; if it names a later day or embargo, they
    do not get it.

    Bad:
        status: published, written by hand

    Good:
        the same after desk publish SLUG
    """
    if not content.settings.editorial.approvals.required:
        return
    for path, analysis in content.analyses.items():
        head = content.source_texts[path].head
        if (
            analysis
            and head
            and analysis.front.status == "published"
            and (analysis.cleared or is_early(content, analysis))
        ):
            review = review_of(content, analysis.slug)
            if not analysis.front.withdrawn and (problem := _unrecorded(content, analysis, review)):
                seen = review.last_seen(content.audience.at, content.settings.zone)
                is_shown = is_public(analysis, content.audience.at) or not analysis.cleared
                stops = review.publications and not seen and is_shown
                hint = f"Record it: desk publish {analysis.slug}."
                severity: Severity = "error" if stops else "warning"
                yield head.finding("unrecorded-publication", ("status",), problem, hint, severity)


def _unrecorded(content: SiteContent, analysis: Analysis, review: Review) -> str:
    """What of a piece is not on record, as a sentence; empty if all is."""
    zone, last = content.settings.zone, review.last_published
    if last is None:
        return "The piece has the status 'published', but no record says what was published."
    recorded = due_of(last.date, last.embargo, zone)
    if recorded != analysis.due:
        return f"The piece is due on {day(analysis.day)}, but was recorded for {day(recorded.astimezone(zone).date())}."
    if content.approval_status(analysis.path).text_changed:
        return f"The text differs from the one recorded on {day(last.at.astimezone(zone).date())}."
    return ""


@site_check("removed-record", "error")
def removed_record(content: SiteContent) -> Iterator[Finding]:
    """The record of a publication that git's history holds is deleted or changed, and its piece is still there.

    Why: Without the record, nobody knows that readers have seen the piece, and a changed text would need no correction.
    A piece that is renamed takes its records along. One whose day had not come may lose them.

    Bad:
        git rm heating.review/published-20261127090000000000.yaml

    Good:
        the file as it was: git checkout COMMIT -- heating.review/
    """
    for record in removed_records(content):
        name = PurePosixPath(record.path).name
        message = f"{name}: This record of a publication was committed, and is deleted or changed now."
        hint = f"Put it back: git checkout {record.commit[:12]} -- '{record.path}'"
        if str(PurePosixPath(record.path).parent) != record.folder:
            hint += f", and move it to {record.folder}."
        yield Finding(id="removed-record", path=record.folder, message=message, hint=hint)


@site_check("future-record", "error")
def future_record(content: SiteContent) -> Iterator[Finding]:
    """An approval or the record of a publication is dated more than a day ahead.

    Why: The day of an approval decides of which institute it is, and the latest approval of a reviewer is the one that
    counts. So nobody gives one for a day to come, and none such counts.

    Bad:
        at: 2099-01-01T09:00:00+01:00

    Good:
        the same, given on that day by desk approve SLUG --as REVIEWER
    """
    now = content.approvals.now
    for folder in content.reviews.values():
        moments = [approval.at for approval in folder.review.approvals]
        moments += [publication.at for publication in folder.review.publications]
        for at, name in zip(moments, (*folder.approvals, *folder.publications), strict=True):
            if is_of_future(at, now):
                message = f"at: read {at.isoformat()}, expected a time that has passed."
                hint = "Delete the file, set the clock of the machine that wrote it, and record it again."
                yield Finding(id="future-record", path=f"{folder.path}/{name}", message=message, hint=hint)
