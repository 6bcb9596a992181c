"""Python's packages, in .venv; and uv, which installs them."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from machine.causes import NETWORK
from machine.environment import home_of
from machine.folders import CACHE, EXE, PYTHON, ROOT, SCRIPTS, VENV, remove
from machine.programs import IS_ROOT, apt_install, fail, output, run, say, works
from machine.stamps import is_done, mark_done, stamp_of
from machine.user_settings import pip_variables, uv_settings

LOWEST_PYTHON = (3, 12)
UV = "uv==0.13.9"
LOWEST_UV = (0, 5)
"""Older ones may lack an option that is used here, or fetch no Python."""
WHEELS = CACHE / "wheel"
UV_SETTINGS = CACHE / "uv.toml"
PIP = (sys.executable, "-m", "pip")
OF_PIP = {"UV_DEFAULT_INDEX": "PIP_INDEX_URL", "UV_INSECURE_HOST": "PIP_TRUSTED_HOST"}
"""What uv calls the index of packages, and hosts whose certificates are not looked at; and what pip calls them."""


def set_up_python() -> None:
    """Install the locked Python packages and our own package into .venv."""
    if are_python_packages_installed():
        return
    uv = find_uv()
    if not is_environment_usable():
        python = find_python()
        say(f"Python: making .venv with {python or 'a Python that uv finds or fetches'}")
        remove(VENV)
        command = [uv, "venv", "--quiet", "--python", python or ">=3.12,<3.15", VENV]
        failure = "No Python 3.12 or newer here, and uv fetched none"
        run(command, failure, "install one (python.org, or your system's packages)", **uv_variables())
        (VENV / ".made-in").write_text(str(VENV), encoding="utf-8")
    say("Python: installing the locked packages into .venv (the first time this takes some minutes)")
    # Compiled at once: if Python may not write into .venv, each start would compile everything again.
    sync = [uv, "pip", "sync", "--compile-bytecode", "--python", PYTHON]
    locked = [*sync, "--require-hashes", ROOT / "requirements.lock"]
    run(locked, "The Python packages did not install", NETWORK, **uv_variables())
    install_own_package(uv)
    mark_done(VENV, python_stamp())


def install_own_package(uv: str) -> None:
    """Install our own package so that its code is read from hooks/.

    The locked hatchling builds it, so nothing is fetched that is not locked. uv could call it, but not in a folder with
    a # or a colon in its name. Python reads the file with the path of hooks/ in the alphabet of the system, so the path
    is told from there.
    """
    failure, cure = "The package `dashboard` did not install", "see pyproject.toml"
    remove(WHEELS)
    WHEELS.mkdir()
    build = "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
    run([PYTHON, "-c", build, WHEELS], failure, cure)
    wheel = next(WHEELS.iterdir()).relative_to(ROOT)
    run([uv, "pip", "install", "--python", PYTHON, "--no-deps", wheel], failure, cure, **uv_variables())
    for packages in (*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")):
        file = packages / "_china_russia_dashboard.pth"
        remove(file)  # it may be one file with that in uv's cache
        file.write_text(os.path.relpath(ROOT / "hooks", packages), encoding="utf-8")


def are_python_packages_installed() -> bool:
    """Whether .venv holds the locked packages, and its Python runs on this machine."""
    return is_done(VENV, python_stamp()) and python_version(PYTHON) >= LOWEST_PYTHON


def python_stamp() -> str:
    """Return the stamp of .venv. An environment that was moved or copied from another machine does not fit."""
    place = f"{VENV} {sys.platform} {platform.machine()}"
    return stamp_of(ROOT / "requirements.lock", ROOT / "pyproject.toml", extra=place)


def is_environment_usable() -> bool:
    """Whether .venv has a Python that is new enough, and was made in this folder, which its scripts name."""
    made_in = VENV / ".made-in"
    here = made_in.is_file() and made_in.read_text(encoding="utf-8") == str(VENV)
    return here and python_version(PYTHON) >= LOWEST_PYTHON


def find_uv() -> str:
    """Return the user's uv if it runs (a shim of pyenv's may not), else our own, which is installed if need be."""
    if uv := existing_uv():
        return uv
    say("uv: installing it into .cache/uv")
    remove(CACHE / "uv")
    in_venv = [sys.executable, "-m", "venv", CACHE / "uv"]
    if not works(in_venv):
        remove(CACHE / "uv")
        if output([*PIP, "--version"]):
            install_uv(PIP, "--target", CACHE / "uv")
            return existing_uv() or fail("uv does not run", "install uv by yourself")
        if not (IS_ROOT and shutil.which("apt-get")):
            fail("This python3 has neither venv nor pip", "install uv (on Debian and Ubuntu also: python3-venv)")
        apt_install("python3-venv")
        run(in_venv, "No virtual environment could be made", "install uv")
    install_uv([CACHE / "uv" / SCRIPTS / f"python{EXE}", "-m", "pip"])
    return existing_uv() or fail("uv does not run", "install uv by yourself")


def existing_uv() -> str:
    """Return the first uv that runs and is new enough; empty if there is none."""
    own = [str(CACHE / "uv" / folder / f"uv{EXE}") for folder in (SCRIPTS, "bin")]  # (pip's is `bin` on Windows, too)
    return next((uv for uv in ("uv", *own) if uv_version(uv) >= LOWEST_UV), "")


def uv_version(uv: str) -> tuple[int, ...]:
    """Return major and minor version of a uv; empty if it does not run."""
    numbers = re.match(r"uv (\d+)\.(\d+)", output([uv, "--version"]))
    return tuple(map(int, numbers.groups())) if numbers else ()


def install_uv(pip: Sequence[object], *arguments: object) -> None:
    """Install uv with a pip. What a pip.conf of the user says of other places does not hold here."""
    command = [*pip, "install", "--disable-pip-version-check", UV, *arguments]
    run(command, "uv did not install", NETWORK, **{**_settings_of(pip), "PIP_CONFIG_FILE": os.devnull})


def uv_variables() -> dict[str, str]:
    """Variables that lead uv to the user's settings without those that are meant for other projects.

    An office may have named its index to pip alone: where uv knows of none, it takes that.
    """
    variables, settings = {}, ""
    if not os.environ.get("UV_NO_CONFIG"):
        settings = uv_settings(os.environ, ROOT)
        remove(UV_SETTINGS)
        UV_SETTINGS.touch(mode=0o600)  # an index may have a password
        UV_SETTINGS.write_text(settings, encoding="utf-8")
        variables["UV_CONFIG_FILE"] = str(UV_SETTINGS)
    if not ("index" in settings or os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("UV_INDEX_URL")):
        told = {**_settings_of(PIP), **os.environ}
        variables.update({name: told[theirs] for name, theirs in OF_PIP.items() if told.get(theirs)})
    return variables


def _settings_of(pip: Sequence[object]) -> dict[str, str]:
    """What the files of a pip say of networks, as variables that the user has not set."""
    settings = pip_variables(output([*pip, "config", "list"]))
    return {name: value for name, value in settings.items() if name not in os.environ}


def find_python() -> str | None:
    """Return the oldest Python that is new enough (the packages were locked for it), or None.

    uv searches too, but it takes a shim of pyenv's for an interpreter and does not look behind it.
    """
    names = [f"python3.{minor}" for minor in range(LOWEST_PYTHON[1], LOWEST_PYTHON[1] + 3)]
    versions = Path(os.environ.get("PYENV_ROOT") or (home_of(os.environ) or ROOT) / ".pyenv") / "versions"
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
