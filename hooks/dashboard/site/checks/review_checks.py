"""The checks of approvals and review files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.checks.check import described
from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.review.approval_status import ineligible_reason
from dashboard.review.review_loader import ReviewFile
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.vanished_pieces import vanished_pieces


@site_check("not-approved", "error")
def not_approved(content: SiteContent) -> Iterator[Finding]:
    """A piece says that it is published, and lacks the approvals that the site requires.

    Why: It stays out, and a strict build stops, until somebody has looked at the text as it is now. The rule is
    `extra.editorial.approvals` in mkdocs.yml.

    Bad:
        status: published, without an approval in the review file beside the piece

    Good:
        the same after desk approve SLUG --as REVIEWER
    """
    for path, analysis in content.analyses.items():
        head = content.source_texts[path].head
        if analysis is None or analysis.front.withdrawn:
            continue
        if head and analysis.front.status == "published" and content.settings.editorial.approvals.required:
            approval_status = content.approval_status(path)
            if approval_status.missing:
                message = f"It says that it is published, but {approval_status.missing}."
                hint = f"Have it approved (desk approve {analysis.slug} --as REVIEWER), or set it back: status: review."
                yield head.finding("not-approved", ("status",), message, hint)


@site_check("missing-correction", "error")
def missing_correction(content: SiteContent) -> Iterator[Finding]:
    """The text of a published piece has changed, and no correction says so.

    Why: Readers and those who cite the piece have to learn what it said before. An entry of `corrections` is shown on
    the page and on `/corrections/`; the day of publication stays.

    Bad:
        a new figure in a sentence that readers have seen

    Good:
        the same, and corrections: [{date: 2026-11-25, text: The share was 34%, not 43%.}]
    """
    for path, analysis in content.analyses.items():
        file = content.reviews.get(analysis.slug) if analysis else None
        last = file.review.last_published if file and file.review else None
        head = content.source_texts[path].head
        if not (analysis and head and last) or analysis.front.status != "published" or analysis.front.withdrawn:
            continue
        since = last.at.astimezone(content.settings.zone).date()
        is_corrected = any(correction.date >= since for correction in analysis.front.corrections)
        if not is_corrected and content.approval_status(path).text_changed:
            message = (
                f"The text is another one than was published on {day(since)}, and no correction says what changed."
            )
            hint = f"Add corrections: [{{date: {content.audience.at.date()}, text: …}}] to the front matter."
            yield head.finding("missing-correction", ("corrections",), message, hint)


@site_check("barred-reviewer")
def barred_reviewer(content: SiteContent) -> Iterator[Finding]:
    """An approval is by somebody who may not give it: an author of the piece, or somebody who is not in the registry.

    Why: It does not count. People who have left an institute keep their entry in `data/authors/`, with the day in `to`.

    Bad:
        approvals: [{by: somebody-who-left, …}]

    Good:
        the same, with data/authors/somebody-who-left.yaml still there
    """
    for file, path in _review_files(content):
        analysis = content.analyses.get(path)
        if not (analysis and file.review):
            continue
        for approval, line in zip(file.review.approvals, file.lines, strict=True):
            if reason := ineligible_reason(approval.by, analysis.front.authors, content.registry):
                message = f"This approval does not count: {reason}."
                hint = "Have somebody else approve it."
                find = partial(Finding, path=file.path, line=line, column=3)
                yield find(id="barred-reviewer", severity="warning", message=message, hint=hint)


@site_check("orphan-review")
def orphan_review(content: SiteContent) -> Iterator[Finding]:
    """A review file stands beside no piece of its name.

    Why: The piece was renamed or deleted, and its notes and approvals stayed behind. None of them is lost.

    Bad:
        docs/analyses/heating.review.yaml without docs/analyses/heating.md

    Good:
        both renamed: git mv heating.md heating.review.yaml …
    """
    slugs = {text.slug for text in content.source_texts.values() if text.is_analysis}
    analyses = [analysis for analysis in content.analyses.values() if analysis]
    new_slugs = {old_slug: analysis.slug for analysis in analyses for old_slug in analysis.front.formerly}
    orphans = {slug: file for slug, file in content.reviews.items() if slug not in slugs}
    vanished = {piece.slug for piece in vanished_pieces(content)} if orphans else set()
    for slug, file in orphans.items():
        if slug not in vanished:
            new_path = file.path.replace(slug, new_slugs.get(slug, "NEW-NAME"))
            message = f"There is no piece '{slug}' that these notes and approvals belong to."
            hint = f"If it was renamed: git mv {file.path} {new_path}"
            yield Finding(id="orphan-review", severity="warning", path=file.path, message=message, hint=hint)


merge_conflict = described(
    "merge-conflict",
    "site",
    """A review file holds two versions that Git could not merge.

    Why: No approval in it counts until somebody has merged them by hand. `.gitattributes` tells git to keep the items
    of both, which is nearly always right.

    Bad:
        <<<<<<< HEAD

    Good:
        the items of both versions, without the lines <<<<<<<, ======= and >>>>>>>
    """,
)
review_too_long = described(
    "review-too-long",
    "site",
    """A review file is longer than any review is.

    Why: Something was pasted into it that is no note.

    Bad:
        a picture as text in the body of a note

    Good:
        a link to the picture
    """,
)


def _review_files(content: SiteContent) -> Iterator[tuple[ReviewFile, str]]:
    """Each review file and the path of its piece."""
    for path, source_text in content.source_texts.items():
        if source_text.is_analysis and (file := content.reviews.get(source_text.slug)):
            yield file, path
