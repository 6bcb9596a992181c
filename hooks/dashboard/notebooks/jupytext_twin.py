"""A notebook's twin as text, which jupytext keeps beside it for those who review: the notebook is what counts."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.notebooks.notebook import Notebook

ENDINGS = (".md", ".py")
_HEAD = re.compile(r"\A(?:---|# ---)\n(?:.*\n){0,12}?(?:# )?\s*jupytext:", re.M)


def twins(notebook: Path) -> list[Path]:
    """The texts beside a notebook that jupytext wrote."""
    return [twin for ending in ENDINGS if is_twin(twin := notebook.with_suffix(ending))]


def is_twin(path: Path) -> bool:
    """Whether a file is a notebook's twin, and so no text of its own."""
    if not (path.suffix in ENDINGS and path.is_file() and path.with_suffix(".ipynb").is_file()):
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        return bool(_HEAD.match(file.read(2000)))


def differs(notebook: Notebook, twin: Path) -> bool:
    """Whether a twin says anything else than its notebook; outputs and metadata aside."""
    # Half a second, for those repositories that have twins.
    import jupytext

    cells = [(cell.kind, cell.source.strip()) for cell in notebook.cells]
    return cells != [(cell.cell_type, cell.source.strip()) for cell in jupytext.read(twin).cells]
