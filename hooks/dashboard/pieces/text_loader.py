"""All texts under `docs/`, each read once and kept by its content."""

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
from dashboard.cache.store import Cache, engine_digest, key_of
from dashboard.checks.known_names import KnownNames
from dashboard.core.finding import Finding
from dashboard.core.paths import from_root, is_text
from dashboard.core.settings import Settings
from dashboard.notebooks.jupytext_twin import is_twin
from dashboard.pieces.source_text import SourceText, SourceTextReader

MANY = 150
"""So many texts that were not read before are worth another process: it takes half a second to begin."""
Read = tuple[SourceText | None, list[Finding]]
_READ = JsonCodec[Read](Read)


@dataclass(frozen=True)
class TextReader:
    """Reads the texts of a site, each by its path from the root."""

    settings: Settings
    known: KnownNames

    def key(self, path: str, cache: Cache) -> str:
        """The name under which what was read of a text is kept: the hash of all that decides it."""
        digest = cache.digest(f"{self.settings.root}/{path}")
        return cache.memoize(("text", path, digest, self._rules, self.known.people), partial(self._key, path, digest))

    def _key(self, path: str, digest: str) -> str:
        # The people whose names stand in a text: a new author is no reason to read all texts again.
        text = (self.settings.root / path).read_text(encoding="utf-8", errors="replace")
        return key_of("text", path, digest, self._rules, *sorted(name for name in self.known.people if name in text))

    def read(self, path: str, cache: Cache, key: str = "") -> Read:
        """A manuscript and what is wrong with it, as kept under the text's key or as read now."""

        def make() -> Read:
            return self._reader.read((self.settings.root / path).read_bytes(), path)

        return cache.get_or_compute(key or self.key(path, cache), _READ, make)

    @cached_property
    def _reader(self) -> SourceTextReader:
        settings = self.settings
        site = (settings.docs_path, self.known, settings.editorial.language)
        return SourceTextReader(settings.markdown_names, settings.markdown_options, *site)

    @cached_property
    def _rules(self) -> str:
        settings = self.settings
        written = (settings.markdown_names, settings.markdown_options, settings.editorial.language)
        return key_of(engine_digest(), *written, self.known.key)


def newest_texts(settings: Settings, count: int) -> frozenset[str] | None:
    """The pieces that were saved last, and all texts that are no pieces; None where there are not many more."""
    paths = _paths(settings)
    if len(paths) <= 4 * count:
        return None
    pieces = [path for path in paths if path.startswith(f"{settings.docs_path}/analyses/")]
    newest = sorted(pieces, key=lambda path: (settings.root / path).stat().st_mtime, reverse=True)[:count]
    return frozenset({*newest, *(set(paths) - set(pieces))})


def read_texts(
    settings: Settings, known: KnownNames, cache: Cache, findings: list[Finding], only: Set[str] | None = None
) -> dict[str, SourceText]:
    """The manuscripts by their paths from the root; of a text that cannot be read there is only a finding."""
    reader = TextReader(settings, known)
    paths = [path for path in _paths(settings) if only is None or path in only]
    keys: dict[str, str] = {}
    for path in paths:
        with contextlib.suppress(FileNotFoundError):  # gone since, or a link that leads nowhere
            keys[path] = reader.key(path, cache)
    _read_together(reader, [path for path, key in keys.items() if not cache.holds(key)], cache)
    source_texts: dict[str, SourceText] = {}
    for path, key in keys.items():
        source_text, wrong = reader.read(path, cache, key)
        findings += wrong
        if source_text:
            source_texts[path] = source_text
    return source_texts


def _paths(settings: Settings) -> list[str]:
    """The texts by their paths from the root, folder by folder."""
    names = []
    for folder, folders, files in os.walk(settings.docs):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found = (f"{folder}/{name}" for name in files if is_text(name) and not name.startswith("."))
        names += [from_root(one, settings.root) for one in found]
    names.sort(key=lambda name: name.replace("/", "\0"))
    notebooks = {name.removesuffix(".ipynb") for name in names if name.endswith(".ipynb")}
    return [name for name in names if name.rpartition(".")[0] not in notebooks or not is_twin(settings.root / name)]


def _read_together(reader: TextReader, paths: list[str], cache: Cache) -> None:
    """Many texts that nobody has read are read by a process for each processor, into the cache.

    What one of them fails at is read, and told of, in this process afterwards.
    """
    count = min(os.cpu_count() or 1, 1 + len(paths) // MANY)
    helpers = []
    for share in range(1, count):
        # Not multiprocessing, which would begin by running the program again that asks.
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
    """Read the texts that another process hands over, and keep what they say."""
    reader, paths, folder = pickle.load(sys.stdin.buffer)
    cache = Cache(folder)
    for path in paths:
        reader.read(path, cache)


if __name__ == "__main__":
    # Under its own name, by which it was handed over.
    from dashboard.pieces import text_loader as texts

    texts.main()
