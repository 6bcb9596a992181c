"""A notebook's twin: the same cells as a text file, kept beside it by jupytext for reviewers. The notebook counts."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.core.lazy_re import lazy_re
from dashboard.notebooks.notebook import Notebook

ENDINGS = (".md", ".py")
_HEAD = lazy_re(r"\A(?:---|# ---)\n(?:.*\n){0,12}?(?:# )?\s*jupytext:", re.M)


def find_twins(notebook: Path) -> list[Path]:
    """The text files beside a notebook that jupytext wrote."""
    return [twin for ending in ENDINGS if is_twin(twin := notebook.with_suffix(ending))]


def is_twin(path: Path) -> bool:
    """Whether a file is the twin of a notebook, and so not a text of its own."""
    if not (path.suffix in ENDINGS and path.is_file() and path.with_suffix(".ipynb").is_file()):
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        return bool(_HEAD.match(file.read(2000)))


def differs_from_twin(notebook: Notebook, twin: Path) -> bool:
    """Whether a notebook and its twin have different cells. Outputs, metadata and blanks at the ends do not count.

    Args:
        notebook: as read from its file.
        twin: the path of the twin.
    """
    # This import takes half a second, and few repositories have twins.
    import jupytext

    cells = [(cell.kind, cell.source.strip()) for cell in notebook.cells]
    return cells != [(cell.cell_type, cell.source.strip()) for cell in jupytext.read(twin).cells]
