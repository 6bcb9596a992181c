"""Begins a build: decides whom it is for, and reads the site."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from msgspec.structs import replace

from dashboard.build.build import Build
from dashboard.cache.store import Cache
from dashboard.changes.published_versions import Versions
from dashboard.core.as_of import VARIABLE, AsOf, read_as_of
from dashboard.core.preview_variable import PREVIEW_VARIABLE, read_preview_variable
from dashboard.core.settings import Settings, read_settings
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.editor_schemas import write_schemas
from dashboard.notebooks.background import BackgroundExecutor
from dashboard.notebooks.run_cache import execute_all
from dashboard.site.checks.clock import check_clock

FIRST_PIECES = 12
"""How many pieces a preview begins with: those that were saved last. The others follow at once."""


def begin_build(config: Path, site: Path | None, notebooks: BackgroundExecutor | None, cache: Cache | None) -> Build:
    """Read a site, for readers or for a preview.

    Args:
        config: mkdocs.yml.
        site: the folder that the host builds into; None under a command that builds no folder.
        notebooks: executes notebooks in the background of a preview that is served; None where nothing is served.
        cache: the cache of the last build of this process, if there was one.

    Returns:
        the build with its edition, before charts are drawn.

    Raises:
        ValueError: DASHBOARD_AS_OF cannot be read, or is not meant for this build; or the folder holds sources.
    """
    is_served, as_of = notebooks is not None, read_as_of(os.environ)
    expires = None if is_served else _guard_folder(site, as_of, read_settings(config, []))
    edition = prepare_edition(
        config,
        preview=is_served or expires is not None,
        expires=expires,
        at=as_of.time if as_of else None,
        cache=cache,
        execute=notebooks or execute_all,
        # A preview begins with a few pages, so that nobody waits for a thousand.
        newest=FIRST_PIECES if is_served and cache is None else 0,
    )
    if edition.is_served:
        write_schemas(edition)
    elif as_of:
        edition = edition.as_not_published()
    elif not edition.is_preview:
        edition = replace(edition, findings=(*edition.findings, *check_clock(edition.content)))
    return Build(edition, Versions(edition.content, edition.view) if edition.is_preview else None)


def _guard_folder(site: Path | None, as_of: AsOf | None, settings: Settings) -> datetime.date | None:
    """Stop a build into a folder that is not for it.

    Args:
        site: the folder that is built; None where it is not known.
        as_of: what DASHBOARD_AS_OF says, if it is set.
        settings: of the site.

    Returns:
        the last day of the preview that `desk preview` builds; None in every other build.

    Raises:
        ValueError: the folder holds sources, or a variable is not meant for it.
    """
    if site:
        _require_no_sources(site, settings)
    expires = _preview_expires(site, settings)
    if as_of:
        _require_own_folder(as_of, None if expires else site, settings)
    return expires


def _require_no_sources(site: Path, settings: Settings) -> None:
    """Stop a build that would delete sources: of the folder that it writes it keeps nothing else.

    Raises:
        ValueError: the folder is docs/ or data/, or a part of one, or they stand in it.
    """
    folder = site.resolve()
    for source in (settings.docs.resolve(), settings.data.resolve()):
        if folder.is_relative_to(source) or source.is_relative_to(folder):
            raise ValueError(f"{site} holds what the site is made of, which a build deletes. Name another site_dir.")


def _require_own_folder(as_of: AsOf, site: Path | None, settings: Settings) -> None:
    """Stop a build that would publish another moment than now: only the folder that the variable names may hold it.

    Args:
        as_of: what the variable says.
        site: the folder that is built; None where it is a preview, or not known.
        settings: of the site.

    Raises:
        ValueError: the build writes another folder, or that of the publication.
    """
    if as_of.folder is None or as_of.folder != site or _is_publication(site, settings):
        raise ValueError(
            f"{VARIABLE} is set to '{os.environ[VARIABLE]}', and this build would publish that moment. Unset it (unset "
            f"{VARIABLE}), or run desk build --as-of TIME --out FOLDER."
        )


def _preview_expires(site: Path | None, settings: Settings) -> datetime.date | None:
    """The last day of the preview that `desk preview` builds; None in every other build.

    Raises:
        ValueError: the folder that the variable names is that of the publication.
    """
    expires = read_preview_variable(os.environ, site)
    if expires and site and _is_publication(site, settings):
        raise ValueError(
            f"{PREVIEW_VARIABLE} names {site}, and readers would get drafts there. Unset it (unset "
            f"{PREVIEW_VARIABLE}), or run desk preview --out FOLDER."
        )
    return expires


def _is_publication(site: Path, settings: Settings) -> bool:
    """Whether a folder is that of the publication, by whatever links of the file system it is named."""
    return site.resolve() == settings.site.resolve()
