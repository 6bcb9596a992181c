"""Brings the folder of a preview up to date with what was saved since its last build."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from mkdocs.structure.pages import Page

from dashboard.build.build import Build
from dashboard.build.build_record import changes_between
from dashboard.build.open_pages import build_open_pages, build_saved_rows
from dashboard.build.saved_texts import build_saved_texts
from dashboard.output.site_folder import place
from dashboard.pages.newest_pieces import LIST_OF_PIECES
from mkdocs_host.build_of import build_of, hand_on
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.internals import build_page, build_theme_template, set_exclusions
from mkdocs_host.introduce import introduce
from mkdocs_host.process import PROCESS
from mkdocs_host.text_file import page_file


def refresh(
    finished: FinishedBuild,
    changed: set[Path],
    *,
    when_read: Callable[[], None] = lambda: None,
    before_writing: Callable[[], None] = lambda: None,
) -> list[str]:
    """Make what has changed since a build.

    Args:
        finished: the last build. It is brought up to date, too.
        changed: the files that were saved or deleted.
        when_read: is called when the site is read, before anything is drawn.
        before_writing: is called when something has changed, before the first file is written.

    Returns:
        the addresses of the pages that were made.
    """
    try:
        return _refresh(finished, when_read, before_writing)
    except FileNotFoundError as error:
        cache = build_of(finished.config).edition.content.cache
        if str(cache.folder) not in str(error.filename):
            raise
        # Somebody has emptied the cache while the preview was served.
        cache.recheck_files()
        return _refresh(finished, lambda: None, before_writing)


def _refresh(finished: FinishedBuild, when_read: Callable[[], None], before_writing: Callable[[], None]) -> list[str]:
    config, files = finished.config, finished.files
    config.plugins.on_config(config)
    build = build_of(config)
    when_read()
    build.earlier = finished.record
    config.plugins.on_env(finished.env, config=config, files=files)
    changes, site = changes_between(build.earlier, build.record), Path(config.site_dir)
    if changes.pages or changes.files or changes.gone_files or changes.addresses:
        before_writing()
        finished.record = finished.record.while_becoming(build.record)
    for name in changes.gone_files:  # (first, since a page may take the address of a file)
        (site / name).unlink(missing_ok=True)
    _update_page_files(finished, build, in_order=changes.addresses)
    _make_pages(finished, changes.pages)
    place(site, changes.files, build.edition.content.cache)
    # (The page for unknown addresses shows the first entries of the list of pieces.)
    if changes.addresses or changes.frame or LIST_OF_PIECES in changes.pages:
        for name in config.theme.static_templates:
            build_theme_template(name, finished.env, files, config, finished.nav)
    return _end(finished, build, changes.pages)


def show_saved_texts(finished: FinishedBuild, before: Build, changed: set[Path]) -> list[str]:
    """Make the pages of saved texts at once, if nothing but words was saved. `refresh` has to follow.

    Args:
        finished: the last build. It is brought up to date, too.
        before: the same build, as the engine knows it.
        changed: the files that were saved or deleted.

    Returns:
        the addresses of the pages that were made.
    """
    paths = _saved_paths(before, changed)
    with suppress(FileNotFoundError):  # Somebody has emptied the cache: `refresh` deals with that.
        if paths and (build := build_saved_texts(before, paths)):
            PROCESS.build = build  # (by which notes on the new words are taken)
            return _write_part(finished, build)
    return []


def show_saved_rows(
    finished: FinishedBuild, before: Build, changed: set[Path], addresses: Collection[str]
) -> list[str]:
    """Make the pages that somebody looks at, if nothing but rows was saved. `refresh` has to follow.

    Args:
        finished: the last build. It is brought up to date, too.
        before: the same build, as the engine knows it.
        changed: the files that were saved or deleted.
        addresses: those of the pages, from the root of the site.

    Returns:
        the addresses of the pages that were made.
    """
    paths = _saved_paths(before, changed)
    with suppress(FileNotFoundError):  # (as above)
        if paths and (build := build_saved_rows(before, paths, addresses, PROCESS.drawer)):
            return _write_part(finished, build)
    return []


def _saved_paths(before: Build, changed: set[Path]) -> list[str]:
    """The saved files, from the root of the repository; one elsewhere counts as no file of the site."""
    root = before.edition.content.settings.root.resolve()
    # Editors write files beside the saved one, and delete them.
    saved = [path for path in changed if path.exists()]
    return [path.relative_to(root).as_posix() if root in path.parents else "" for path in saved]


def show_open_pages(finished: FinishedBuild, before: Build, addresses: Collection[str]) -> list[str]:
    """Make the pages that somebody looks at before all others, in the middle of a `refresh`: when the site is read.

    Args:
        finished: the last build. It is brought up to date, too.
        before: the same build, as the engine knows it.
        addresses: those of the pages, from the root of the site.

    Returns:
        the addresses of the pages that were made.
    """
    under_way = build_of(finished.config)
    build = build_open_pages(before, under_way, addresses, PROCESS.drawer)
    if build is None:
        return []
    try:
        return _write_part(finished, build)
    finally:
        hand_on(under_way, finished.config)


def _write_part(finished: FinishedBuild, build: Build) -> list[str]:
    """Write what differs in a build that holds some new pages. The addresses of these come back."""
    hand_on(build, finished.config)
    changes = changes_between(build.earlier, build.record)
    finished.record = finished.record.while_becoming(build.record)
    _make_pages(finished, changes.pages)
    place(Path(finished.config.site_dir), changes.files, build.edition.content.cache)
    return _end(finished, build, changes.pages)


def _end(finished: FinishedBuild, build: Build, paths: Collection[str]) -> list[str]:
    """Note that all is written, and have the pages at some paths found. Their addresses come back."""
    finished.record = build.record
    if paths and PROCESS.indexer:
        PROCESS.indexer.request()
    return [build.pages[path].url for path in paths]


def _make_pages(finished: FinishedBuild, paths: Collection[str]) -> None:
    """Let MkDocs render pages of the build under way, and write them."""
    config, files = finished.config, finished.files
    documentation_pages = files.documentation_pages() if paths else ()
    for path in paths:
        file = finished.page_files[path]
        page = file.page or Page(None, file, config)
        page.markdown, page.content = "", ""
        introduce(config, page)
        build_page(page, config, documentation_pages, finished.nav, finished.env)


def _update_page_files(finished: FinishedBuild, build: Build, *, in_order: bool) -> None:
    """Give MkDocs a file for each page of a build, and delete pages that are gone.

    Args:
        finished: the last build, whose collections of files are changed.
        build: the build under way.
        in_order: whether the files have to be put in the order of a whole build, which the sitemap shows.
    """
    config, files, page_files = finished.config, finished.files, finished.page_files
    for path in page_files.keys() - build.pages.keys():
        file = page_files.pop(path)
        files.remove(file)
        Path(file.abs_dest_path).unlink(missing_ok=True)
    for path in build.pages.keys() - page_files.keys():
        page_files[path] = page_file(config, build.pages[path])
        set_exclusions([page_files[path]], config)
        files.append(page_files[path])
    if in_order:
        for path in build.pages:
            files.remove(page_files[path])
            files.append(page_files[path])
