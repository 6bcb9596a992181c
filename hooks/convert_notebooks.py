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
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.store import Cache, key_of
from dashboard.pieces.notebook_outputs import ShownCell
from dashboard.site.edition import Edition

MADE_BY = version("mkdocs-jupyter") + hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
_UNSAFE = {
    "src": re.compile(r"\s*(?!data:)([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE),
    "href": re.compile(r"\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE),
}
"""What would be fetched from elsewhere, and what would act when it is followed."""
_HTML = JsonCodec[list[str]](list[str])


@event_priority(-60)  # Before the pages, which show them.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Convert what no build has converted before."""
    convert(config.extra["dashboard"])
    return env


def convert(edition: Edition) -> None:
    """Give an edition the HTML of its code cells."""
    edition.cells = {path: _converted(one.cells, edition.cache) for path, one in edition.notebooks.items()}


def _converted(cells: tuple[ShownCell, ...], cache: Cache) -> dict[int, str]:
    """The HTML of each cell by its number; what was converted before is kept."""
    told = json.dumps([(one.source, one.outputs, one.folded) for one in cells], sort_keys=True)
    made = cache.get_or_compute(key_of("cells", MADE_BY, told), _HTML, lambda: _convert(cells))
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
    for loud in converted.select("style, script, link, iframe, object, embed, .jp-OutputPrompt"):
        loud.decompose()
    for node in converted.find_all(True):
        for name in _UNSAFE.keys() & node.attrs.keys():
            if _UNSAFE[name].match(str(node[name])):
                del node[name]
        # What styles or acts by itself, and the ids of pandas' styled tables, which are new in each run.
        for name, value in list(node.attrs.items()):
            if name in ("style", "border") or name.startswith("on") or (name == "id" and str(value).startswith("T_")):
                del node[name]
    parts = []
    if cell.source.strip() and (code := converted.select_one(".highlight-ipynb pre")):
        # As superfences makes it of a fence.
        text = code.decode_contents().removeprefix("<span></span>").rstrip("\n")
        code_html = f'<div class="highlight"><pre><span></span><code>{text}\n</code></pre></div>'
        # An address of its own, also since Material's script derives one for each block from what is around it.
        address = f"code-{cell.number}"
        parts.append(f'<details class="code" id="{address}"><summary>Code</summary>{code_html}</details>')
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
