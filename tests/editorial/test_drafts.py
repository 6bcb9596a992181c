"""The script that keeps drafts of notes in a browser whose storage is full."""

from __future__ import annotations

from pathlib import Path

from dashboard.core.settings import HOME
from tests.samples.node import run_in_node

RUNNER = Path(__file__).with_name("keep_drafts.mjs")


def test_what_a_full_storage_does_not_take_is_kept_by_the_page() -> None:
    assert run_in_node(RUNNER, HOME / "hooks/theme/review/drafts.js") == {
        "room": [["Half"], False],
        "full": [["Half a sentence"], True],
        "again": [["A sentence."], False],
        "forgotten": [[], False],
    }
