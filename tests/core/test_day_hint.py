"""Days as people write them, and what is said of them where a file wants one."""

from __future__ import annotations

import pytest

from dashboard.core.day_hint import day_hint, moment_hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("28.11.2026", "Write 2026-11-28."),
        ("28. 11. 2026", "Write 2026-11-28."),
        ("11/28/2026", "Write 2026-11-28."),
        ("05/11/2026", "Write 2026-05-11 or 2026-11-05: year, month, day."),
        ("28 November 2026", "Write 2026-11-28."),
        ("28th Nov. 2026", "Write 2026-11-28."),
        ("November 28, 2026", "Write 2026-11-28."),
        ("2026-11-8", "Write 2026-11-08."),
        ("2026/11/08", "Write 2026-11-08."),
        ("2026-11-31", "There is no 31 November 2026: the month has 30 days."),
        ("2026-13-01", ""),
        ("soon", ""),
    ],
)
def test_a_day_is_told_as_it_is_written_here(text: str, hint: str) -> None:
    assert day_hint(text) == hint


def test_a_moment_without_a_zone_is_told_with_one() -> None:
    assert moment_hint("2026-12-01 06:00").startswith("Write 2026-12-01T06:00+01:00")
    assert moment_hint("tomorrow") == ""
