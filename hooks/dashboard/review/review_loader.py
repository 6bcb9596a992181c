"""Loads the review files of a site. Each is read once and cached by its content."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.control_characters import has_control
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.core.settings import Settings
from dashboard.core.validation import validate
from dashboard.review.review import ENDING, Review, read_record


@dataclass(frozen=True)
class ReviewFile:
    """A review and its file."""

    path: str
    """Relative to the root of the repository."""
    review: Review | None
    """None if the file cannot be read. Then nothing in it counts."""
    digest: str
    """SHA-256 of the file's bytes."""
    lines: tuple[int, ...] = ()
    """The lines on which its approvals begin, counted from 1."""

    @property
    def slug(self) -> str:
        """The slug of the piece that it belongs to."""
        return PurePosixPath(self.path).name.removesuffix(ENDING)


_REVIEW_FILE = JsonCodec[ReviewFile](ReviewFile)


def load_reviews(settings: Settings, cache: Cache, findings: list[Finding]) -> dict[str, ReviewFile]:
    """Load all review files beside the analyses.

    Args:
        settings: where the analyses are.
        cache: keeps what was read.
        findings: gets what is wrong in the files.

    Returns:
        The review files by the slugs of their pieces.
    """
    files: dict[str, ReviewFile] = {}
    folder, engine = f"{settings.docs_path}/analyses", engine_digest()
    names = os.listdir(settings.root / folder) if (settings.root / folder).is_dir() else []  # noqa: PTH208 (a thousand)
    names = [name for name in names if name.endswith(ENDING) and name[0] != "." and not has_control(name)]
    for path in (f"{folder}/{name}" for name in sorted(names)):
        file = Path(f"{settings.root}/{path}")
        review_file = ReviewFile(path, None, "")
        with guarding(path, findings):
            digest, file_findings = cache.digest(file), list[Finding]()
            make, key = (
                partial(_read_review_file, file, path, digest, file_findings),
                key_of("review", path, digest, engine),
            )
            review_file = cache.get_or_compute(key, _REVIEW_FILE, make, dump=_if_sound)
            findings += file_findings
        files[review_file.slug] = review_file
    return files


def _read_review_file(file: Path, path: str, digest: str, findings: list[Finding]) -> ReviewFile:
    record = read_record(file.read_bytes(), path, findings)
    review = validate(Review, record, findings) if record else None
    count = len(review.approvals) if review else 0
    places = (record.place("approvals", index) for index in range(count)) if record else ()
    return ReviewFile(path, review, digest, tuple(line for line, _ in places))


def _if_sound(file: ReviewFile) -> ReviewFile | None:
    return file if file.review else None
