"""A browser that starts, named in .cache/browser: it draws charts, and runs the tests of pages."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

from machine.causes import Cause, cause_of
from machine.folders import CACHE, PYTHON, ROOT, remove
from machine.programs import IS_ROOT, apt_install, ask, cause_in_log, fail, say, works
from machine.stamps import is_done, mark_done, stamp_of

CHROMIUM = CACHE / "chromium"
CHOSEN = CACHE / "browser"
"""It holds the path of the browser that started: if that goes, this is done again."""
NAMED = "DASHBOARD_CHROMIUM"
UNPACKER = ROOT / "hooks" / "dashboard" / "charts" / "render" / "chromium.py"
CURE = f"install Chrome or Chromium, or name one that starts in {NAMED}"


def set_up_browser() -> None:
    """Find a browser that starts: npm's (on Linux on x86-64), else an installed one, else Playwright's, else apt's."""
    if chosen_browser():
        return
    named = os.environ.get(NAMED, "")
    remove(CHOSEN)
    fits = sys.platform == "linux" and platform.machine() == "x86_64"
    unpacked = stamp_of(ROOT / "package-lock.json", UNPACKER)
    if fits and not named and not is_done(CHROMIUM, unpacked):
        say("Chromium: unpacking the one from node_modules into .cache/chromium")
        remove(CHROMIUM)
        if works([PYTHON, "-m", "dashboard.charts.render.chromium", ROOT]):
            mark_done(CHROMIUM, unpacked)
    executable, cause = start_browser()
    if not executable and not named:
        remove(CHROMIUM)  # what does not start must not be found again
        executable, _ = start_browser()
    if not executable and not named:
        say("Chromium: fetching Playwright's own")
        if not works([PYTHON, "-m", "playwright", "install", "--only-shell", "chromium"]):
            cause = cause._replace(
                reason=f"{cause.reason}; and Playwright's own did not come: {cause_in_log(CURE).reason}"
            )
        executable, _ = start_browser()
    if not executable and not named and IS_ROOT and shutil.which("apt-get"):
        apt_install("chromium")
        executable, _ = start_browser()
    if not executable:
        fail(f"No browser starts: {cause.reason}", cause.cure)
    CHOSEN.mkdir()
    (CHOSEN / "executable").write_text(executable, encoding="utf-8")
    mark_done(CHOSEN, browser_stamp())
    say(f"Chromium: {executable} starts")


def chosen_browser() -> str:
    """Return the path of the browser that set-up chose; empty if it has to choose."""
    if not is_done(CHOSEN, browser_stamp()):
        return ""
    executable = (CHOSEN / "executable").read_text(encoding="utf-8")
    return executable if Path(executable).exists() else ""


def browser_stamp() -> str:
    """Return the stamp of the choice."""
    place = f"{os.environ.get(NAMED, '')} {ROOT}"
    return stamp_of(ROOT / "package-lock.json", ROOT / "requirements.lock", UNPACKER, extra=place)


def start_browser() -> tuple[str, Cause]:
    """Return the path of the first browser that starts; if none does, why."""
    executable, problem = ask([PYTHON, "-m", "dashboard.charts.render.browser", ROOT])
    return executable, cause_of(problem, os.environ, CURE)
