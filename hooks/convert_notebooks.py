"""mkdocs-jupyter → page: a notebook's code cells, put into their slots in the engine's text.

mkdocs-jupyter 0.27 highlights code and converts texts, tracebacks and HTML. What it gets wrong is put right here: of
its 630 kB for a page 574 are one style sheet, it loads MathJax from another origin, and it knows no folds.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from dashboard.cache import Cache, key_of
from dashboard.edition import Edition
from dashboard.outputs import ShownCell

SLOT = re.compile(r'<div class="cell-slot" data-cell="(\d+)"></div>')
MADE_BY = version("mkdocs-jupyter") + hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the slots of a notebook's page."""
    edition: Edition = config.extra["dashboard"]
    notebook = edition.notebooks.get(edition.path_of(page.file.src_uri))
    if notebook is None:
        return html
    cells = _converted(notebook.cells, edition.cache)
    return SLOT.sub(lambda found: cells.get(int(found[1]), ""), html)


def _converted(cells: tuple[ShownCell, ...], cache: Cache) -> dict[int, str]:
    """The HTML of each cell by its number; what was converted before is kept."""
    told = json.dumps([(one.source, one.outputs, one.folded) for one in cells], sort_keys=True)
    made: list[str] = cache.recall(key_of("cells", MADE_BY, told), list, lambda: _convert(cells), list)
    return dict(zip((one.number for one in cells), made, strict=True))


def _convert(cells: tuple[ShownCell, ...]) -> list[str]:
    # A second of imports, for those builds that convert something.
    from mkdocs_jupyter.convert import nb2html

    # A cell without code would be left out.
    made: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"cell-{one.number}",
            "metadata": {},
            "execution_count": None,
            "source": one.source or "-",
            "outputs": [{**output, "execution_count": None} for output in one.outputs],
        }
        for one in cells
    ]
    language = {"language_info": {"name": "python", "pygments_lexer": "python"}}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": language, "cells": made}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cells.ipynb"
        path.write_text(json.dumps(notebook), encoding="utf-8")
        html = nb2html(str(path), mathjax_version=2)
    converted = BeautifulSoup(html, "html.parser").select(".jp-CodeCell[id]")
    return [_tidy(one, cell) for one, cell in zip(converted, cells, strict=True)]


def _tidy(converted: Tag, cell: ShownCell) -> str:
    for loud in converted.select("style, script, .clipboard-copy-txt, .jp-OutputPrompt"):
        loud.decompose()
    for node in converted.select("[style], table[border]"):
        del node["style"], node["border"]
    parts = []
    if cell.source.strip() and (code := converted.select_one(".highlight-ipynb pre")):
        # As superfences makes it of a fence.
        text = code.decode_contents().removeprefix("<span></span>").rstrip("\n")
        code_html = f'<div class="highlight"><pre><span></span><code>{text}\n</code></pre></div>'
        parts.append(f'<details class="code"><summary>Code</summary>{code_html}</details>')
    outputs = "\n".join(_output(one) for one in converted.select(".jp-OutputArea-output"))
    if outputs.strip() and cell.folded:
        outputs = f'<details class="code"><summary>Output</summary>{outputs}</details>'
    return "\n".join(part for part in (*parts, outputs) if part.strip())


def _output(output: Tag) -> str:
    html = output.decode_contents().strip()
    if output.find(class_=("chart-slot", "output-table", "output-picture"), recursive=False):
        return html
    wrong = " error" if output.get("data-mime-type") == "application/vnd.jupyter.stderr" else ""
    return f'<div class="output{wrong}" tabindex="0">{html}</div>' if html else ""
