"""Markdown extensions that take words from other files than the text: an approval of the text does not cover these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.core.finding import Finding
from dashboard.core.mkdocs_yml import line_of_entry

_MODULES = frozenset(("pymdownx.snippets", "markdown_include", "mdx_include", "mdx_include_lines", "mdincluder"))
"""The modules or packages of these extensions."""


def reading_extensions(names: Iterable[str], path: Path) -> Iterator[Finding]:
    """Find the extensions of a site that read other files.

    Args:
        names: of its extensions, as mkdocs.yml writes them.
        path: of that file.
    """
    for name in names:
        module = name.partition(":")[0]
        if not _MODULES.isdisjoint((module, module.partition(".")[0])):
            yield Finding(
                id="wrong-value",
                path=path.name,
                line=line_of_entry(path, name, "markdown_extensions"),
                message=f"markdown_extensions: {name} takes words from other files, which no approval covers.",
                hint="Take it out. (What plugins include is approved.) Nothing is public until then.",
            )
