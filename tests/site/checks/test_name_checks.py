"""A file whose name cannot be shown is one finding, and nothing else stops."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"
FOLDERS = {
    "docs/analyses": ".md",
    "docs/about": ".txt",
    "docs/images": ".svg",
    "docs/.well-known": ".txt",
    "data/authors": ".yaml",
    "data/institutes": ".yaml",
    "data/charts": ".yaml",
    "data/datasets/economy": ".yaml",
    "data/datasets/energy": ".csv",
}
ODD = (b"\xff", b"a\nb", b"\x1b]0;t\x07")


@pytest.fixture
def odd_files(tmp_path: Path) -> list[str]:
    """Files with odd names in each folder from which something is read; their paths as findings give them."""
    for folder, ending in FOLDERS.items():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        for name in ODD:
            Path(os.fsdecode(os.fsencode(tmp_path / folder) + b"/" + name + ending.encode())).write_text("words\n")
    names = ("\\udcff", "a\\u000ab", "\\u001b]0;t\\u0007")
    return sorted(f"{folder}/{name}{ending}" for folder, ending in FOLDERS.items() for name in names)


def test_an_odd_name_is_one_finding_and_the_rest_goes_on(edit: Edit, odd_files: list[str]) -> None:
    edition = edit({PIECE: f"{HEAD}![Trade](chart:trade)\n\nSee [a file](../about/a%0Ab.txt).\n"}, information=True)
    findings = sorted((finding.id, finding.path) for finding in edition.findings)
    assert findings == [("dead-link", PIECE), *(("unreadable-name", path) for path in odd_files)]
    assert PIECE in edition.view.texts


@pytest.mark.usefixtures("odd_files")
def test_a_file_with_an_odd_name_is_not_shown(edit: Edit) -> None:
    assert [path for path in edit(preview=True).view.files if not path.isprintable()] == []


def test_a_folder_with_an_odd_name_is_told_once_for_each_file(edit: Edit, tmp_path: Path) -> None:
    folder = tmp_path / "docs/analyses/a\n  X-Evil: 1"
    folder.mkdir(parents=True)
    (folder / "b.txt").write_text("words\n")
    edition = edit(information=True)
    assert [(finding.id, finding.path) for finding in edition.findings] == [
        ("unreadable-name", "docs/analyses/a\\u000a  X-Evil: 1/b.txt")
    ]


@pytest.mark.parametrize("twin", ["docs/images/Port.svg", "docs/Images/port.svg", "docs/images/PORT.SVG"])
def test_two_files_that_are_one_on_other_systems_are_told(edit: Edit, twin: str) -> None:
    edition = edit({"docs/images/port.svg": "<svg/>", twin: "<svg/>", "docs/images/ports.svg": "<svg/>"})
    [finding] = [finding for finding in edition.findings if finding.id == "twin-file"]
    assert finding.path == max(twin, "docs/images/port.svg")


def test_an_accent_that_a_mac_writes_down_otherwise_is_the_same_letter(edit: Edit) -> None:
    composed, decomposed = (unicodedata.normalize(form, "docs/images/łódź.svg") for form in ("NFC", "NFD"))
    edition = edit({composed: "<svg/>", decomposed: "<svg/>"})
    assert [finding.id for finding in edition.findings if finding.id == "twin-file"] == ["twin-file"]
