"""Which files readers get where plugins make files too: what is ours, and what mkdocs.yml names."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from dashboard.core.finding import Finding
from dashboard.core.paths import is_text
from dashboard.core.phrases import first_of
from dashboard.output.theme_files import is_part_of_site
from mkdocs_host.build_of import build_of
from mkdocs_host.internals import InclusionLevel, set_exclusions
from mkdocs_host.plugin_watch import PluginWatch

Signatures = Mapping[str, tuple[int, int]]
"""Size and time of each file of a folder, by its address."""
NAMED = 4
"""How many files a finding names; the rest is counted."""


def exclude_hidden(files: Files, config: MkDocsConfig, pages: Mapping[str, File] = MappingProxyType({})) -> None:
    """Leave the files of docs/ to the engine: it makes pages of texts, and copies of what else is shown.

    Texts are removed, and other files excluded, so that other plugins still find them.

    Args:
        files: of the build under way.
        config: its settings.
        pages: the files of the engine's pages by path, if they are there already.
    """
    view = build_of(config).edition.view
    for file in list(files):
        if pages.get(file.src_uri) is file:
            continue
        if file.src_dir != config.docs_dir:
            is_shown = is_part_of_site(file.src_uri, view)
            file.inclusion = InclusionLevel.INCLUDED if is_shown else InclusionLevel.EXCLUDED
        elif is_text(file.src_uri):
            files.remove(file)
        elif theme_file := _theme_file(file, config):
            # MkDocs lets a file of docs/ replace one of the theme. Here it has no say in that.
            files.remove(file)
            files.append(theme_file)
        else:
            file.inclusion = InclusionLevel.EXCLUDED


def _theme_file(file: File, config: MkDocsConfig) -> File | None:
    """The theme's own file of the same path; None if it has none."""
    folder = next((folder for folder in config.theme.dirs if Path(folder, file.src_uri).is_file()), None)
    return File(file.src_uri, folder, config.site_dir, config.use_directory_urls) if folder else None


def restrict_plugins(files: Files, pages: Mapping[str, File], config: MkDocsConfig, watch: PluginWatch) -> None:
    """Undo what plugins must not do with files, and exclude the files of theirs that mkdocs.yml does not name.

    Args:
        files: of the build under way, after all plugins.
        pages: the files of the engine's pages, by the pages' paths.
        config: the settings.
        watch: knows which plugin made which file.
    """
    for path, page_file in pages.items():
        untouched = File(path, None, config.site_dir, config.use_directory_urls)
        place = (untouched.src_uri, untouched.dest_uri, untouched.url)
        present = files.get_file_from_path(path)
        if present is page_file and (page_file.src_uri, page_file.dest_uri, page_file.url) == place:
            continue
        source = build_of(config).pages[path].source or Path(config.config_file_path).name
        name = " or ".join(watch.handled.get("files", watch.names))
        watch.report(source, name, f"took the page {path} away or gave it another file or address")
        if present:
            present.src_uri = path
            files.remove(present)
        page_file.src_uri, page_file.dest_uri, page_file.url = place
        page_file.abs_dest_path = untouched.abs_dest_path
        files.append(page_file)
    exclude_hidden(files, config, pages)
    for file in list(files):
        if pages.get(file.src_uri) is file:
            file.inclusion = InclusionLevel.UNDEFINED
        elif _is_of_plugin(file, config) and not _is_named(file.dest_uri, config):
            file.inclusion = InclusionLevel.EXCLUDED
    set_exclusions(files, config)


def _is_of_plugin(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is neither under docs/ nor of the theme."""
    if file.src_dir == config.docs_dir:
        return not Path(file.abs_src_path or "").is_file()
    return file.src_dir not in config.theme.dirs


def _is_named(name: str, config: MkDocsConfig) -> bool:
    patterns = build_of(config).edition.content.settings.editorial.plugin_files
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def signatures(config: MkDocsConfig) -> Signatures:
    """What the folder of the build holds now."""
    folder = Path(config.site_dir)
    stats = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path.relative_to(folder).as_posix(): (stat.st_size, stat.st_mtime_ns) for path, stat in stats.items()}


def take_out_files(files: Files, before: Signatures, config: MkDocsConfig, watch: PluginWatch) -> None:
    """Delete what plugins have written into the folder of the build and mkdocs.yml does not name.

    Args:
        files: of the build.
        before: what the folder held before the plugins' last event.
        config: the settings.
        watch: gets a finding for each plugin whose files are left out.

    Raises:
        PluginError: a plugin has rewritten a file that was finished.
    """
    folder = Path(config.site_dir)
    ours = {file.dest_uri for file in files if file.inclusion.is_included()}  # type: ignore[no-untyped-call]
    ours |= {*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz"}
    left_out: dict[str, list[str]] = {}
    for name, signature in signatures(config).items():
        is_rewritten = name in before and before[name] != signature
        if name in ours and not is_rewritten and name not in watch.makers:
            continue
        if _is_named(name, config):
            continue
        if name in ours:
            maker = " or ".join(watch.handled["post_build"])
            hint = f"To let it do so, write under extra.editorial in mkdocs.yml: plugin_files: [{name}]"
            raise PluginError(f"The plugin {maker} rewrote {name} after it was built. {hint}")
        (folder / name).unlink()
        left_out.setdefault(watch.makers.get(name, " or ".join(watch.names)), []).append(name)
    for file in files:
        if not file.inclusion.is_included() and file.dest_uri in watch.makers:  # type: ignore[no-untyped-call]
            left_out.setdefault(watch.makers[file.dest_uri], []).append(file.dest_uri)
    watch.findings |= {_left_out(name, sorted({*names}), config) for name, names in left_out.items()}


def _left_out(plugin: str, names: list[str], config: MkDocsConfig) -> Finding:
    settings = build_of(config).edition.content.settings
    return Finding(
        id="left-out-plugin-file",
        severity="info",
        path=settings.config_name,
        line=settings.line_of_plugin(plugin),
        message=f"Readers do not get what the plugin {plugin} has made: {first_of(names, NAMED)}.",
        hint=f"To let it out, write under extra.editorial in mkdocs.yml: plugin_files: [{', '.join(names[:NAMED])}]",
    )
