"""Finding the Chromium that draws the charts and runs the browser tests. `hooks/set_up.py` fetches one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard.core.frozen import Frozen

COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge")
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


class Browser(Frozen):
    """How to start a Chromium with Playwright's `launch(executable_path=…, env=…, args=…)`."""

    executable: Path
    env: dict[str, str]
    """All environment variables of the browser: Playwright adds none of its own process."""
    args: tuple[str, ...]


def find_browser(root: Path) -> Browser | None:
    """The first browser found: the one that DASHBOARD_CHROMIUM names, set-up's, an installed one, Playwright's.

    If DASHBOARD_CHROMIUM names a file that does not exist, the answer is None: no other browser is taken instead.
    """
    named_path = os.environ.get("DASHBOARD_CHROMIUM")
    if named_path:
        return _configure(Path(named_path)) if Path(named_path).is_file() else None
    paths = (root / ".cache" / "chromium" / "chromium", *_installed_paths(), *_playwright_paths(root))
    return next((_configure(path) for path in paths if path.is_file()), None)


def find_start_error(browser: Browser) -> str:
    """Start the browser and open a page. Returns what goes wrong, in one line; empty if nothing does."""
    from playwright.sync_api import Error, sync_playwright  # A build does not need it.

    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=browser.executable, env={**browser.env}, args=browser.args, timeout=30_000
            )
            page = chromium.new_page()
            page.set_content("<p>ready</p>")
            text = page.inner_text("p")
            chromium.close()
    except Error as error:
        lines = error.message.splitlines()
        said = [line.partition("[err] ")[2] for line in lines if "[err] " in line]  # by the browser itself
        return (said or lines)[0]
    return "" if text == "ready" else "it shows no text"


def _configure(executable: Path) -> Browser:
    """A browser with what it needs to start.

    The one that set-up unpacks is started by a script that knows its libraries, and has fonts for a machine without.
    """
    env = dict(os.environ)
    folder = executable.resolve().parent
    if not (folder / "lib" / "libnss3.so").is_file():
        return Browser(executable, env, ())
    if not Path("/etc/fonts/fonts.conf").is_file():
        env["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    return Browser(executable, env, ("--no-sandbox",))


def _installed_paths() -> Iterator[Path]:
    """Where Chrome, Chromium and Edge are on this operating system."""
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / f"{name}.app" / "Contents" / "MacOS" / name for name in MAC_APPS)
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            yield from (Path(os.environ.get(variable, "C:/")) / program for program in WINDOWS_PROGRAMS)
    else:
        yield from (Path(path) for path in map(shutil.which, COMMANDS) if path)


def _playwright_paths(root: Path) -> Iterator[Path]:
    """Where Playwright keeps what it has downloaded, newest first; for a user without a home it is in .cache."""
    caches = {"darwin": "Library/Caches", "win32": "AppData/Local"}
    default = Path.home() / caches.get(sys.platform, ".cache") / "ms-playwright"
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or default)
    own = root / ".cache" / "home" / "ms-playwright"
    # The name of the file has changed over the years, and its ending differs by system.
    for pattern in ("chrome-headless-shell*", "headless_shell*"):
        for place in (folder, own):
            yield from sorted(place.glob(f"chromium_headless_shell-*/*/{pattern}"), reverse=True)


if __name__ == "__main__":  # The last step of set-up: print the browser if it starts, else say why it does not.
    browser = find_browser(Path(sys.argv[1]))
    problem = find_start_error(browser) if browser else "no Chromium, Chrome or Edge found"
    print(browser.executable if browser and not problem else "")
    sys.exit(f"{browser.executable}: {problem}" if browser and problem else problem or None)
