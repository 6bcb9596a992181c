"""`desk check` from a shell, imports included: of everything with nothing kept, and of one file."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.bench.corpus import piece_name
from tests.bench.preview import forget
from tests.bench.table import Measured
from tests.bench.tool import OURS

CHECKS = 3
DESK = (sys.executable, "-c", "from dashboard.desk import main; main()", "check")


def measure_check(corpus: Path) -> list[Measured]:
    """Every file with nothing kept, every file again, and one file."""
    site = corpus / OURS.folder
    cold = []
    for _ in range(CHECKS):
        if (site / ".cache").exists():
            forget(corpus)
        cold.append(_check(site))
    piece = f"docs/analyses/{piece_name(1)}.md"
    warm, one = (median(_check(site, *names) for _ in range(CHECKS)) for names in ([], [piece]))
    return [
        Measured("desk check, nothing kept", median(cold), "s", most=5),
        Measured("desk check again", warm, "s"),
        Measured("desk check of one file", one, "s", most=0.5),
    ]


def _check(site: Path, *names: str) -> float:
    begun = time.perf_counter()
    subprocess.run([*DESK, *names], cwd=site, check=True, capture_output=True)
    return time.perf_counter() - begun
