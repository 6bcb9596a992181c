"""`data/references.bib`: the works that texts can name by `[@key]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import field

from dashboard.cache.codec import Codec
from dashboard.cache.file_content import make_of_file
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.cache.value_digest import digest
from dashboard.core.encoding import decode, with_plain_ends
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.merge_conflict import conflict_finding
from dashboard.core.paths import is_own_file
from dashboard.references.entry import Entry
from dashboard.references.problem import Problem


class Bibliography(Frozen):
    """The entries of the file, and what is wrong with them."""

    entries: Mapping[str, Entry | None] = field(default_factory=dict)
    """By key, in the order of the file; None where one is so broken that nothing can be shown of it."""
    problems: tuple[Problem, ...] = ()

    def digests(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """What decides how works are shown: a digest for each of some keys, empty where there is no such entry."""
        return tuple(self._digests.get(key, "") for key in keys)

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        return {key: digest(entry) for key, entry in self.entries.items()}


NO_WORKS = Bibliography()
"""That of a site without the file."""
_READ = Codec[tuple[Bibliography, tuple[Finding, ...]]](tuple[Bibliography, tuple[Finding, ...]])


def load_bibliography(path: Path, root: Path, cache: Cache, findings: list[Finding]) -> Bibliography:
    """Read the works that texts can name.

    Args:
        path: `data/references.bib`, which need not exist.
        root: the root of the repository.
        cache: keeps what was read.
        findings: gets what is wrong with the file as a whole. What is wrong with an entry stands in the result, since
            only the texts decide how bad it is.
    """
    if not is_own_file(path, root):
        return NO_WORKS
    shown_path = path.relative_to(root).as_posix()
    with guarding(shown_path, findings):

        def make(digest: str, read: Callable[[], bytes]) -> tuple[Bibliography, tuple[Finding, ...]]:
            key = key_of("references", digest, engine_digest())
            return cache.get_or_compute(key, _READ, lambda: _read(read(), shown_path))

        bibliography, file_findings = make_of_file(cache, path, make)
        findings += file_findings
        return bibliography
    return NO_WORKS


def _read(content: bytes, path: str) -> tuple[Bibliography, tuple[Finding, ...]]:
    # pybtex takes a tenth of a second to load. Who has no such file, or has not changed it, need not wait.
    from dashboard.references.bib_parts import cut_entries
    from dashboard.references.read_entry import EntryReader

    findings: list[Finding] = []
    text = decode(content, path, findings)
    if text is None:
        return NO_WORKS, tuple(findings)
    if conflict := conflict_finding(text, path):
        return NO_WORKS, (conflict,)
    written_entries = list(cut_entries(with_plain_ends(text)))
    reader = EntryReader({written.key: written for written in reversed(written_entries)})
    entries: dict[str, Entry | None] = {}
    lines: dict[str, int] = {}
    for written in written_entries:
        if written.key in lines:
            message = f"The key '{written.key}' is that of the entry on line {lines[written.key]}, too."
            hint = "Give one of them another key, or delete it. Until then the first one counts."
            reader.problems.append(Problem(written.key, written.line, message, hint))
            continue
        entry = reader.read(written)
        if written.key:
            lines[written.key] = written.line
            entries[written.key] = entry
    return Bibliography(entries, tuple(reader.problems)), tuple(findings)
