"""The workflow that publishes: what it refuses."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dashboard.core.settings import HOME
from tests.samples.site import site_config, write_files

WORKFLOW = HOME / ".github" / "workflows" / "publish.yml"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://china-russia-dashboard.example/", 1),
        ("http://127.0.0.1:8000/", 1),
        ("https://dashboard.osw.waw.pl/", 0),
        ("https://example-institute.eu/dashboard/", 0),
    ],
)
def test_nothing_is_published_under_an_address_that_stands_in_for_one(tmp_path: Path, url: str, code: int) -> None:
    steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["publish"]["steps"]
    names = [step.get("name", step.get("run", step.get("uses", ""))) for step in steps]
    guard = next(number for number, name in enumerate(names) if name.startswith("Stop where site_url"))
    assert guard < names.index("make site") < names.index("actions/upload-pages-artifact@v3")
    write_files(tmp_path, {"mkdocs.yml": site_config(url)})
    command = steps[guard]["run"].replace(".venv/bin/python", shlex.quote(sys.executable))
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, url in done.stderr) == (code, bool(code)), done.stderr
