"""The script that keeps drafts of notes in a browser whose storage is full."""

from __future__ import annotations

import shutil
from pathlib import Path

from dashboard.core.settings import HOME
from tests.samples.node import run_in_node

RUNNER = Path(__file__).with_name("keep_drafts.mjs")


def test_what_a_full_storage_does_not_take_is_kept_by_the_page(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for name in ("drafts.js", "storage.js"):
        shutil.copy(HOME / "hooks/theme/review" / name, tmp_path)
    assert run_in_node(RUNNER, tmp_path / "drafts.js") == {
        "room": [["Half"], False],
        "full": [["Half a sentence"], True],
        "again": [["A sentence."], False],
        "forgotten": [[], False],
    }
