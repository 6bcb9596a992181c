"""Runs scripts of the site in Node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from dashboard.core.settings import HOME


def run_in_node(runner: Path, *scripts: Path, cases: object = None) -> Any:
    """Run a script and return what it prints, which is JSON.

    Args:
        runner: the script.
        scripts: the paths that it is given.
        cases: what it reads, as JSON.
    """
    own = os.pathsep.join(str(HOME / ".cache/node" / folder) for folder in ("bin", "Scripts"))
    node = shutil.which("node", path=own) or shutil.which("node")
    assert node, "Node is missing; hooks/set_up.py --dev brings it."
    done = subprocess.run(
        [node, runner, *scripts], input=json.dumps(cases), capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
