"""mkdocs-jupyter → page: of a converted notebook only its cells, since the page brings styles and scripts of its own.

What mkdocs-jupyter 0.27 makes is 630 kB, 574 of it one style sheet, and loads MathJax from another origin.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

SLOT = re.compile(r'<div class="cell-slot" data-cell="(\d+)"></div>')


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The engine's text of a notebook, its code cells filled in."""
    if not page.file.src_uri.endswith(".ipynb"):
        return html
    made = page._mkdocs_jupyter_content()["content"]  # type: ignore[attr-defined]
    cells = iter(BeautifulSoup(made, "html.parser").select(".jp-CodeCell"))
    return SLOT.sub(lambda found: _tidy(next(cells)), html)


def _tidy(cell: Tag) -> str:
    for loud in cell.select("style, script"):
        loud.decompose()
    code = [
        f'<div class="highlight"><pre><code>{one.decode_contents()}</code></pre></div>'
        for one in cell.select(".highlight-ipynb pre")
    ]
    return "\n".join(
        [*code, *(f'<div class="output">{one.decode_contents()}</div>' for one in cell.select(".jp-OutputArea-output"))]
    )
