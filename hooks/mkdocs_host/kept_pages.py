"""Takes the pages that are kept from MkDocs. They are files like others: copied if the site does not hold them yet."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_host.build_of import build_of
from mkdocs_host.process import PROCESS


def take_kept_pages(config: MkDocsConfig, files: Files) -> None:
    """Let MkDocs neither render nor write the pages of a publication that are as in an earlier build.

    A plugin that is not ours may want to see each page. Then MkDocs keeps all of them.

    Args:
        config: the settings of the build under way.
        files: MkDocs' files, which are changed.
    """
    build, PROCESS.listed = build_of(config), ()
    if build.edition.is_served or PROCESS.watch.names:
        return
    pages = files.documentation_pages()
    for file in pages[1:]:  # MkDocs dates its sitemap by its pages, so it keeps one.
        if kept := build.kept_page(file.src_uri):
            build.files[file.dest_uri] = kept
            files.remove(file)
    PROCESS.listed = pages
