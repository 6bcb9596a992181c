"""mkdocs-jupyter → page: of a converted notebook only its cells, since the page brings styles and scripts of its own.

What mkdocs-jupyter 0.27 makes is 630 kB, 574 of it one style sheet, and loads MathJax from another origin.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep texts as they are, code as code and outputs as they were saved."""
    if not page.file.src_uri.endswith(".ipynb"):
        return html
    cells = BeautifulSoup(html, "html.parser").select(".jp-MarkdownOutput, .highlight-ipynb pre, .jp-OutputArea-output")
    return "\n".join(_tidy(cell) for cell in cells)


def _tidy(cell: Tag) -> str:
    for loud in cell.select("style, script"):
        loud.decompose()
    if "jp-MarkdownOutput" in cell.get_attribute_list("class"):
        return cell.decode_contents()
    if cell.name == "pre":
        return f'<div class="highlight"><pre><code>{cell.decode_contents()}</code></pre></div>'
    return f'<div class="output">{cell.decode_contents()}</div>'
