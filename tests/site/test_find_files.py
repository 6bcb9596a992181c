"""The files of docs/ are found once each, whatever links lead round in circles, and nothing that is no file."""

from __future__ import annotations

import os
from pathlib import Path

from dashboard.core.folders import read_folder
from dashboard.core.settings import read_settings
from dashboard.site.find_files import find_files
from tests.samples.site import write_files


def test_links_in_circles_are_not_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yml": "site_name: A\n", "docs/a/port.png": "", "docs/b/ship.png": ""})
    for link, target in {"a/self": ".", "a/over": "../b", "b/over": "../a"}.items():
        (tmp_path / "docs" / link).symlink_to(target)
    found = find_files(read_settings(tmp_path / "mkdocs.yml", []))
    assert sorted(found.files) == [
        "docs/a/over/ship.png",
        "docs/a/port.png",
        "docs/b/over/port.png",
        "docs/b/ship.png",
    ]
    assert found.refused_links == ("docs/a/over/over", "docs/a/self", "docs/b/over/over", "docs/b/over/self")


def test_links_that_lead_nowhere_are_noted_unless_a_program_left_them(tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yml": "site_name: A\n", "docs/index.md": "", "data/names.yaml": ""})
    for link in ("docs/nowhere.md", "docs/.#index.md", "docs/index.md~", "data/nowhere.csv"):
        (tmp_path / link).symlink_to("gone")
    found = find_files(read_settings(tmp_path / "mkdocs.yml", []))
    assert (found.files, found.dangling_links) == (frozenset(), ("data/nowhere.csv", "docs/nowhere.md"))


def test_what_is_neither_a_file_nor_a_folder_is_not_found(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "link.md").symlink_to("pipe.md")
    (tmp_path / "text.md").touch()
    assert read_folder(str(tmp_path)).files == ["text.md"]
