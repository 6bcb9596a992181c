"""Brings the folder of a preview up to date with what was saved since its last build."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import File, set_exclusions
from mkdocs.structure.pages import Page

from dashboard.build.build_record import changes_between
from dashboard.core.paths import is_text
from dashboard.output.site_folder import place
from mkdocs_host.build_of import build_of
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.internals import build_page, build_theme_template
from mkdocs_host.introduce import introduce
from mkdocs_host.process import PROCESS


def refresh(finished: FinishedBuild, changed: set[Path]) -> list[str]:
    """Make what has changed since a build.

    Args:
        finished: the last build.
        changed: the files that were saved or deleted.

    Returns:
        the addresses of the pages that were made.
    """
    config, files, before = finished.config, finished.files, finished.record
    config.plugins.on_config(config)
    build = build_of(config)
    build.earlier = before
    _copy_files(finished, changed)
    config.plugins.on_env(finished.env, config=config, files=files)
    changes, site = changes_between(before, build.record), Path(config.site_dir)
    known = {file.src_uri: file for file in files.documentation_pages()}
    for path in known.keys() - build.pages.keys():
        files.remove(known[path])
        Path(known[path].abs_dest_path).unlink(missing_ok=True)
    for path in build.pages.keys() - known.keys():
        known[path] = File.generated(config, path, content="")
        set_exclusions([known[path]], config)
        files.append(known[path])
    if changes.addresses:
        for path in build.pages:  # in the order of a whole build
            files.remove(known[path])
            files.append(known[path])
    doc_files = files.documentation_pages()
    for path in changes.pages:
        file = known[path]
        page = file.page or Page(None, file, config)
        page.markdown, page.content = "", ""
        introduce(config, page)
        build_page(page, config, doc_files, finished.nav, finished.env)
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


def _copy_files(finished: FinishedBuild, changed: set[Path]) -> None:
    """Copy or delete pictures and the like under docs/ that were saved or deleted."""
    config = finished.config
    docs, site = Path(config.docs_dir).resolve(), Path(config.site_dir)
    for path in changed:
        if docs not in path.parents or is_text(path.name):
            continue
        name = path.relative_to(docs).as_posix()
        file = File(name, str(docs), str(site), use_directory_urls=True)
        set_exclusions([file], config)
        if file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            continue
        if path.is_file():
            file.copy_file()
            continue
        # Of a folder that was moved away the pages go with their texts.
        folder = site / name
        gone = [target for target in folder.rglob("*") if target.is_file()] if folder.is_dir() else [folder]
        for target in gone:
            if target.suffix != ".html" and target.relative_to(site).as_posix() not in finished.record.files:
                target.unlink(missing_ok=True)
