"""What the checks of one text find, and what `desk check --fix` makes of it."""

from __future__ import annotations

from pathlib import Path

from dashboard.checks.fix import fix_file
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.finding import Finding
from dashboard.core.text_span import TextSpan
from tests.samples.site import write_files

PAGE = "docs/about/x.md"


def text_findings(text: str, *ids: str) -> list[Finding]:
    """The findings of some checks in a text, in their order."""
    return [finding for finding in check_prose([TextSpan(text)], PAGE, KnownNames()).findings if finding.id in ids]


def fixed_text(root: Path, text: str, name: str = PAGE, lang: str = "en") -> str:
    """Write a file into a folder, and return what `--fix` would make of it."""
    write_files(root, {name: text})
    fix = fix_file(root, name, KnownNames(), lang)
    return fix.after if fix else text
