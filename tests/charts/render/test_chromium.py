"""The script that starts the Chromium of set-up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.charts.render.chromium import BINARY, START
from tests.samples.odd_folder import odd_folder


@pytest.mark.skipif(sys.platform == "win32", reason="set-up unpacks it on Linux only")
def test_the_loader_finds_the_libraries_in_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = odd_folder(tmp_path)
    for name, script in (("chromium", START), (BINARY, '#!/bin/sh\necho "$LD_LIBRARY_PATH" $(ls lib) "$@"\n')):
        (folder / name).write_text(script, "utf-8")
        (folder / name).chmod(0o755)
    (folder / "lib").mkdir()
    (folder / "lib" / "libnss3.so").touch()
    command = [folder / "chromium", "--type=a b"]
    environment = {"PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": "/more"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "lib:/more libnss3.so --type=a b\n"
