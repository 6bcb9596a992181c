"""Two processes never build into one folder at once."""

from __future__ import annotations

import threading
from pathlib import Path

from mkdocs_host.process import Process


def test_a_build_begins_only_when_the_earlier_one_has_ended(tmp_path: Path) -> None:
    first, second, begun = Process(), Process(), threading.Event()
    first.lock_site(tmp_path, tmp_path / "site")
    second.lock_site(tmp_path, tmp_path / "other")
    thread = threading.Thread(target=lambda: (second.lock_site(tmp_path, tmp_path / "site"), begun.set()))
    thread.start()
    assert not begun.wait(0.3)
    first.unlock()
    assert begun.wait(10)
    thread.join()
    second.unlock()
