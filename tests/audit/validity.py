"""What html-validate says of a page."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.node_packages import run_package
from tests.audit.result import Result, count, not_run

_RULES = Path(__file__).with_name("html-validate.json")


def validate_page(page: Path) -> Result:
    """What is wrong with the HTML of a file."""
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")  # html-validate ends before a pipe has taken a long report
        options = [f"--formatter=json={report}", f"--config={_RULES}"]
        try:
            run_package("html-validate/bin/html-validate.mjs", *options, str(page))
            messages = [message for file in json.loads(report.read_text("utf-8")) for message in file["messages"]]
        except (RuntimeError, OSError, ValueError) as reason:
            return not_run(["HTML"], str(reason))[0]
    return count("HTML", [f"{one['ruleId']}: {one['message']} at {one['selector']}" for one in messages])
