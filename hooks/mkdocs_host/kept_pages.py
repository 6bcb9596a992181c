"""Takes from MkDocs the pages that the cache holds: they are copied like other files."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_host.build_of import build_of
from mkdocs_host.process import PROCESS


def take_kept_pages(config: MkDocsConfig, files: Files) -> None:
    """Let MkDocs neither render nor write the pages of a publication that are as in an earlier build.

    A plugin that is not ours may want to see each page. Then MkDocs makes all of them.

    Args:
        config: the settings of the build under way.
        files: MkDocs' files, which are changed.
    """
    build = build_of(config)
    PROCESS.pages = ()
    if build.edition.is_served or PROCESS.watch.names:
        return
    PROCESS.pages = files.documentation_pages()
    for file in PROCESS.pages[1:]:  # Without any page MkDocs would date sitemap.xml.gz to the second.
        if kept := build.kept_page(file.src_uri):
            build.kept[file.dest_uri] = kept
            files.remove(file)
