"""The checks of what readers are told of changes after publication."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record
from dashboard.pieces.analysis import Analysis, is_public
from dashboard.review.publication import Publication, changed_correction, undeclared_change
from dashboard.review.review import Review
from dashboard.site.checks.site_check import site_check
from dashboard.site.committed_records import record_times
from dashboard.site.content import SiteContent
from dashboard.site.public_since import review_of

NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


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
        seen, corrections = review.seen(content.audience.at, zone), analysis.front.corrections
        if seen and _has_undeclared_change(content, analysis, review, seen):
            since = day(seen[-1].at.astimezone(zone))
            message = f"The text differs from what readers have seen since {since}, and no new correction says how."
            hint = (
                f"Add {{date: {content.audience.at.date()}, text: …}} to corrections in the front matter, "
                f'or, if no meaning has changed, desk publish {analysis.slug} --minor "…".'
            )
            yield head.finding("missing-correction", ("corrections",), message, hint)
        for before, number in _seen_and_next(content, analysis, review):
            record, *later = review.publications[number:]
            minor = record.minor or next((other.minor for other in later if other.minor), None)
            if undeclared_change(before, record.digests, [*record.corrections, *corrections], minor):
                message = (
                    f"Published on {day(record.at.astimezone(zone))} with another text than readers had seen, and "
                    "with no new correction."
                )
                hint = (
                    f"Add the correction, have it approved, and record it: desk publish {analysis.slug}; "
                    'or, if no meaning has changed, the same with --minor "…".'
                )
                folder = content.reviews[analysis.slug]
                path = f"{folder.path}/{folder.publications[number]}"
                yield Finding(id="missing-correction", path=path, message=message, hint=hint)


@site_check("changed-correction", "error")
def changed_correction_of(content: SiteContent) -> Iterator[Finding]:
    """A correction that readers saw is gone or reworded, or a new one is dated before the last or stands there twice.

    Why: Corrections are a record. A mistake in one is corrected by another.

    Bad:
        corrections: [] in a piece that was published with a correction

    Good:
        corrections: [{date: 2026-11-25, text: The share was 34%.}, {date: 2026-11-27, text: It was 35%.}]
    """
    for analysis, head, review in _published(content):
        seen = review.seen(content.audience.at, content.settings.zone)
        if problem := changed_correction(seen, analysis.front.corrections):
            hint = "Put it back as it was, and add a new one with the day of today."
            yield head.finding("changed-correction", ("corrections",), problem, hint)


@site_check("correction-day", "error")
def correction_day(content: SiteContent) -> Iterator[Finding]:
    """A correction, or the key `updated`, is dated after today, or a correction before readers could see the piece.

    Why: It says since when the text is right. Before its day readers are not told of it.

    Bad:
        corrections: [{date: 2099-01-01, text: The share was 34%, not 43%.}]

    Good:
        the same with the day of today
    """
    zone, today = content.settings.zone, content.today
    for analysis, head, review in _published(content):
        since = review.public_since(zone)
        first = min(analysis.day, since.astimezone(zone).date()) if since else analysis.day
        updated, public = analysis.front.updated, is_public(analysis, content.audience.at)
        if updated and updated > today and public:
            message, hint = (
                f"updated: read {day(updated)}, which is still to come.",
                f"Write the day of today: {today}.",
            )
            yield head.finding("correction-day", ("updated",), message, hint)
        for index, correction in enumerate(analysis.front.corrections):
            place = ("corrections", index, "date")
            if correction.date > today and public:
                message = f"This correction is dated {day(correction.date)}, which is still to come."
                yield head.finding("correction-day", place, message, f"Write the day of today: {today}.")
            elif correction.date < first:
                message = f"This correction is dated {day(correction.date)}, and the piece {day(first)}."
                hint = "What was changed before readers saw it needs none; otherwise write the day on which it was."
                yield head.finding("correction-day", place, message, hint)


def _has_undeclared_change(
    content: SiteContent, analysis: Analysis, review: Review, seen: Sequence[Publication]
) -> bool:
    """Whether readers would find another text than they saw, of which no record and no correction tells."""
    digests, last = content.approval_status(analysis.path).digests, review.last_published
    is_recorded = last is not None and last.digests == digests
    return not is_recorded and undeclared_change(seen, digests, analysis.front.corrections)


def _published(content: SiteContent) -> Iterator[tuple[Analysis, Record, Review]]:
    """Each piece that is not withdrawn, with its front matter and its review."""
    for path, analysis in content.analyses.items():
        head = content.source_texts[path].head
        if analysis and head and not analysis.front.withdrawn:
            yield analysis, head, review_of(content, analysis.slug)


def _seen_and_next(
    content: SiteContent, analysis: Analysis, review: Review
) -> Iterator[tuple[tuple[Publication, ...], int]]:
    """The index of each record before which readers had seen others, with those.

    A record cannot be known before git's main line holds it, whatever moment it names. So one that came after an
    earlier text had become public did not replace that text before.
    """
    if len(review.publications) < 2:
        return
    zone, names = content.settings.zone, content.reviews[analysis.slug].publications
    came = record_times(content, analysis)
    for number, record in enumerate(review.publications):
        earlier, here = review.publications[:number], came.get(names[number])
        seen = Review(publications=earlier).seen(record.at, zone)
        if here:
            times = [came.get(name) for name in names[:number]]
            known = tuple(old for old, time in zip(earlier, times, strict=True) if time and time < here)
            seen = max(
                seen, Review(publications=known).seen(here, zone), key=lambda seen: seen[-1].at if seen else NEVER
            )
        if seen:
            yield seen, number
