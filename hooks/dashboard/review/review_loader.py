"""Loads the reviews of a site. Each is read once and cached by what its files hold."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path, PurePosixPath

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.control_characters import has_control
from dashboard.core.finding import Finding, has_error
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.settings import Settings
from dashboard.review.review import EMPTY, Review
from dashboard.review.review_folder import ENDING, OLD_ENDING, read_folder
from dashboard.review.review_store import digest_of, list_files, read_contents


class ReviewFolder(Frozen):
    """A review and its folder."""

    path: str
    """Relative to the root of the repository."""
    review: Review
    """What can be read of it."""
    digest: str
    """The digest of all of its files."""
    approvals: tuple[str, ...] = ()
    """The names of the files of its approvals within the folder, in their order."""
    publications: tuple[str, ...] = ()
    """The names of the files of its publications, in their order."""
    has_broken_record: bool = False
    """Whether an approval or a publication cannot be read, so that nobody knows which approvals count."""

    @property
    def slug(self) -> str:
        """The slug of the piece that it belongs to."""
        return PurePosixPath(self.path).name.removesuffix(ENDING)


_REVIEW = Codec[ReviewFolder](ReviewFolder)


def load_reviews(settings: Settings, cache: Cache, findings: list[Finding]) -> dict[str, ReviewFolder]:
    """Load all reviews beside the analyses.

    Args:
        settings: where the analyses are.
        cache: keeps what was read.
        findings: gets what is wrong in the files.

    Returns:
        The reviews by the slugs of their pieces.
    """
    reviews: dict[str, ReviewFolder] = {}
    analyses = f"{settings.docs_path}/analyses"
    names = os.listdir(settings.root / analyses) if (settings.root / analyses).is_dir() else []  # noqa: PTH208 (a thousand)
    names = [name for name in names if name[0] != "." and not has_control(name)]
    for name in sorted(names):
        path = f"{analyses}/{name}"
        if name.endswith(OLD_ENDING):
            findings.append(_old_form(path))
        if not name.endswith(ENDING):
            continue
        review: ReviewFolder | None = ReviewFolder(path, EMPTY, "", has_broken_record=True)
        with guarding(path, findings):
            review = _load_review(Path(f"{settings.root}/{path}"), path, cache, findings)
        if review:
            reviews[review.slug] = review
    return reviews


def _load_review(folder: Path, path: str, cache: Cache, findings: list[Finding]) -> ReviewFolder | None:
    files = list_files(str(folder))
    if not files:  # Git leaves empty folders behind.
        return None
    digests = {name: _digest(f"{folder}/{name}", cache) if is_plain else "" for name, is_plain in files.items()}
    digest = digest_of(digests)
    folder_findings = list[Finding]()
    make = partial(_read_review, folder, path, digest, folder_findings)
    key = key_of("review", path, digest, engine_digest())
    review = cache.get_or_compute(key, _REVIEW, make, dump=lambda review: None if folder_findings else review)
    findings += folder_findings
    return review


def _digest(file: str, cache: Cache) -> str:
    """The digest of a file; empty if it may not be opened. Then there is a finding, and nothing is cached."""
    try:
        return cache.digest(file)
    except OSError:
        return ""


def _read_review(folder: Path, path: str, digest: str, findings: list[Finding]) -> ReviewFolder:
    review, names = read_folder(read_contents(folder), path, findings)
    records = (finding for finding in findings if not finding.path.startswith(f"{path}/notes/"))
    return ReviewFolder(path, review, digest, names.approvals, names.publications, has_error(records))


def _old_form(path: str) -> Finding:
    message = "This is a review in its old form, in one file. Nothing in it counts."
    return Finding(id="old-review", path=path, message=message, hint="Write it anew as a folder: desk migrate")
