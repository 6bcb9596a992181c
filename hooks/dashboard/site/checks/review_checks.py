"""The checks of reviews and their approvals."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.checks.check import described
from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.review.eligibility import ineligible_reason
from dashboard.review.review_loader import ReviewFolder
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.public_since import review_of
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
        last = review_of(content, analysis.slug).last_published if analysis else None
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
    for folder, path in _reviews(content):
        analysis = content.analyses.get(path)
        if not analysis:
            continue
        for approval, name in zip(folder.review.approvals, folder.approvals, strict=True):
            if reason := ineligible_reason(approval.by, analysis.front.authors, content.registry):
                message = f"This approval does not count: {reason}."
                hint = "Have somebody else approve it."
                path = f"{folder.path}/{name}"
                yield Finding(id="barred-reviewer", severity="warning", path=path, message=message, hint=hint)


@site_check("orphan-review")
def orphan_review(content: SiteContent) -> Iterator[Finding]:
    """The folder of a review stands beside no piece of its name.

    Why: The piece was renamed or deleted, and its notes and approvals stayed behind. None of them is lost.

    Bad:
        docs/analyses/heating.review/ without docs/analyses/heating.md

    Good:
        both renamed: git mv heating.md cold.md, git mv heating.review cold.review
    """
    slugs = {text.slug for text in content.source_texts.values() if text.is_analysis}
    analyses = [analysis for analysis in content.analyses.values() if analysis]
    new_slugs = {old_slug: analysis.slug for analysis in analyses for old_slug in analysis.front.formerly}
    orphans = {slug: folder for slug, folder in content.reviews.items() if slug not in slugs}
    vanished = {piece.slug for piece in vanished_pieces(content)} if orphans else set()
    for slug, folder in orphans.items():
        if slug not in vanished:
            new_path = folder.path.replace(slug, new_slugs.get(slug, "NEW-NAME"))
            message = f"There is no piece '{slug}' that these notes and approvals belong to."
            hint = f"If it was renamed: git mv {folder.path} {new_path}"
            yield Finding(id="orphan-review", severity="warning", path=folder.path, message=message, hint=hint)


merge_conflict = described(
    "merge-conflict",
    "site",
    """A file of a review holds two versions that Git could not merge.

    Why: It does not count. The desk never changes such a file, so two branches only have two versions of one if
    somebody has edited it by hand.

    Bad:
        <<<<<<< HEAD

    Good:
        the version of one side: git checkout --ours FILE
    """,
)
review_too_long = described(
    "review-too-long",
    "site",
    """A file of a review is longer than any note is.

    Why: Something was pasted into it that is no note.

    Bad:
        a picture as text in the body of a note

    Good:
        a link to the picture
    """,
)


review_file = described(
    "review-file",
    "site",
    """A file in the folder of a review is none that the desk writes, or belongs to a note that is gone.

    Why: It does not count. Approvals, notes and publications are written by `desk` and by the preview; each is a file
    of its own, so that git can merge the folders of two branches.

    Bad:
        heating.review/approvals/osw.txt

    Good:
        heating.review/approvals/osw-dashboard-editors-20261127-090000-000000.yaml
    """,
)
old_review = described(
    "old-review",
    "site",
    """A review stands in one file, as before 27 November 2026.

    Why: Nothing in it counts, no approval either. Reviews are folders now, since git broke such files when two branches
    had added to them.

    Bad:
        heating.review.yaml

    Good:
        heating.review/, as desk migrate writes it
    """,
)


def _reviews(content: SiteContent) -> Iterator[tuple[ReviewFolder, str]]:
    """Each review and the path of its piece."""
    for path, source_text in content.source_texts.items():
        if source_text.is_analysis and (folder := content.reviews.get(source_text.slug)):
            yield folder, path
