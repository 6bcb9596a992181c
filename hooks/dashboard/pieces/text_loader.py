"""Reads texts. Each is read once and kept by its content."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from dashboard.cache.codec import Codec
from dashboard.cache.file_content import ChangedFileError, digest_of, make_of_file
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.checks.known_names import KnownNames
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.garbage import collect_rarely
from dashboard.core.guard import guarding
from dashboard.core.helper_processes import at_work, own_share
from dashboard.core.settings import Settings
from dashboard.pieces.placed_charts import Placer
from dashboard.pieces.plugins_of_text import PluginsOfText
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.text_plugins import TextPlugins

if TYPE_CHECKING:
    from dashboard.pieces.source_text_reader import SourceTextReader

TEXTS_PER_PROCESS = 150
"""Number of new texts for which another process is worth its start, which takes half a second."""
PlacerOf = Callable[[Cache], Placer]
"""Makes what places charts. Another process gets it by pickle, so it is a function of a module, or a partial of one."""
ReadResult = tuple[SourceText | None, list[Finding]]
_READ_RESULT = Codec[ReadResult](ReadResult)


class TextReader(Frozen):
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

        def make(digest: str, read: Callable[[], bytes]) -> str:
            name = f"text {path} {digest} {self._rules} {self._all_people}"
            return cache.short_values.get_or_make(name, lambda: self._key_of(path, read()))

        return make_of_file(cache, f"{self.settings.root}/{path}", make)

    def _key_of(self, path: str, content: bytes) -> str:
        # Only people whose names stand in the text count, so that a new author does not make all texts be read again.
        text = content.decode(errors="replace")
        people = self.known_names.people if self._any_person.search(text) else ()
        names = sorted(name for name in people if name in text)
        return key_of("text", path, digest_of(content), self._rules, *names)

    def read(self, path: str, cache: Cache, key: str = "") -> ReadResult:
        """Read a text, or get it from the cache.

        Args:
            path: from the root of the repository.
            cache: where texts are kept.
            key: its key, if the caller has it already.

        Returns:
            The text, or None if it cannot be read at all; and the findings.
        """
        if self.plugins:
            return self._reader.read((self.settings.root / path).read_bytes(), path)
        key = key or self.key(path, cache)

        def make() -> ReadResult:
            content = (self.settings.root / path).read_bytes()
            if self._key_of(path, content) != key:
                raise ChangedFileError(content)
            return self._reader.read(content, path)

        try:
            return cache.get_or_compute(key, _READ_RESULT, make)
        except ChangedFileError as changed:
            content = changed.content
            new_key = self._key_of(path, content)
            return cache.get_or_compute(new_key, _READ_RESULT, lambda: self._reader.read(content, path))

    @cached_property
    def _reader(self) -> SourceTextReader:
        # Markdown and the checks of texts are imported here: most runs find every text in the cache.
        from dashboard.pieces.source_text_reader import SourceTextReader

        settings = self.settings
        options = (settings.markdown_names, settings.markdown_options)
        plugins = PluginsOfText(self.plugins) if self.plugins else None
        return SourceTextReader(*options, settings.docs_path, self.known_names, settings.editorial.language, plugins)

    @cached_property
    def _any_person(self) -> re.Pattern[str]:
        """Finds whether a text names anybody, in a fifth of the time that it takes to look for each of forty people."""
        return re.compile("|".join(map(re.escape, self.known_names.people)))

    @cached_property
    def _all_people(self) -> str:
        return key_of(*sorted(self.known_names.people))

    @cached_property
    def _rules(self) -> str:
        settings = self.settings
        options = (settings.markdown_names, settings.markdown_options, settings.editorial.language)
        return key_of(engine_digest(), *options, self.known_names.key)


def read_texts(
    settings: Settings,
    known_names: KnownNames,
    cache: Cache,
    findings: list[Finding],
    paths: Sequence[str],
    plugins: TextPlugins | None = None,
    placer_of: PlacerOf | None = None,
) -> dict[str, SourceText]:
    """Load texts.

    Args:
        settings: of the site.
        known_names: the names that the checks of texts look for.
        cache: where texts are kept.
        findings: takes what is wrong with each text by itself.
        paths: the texts, from the root.
        plugins: change texts as they are read; None if there are none.
        placer_of: where many texts are new, their charts are placed in the same go.

    Returns:
        The texts by their paths from the root, without those that cannot be read at all.
    """
    reader = TextReader(settings, known_names, plugins)
    keys: dict[str, str] = {}
    for path in paths:
        with guarding(path, findings), contextlib.suppress(FileNotFoundError):  # gone since, or a link to nowhere
            keys[path] = reader.key(path, cache)
    if not plugins:
        read_in_parallel(reader, [path for path, key in keys.items() if not cache.has_value(key)], cache, placer_of)
    source_texts: dict[str, SourceText] = {}
    for path, key in keys.items():
        with guarding(path, findings):
            source_text, text_findings = reader.read(path, cache, key)
            findings += text_findings
            if source_text:
                source_texts[path] = source_text
    return source_texts


def read_in_parallel(reader: TextReader, paths: list[str], cache: Cache, placer_of: PlacerOf | None = None) -> None:
    """Read many texts into the cache, and place their charts, with one process for each processor.

    Args:
        reader: is handed to each process.
        paths: the texts, from the root.
        cache: its folder takes what was made.
        placer_of: is handed to each process, too.
    """
    count = min(os.cpu_count() or 1, 1 + len(paths) // TEXTS_PER_PROCESS)
    if count > 1:
        shares = [(reader, paths[share::count], cache.folder, placer_of) for share in range(1, count)]
        with at_work("dashboard.pieces.text_loader", shares):
            read_into_cache(reader, paths[::count], cache, placer_of)


def read_into_cache(reader: TextReader, paths: Iterable[str], cache: Cache, placer_of: PlacerOf | None) -> None:
    """Read texts into the cache, and place their charts.

    What fails is left out: whoever asks for it makes it again, and reports why. So do notebooks, whose charts are known
    only when they have run.
    """
    placer = placer_of and placer_of(cache)
    for path in paths:
        with guarding(path, []):
            source_text, _ = reader.read(path, cache)
            if placer and source_text and not source_text.notebook:
                placer.place(source_text)


def main() -> None:
    """Read into the cache the texts that another process names on standard input."""
    collect_rarely()
    reader, paths, folder, placer_of = own_share()
    read_into_cache(reader, paths, Cache(folder), placer_of)


if __name__ == "__main__":
    # Import the module under its own name, since pickle looks for its classes there and not in __main__.
    from dashboard.pieces import text_loader as texts

    texts.main()
