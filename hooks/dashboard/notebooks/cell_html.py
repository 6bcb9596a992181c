"""Code cells and their outputs as HTML: what mkdocs-jupyter makes of them, put right.

mkdocs-jupyter 0.27 highlights code and converts texts, tracebacks and HTML. Of its 630 kB for a page 574 are one style
sheet, it loads MathJax from another origin, and it knows no folds.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from dashboard.core.words import _
from dashboard.markup.clean import HtmlCleaner
from dashboard.notebooks.shown_cell import ShownCell

Convert = Callable[[Path], str]
"""Makes an HTML page of a notebook file."""


def cells_html(cells: Sequence[ShownCell], convert: Convert) -> list[str]:
    """The HTML of each cell, without styles and scripts of its own.

    Args:
        cells: of one notebook.
        convert: makes one page of all of them.
    """
    # A cell without code would be left out.
    code_cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"cell-{cell.number}",
            "metadata": {},
            "execution_count": None,
            "source": cell.source or "-",
            "outputs": [{**output, "execution_count": None} for output in cell.outputs],
        }
        for cell in cells
    ]
    language = {"language_info": {"name": "python", "pygments_lexer": "python"}}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": language, "cells": code_cells}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cells.ipynb"
        path.write_text(json.dumps(notebook), encoding="utf-8")
        html = convert(path)
    converted = BeautifulSoup(html, "html.parser").select(".jp-CodeCell[id]")
    return [_tidied(tag, cell) for tag, cell in zip(converted, cells, strict=True)]


def _tidied(converted: Tag, cell: ShownCell) -> str:
    for prompt in converted.select(".jp-OutputPrompt"):
        prompt.decompose()
    for cell_of_table in converted.select('[id^="T_"]'):
        del cell_of_table["id"]  # the ids of pandas' styled tables, which are new in each run
    cleaner = HtmlCleaner()
    parts = []
    if cell.source.strip() and (code := converted.select_one(".highlight-ipynb pre")):
        # As superfences makes it of a fence, and in reach of the keyboard where it is wider than the page.
        text = cleaner.clean(code.decode_contents()).html.removeprefix("<span></span>").rstrip("\n")
        code_html = f'<div class="highlight"><pre tabindex="0"><span></span><code>{text}\n</code></pre></div>'
        # An address of its own, also since Material's script derives one for each block from what is around it.
        address = f"code-{cell.number}"
        parts.append(f'<details class="code" id="{address}"><summary>{_("Code")}</summary>{code_html}</details>')
    outputs = "\n".join(_output_html(output, cleaner) for output in converted.select(".jp-OutputArea-output"))
    if outputs.strip() and cell.folded:
        outputs = f'<details class="code"><summary>{_("Output")}</summary>{outputs}</details>'
    return "\n".join(part for part in (*parts, outputs) if part.strip())


def _output_html(output: Tag, cleaner: HtmlCleaner) -> str:
    html = output.decode_contents().strip()
    # What the engine itself has made: no HTML of an author has these classes (`markup/allowed.py`).
    if output.find(class_=("chart-slot", "output-table", "output-picture"), recursive=False):
        return html
    error_class = " error" if output.get("data-mime-type") == "application/vnd.jupyter.stderr" else ""
    clean_html = cleaner.clean(html).html.strip()
    return f'<div class="output{error_class}" tabindex="0">{clean_html}</div>' if clean_html else ""
