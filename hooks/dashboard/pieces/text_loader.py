"""Loads all texts under `docs/`. Each is read once and kept by its content."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property, partial

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.checks.known_names import KnownNames
from dashboard.core.finding import Finding
from dashboard.core.paths import from_root, is_text
from dashboard.core.settings import Settings
from dashboard.notebooks.jupytext_twin import is_twin
from dashboard.pieces.plugins_of_text import PluginsOfText
from dashboard.pieces.source_text import SourceText, SourceTextReader
from dashboard.pieces.text_plugins import TextPlugins

TEXTS_PER_PROCESS = 150
"""Number of new texts for which another process is worth its start, which takes half a second."""
ReadResult = tuple[SourceText | None, list[Finding]]
_READ_RESULT = JsonCodec[ReadResult](ReadResult)


@dataclass(frozen=True)
class TextReader:
    """Reads the texts of a site."""

    settings: Settings
    known_names: KnownNames
    plugins: TextPlugins | None = None
    """Change texts as they are read. What they make depends on more than the text, so it is not kept."""

    def key(self, path: str, cache: Cache) -> str:
        """The key under which a text is kept: the hash of all that decides what is read of it.

        Args:
            path: from the root of the repository.
            cache: knows the digests of files.
        """
        digest = cache.digest(f"{self.settings.root}/{path}")
        return cache.memoize(
            ("text", path, digest, self._rules, self.known_names.people), partial(self._cache_key, path, digest)
        )

    def _cache_key(self, path: str, digest: str) -> str:
        # Only people whose names stand in the text count, so that a new author does not make all texts be read again.
        text = (self.settings.root / path).read_text(encoding="utf-8", errors="replace")
        return key_of(
            "text", path, digest, self._rules, *sorted(name for name in self.known_names.people if name in text)
        )

    def read(self, path: str, cache: Cache, key: str = "") -> ReadResult:
        """Read a text, or get it from the cache.

        Args:
            path: from the root of the repository.
            cache: where texts are kept.
            key: its key, if the caller has it already.

        Returns:
            The text, or None if it cannot be read at all; and the findings.
        """

        def make() -> ReadResult:
            return self._reader.read((self.settings.root / path).read_bytes(), path)

        if self.plugins:
            return make()
        return cache.get_or_compute(key or self.key(path, cache), _READ_RESULT, make)

    @cached_property
    def _reader(self) -> SourceTextReader:
        settings = self.settings
        options = (settings.markdown_names, settings.markdown_options)
        plugins = PluginsOfText(self.plugins) if self.plugins else None
        return SourceTextReader(*options, settings.docs_path, self.known_names, settings.editorial.language, plugins)

    @cached_property
    def _rules(self) -> str:
        settings = self.settings
        options = (settings.markdown_names, settings.markdown_options, settings.editorial.language)
        return key_of(engine_digest(), *options, self.known_names.key)


def newest_texts(settings: Settings, count: int) -> frozenset[str] | None:
    """The pieces that were saved last, and all texts that are no pieces.

    Args:
        settings: of the site.
        count: how many pieces.

    Returns:
        Paths from the root; None if the site has at most four times as many texts, so that a choice is not worth it.
    """
    paths = _paths(settings)
    if len(paths) <= 4 * count:
        return None
    pieces = [path for path in paths if path.startswith(f"{settings.docs_path}/analyses/")]
    newest = sorted(pieces, key=lambda path: (settings.root / path).stat().st_mtime, reverse=True)[:count]
    return frozenset({*newest, *(set(paths) - set(pieces))})


def read_texts(
    settings: Settings,
    known_names: KnownNames,
    cache: Cache,
    findings: list[Finding],
    only: Set[str] | None = None,
    plugins: TextPlugins | None = None,
) -> dict[str, SourceText]:
    """Load the texts of a site.

    Args:
        settings: of the site.
        known_names: the names that the checks of texts look for.
        cache: where texts are kept.
        findings: takes what is wrong with each text by itself.
        only: the paths to load; None for all.
        plugins: change texts as they are read; None if there are none.

    Returns:
        The texts by their paths from the root, without those that cannot be read at all.
    """
    reader = TextReader(settings, known_names, plugins)
    paths = [path for path in _paths(settings) if only is None or path in only]
    keys: dict[str, str] = {}
    for path in paths:
        with contextlib.suppress(FileNotFoundError):  # gone since, or a link that leads nowhere
            keys[path] = reader.key(path, cache)
    if not plugins:
        read_in_parallel(reader, [path for path, key in keys.items() if not cache.has_value(key)], cache)
    source_texts: dict[str, SourceText] = {}
    for path, key in keys.items():
        source_text, text_findings = reader.read(path, cache, key)
        findings += text_findings
        if source_text:
            source_texts[path] = source_text
    return source_texts


def _paths(settings: Settings) -> list[str]:
    """The paths of all texts from the root, folder by folder, without the twins of notebooks."""
    names = []
    for folder, folders, files in os.walk(settings.docs):
        folders[:] = [name for name in folders if not name.startswith(".")]
        texts = (f"{folder}/{name}" for name in files if is_text(name) and not name.startswith("."))
        names += [from_root(text, settings.root) for text in texts]
    names.sort(key=lambda name: name.replace("/", "\0"))
    notebooks = {name.removesuffix(".ipynb") for name in names if name.endswith(".ipynb")}
    return [name for name in names if name.rpartition(".")[0] not in notebooks or not is_twin(settings.root / name)]


def read_in_parallel(reader: TextReader, paths: list[str], cache: Cache) -> None:
    """Read many texts into the cache, with one process for each processor.

    If another process fails at a text, this one reads it again afterwards and reports the error.

    Args:
        reader: is handed to each process.
        paths: the texts, from the root.
        cache: its folder takes what was read.
    """
    count = min(os.cpu_count() or 1, 1 + len(paths) // TEXTS_PER_PROCESS)
    helpers = []
    for share in range(1, count):
        # Not multiprocessing, which first runs the calling program's main module again.
        helper = subprocess.Popen(
            [sys.executable, "-m", "dashboard.pieces.text_loader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        helpers.append(helper)
        assert helper.stdin
        with contextlib.suppress(OSError), helper.stdin as pipe:
            pickle.dump((reader, paths[share::count], cache.folder), pipe)
    for path in paths[::count] if helpers else ():
        reader.read(path, cache)
    for helper in helpers:
        helper.wait()


def main() -> None:
    """Read into the cache the texts that another process names on standard input."""
    reader, paths, folder = pickle.load(sys.stdin.buffer)
    cache = Cache(folder)
    for path in paths:
        reader.read(path, cache)


if __name__ == "__main__":
    # Import the module under its own name, since pickle looks for its classes there and not in __main__.
    from dashboard.pieces import text_loader as texts

    texts.main()
