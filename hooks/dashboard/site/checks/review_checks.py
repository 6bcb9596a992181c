"""The checks of reviews and their approvals."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.checks.check import described
from dashboard.core.finding import Finding
from dashboard.review.eligibility import ineligible_reason
from dashboard.review.review_folder import ENDING
from dashboard.review.review_loader import ReviewFolder
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.left_reviews import left_reviews
from dashboard.site.vanished_pieces import vanished_pieces


@site_check("not-approved", "error")
def not_approved(content: SiteContent) -> Iterator[Finding]:
    """A piece says that it is published, and lacks the approvals that the site requires.

    Why: It stays out, and a strict build stops, until somebody has looked at the text as it is now. The rule is
    `extra.editorial.approvals` in mkdocs.yml.

    Bad:
        status: published, without an approval in the review beside the piece

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
                message = f"The piece has the status 'published', but {approval_status.missing}."
                hint = f"Have it approved (desk approve {analysis.slug} --as REVIEWER), or set it back: status: review."
                yield head.finding("not-approved", ("status",), message, hint)


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

    Why: The piece was renamed or deleted, and its notes and approvals stayed behind. None of them is lost, but none
    counts. Where another piece names the old one in `formerly`, this is an error in it: one of the notes may be open.

    Bad:
        docs/analyses/heating.review/ without docs/analyses/heating.md

    Good:
        docs/analyses/cold.review/ beside cold.md with formerly: [heating], as desk migrate moves it
    """
    reviews = list(left_reviews(content))
    vanished = {piece.slug for piece in vanished_pieces(content)} if reviews else set()
    for folder, analysis in reviews:
        head = content.source_texts[analysis.path].head if analysis else None
        if analysis and head:
            place = ("formerly", analysis.front.formerly.index(folder.slug))
            message = f"{folder.path} belongs to this piece, which had that name. Nothing in it counts."
            hint = f"Move it to {analysis.slug}{ENDING}, with all that is in it: desk migrate"
            yield head.finding("orphan-review", place, message, hint)
        elif folder.slug not in vanished and not _has_file(content, folder):  # (It may be one that cannot be read.)
            message = f"There is no piece '{folder.slug}' that these notes and approvals belong to."
            hint = f"If it was renamed, write formerly: [{folder.slug}] into the piece, and run desk migrate."
            yield Finding(id="orphan-review", severity="warning", path=folder.path, message=message, hint=hint)


def _has_file(content: SiteContent, folder: ReviewFolder) -> bool:
    """Whether the file of a piece stands beside its review."""
    piece = content.settings.root / folder.path.removesuffix(ENDING)
    return any(piece.with_name(f"{piece.name}{kind}").is_file() for kind in (".md", ".ipynb"))


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
