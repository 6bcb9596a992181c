"""A finished build of a preview, from which the next one goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from dashboard.build.build_record import BuildRecord


@dataclass
class FinishedBuild:
    """MkDocs' objects of a build, and the record of what was made."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    """The templates' environment, which compiles each template once."""
    page_files: dict[str, File]
    """The files of the engine's pages among `files`, by the pages' paths."""
    record: BuildRecord = field(default_factory=BuildRecord)
