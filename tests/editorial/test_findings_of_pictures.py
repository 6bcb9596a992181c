"""What is wrong with a picture is told with the text that shows it, since that is where its author looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.changes.published_versions import Versions
from dashboard.desk import main
from dashboard.editorial.preview_pages import preview_pages, text_pages
from tests.samples.edition import Edit
from tests.samples.site import HEAD, SITE, write_files

PIECE = "docs/analyses/lifeline.md"
FILES = {PIECE: f"{HEAD}![A port in winter](../images/port.png)\n", "docs/images/port.png": ""}


def test_the_bar_above_a_text_names_the_picture_that_cannot_be_read(edit: Edit) -> None:
    edition = edit({**FILES})
    versions = Versions(edition.content, edition.view)
    for pages in (preview_pages(edition, versions), text_pages(edition, versions, [PIECE])):
        found = next(page for page in pages.values() if page.source == PIECE).make()["review"].findings
        assert [(finding.id, finding.path) for finding in found] == [("broken-picture", "docs/images/port.png")]


def test_a_check_of_one_piece_tells_of_the_pictures_that_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {**SITE, **FILES, "docs/images/spare.png": ""})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "lifeline"])
    assert "docs/images/port.png:1:1 error broken-picture" in result.output
    assert "spare.png" not in result.output
    assert result.exit_code == 1
