"""The record of a publication: what went out, and from when readers could see it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

from dashboard.core.dates import Day, Moment, day
from dashboard.core.yaml_record import StrictModel
from dashboard.pieces.analysis import due_of
from dashboard.pieces.digests import Digests
from dashboard.pieces.front_matter import Correction
from dashboard.review.note import Timestamp, Words


def _validate_commit(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{0,64}", text):
        raise ValueError("the name of a commit, as desk publish writes it")
    return text


def require_letters(text: str) -> str:
    """Refuse words that say nothing, such as a dot or signs that nobody sees."""
    if not says_something(text):
        raise ValueError("words that say what was changed")
    return text


def says_something(text: str) -> bool:
    """Whether a text has a letter or a digit."""
    return any(map(str.isalnum, text))


class Publication(StrictModel):
    """The file `published-<n>.yaml`: what `desk publish` recorded. It is written once and never changed."""

    at: Timestamp
    date: Day = Field(description="The day of publication, as the front matter named it.")
    embargo: Moment | None = Field(default=None, description="The latest embargo of the piece and of its data.")
    digests: Digests
    commit: Annotated[str, AfterValidator(_validate_commit)] = Field(
        default="", description="Of git; empty without one."
    )
    minor: Annotated[Words, AfterValidator(require_letters)] | None = Field(
        default=None, description="What was changed, if it needed no correction for readers."
    )
    corrections: list[Correction] = Field(default_factory=list, description="The corrections that it showed.")

    @property
    def file_name(self) -> str:
        """The name of its file. The number is the moment in UTC: it grows, and no two branches choose the same."""
        return f"published-{self.at.astimezone(datetime.UTC):%Y%m%d%H%M%S%f}.yaml"

    def seen_from(self, zone: ZoneInfo) -> datetime.datetime:
        """The moment, in UTC, from which readers could see it: recorded, on its day, after its embargo.

        Args:
            zone: the site's time zone, in which a day begins at 00:00.
        """
        return max(self.at.astimezone(datetime.UTC), due_of(self.date, self.embargo, zone))

    def says_the_same(self, other: Publication) -> bool:
        """Whether another record is of the same words, rows and day, and was only made again."""
        return (self.date, self.embargo, self.digests) == (other.date, other.embargo, other.digests)


def differs(before: Digests, now: Digests) -> bool:
    """Whether readers find other words, or the same numbers in another unit. New rows and labels are told otherwise."""
    return (before.text, before.units) != (now.text, now.units)


def undeclared_change(
    seen: Sequence[Publication], digests: Digests, corrections: Sequence[Correction], minor: str | None = None
) -> bool:
    """Whether readers would find other words than they saw last, and nobody says what was changed.

    Args:
        seen: the publications that they saw, in order.
        digests: what they would find.
        corrections: those that it would show.
        minor: what was changed, if it needs no correction.
    """
    known = [correction for publication in seen for correction in publication.corrections]
    is_declared = minor or any(
        correction not in known and says_something(correction.text) for correction in corrections
    )
    return bool(seen) and differs(seen[-1].digests, digests) and not is_declared


def changed_correction(seen: Sequence[Publication], corrections: Sequence[Correction]) -> str:
    """Say which correction that readers saw is gone, or which new one is dated before those or stands there twice.

    Args:
        seen: the publications that they saw, in order.
        corrections: those that they would find.

    Returns:
        A sentence. Empty if all are there, and the new ones are later.
    """
    known = [correction for publication in seen for correction in publication.corrections]
    last = max((correction.date for correction in known), default=None)
    for correction in known:
        if correction not in corrections:
            return f"The correction of {day(correction.date)} that readers saw is gone or changed."
    for index, correction in enumerate(corrections):
        if correction in corrections[:index]:
            return f"The correction of {day(correction.date)} stands there twice."
        if last and correction not in known and correction.date < last:
            return f"The new correction of {day(correction.date)} is dated before that of {day(last)}."
    return ""
