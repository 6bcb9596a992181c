"""MkDocs' file and page of a text, as MkDocs' own reading would make them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import meta

from mkdocs_host.build_of import build_of

if TYPE_CHECKING:
    from dashboard.pages.page import Page as EnginePage


def text_file(config: MkDocsConfig, page_path: str, source: Path) -> File:
    """Make the file of a text.

    Args:
        config: the settings of the site.
        page_path: the path of its page from docs/. That of a notebook ends in `.md`, since MkDocs makes pages of no
            other files.
        source: the file.
    """
    file = File(page_path, config.docs_dir, config.site_dir, config.use_directory_urls)
    file.abs_src_path = str(source)
    return file


def page_file(config: MkDocsConfig, page: EnginePage) -> File:
    """Make the file of one of the engine's pages. That of a page without a text is virtual and empty.

    Args:
        config: the settings of the build under way.
        page: the page.
    """
    if not page.source:
        return File.generated(config, page.path, content="")
    return text_file(config, page.path, build_of(config).edition.content.settings.root / page.source)


def front_matter(head: str) -> dict[str, Any]:
    """The front matter of a text as MkDocs would read it.

    Args:
        head: the front matter with the lines around it; empty if there is none.
    """
    # Without the lines MkDocs takes a text's first words for front matter if a colon stands in them.
    return dict(meta.get_data(head)[1]) if head else {}
