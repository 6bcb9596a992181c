"""The review files of a site, each read once and kept by its content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from dashboard.cache import Cache, engine_digest, key_of
from dashboard.finding import Finding
from dashboard.record import narrow
from dashboard.review import ENDING, Review, read_record
from dashboard.settings import Settings


@dataclass(frozen=True)
class ReviewFile:
    """A review and where it stands."""

    path: str
    """From the root of the repository."""
    review: Review | None
    """None where it cannot be read: nothing in it counts."""
    digest: str
    """Of the file's bytes, by which a writer says what was seen."""
    lines: tuple[int, ...] = ()
    """On which its approvals begin."""

    @property
    def slug(self) -> str:
        """Of the piece that it belongs to."""
        return PurePosixPath(self.path).name.removesuffix(ENDING)


def load_reviews(settings: Settings, cache: Cache, findings: list[Finding]) -> dict[str, ReviewFile]:
    """The review files by the slugs of their pieces."""
    files: dict[str, ReviewFile] = {}
    for path in sorted((settings.docs / "analyses").glob(f"*{ENDING}")):
        shown, digest = path.relative_to(settings.root).as_posix(), cache.digest(path)
        wrong: list[Finding] = []

        def make(content_of: Any = path, shown: str = shown, digest: str = digest, wrong: Any = wrong) -> ReviewFile:
            record = read_record(content_of.read_bytes(), shown, wrong)
            review = narrow(Review, record, wrong) if record else None
            count = len(review.approvals) if review else 0
            places = (record.place("approvals", index) for index in range(count)) if record else ()
            return ReviewFile(shown, review, digest, tuple(line for line, _ in places))

        file = cache.recall(key_of("review", shown, digest, engine_digest()), _load, make, _dump)
        findings += wrong
        files[file.slug] = file
    return files


def _dump(file: ReviewFile) -> dict[str, Any] | None:
    if file.review is None:
        return None
    told = file.review.model_dump(mode="json", exclude_defaults=True)
    return {"path": file.path, "review": told, "digest": file.digest, "lines": file.lines}


def _load(kept: dict[str, Any]) -> ReviewFile:
    return ReviewFile(**{**kept, "review": Review.model_validate(kept["review"]), "lines": tuple(kept["lines"])})
