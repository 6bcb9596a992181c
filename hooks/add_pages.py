"""Engine → MkDocs: pages and files that no author writes, as virtual files."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dashboard.artefact import PLOTLY_JS
from dashboard.drawing import PLOTLY
from dashboard.edition import Edition
from dashboard.pages import generated_files, generated_pages
from dashboard.palette import stylesheet
from dashboard.settings import HOME


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add them to what MkDocs makes pages of."""
    edition: Edition = config.extra["dashboard"]
    pages = {page.path: page for page in generated_pages(edition)}
    config.extra["dashboard_pages"] = pages
    for path in pages:
        files.append(File.generated(config, path, content=""))
    for path, text in generated_files(edition):
        files.append(File.generated(config, path, content=text))
    files.append(File.generated(config, "assets/palette.css", content=stylesheet()))
    plotly = HOME / "node_modules" / PLOTLY
    if plotly.is_file():
        files.append(File.generated(config, PLOTLY_JS, abs_src_path=str(plotly)))
    return files
