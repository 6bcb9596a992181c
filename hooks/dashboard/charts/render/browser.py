"""The Chromium that draws the charts and runs the browser tests; `hooks/set_up.py` fetches it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge")
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


@dataclass(frozen=True)
class Browser:
    """How to start a Chromium with Playwright's `launch(executable_path=…, env=…, args=…)`."""

    executable: Path
    env: dict[str, str]
    """The whole environment: Playwright starts the browser with this one only."""
    args: tuple[str, ...]


def find_browser(root: Path) -> Browser | None:
    """The first there is: the one the user names, the one set-up unpacked, an installed one, Playwright's."""
    named = os.environ.get("DASHBOARD_CHROMIUM")
    if named:  # whoever names one wants that one, also where it is missing
        return _browser(Path(named)) if Path(named).is_file() else None
    places = (root / ".cache" / "chromium" / "chromium", *_installed(), *_playwrights_own())
    return next((_browser(place) for place in places if place.is_file()), None)


def start_error(browser: Browser) -> str:
    """Why this browser does not open a page, in one line; empty if it does."""
    from playwright.sync_api import Error, sync_playwright  # A build does not need it.

    try:
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(
                executable_path=browser.executable, env={**browser.env}, args=browser.args, timeout=30_000
            )
            page = started.new_page()
            page.set_content("<p>ready</p>")
            text = page.inner_text("p")
            started.close()
    except Error as error:
        return error.message.splitlines()[0]
    return "" if text == "ready" else "it shows no text"


def _browser(executable: Path) -> Browser:
    """What set-up unpacks has its system libraries and, for a machine without fonts, a font beside it."""
    env = dict(os.environ)
    beside = executable.resolve().parent
    if not (beside / "lib" / "libnss3.so").is_file():
        return Browser(executable, env, ())
    env["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, (str(beside / "lib"), env.get("LD_LIBRARY_PATH"))))
    if not Path("/etc/fonts/fonts.conf").is_file():
        env["FONTCONFIG_FILE"] = str(beside / "fonts.conf")
    return Browser(executable, env, ("--no-sandbox",))


def _installed() -> Iterator[Path]:
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / f"{name}.app" / "Contents" / "MacOS" / name for name in MAC_APPS)
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            yield from (Path(os.environ.get(variable, "C:/")) / program for program in WINDOWS_PROGRAMS)
    else:
        yield from (Path(found) for found in map(shutil.which, COMMANDS) if found)


def _playwrights_own() -> Iterator[Path]:
    caches = {"darwin": "Library/Caches", "win32": "AppData/Local"}
    default = Path.home() / caches.get(sys.platform, ".cache") / "ms-playwright"
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or default)
    # Newest first; the file's name has changed over the years, its ending differs by system.
    for pattern in ("chrome-headless-shell*", "headless_shell*"):
        yield from sorted(folder.glob(f"chromium_headless_shell-*/*/{pattern}"), reverse=True)


if __name__ == "__main__":  # set-up's last step: print the browser that starts, or say why it does not
    found = find_browser(Path(sys.argv[1]))
    problem = start_error(found) if found else "no Chromium, Chrome or Edge found"
    print(found.executable if found and not problem else "")
    sys.exit(f"{found.executable}: {problem}" if found and problem else problem or None)
