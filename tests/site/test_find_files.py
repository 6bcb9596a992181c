"""The files of docs/ are found once each, whatever links of the file system lead round in circles."""

from __future__ import annotations

from pathlib import Path

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
    assert found.outside_links == ()
