"""`make audit`: what every kind of page is like for those who read it, beside its limits. No part of `make test`.

Example: python -m tests.audit --rows front,piece --checks lighthouse --runs 1
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dashboard.charts.render.browser import find_browser
from dashboard.core.settings import HOME
from tests.audit.axe import run_axe
from tests.audit.first_view import measure_first_view
from tests.audit.host import serving_site
from tests.audit.lighthouse import run_lighthouse
from tests.audit.result import Result, count, faults, table
from tests.audit.twelve_charts import TWELVE, copy_with_twelve_charts
from tests.audit.validity import validate_page
from tests.samples.dockerfile import dockerfile_faults
from tests.samples.kinds import KINDS, Kind
from tests.samples.links import dead_links

CHECKS = ("lighthouse", "axe", "bytes", "html", "links", "container")
RUNS = 5
ROWS = {kind.name: kind for kind in (*KINDS, TWELVE)}


def main() -> None:
    """Look at the pages, print the table and what to mend, and end with 1 if a figure is outside its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", help=f"some of {', '.join(ROWS)}; by default all")
    parser.add_argument("--checks", help=f"some of {', '.join(CHECKS)}; by default all")
    parser.add_argument("--runs", type=int, default=RUNS, help="of Lighthouse on each page; the median counts")
    options = parser.parse_args()
    rows = _named("--rows", options.rows, tuple(ROWS), parser)
    checks = _named("--checks", options.checks, CHECKS, parser)
    built = HOME / "site"
    if not built.is_dir():
        parser.error("There is no site/ to look at: run make site first.")
    site = HOME / ".cache" / "audit" / "site"
    copy_with_twelve_charts(built, site)
    results: dict[str, list[Result]] = {}
    with serving_site(site) as address, _browser() as browser:
        dead = dead_links(site, address) if "links" in checks else {}
        for kind in (ROWS[name] for name in rows):
            print(f"Looking at: {kind.name}", file=sys.stderr)
            results[kind.name] = list(_look(browser, address, site, kind, checks, options.runs, dead))
    if "container" in checks:
        results["Dockerfile"] = [count("container", dockerfile_faults(HOME / "Dockerfile"))]
    print(table(results))
    loads = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"\nLoad of the machine: {loads} on {os.cpu_count()} processors")
    print("\n".join(faults(results)) or "All within the limits.")
    if (rows, checks, options.runs) != (list(ROWS), list(CHECKS), RUNS):
        print("A part only; `make audit` looks at all.")
    sys.exit(not all(result.is_within for row in results.values() for result in row))


def _look(
    browser: Browser, address: str, site: Path, kind: Kind, checks: list[str], runs: int, dead: dict[str, list[str]]
) -> Iterator[Result]:
    """All results of a kind of page."""
    page = kind.address if kind.address.endswith(".html") else f"{kind.address}index.html"
    if "lighthouse" in checks and kind.found:
        yield from run_lighthouse(address, kind, runs)
    if "axe" in checks:
        yield from run_axe(browser, address, kind)
    if "bytes" in checks:
        yield measure_first_view(browser, address, site, kind)
    if "html" in checks:
        yield validate_page(site / page)
    if "links" in checks:
        yield count("links", dead.get(page, []))


def _named(option: str, names: str | None, known: tuple[str, ...], parser: argparse.ArgumentParser) -> list[str]:
    """The names that an option gives, or all."""
    named = names.split(",") if names else list(known)
    if unknown := [name for name in named if name not in known]:
        parser.error(f"{option}: there is no '{unknown[0]}'; known: {', '.join(known)}")
    return named


@contextmanager
def _browser() -> Iterator[Browser]:
    found = find_browser(HOME)
    if not found:
        sys.exit("There is no browser; `make setup` brings one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.executable, env={**found.env}, args=list(found.args))
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
