"""What the desk does not load: a command in a shell waits for each module."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.samples.site import SITE, site_config, write_files

NOT_NEEDED = {"markdown", "pandas", "plotly.graph_objects", "dashboard.checks.run_text_checks"}


def test_a_check_that_finds_every_text_kept_loads_neither_markdown_nor_the_checks_of_texts(
    tmp_path: Path, shared_cache: Path
) -> None:
    silence = "<!-- desk: allow heading-order: the first heading stands elsewhere -->\n\n### On\n"
    texts = {"docs/analyses/lifeline.md": SITE["docs/analyses/lifeline.md"] + silence}
    write_files(tmp_path, {**SITE, **texts, "mkdocs.yml": site_config("https://example.org/")})
    (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
    desk = [sys.executable, "-X", "importtime", "-c", "from dashboard.desk import main; main()", "check"]
    _, second = (subprocess.run(desk, cwd=tmp_path, capture_output=True, text=True, check=True) for _ in range(2))
    loaded = {line.rpartition("|")[2].strip() for line in second.stderr.splitlines()}
    assert "dashboard.pieces.source_text" in loaded
    assert NOT_NEEDED & loaded == set()
