"""A file of any kind in another encoding is a finding that names it, never the end of a check."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.site import SITE, write_files

READ = [path for path in SITE if path.startswith(("docs/", "data/")) and path.endswith((".md", ".yaml", ".csv"))]


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1250"])
def test_another_encoding_is_a_finding_of_its_file(tmp_path: Path, path: str, encoding: str) -> None:
    write_files(tmp_path, SITE)
    (tmp_path / path).write_bytes(f"{SITE[path]}# mała\n".encode(encoding))
    findings = prepare_edition(tmp_path / "mkdocs.yml").findings
    [finding] = [each for each in findings if each.id == "wrong-encoding"]
    assert finding.path == path
    assert "in UTF-8." in finding.message
