"""What the tests in a real browser share: the own site on a port, at an address with a path, and patient visits."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Response, TimeoutError, expect

from dashboard.core.settings import HOME
from tests.samples.all_forms import add_all_forms
from tests.samples.browser_site import browser_site
from tests.samples.built import Built, build, made_once
from tests.samples.page import WINDOW, clear
from tests.samples.served_sites import ServedSites, serving_sites
from tests.samples.server import PATIENCE
from tests.samples.site import site_config, write_files

# A preview that builds anew, or Plotly's megabyte, takes longer on a busy machine than Playwright's own five seconds.
expect.set_options(timeout=PATIENCE * 1_000)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of a preview that loads itself again in the same moment ends a visit: then it is paid once more.

    Chromium aborts the visit, or forgets it: the page is there, whole, and no word of the visit comes any more (seen
    in 1 of 100 visits to a page that was being saved).
    """
    visit = Page.goto

    def visit_again(page: Page, *args: Any, **more: Any) -> Response | None:
        for _ in range(3):
            try:
                return visit(page, *args, **{"timeout": 10_000, **more})
            except TimeoutError:
                continue
            except Error as error:
                if "ERR_ABORTED" not in error.message and "interrupted by another navigation" not in error.message:
                    raise
                page.wait_for_timeout(300)  # for the page's own way to end; at once, this one is ended by it again
        return visit(page, *args, **more)

    monkeypatch.setattr(Page, "goto", visit_again)


@pytest.fixture(autouse=True)
def _closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close what a test has opened in the browser. A page that is left costs, a throttled one a whole processor.

    What fixtures of modules have opened is there before this one begins, and stays.
    """
    if "browser" not in request.fixturenames:
        yield
        return
    browser: Browser = request.getfixturevalue("browser")
    before = list(browser.contexts)
    yield
    for context in browser.contexts:
        if context not in before:
            context.close()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """The tab of the tests of a module. In a new one Chromium compiles all scripts of a page anew."""
    with browser.new_context(viewport=WINDOW) as context:
        yield context.new_page()


@pytest.fixture
def page(tab: Page, request: pytest.FixtureRequest) -> Page:
    """The tab of the module, as if it were new; a test that leaves more in it than can be cleared, or failed, has a
    new one."""
    if request.node.get_closest_marker("new_tab") or getattr(request.node, "execution_count", 1) > 1:
        context: BrowserContext = request.getfixturevalue("context")
        return context.new_page()
    clear(tab)
    return tab


def pytest_configure(config: pytest.Config) -> None:
    """Tests name what they need."""
    config.addinivalue_line("markers", "new_tab: code for all pages, a stopped clock or a slow processor stay in a tab")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run a test in the browser that fails once more; it is listed as rerun. tests/README.md says why."""
    here = f"{Path(__file__).parent}{os.sep}"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def addresses(pytestconfig: pytest.Config, run_folder: Path) -> Iterator[ServedSites]:
    """The sites that all processes of a run look at. With -n, the process that hands out the tests serves them."""
    given = getattr(pytestconfig, "workerinput", {}).get("sites")
    with nullcontext(ServedSites(*given)) if given else serving_sites(run_folder) as served:
        yield served


@pytest.fixture(scope="session")
def own_root(run_folder: Path, shared_cache: Path, addresses: ServedSites) -> Path:
    """The folder with the repository's own content, built strictly from a copy."""

    def make(root: Path) -> None:
        (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
        for name in ("docs", "data"):
            shutil.copytree(HOME / name, root / name)
        (root / "mkdocs.yml").write_text(site_config(f"{addresses.own}deep/path/"), encoding="utf-8")
        built = build(root, "--strict", "-d", str(root / "served" / "deep" / "path"))
        assert built.code == 0, built.output
        add_all_forms(root / "served" / "deep" / "path")

    return made_once(run_folder / "own", make)


@pytest.fixture(scope="session")
def served(own_root: Path, addresses: ServedSites) -> str:
    """The address of the repository's own content, which lies below a path."""
    return f"{addresses.own}deep/path/"


@pytest.fixture(scope="session")
def browser_samples(run_folder: Path, shared_cache: Path) -> Built:
    """The site of tests/samples/browser_site.py."""

    def make(root: Path) -> None:
        write_files(root, browser_site())
        (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
        built = build(root)
        assert built.code == 0, built.output

    return Built(made_once(run_folder / "samples", make), 0, "")


@pytest.fixture(scope="session")
def samples(browser_samples: Built, addresses: ServedSites) -> str:
    """Its address."""
    return addresses.samples


@pytest.fixture(scope="session")
def pieces(served: str) -> list[str]:
    """The addresses of the analyses."""
    names = [path.stem for path in sorted((HOME / "docs" / "analyses").glob("*")) if path.suffix in (".md", ".ipynb")]
    return [f"{served}analyses/{name}/" for name in names]
