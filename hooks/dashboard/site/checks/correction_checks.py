"""The checks of what readers are told of changes after publication, and of its records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record
from dashboard.pieces.analysis import Analysis
from dashboard.review.publication import Publication, changed_correction, undeclared_change
from dashboard.review.review import Review
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.public_since import review_of
from dashboard.site.removed_records import removed_records


@site_check("missing-correction", "error")
def missing_correction(content: SiteContent) -> Iterator[Finding]:
    """The text of a piece that readers could see has changed, or a unit in it, and no new correction says so.

    Why: Readers and those who cite the piece have to learn what it said before. An entry of `corrections` is shown on
    the page and on `/corrections/`; the day of publication stays. What changes no meaning, such as a letter, is
    declared instead: `desk publish SLUG --minor "…"`. The status that the piece had in between does not matter.

    Bad:
        a new figure in a sentence that readers have seen

    Good:
        the same, and corrections: [{date: 2026-11-25, text: The share was 34%, not 43%.}]
    """
    zone = content.settings.zone
    for analysis, head, review in _published(content):
        seen = review.last_seen(content.audience.at, zone)
        digests = content.approval_status(analysis.path).digests
        last = review.last_published
        is_recorded = last is not None and last.digests == digests
        if seen and not is_recorded and undeclared_change(seen, digests, analysis.front.corrections):
            since = day(seen.at.astimezone(zone))
            message = (
                f"The text is another one than readers saw since {since}, and no new correction says what changed."
            )
            hint = (
                f"Add {{date: {content.audience.at.date()}, text: …}} to corrections in the front matter, "
                f'or, if no meaning has changed, desk publish {analysis.slug} --minor "…".'
            )
            yield head.finding("missing-correction", ("corrections",), message, hint)
        for before, record in _seen_and_next(review, zone):
            if undeclared_change(before, record.digests, record.corrections, record.minor):
                message = (
                    f"Published on {day(record.at.astimezone(zone))} with another text than readers had seen, and "
                )
                message += "with no new correction."
                hint = f"Add the correction, and record it: desk publish {analysis.slug}."
                path = f"{content.reviews[analysis.slug].path}/{record.file_name}"
                if len(analysis.front.corrections) <= len(before.corrections):
                    yield Finding(id="missing-correction", path=path, message=message, hint=hint)


@site_check("changed-correction", "error")
def changed_correction_of(content: SiteContent) -> Iterator[Finding]:
    """A correction that readers saw is gone or reworded, or a new one is dated before the last.

    Why: Corrections are a record. A mistake in one is corrected by another.

    Bad:
        corrections: [] in a piece that was published with a correction

    Good:
        corrections: [{date: 2026-11-25, text: The share was 34%.}, {date: 2026-11-27, text: It was 35%.}]
    """
    for analysis, head, review in _published(content):
        seen = review.last_seen(content.audience.at, content.settings.zone)
        if seen and (problem := changed_correction(seen, analysis.front.corrections)):
            hint = "Put it back as it was, and add a new one with the day of today."
            yield head.finding("changed-correction", ("corrections",), problem, hint)


@site_check("unrecorded-publication")
def unrecorded_publication(content: SiteContent) -> Iterator[Finding]:
    """A piece says that it is published, and no record says so, or the record names another day or embargo.

    Why: Only by the record is it known what readers have seen, and so which changes need a correction.

    Bad:
        status: published, written by hand

    Good:
        the same after desk publish SLUG
    """
    if not content.settings.editorial.approvals.required:
        return
    zone = content.settings.zone
    for analysis, head, review in _published(content):
        last, front = review.last_published, analysis.front
        if front.status != "published" or not analysis.cleared:
            continue
        if last is None:
            message = "It says that it is published, and no record says what was published."
        elif last.seen_from(zone) != max(last.at, analysis.due):
            message = (
                f"It is due on {day(analysis.day)}, and was recorded for {day(last.seen_from(zone).astimezone(zone))}."
            )
        else:
            continue
        hint = f"Record it: desk publish {analysis.slug}."
        yield head.finding("unrecorded-publication", ("status",), message, hint, "warning")


@site_check("removed-record", "error")
def removed_record(content: SiteContent) -> Iterator[Finding]:
    """The record of a publication that git's history holds is deleted or changed, and its piece is still there.

    Why: Without the record, nobody knows that readers have seen the piece, and a changed text would need no correction.

    Bad:
        git rm heating.review/published-20261127090000000000.yaml

    Good:
        the file as it was: git checkout COMMIT -- heating.review/
    """
    for path, commit in removed_records(content).items():
        message = "This record of a publication was committed, and is deleted or changed now."
        hint = f"Put it back: git checkout {commit[:12]} -- '{path}'"
        folder = str(PurePosixPath(path).parent)
        yield Finding(id="removed-record", path=folder, message=f"{PurePosixPath(path).name}: {message}", hint=hint)


def _published(content: SiteContent) -> Iterator[tuple[Analysis, Record, Review]]:
    """Each piece that is not withdrawn, with its front matter and its review."""
    for path, analysis in content.analyses.items():
        head = content.source_texts[path].head
        if analysis and head and not analysis.front.withdrawn:
            yield analysis, head, review_of(content, analysis.slug)


def _seen_and_next(review: Review, zone: ZoneInfo) -> Iterator[tuple[Publication, Publication]]:
    """Each record after the first that readers saw, with the last one that they had seen when it was made."""
    for number, record in enumerate(review.publications):
        seen = [earlier for earlier in review.publications[:number] if earlier.seen_from(zone) <= record.at]
        if seen:
            yield seen[-1], record
