"""What Lighthouse says, on the phone that it imitates: the median of some runs."""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Mapping
from typing import Any

from dashboard.charts.render.browser import find_browser
from dashboard.core.settings import HOME
from tests.audit.node_packages import run_package
from tests.audit.result import Result, not_run
from tests.audit.twelve_charts import TWELVE
from tests.samples.kinds import Kind

CATEGORIES = {"performance": "speed", "accessibility": "access", "best-practices": "practice", "seo": "SEO"}
"""The categories by the names of their columns."""
_LEAST = 100
_LEAST_OF_TWELVE = 98
"""For the speed of a piece with twelve charts."""


def run_lighthouse(address: str, kind: Kind, runs: int) -> list[Result]:
    """The score of each category, with what it lacks.

    Args:
        address: of the site.
        kind: of page.
        runs: how often the page is loaded.
    """
    try:
        reports = [_report_or_again(address + kind.address) for _ in range(runs)]
    except RuntimeError as reason:
        return not_run(CATEGORIES.values(), str(reason))
    return [_result(name, reports, kind) for name in CATEGORIES]


def _report_or_again(address: str) -> Mapping[str, Any]:
    """What one run says. A busy machine may lose the browser once."""
    try:
        return _report(address)
    except RuntimeError:
        return _report(address)


def _report(address: str) -> Mapping[str, Any]:
    """What one run says, as JSON.

    Raises:
        RuntimeError: it says nothing.
    """
    browser = find_browser(HOME)
    if not browser:
        raise RuntimeError("there is no browser; `make setup` brings one")
    flags = " ".join(["--headless", *browser.args])
    options = ["--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    env = {name: value for name, value in browser.env.items() if os.environ.get(name) != value}
    done = run_package(
        "lighthouse/cli/index.js", address, *options, env={**env, "CHROME_PATH": str(browser.executable)}
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"Lighthouse stopped: {done.stderr.strip()[-300:]}")
    report: Mapping[str, Any] = json.loads(done.stdout)
    if error := report.get("runtimeError"):
        raise RuntimeError(f"Lighthouse stopped: {error['message']}")
    return report


def _result(category: str, reports: list[Mapping[str, Any]], kind: Kind) -> Result:
    scores = [100 * (report["categories"][category]["score"] or 0) for report in reports]
    score = statistics.median_low(scores)
    least = _LEAST_OF_TWELVE if kind is TWELVE and category == "performance" else _LEAST
    report = reports[scores.index(score)]
    audits = {audit["id"]: report["audits"][audit["id"]] for audit in report["categories"][category]["auditRefs"]}
    short = [f"{name} {_shown(audit)}" for name, audit in audits.items() if _is_short(audit)]
    return Result(CATEGORIES[category], f"{score:.0f}", round(score) >= least, short)


def _is_short(audit: Mapping[str, Any]) -> bool:
    """Whether an audit has less than its full score; some have none."""
    return audit["score"] is not None and audit["score"] < 1


def _shown(audit: Mapping[str, Any]) -> str:
    items = (audit.get("details") or {}).get("items") or []
    places = [place for item in items for place in (item.get("url"), (item.get("node") or {}).get("selector")) if place]
    return " ".join(filter(None, (audit.get("displayValue"), *places[:3])))
