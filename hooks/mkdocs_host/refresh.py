"""Brings the folder of a preview up to date with what was saved since its last build."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from dashboard.build.build import Build
from dashboard.build.build_record import changes_between
from dashboard.core.paths import is_text
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
    _copy_files(finished, changed)
    config.plugins.on_env(finished.env, config=config, files=files)
    changes, site = changes_between(build.earlier, build.record), Path(config.site_dir)
    page_files = _update_page_files(finished, build, in_order=changes.addresses)
    documentation_pages = files.documentation_pages()
    for path in changes.pages:
        file = page_files[path]
        page = file.page or Page(None, file, config)
        page.markdown, page.content = "", ""
        introduce(config, page)
        build_page(page, config, documentation_pages, finished.nav, finished.env)
    place(site, changes.files, build.edition.content.cache)
    for name in changes.gone_files:
        (site / name).unlink(missing_ok=True)
    if changes.addresses or changes.frame:
        for name in config.theme.static_templates:
            build_theme_template(name, finished.env, files, config, finished.nav)
    finished.record = build.record
    if changes.pages and PROCESS.indexer:
        PROCESS.indexer.request()
    return [build.pages[path].url for path in changes.pages]


def _update_page_files(finished: FinishedBuild, build: Build, *, in_order: bool) -> dict[str, File]:
    """Give MkDocs a file for each page of a build, and delete pages that are gone.

    Args:
        finished: the last build, whose collection of files is changed.
        build: the build under way.
        in_order: whether the files have to be put in the order of a whole build, which the sitemap shows.

    Returns:
        the files by the paths of their pages.
    """
    config, files = finished.config, finished.files
    page_files = {file.src_uri: file for file in files.documentation_pages()}
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
    return page_files


def _copy_files(finished: FinishedBuild, changed: set[Path]) -> None:
    """Copy pictures and other files under docs/ that were saved, and delete those that are gone."""
    config = finished.config
    docs, site, view = Path(config.docs_dir).resolve(), Path(config.site_dir), build_of(config).edition.view
    for path in changed:
        if docs not in path.parents or is_text(path.name):
            continue
        name = path.relative_to(docs).as_posix()
        if f"{view.docs_path}/{name}" not in view.files:
            continue
        file = File(name, str(docs), str(site), use_directory_urls=True)
        set_exclusions([file], config)
        if file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            continue
        if path.is_file():
            file.copy_file()
            continue
        # A folder that was moved away is reported as a whole. Its pages are deleted with their texts.
        folder = site / name
        copies = [target for target in folder.rglob("*") if target.is_file()] if folder.is_dir() else [folder]
        for copy in copies:
            if copy.suffix != ".html" and copy.relative_to(site).as_posix() not in finished.record.files:
                copy.unlink(missing_ok=True)
