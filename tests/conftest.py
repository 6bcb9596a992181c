"""The fixtures that tests of several rooms share. The sites and builders that they use are in tests/samples/."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from dashboard.charts.render.browser import find_browser
from dashboard.charts.resolve import shared_charts
from dashboard.core.finding import Finding
from dashboard.core.garbage import collect_rarely
from dashboard.core.guard import DEBUG
from dashboard.core.settings import HOME
from dashboard.data import load_datasets
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import load_dataset
from dashboard.pieces import placed_charts
from dashboard.pieces.source_text_reader import SourceTextReader
from tests.samples.built import Built, Make, build
from tests.samples.edition import Edit, edited_edition
from tests.samples.served_sites import ServedSites, serving_sites
from tests.samples.site import SITE, TRADE, TRADE_ROWS, site_config, write_files
from tests.samples.texts import own_reader

os.environ.setdefault(DEBUG, "raise")  # A failure of the engine is seen at once, here and in every process of a test.
# Hundreds of processes load the engine: each compiles all of it anew where Python is told to keep nothing.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# The first example of a test fills caches, and machines are slow at times: no time of an example says anything.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
collect_rarely()


LONG_FILES = (
    "browser/test_kinds.py",
    "mkdocs_host/test_refresh.py",
    "browser/test_hover.py",
    "build/test_build.py",
    "mkdocs_host/test_serving.py",
    "browser/test_attacks.py",
    "browser/test_review.py",
    "site/test_what_approvals_cover.py",
    "mkdocs_host/plugins/test_plugins.py",
    "view/test_canary.py",
)
"""The files that take some twenty seconds or more, the longest first. The first of the browser's builds the own site,
and the second the site of samples, while no other process waits for them."""

SITES = pytest.StashKey[ServedSites]()
"""Where the process that hands out the tests serves the sites of the browser's."""


@pytest.fixture(scope="session")
def reader() -> SourceTextReader:
    """Reads texts with the Markdown extensions of our own site."""
    return own_reader()


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for authors: what fails at one file is a finding."""
    monkeypatch.delenv(DEBUG)


@pytest.fixture
def findings() -> list[Finding]:
    """An empty list to collect in."""
    return []


@pytest.fixture(scope="session")
def reading_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What tests have read of the small site, and no picture: reading is most of the work of those that change it."""
    return tmp_path_factory.mktemp("read")


@pytest.fixture
def own_cache() -> None:
    """A test that draws by a stand-in keeps what it draws to itself, as does one that changes the engine."""


@pytest.fixture
def edit(tmp_path: Path, reading_cache: Path, request: pytest.FixtureRequest) -> Edit:
    """The small site with some files changed, as `desk check` sees it; what is only information is left out."""
    if not {"monkeypatch", "work", "own_cache"} & {*request.fixturenames}:
        (tmp_path / ".cache").symlink_to(reading_cache, target_is_directory=True)
    return partial(edited_edition, tmp_path)


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
    count(load_datasets, "read_rows", "rows")
    for module in (shared_charts, placed_charts):
        count(module, "read_declaration", "charts")
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


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def shared_cache(run_folder: Path) -> Path:
    """Pictures drawn once serve all tests of a run, in each of its processes: their keys hold all that decides them."""
    cache = run_folder / "cache"
    cache.mkdir(exist_ok=True)
    return cache


@pytest.fixture
def make_site(tmp_path: Path, shared_cache: Path) -> Make:
    """Build the small site with some files changed."""

    def make(
        changes: dict[str, str | None] | None = None,
        *options: str,
        url: str = "https://example.org/",
        env: dict[str, str] | None = None,
    ) -> Built:
        write_files(tmp_path, {**SITE, "mkdocs.yml": site_config(url), **(changes or {})})
        if not (tmp_path / ".cache").exists():
            (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
        return build(tmp_path, *(options or ("--strict",)), env=env)

    return make


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Built:
    """The small site as it is, built once: tests read it and change nothing."""
    root = tmp_path_factory.mktemp("small")
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/")})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    built = build(root, "--strict")
    assert built.code == 0, built.output
    return built


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """pytest-playwright starts the same browser that draws the charts."""
    browser = find_browser(HOME)
    assert browser, "no Chromium: run make setup"
    return {"executable_path": browser.executable, "env": {**browser.env}, "args": list(browser.args)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that with -n no process is left alone with one at the end."""
    first = {HOME / "tests" / name: place for place, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: first.get(item.path, len(first)))


def pytest_xdist_auto_num_workers() -> int:
    """With -n auto, a process more than there are processors: tests wait for browsers, previews and clocks."""
    return (os.cpu_count() or 1) + 1


def pytest_configure_node(node: Any) -> None:
    """With -n, the process that hands out the tests serves the sites of the browser's tests. (xdist calls this.)

    It has time: where tests run, an answer waits for Python's lock. And it listens from first to last: where listeners
    share an address, a connection that is being made when one comes or goes is lost.
    """
    config: pytest.Config = node.config
    if SITES not in config.stash:
        sites = ExitStack()
        base: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # (As xdist itself asks.)
        config.stash[SITES] = sites.enter_context(serving_sites(base))
        config.add_cleanup(sites.close)
    node.workerinput["sites"] = tuple(config.stash[SITES])


def pytest_addoption(parser: pytest.Parser) -> None:
    """Goldens are written on purpose only."""
    parser.addoption(
        "--write-goldens",
        action="store_true",
        help="write tests/site/*/expected, tests/checks/findings.txt and tests/browser/pictures anew",
    )
