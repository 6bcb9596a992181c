"""Brings the folder of a preview up to date with what was saved since its last build."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.pages import Page

from dashboard.build.build import Build
from dashboard.build.build_record import changes_between
from dashboard.output.site_folder import place
from mkdocs_host.build_of import build_of
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.internals import build_page, build_theme_template, set_exclusions
from mkdocs_host.introduce import introduce
from mkdocs_host.process import PROCESS
from mkdocs_host.text_file import page_file


def refresh(finished: FinishedBuild, changed: set[Path]) -> list[str]:
    """Make what has changed since a build.

    Args:
        finished: the last build. It is brought up to date, too.
        changed: the files that were saved or deleted.

    Returns:
        the addresses of the pages that were made.
    """
    config, files = finished.config, finished.files
    config.plugins.on_config(config)
    build = build_of(config)
    build.earlier = finished.record
    config.plugins.on_env(finished.env, config=config, files=files)
    changes, site = changes_between(build.earlier, build.record), Path(config.site_dir)
    for name in changes.gone_files:  # (first, since a page may take the address of a file)
        (site / name).unlink(missing_ok=True)
    _update_page_files(finished, build, in_order=changes.addresses)
    documentation_pages = files.documentation_pages() if changes.pages else ()
    for path in changes.pages:
        file = finished.page_files[path]
        page = file.page or Page(None, file, config)
        page.markdown, page.content = "", ""
        introduce(config, page)
        build_page(page, config, documentation_pages, finished.nav, finished.env)
    place(site, changes.files, build.edition.content.cache)
    if changes.addresses or changes.frame:
        for name in config.theme.static_templates:
            build_theme_template(name, finished.env, files, config, finished.nav)
    finished.record = build.record
    if changes.pages and PROCESS.indexer:
        PROCESS.indexer.request()
    return [build.pages[path].url for path in changes.pages]


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
