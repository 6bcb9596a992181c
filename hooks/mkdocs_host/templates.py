"""The templates' environment, and the digest of all that turns data into pages."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from dashboard.cache.keys import digest_files, engine_digest, key_of
from dashboard.charts.render.table import dataset_table
from dashboard.core.dates import day
from dashboard.core.settings import HOME
from dashboard.core.templates import THEME


def prepare_templates(env: jinja2.Environment) -> None:
    """Let our templates escape what they are given, as the engine's own do; Material's do not."""
    env.autoescape = lambda name: bool(name) and (THEME / str(name)).is_file()
    env.filters |= {"day": day, "table": dataset_table}


def templates_digest(env: jinja2.Environment, config: MkDocsConfig) -> str:
    """The digest of templates, adapters, settings, and the versions of what renders a page."""
    return _digest(env, Path(config.config_file_path))


@lru_cache(maxsize=1)
def _digest(env: jinja2.Environment, settings: Path) -> str:
    """Found out once in the life of an environment: where anything of it changes, a preview begins with a new one."""
    adapters = [*(HOME / "hooks").glob("*.py"), *(HOME / "hooks" / "mkdocs_host").glob("*.py")]
    files = [*sorted(THEME.rglob("*.html")), *sorted(adapters), settings]
    return key_of(digest_files(files), *map(version, ("mkdocs", "mkdocs-material", "jinja2")), engine_digest())
