"""Whole small sites. Each folder of tests/site/ is a case: `site/` goes in, `expected/` holds what must come out.

`findings.txt` is what `desk check` prints, `files.txt` lists the publication (the theme's own files aside); any other
file of `expected/` is compared with the publication's. `pytest --write-goldens` writes them, never in CI.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from dashboard.core.finding import format_findings
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.built import build
from tests.samples.site import site_config

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/site"))
THEME = (
    "assets/images/",
    "assets/javascripts/",
    "assets/stylesheets/",
    "pagefind/",
    "sitemap",
    "404.html",
    "build-manifest",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_site_comes_out_as_expected(
    case: Path, tmp_path: Path, shared_cache: Path, request: pytest.FixtureRequest
) -> None:
    root, expected = tmp_path / "copy", case / "expected"
    shutil.copytree(case / "site", root)
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    findings = format_findings(prepare_edition(root / "mkdocs.yml", preview=True).findings)
    (root / "mkdocs.yml").write_text(site_config("https://example.org/"), encoding="utf-8")
    built = build(root)
    own = sorted(name for name in built.files() if not name.startswith(THEME))
    texts = {"findings.txt": findings + "\n" if findings else "", "files.txt": "\n".join(own) + "\n"}
    for path in expected.rglob("*"):
        name = path.relative_to(expected).as_posix()
        if path.is_file() and name not in texts:
            texts[name] = built.read(name)
    if request.config.getoption("--write-goldens"):
        assert not os.environ.get("CI"), "goldens are written on purpose, never in CI"
        for name, text in texts.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_text(text, encoding="utf-8")
    assert built.code == 0, built.output
    for name, text in texts.items():
        assert text == (expected / name).read_text(encoding="utf-8"), f"{case.name}: {name}"
