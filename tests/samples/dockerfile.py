"""What hadolint says of a Dockerfile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HADOLINT = Path(sys.executable).with_name("hadolint")


def dockerfile_faults(dockerfile: Path) -> list[str]:
    """What is wrong with a Dockerfile, a line each.

    Raises:
        OSError: hadolint does not run.
    """
    command = [HADOLINT, "--no-color", dockerfile.name]
    done = subprocess.run(command, cwd=dockerfile.parent, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines()
