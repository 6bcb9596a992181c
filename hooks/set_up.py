"""Install what a fresh machine needs, with any python3 from 3.8 on: `python3 hooks/set_up.py`.

There are three steps: Python's packages (.venv), npm's packages (node_modules), a headless Chromium (.cache). uv and
Node are installed too if they are missing. With `--dev` the npm packages that only lint and tests need come, too. A
step that is done is skipped. `--doctor` changes nothing and prints what is there and what is missing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# PYTHONSAFEPATH keeps Python from looking beside a program for what it imports.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from machine.browser import set_up_browser
from machine.doctor import examine, report
from machine.folders import CACHE, EXE, PYTHON, ROOT, SCRIPTS, VENV
from machine.lock import one_at_a_time
from machine.npm_packages import set_up_node
from machine.programs import fail, works
from machine.python_packages import set_up_python

TAKEN = [[], ["--dev"], ["--doctor"], ["--doctor", "--json"], ["--json", "--doctor"]]
"""What it may be told."""


def main(options: list[str]) -> None:
    """Set up, or examine what is there."""
    for stream in (sys.stdout, sys.stderr):  # a terminal may know fewer letters than the names of folders have
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    if options not in TAKEN:
        sys.exit(f"{__doc__}\nUsage: set_up.py [--dev | --doctor [--json]]")
    os.chdir(ROOT)
    if "--doctor" in options:
        rows = examine()
        print(report(rows, as_json="--json" in options))
        sys.exit(any(row.missing for row in rows))
    try:
        set_up(dev="--dev" in options)
    except OSError as error:
        cure = "give yourself the right to, or copy the checkout to a folder of your own"
        fail(f"{error.filename or ROOT} cannot be written: {error.strerror}", cure)


def set_up(*, dev: bool) -> None:
    """Do the steps that are not done."""
    if not CACHE.is_dir():
        CACHE.unlink(missing_ok=True)  # a file, or a link that leads nowhere
        CACHE.mkdir(exist_ok=True)  # (another first set-up may have made it this moment)
    with one_at_a_time():
        set_up_python()
        set_up_node(dev=dev)
        set_up_browser()
        # As uv does for packages: else the first start compiles the engine, and each one if Python may keep nothing.
        works([PYTHON, "-m", "compileall", "-q", ROOT / "hooks"])
        if not (CACHE / "schemas").exists():  # editors complete keys by them; `desk schema` renews them
            works([VENV / SCRIPTS / f"desk{EXE}", "schema"])


if __name__ == "__main__":
    main(sys.argv[1:])
