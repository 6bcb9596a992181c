"""Cuts the text of a file into its front matter and the rest."""

from __future__ import annotations

import re

from dashboard.core.encoding import decode
from dashboard.core.text_span import TextSpan
from dashboard.notebooks.notebook import Notebook, read_notebook

HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.S | re.M)
"""The front matter with the lines around it; in its group without them."""


def read_head_and_body(content: bytes, path: str) -> tuple[str, str]:
    """Read a file as plugins of the host know it.

    Args:
        content: the bytes of the file.
        path: the file. A notebook's text is that of its Markdown cells, with a slot for each code cell.

    Returns:
        the front matter with the lines around it, and the rest; both empty where the file cannot be read.
    """
    text = (decode(content, path, []) or "").replace("\r\n", "\n")
    if path.endswith(".ipynb"):
        notebook = read_notebook(text, path, [])
        text = "\n\n".join(part.text for part in cell_parts(notebook)) if notebook else ""
    head = HEAD.match(text)
    return (head[0], text[head.end() :]) if head else ("", text)


def cell_parts(notebook: Notebook) -> list[TextSpan]:
    """A notebook as the parts of one text: its Markdown cells, and a slot for each code cell, with line 0."""
    parts = []
    for cell in notebook.cells:
        if cell.kind == "markdown":
            parts.append(TextSpan(cell.source, cell.line, cell.column, "cell"))
        elif cell.kind == "code":
            parts.append(TextSpan(f'<div class="cell-slot" data-cell="{cell.number}"></div>', 0))
    return parts
