"""The theme's scripts as readers load them: without what only helps those who write them, a third of their bytes."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.structure.files import Files

from dashboard.core.lazy_re import lazy_re
from dashboard.core.templates import THEME

_FOR_WRITERS = lazy_re(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*\n|//[^\n]*\n|\n)|^[ \t]+", re.DOTALL | re.MULTILINE)
"""Lines of comments, empty lines, and the blanks before a line."""


def compact_scripts(files: Files) -> None:
    """Take comments and indentation out of the theme's own scripts.

    Args:
        files: of the build under way; those of a site's own docs/ and of other themes stay as they are.
    """
    for path in sorted(Path(THEME, "assets").glob("*.js")):
        file = files.get_file_from_path(f"assets/{path.name}")
        if file and file.abs_src_path and path.samefile(file.abs_src_path):
            file.content_string = compact_script(path.read_text(encoding="utf-8"))


def compact_script(script: str) -> str:
    """A script without comments that stand on lines of their own, and without indentation.

    Args:
        script: as prettier writes it, with no text of several lines.
    """
    return _FOR_WRITERS.sub("", script)
