"""What is locked is read by nobody: by no library and by no other program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.notebooks.file_lock import can_lock_files

CODE = """
import ctypes, os, subprocess, sys
from pathlib import Path
import duckdb
from dashboard.notebooks.file_lock import lock_files
root = Path(sys.argv[1])
assert lock_files([root / "way"], [root / "docs/named.txt"])
os.rename(root / "here/file", root / "there/file")
for name in ("docs/draft.txt", "docs/named.txt", "beside.txt"):
    path = str(root / name)
    try:
        by_duckdb = duckdb.sql(f"SELECT content FROM read_text('{path}')").fetchall()[0][0]
    except duckdb.IOException:
        by_duckdb = "no"
    by_program = subprocess.run(["cat", path], capture_output=True, text=True).stdout or "no"
    by_library = "yes" if ctypes.CDLL(None).fopen(path.encode(), b"r") else "no"
    print(name, by_duckdb, by_program, by_library)
"""


@pytest.mark.skipif(not can_lock_files(), reason="this system has no Landlock")
def test_what_is_locked_is_read_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("docs/draft.txt", "docs/named.txt", "beside.txt"):
        (tmp_path / name).write_text("yes", encoding="utf-8")
    (tmp_path / "way").symlink_to(tmp_path / "docs")
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "here" / "file").touch()
    run = subprocess.run([sys.executable, "-c", CODE, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == [
        "docs/draft.txt no no no",
        "docs/named.txt yes yes yes",
        "beside.txt yes yes yes",
    ]
