"""One style sheet for all pages: Material's, and the theme's own that mkdocs.yml lists. A phone waits for one file."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dashboard.charts.style.palette import stylesheet
from dashboard.core.lazy_re import lazy_re
from dashboard.core.templates import THEME
from dashboard.output.site_variables import site_variables
from mkdocs_host.material_styles import look_of

SITE_CSS = "assets/site.css"
_PALETTE = "assets/palette.css"
"""The one that the engine makes."""
_MATERIAL = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_TEXT_OR_COMMENT = lazy_re(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|((?<=\S)/\*.*?\*/(?=\S))|/\*.*?\*/""", re.DOTALL
)
"""A text may look like a comment, and one without blanks keeps two values apart.

Comments are for those who write styles: of what readers load they were a tenth.
"""
_BLANK = lazy_re(r"^([\w-]+:) (?=.+;$)| (?={$)", re.MULTILINE)
"""The blank before a value, and the one before a block."""
_LINE_END = lazy_re(r"(?<=[;{},])\n")


def join_styles(files: Files, config: MkDocsConfig) -> None:
    """Put one style sheet in place of several. Those of a site's own docs/ stay as they are, behind it.

    Args:
        files: of the build under way; they get the style sheet.
        config: its settings, of which `extra_css` is changed.
    """
    texts = {name: text for name in map(str, config.extra_css) if (text := _read_style(name)) is not None}
    variables = site_variables(config.site_name, config.site_url or "")
    css = compact("\n".join((_material_styles(config), variables, *texts.values())))
    files.append(File.generated(config, SITE_CSS, content=css))
    config.extra_css = [SITE_CSS, *(name for name in map(str, config.extra_css) if name not in texts)]


def _read_style(name: str) -> str | None:
    """The text of a style sheet; None if it is not the theme's."""
    path = Path(THEME, name)
    return stylesheet() if name == _PALETTE else path.read_text(encoding="utf-8") if path.is_file() else None


def compact(css: str) -> str:
    """The rules alone, without what only makes them readable.

    Args:
        css: a style sheet with one declaration on a line, or with no line ends inside of names and texts.
    """
    lines = (line.strip() for line in _TEXT_OR_COMMENT.sub(_text_of, css).splitlines())
    return _LINE_END.sub("", _BLANK.sub(r"\1", "\n".join(line for line in lines if line)))


def _text_of(found: re.Match[str]) -> str:
    return found[1] or ("/**/" if found[2] else "")


def _material_styles(config: MkDocsConfig) -> str:
    paths = (path for name in _MATERIAL for folder in config.theme.dirs for path in Path(folder).glob(name))
    look = look_of(config.theme)
    return "\n".join(look.without_unused(path.read_text(encoding="utf-8")) for path in paths)
