"""Two builds of one site: the second waits, also for one that is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

from dashboard.output.site_lock import lock_site

HOLD = """
import sys, time; from pathlib import Path; from dashboard.output.site_lock import lock_site
lock = lock_site(Path(sys.argv[1]), Path(sys.argv[2]), print); print("held", flush=True); time.sleep(60)
"""


def test_a_build_waits_for_another_one_until_that_ends_or_is_killed(tmp_path: Path) -> None:
    site, locks, told, done = tmp_path / "site", tmp_path / "locks", Event(), Event()

    def build() -> None:
        lock_site(site, locks, lambda words: told.set()).release()
        done.set()

    with subprocess.Popen([sys.executable, "-c", HOLD, str(site), str(locks)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        lock_site(tmp_path / "another", locks, print).release()
        Thread(target=build, daemon=True).start()
        assert told.wait(10)
        assert not done.wait(0.2)
        other.kill()
    assert done.wait(10)
