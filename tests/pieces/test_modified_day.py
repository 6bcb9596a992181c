"""The day of the last change in a piece."""

from __future__ import annotations

import pytest

from dashboard.pieces.modified_day import modified_day
from tests.samples.edition import Edit
from tests.samples.site import HEAD


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ("", None),
        ("updated: 2025-05-09\n", None),
        ("updated: 2025-06-01\n", "2025-06-01"),
        (
            "updated: 2025-06-01\ncorrections: [{date: 2025-07-02, text: A.}, {date: 2025-05-10, text: B.}]\n",
            "2025-07-02",
        ),
        ("corrections: [{date: 2025-05-10, text: A.}]\nembargo: 2025-05-12T06:00+00:00\n", None),
    ],
)
def test_a_piece_is_changed_by_an_update_or_a_correction_after_its_day(
    edit: Edit, changes: str, day: str | None
) -> None:
    text = HEAD.replace("status:", f"{changes}status:")
    [piece] = edit({"docs/analyses/lifeline.md": text}, preview=False).view.analyses
    changed = modified_day(piece)
    assert (changed.isoformat() if changed else None) == day
