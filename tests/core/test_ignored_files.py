"""What editors and systems leave beside files is ignored; what people wrote is not."""

from __future__ import annotations

import pytest

from dashboard.core.ignored_files import is_ignored

LEFT_BEHIND = (
    "4913",
    "#coal.md#",
    ".#coal.md",
    "~$coal.docx",
    "coal.md~",
    "coal.md.bak",
    "coal.csv.orig",
    ".coal.md.swp",
    "coal.swx",
    "coal.md___jb_tmp___",
    "coal.md___jb_old___",
    "~WRL0001.tmp",
    "coal.cpython-312.pyc",
    "Thumbs.db",
    ".ipynb_checkpoints",
    ".DS_Store",
    ".~lock.trade.csv#",
    "__pycache__",
    ".idea",
    "coal.md.sb-abc123",
    "coal.md.sb-1a2b3c4d-XyZ123",
    "coal.md.crswap",
    "sedXy12Ab",
    "sedABCDEF",
    "seda1b2cD",
    "coal_BACKUP_4711.md",
    "coal_LOCAL_4711.md",
    "coal.md.rej",
    "2A3B4C5D",
    "Icon\r",
    "coal.csv.crdownload",
    "coal.csv.part",
    "coal.md.tmp.4711.1700000000",
    "ehthumbs.db",
)
WRITTEN = (
    "coal.md",
    "4913.md",
    "c#.md",
    "a~b.svg",
    "bak.md",
    "swap.yaml",
    ".well-known",
    "mytmp",
    "2024-4913.csv",
    "sediment.md",
    "sediments",
    "sedentary",
    "sed202401",
    "SedABCDEF",
    "sedABCDEF.md",
    "crswap.md",
    "a.sb-abc123.md",
    "sb-abc123",
    "sb-abc123.md",
    "20240509",
    "2a3b4c5d",
    "2A3B4C5D.csv",
    "coal_local_4711.md",
    "part.md",
    "icon.svg",
    "coal.tmp.md",
)


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_is_left_behind_is_ignored_with_all_below_it(name: str) -> None:
    assert is_ignored(name)
    assert is_ignored(f"analyses/{name}")
    assert is_ignored(f"{name}/coal.md")


@pytest.mark.parametrize("name", WRITTEN)
def test_what_was_written_is_not_ignored(name: str) -> None:
    assert not is_ignored(name)
    assert not is_ignored(f"analyses/{name}/coal.md")
