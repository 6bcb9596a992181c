"""One style sheet for all pages, of the theme's own that mkdocs.yml lists: a phone waits for one file, not for ten."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dashboard.charts.style.palette import stylesheet
from dashboard.core.templates import THEME

SITE_CSS = "assets/site.css"
_PALETTE = "assets/palette.css"
"""The one that the engine makes."""


def join_styles(files: Files, config: MkDocsConfig) -> None:
    """Put one style sheet in place of several. Those of a site's own docs/ stay as they are.

    Args:
        files: of the build under way; they get the style sheet.
        config: its settings, of which `extra_css` is changed.
    """
    texts = {name: text for name in map(str, config.extra_css) if (text := _read_style(name)) is not None}
    if not texts:
        return
    files.append(File.generated(config, SITE_CSS, content="\n".join(texts.values())))
    first = next(iter(texts))
    names = (SITE_CSS if name == first else name for name in map(str, config.extra_css))
    config.extra_css = [name for name in names if name not in texts]


def _read_style(name: str) -> str | None:
    """The text of a style sheet; None if it is not the theme's."""
    path = Path(THEME, name)
    return stylesheet() if name == _PALETTE else path.read_text(encoding="utf-8") if path.is_file() else None
