"""What the tests share: small sites written to a folder, and the way to build or check them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard.charts.render.browser import find_browser
from dashboard.charts.resolve import shared_charts
from dashboard.core.finding import Finding
from dashboard.core.settings import HOME
from dashboard.data import dataset as datasets
from dashboard.data.dataset import Dataset, load_dataset
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.output.search_index import BUNDLE
from dashboard.pieces import placed_charts as placement
from dashboard.pieces.source_text import SourceTextReader

SMALL = Path(__file__).parent / "site" / "small" / "site"
SITE: dict[str, str | None] = {
    path.relative_to(SMALL).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(SMALL.rglob("*"))
    if path.is_file()
}
"""A whole site that passes every check; a test changes what it is about."""
TRADE = SITE["data/datasets/economy/trade.yaml"] or ""
TRADE_ROWS = SITE["data/datasets/economy/trade.csv"] or ""
CHART = SITE["data/charts/trade.yaml"] or ""
HEAD = """\
---
title: A lifeline
kind: comment
standfirst: Trade matters far more to one of the two.
authors: [osw-editors]
theme: economy
date: 2025-05-09
status: published
---
"""


def notebook_text(*cells: str | tuple[str, dict[str, Any]], kernel: str = "python3") -> str:
    """A notebook as Jupyter saves one. A cell that begins with `---` or `#` is Markdown; beside it its metadata."""
    made = []
    for cell in cells:
        source, metadata = (cell, {}) if isinstance(cell, str) else cell
        kind = "markdown" if source.startswith(("---", "#")) else "code"
        rest: dict[str, Any] = {} if kind == "markdown" else {"outputs": [], "execution_count": None}
        lines = source.splitlines(keepends=True)
        made.append({"cell_type": kind, "id": f"c{len(made)}", "metadata": metadata, "source": lines, **rest})
    spec = {"name": kernel, "display_name": kernel, "language": "python"}
    whole = {"cells": made, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def write_files(root: Path, files: dict[str, str | None]) -> None:
    """Write texts under a folder; None deletes."""
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


@pytest.fixture
def findings() -> list[Finding]:
    """An empty list to collect in."""
    return []


@pytest.fixture
def edit(tmp_path: Path) -> Callable[..., Edition]:
    """The small site with some files changed, as `desk check` sees it; what is only information is left out."""

    def prepared(
        changes: dict[str, str | None] | None = None,
        *,
        preview: bool = True,
        at: str | None = None,
        information: bool = False,
    ) -> Edition:
        write_files(tmp_path, {**SITE, **(changes or {})})
        edition = prepare_edition(tmp_path / "mkdocs.yml", preview=preview, at=at)
        if not information:
            findings = tuple(finding for finding in edition.findings if finding.severity != "info")
            edition = replace(edition, findings=findings)
        return edition

    return prepared


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """From now on, how many texts are converted, rows and declarations of charts read, and files opened to be read."""
    done = {"texts": 0, "rows": 0, "charts": 0, "files": 0}

    def count(owner: Any, name: str, kind: str, counts: Callable[..., bool] = lambda *_, **__: True) -> None:
        original = getattr(owner, name)

        def counted(*args: Any, **more: Any) -> Any:
            done[kind] += counts(*args, **more)
            return original(*args, **more)

        monkeypatch.setattr(owner, name, counted)

    def is_read(path: Path, mode: str = "r", *_: Any, **__: Any) -> bool:
        return "w" not in mode and tmp_path in path.parents and bool({"docs", "data", "mkdocs.yml"} & {*path.parts})

    count(SourceTextReader, "read", "texts")
    count(datasets, "read_rows", "rows")
    for reader in (shared_charts, placement):
        count(reader, "read_declaration", "charts")
    count(Path, "open", "files", is_read)
    return done


@pytest.fixture
def dataset(tmp_path: Path, findings: list[Finding]) -> Callable[..., Dataset | None]:
    """A dataset from a descriptor and rows; its findings are in `findings`."""

    def load(descriptor: str = TRADE, rows: str | bytes = TRADE_ROWS) -> Dataset | None:
        folder = tmp_path / "data" / "datasets" / "economy"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "trade.yaml").write_text(descriptor, encoding="utf-8")
        (folder / "trade.csv").write_bytes(rows.encode() if isinstance(rows, str) else rows)
        return load_dataset(folder / "trade.yaml", tmp_path, findings)

    return load


def is_shown(edition: Edition, path: str) -> bool:
    """Whether the audience of an edition sees the text or the file at a path."""
    return path in edition.view.texts or path in edition.view.files


@dataclass(frozen=True)
class Built:
    """What `mkdocs build` did."""

    root: Path
    code: int
    output: str

    @property
    def site(self) -> Path:
        """The folder of the publication."""
        return self.root / "site"

    def read(self, name: str) -> str:
        """A file of the publication."""
        return (self.site / name).read_text(encoding="utf-8")

    def files(self) -> set[str]:
        """All files of the publication."""
        return {path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file()}

    def index(self) -> dict[str, bytes]:
        """The files of the search index, by their names in the site."""
        return {name: (self.site / name).read_bytes() for name in self.files() if name.startswith(f"{BUNDLE}/")}

    def searched(self) -> dict[str, Any]:
        """What the search knows of each page, by its address in the site."""
        return searched(self.site)


def searched(site: Path) -> dict[str, Any]:
    """What the search index of a site says of each page, by its address in the site."""
    packed = sorted((site / BUNDLE / "fragment").iterdir())
    pages = [json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")) for path in packed]
    return {page["url"]: page for page in pages}


def site_config(url: str) -> str:
    """The repository's own mkdocs.yml for a site that stands elsewhere."""
    config = yaml.safe_load((HOME / "mkdocs.yml").read_text(encoding="utf-8"))
    config["site_url"] = url
    config["theme"]["custom_dir"] = str(HOME / "hooks" / "theme")
    config["extra"]["editorial"].pop("approvals", None)  # (tests that are about it set the rule)
    config["hooks"] = [str(HOME / hook) for hook in config["hooks"]]
    config["watch"] = [name if name == "data" else str(HOME / name) for name in config["watch"]]
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def build(root: Path, *options: str, env: dict[str, str] | None = None) -> Built:
    """Run `mkdocs build` as a user would."""
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False, timeout=300)
    return Built(root, done.returncode, done.stdout + done.stderr)


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures drawn once serve all tests of a run: their keys hold all that decides them."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def make_site(tmp_path: Path, shared_cache: Path) -> Callable[..., Built]:
    """Build the small site with some files changed."""

    def made(
        changes: dict[str, str | None] | None = None,
        *options: str,
        url: str = "https://example.org/",
        env: dict[str, str] | None = None,
    ) -> Built:
        write_files(tmp_path, {**SITE, "mkdocs.yml": site_config(url), **(changes or {})})
        if not (tmp_path / ".cache").exists():
            (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
        return build(tmp_path, *(options or ("--strict",)), env=env)

    return made


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """pytest-playwright starts the same browser that draws the charts."""
    found = find_browser(HOME)
    assert found, "no Chromium: run make setup"
    return {"executable_path": found.executable, "env": {**found.env}, "args": list(found.args)}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Goldens are written on purpose only."""
    goldens = "tests/site/*/expected, tests/checks/findings.txt and tests/browser/pictures"
    parser.addoption("--write-goldens", action="store_true", help=f"write {goldens} anew")
