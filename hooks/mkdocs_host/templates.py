"""The templates' environment, and the digest of all that turns data into pages."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig

from dashboard.cache.keys import digest_files, engine_digest, key_of
from dashboard.charts.render.table import dataset_table
from dashboard.citing.highwire import citation_tags
from dashboard.citing.own_style import cite
from dashboard.core.content_policy import POLICY_META
from dashboard.core.dates import day
from dashboard.core.frequency import frequency_words
from dashboard.core.mkdocs_yml import config_files
from dashboard.core.phrases import join_words
from dashboard.core.settings import HOME
from dashboard.core.templates import THEME
from dashboard.core.whole_words import whole_words
from dashboard.core.words import add_words
from dashboard.data.file_formats import FORMATS
from dashboard.linked.mark import theme_colours
from dashboard.pages.cited_works import cited_chart, cited_dataset, cited_piece
from dashboard.pages.codebook import codebook
from dashboard.pages.dataset_overview import dataset_overview
from dashboard.pages.dataset_sources import dataset_sources
from dashboard.pages.links_in_words import institutes_in_words
from mkdocs_host.linked_head import page_data, page_tags

_UNSEEN = frozenset(("config_file_path", "docs_dir", "site_dir", "dev_addr", "watch", "strict"))
"""Settings that no page shows; most differ from checkout to checkout."""


def prepare_templates(env: jinja2.Environment) -> None:
    """Let our templates escape what they are given. Material's do not escape, and rely on it."""
    env.autoescape = lambda name: bool(name) and (THEME / str(name)).is_file()
    add_words(env)
    env.filters |= {"day": day, "frequency": frequency_words, "table": dataset_table, "sources": dataset_sources}
    env.filters |= {"overview": dataset_overview, "codebook": codebook}
    env.filters |= {"in_words": join_words, "whole": whole_words, "institutes_in_words": institutes_in_words}
    env.filters |= {"cited_piece": cited_piece, "cited_chart": cited_chart, "cited_dataset": cited_dataset}
    env.filters |= {"cite": cite, "citation_tags": citation_tags}
    env.globals |= {"policy_meta": POLICY_META, "theme_colours": theme_colours, "file_formats": FORMATS}
    env.globals |= {"linked_data": page_data, "share_tags": page_tags}


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Keeps compiled templates. What cannot be read is compiled again, and the folder may be deleted at any time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # (whatever pickle makes of a damaged file)
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(env: jinja2.Environment, folder: Path) -> None:
    """Let the templates be compiled once, and not in each build.

    Args:
        env: the templates' environment, when its filters and extensions are known.
        folder: keeps what is compiled. It is of this checkout alone: what stands there is run.
    """
    if env.bytecode_cache:
        return
    # (Jinja asks whether a template has changed. What it is compiled by, constant words and numbers in it, we say.)
    compiler = key_of(version("jinja2"), engine_digest(), *sorted(env.extensions))[:16]
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if not file.name.startswith(compiler):
            file.unlink(missing_ok=True)
    env.bytecode_cache = _Compiled(str(folder), f"{compiler}-%s")


def templates_digest(env: jinja2.Environment, config: MkDocsConfig, hooks: tuple[Path, ...]) -> str:
    """The digest of templates, adapters, hooks, settings, engine, and the versions of what renders a page.

    Settings count as written and as they are, since the command line and the environment have a say. So a preview and
    the same site, which have one cache but two addresses, have different pages.

    Args:
        env: the templates' environment of the build under way.
        config: the settings of the site.
        hooks: the files of its own hooks.
    """
    theme = Path(getattr(config.theme, "custom_dir", None) or THEME)
    settings = {name: _plain(config[name]) for name in sorted(config.keys() - _UNSEEN)}
    return key_of(_digest(env, Path(config.config_file_path), theme, hooks), settings, engine_digest())


def _plain(value: object) -> object:
    """A setting without what is no data, such as the plugins that were loaded for it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool) else None


@lru_cache(maxsize=1)
def _digest(env: jinja2.Environment, settings: Path, theme: Path, hooks: tuple[Path, ...]) -> str:
    # Computed once for each environment: where a template or a setting changes, a preview makes a new environment.
    adapters = [*(HOME / "hooks").glob("*.py"), *(HOME / "hooks" / "mkdocs_host").glob("*.py")]
    templates = {*THEME.rglob("*.html"), *theme.rglob("*.html")}
    files = [*sorted(templates), *sorted(adapters), *hooks, *config_files(settings)]
    return key_of(digest_files(files), *map(version, ("mkdocs", "mkdocs-material", "jinja2")))
