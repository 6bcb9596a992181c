"""What a reader's browser loads before the reader does something, on a phone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

from tests.audit.result import Result
from tests.bench.page import weight
from tests.samples.kinds import Kind

_MOST = 120.0
"""Kilobytes at gzip."""
_PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75}
"""The one that Lighthouse imitates."""


def measure_first_view(browser: Browser, address: str, site: Path, kind: Kind) -> Result:
    """The bytes of all files that are asked for."""
    context = browser.new_context(**_PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(address + kind.address, wait_until="networkidle")
    context.close()
    paths = {unquote(urlsplit(url).path) for url in asked if url.startswith(address)}
    kilobytes = weight(site, paths)
    heaviest = sorted(((weight(site, {path}), path) for path in paths), reverse=True)[:5]
    faults = [", ".join(f"{path} {size:.0f}" for size, path in heaviest)]
    return Result("kB", f"{kilobytes:.0f}", kilobytes < _MOST, faults)
