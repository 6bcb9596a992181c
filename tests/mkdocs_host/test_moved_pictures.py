"""A folder of pictures that is renamed while a preview is served loses none, in whatever order a set has its files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dashboard.core.settings import HOME
from tests.samples.move_pictures import NAMES
from tests.samples.server import PATIENCE

SEEDS = ("1", "2")


def test_a_renamed_folder_of_pictures_is_whole_after_each_step(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.samples.move_pictures"]
    runs = [
        subprocess.Popen(
            [*command, str(tmp_path / seed)],
            cwd=HOME,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in SEEDS
    ]
    here, there = (" ".join(f"{folder}/{name}.svg" for name in NAMES) for folder in ("images", "pictures"))
    for run in runs:
        output, _ = run.communicate(timeout=PATIENCE)
        assert run.returncode == 0
        # Renamed without the text; with it; back; out of docs/; in from outside.
        assert output.splitlines() == ["", there, here, "", here]
