"""Lists of paths with wildcards, as settings have them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pathspec import GitIgnoreSpec

from dashboard.core.frozen import Frozen


class Globs(Frozen):
    """Paths with wildcards, by git's rules."""

    lines: tuple[str, ...]
    """As in a `.gitignore`."""

    def match_file(self, path: str) -> bool:
        """Whether a path fits one of them. The thousand paths of a site are asked for in each build."""
        return _match(self.lines, path)


@lru_cache(maxsize=100_000)
def _match(lines: tuple[str, ...], path: str) -> bool:
    return _compiled(lines).match_file(path)


@lru_cache
def _compiled(lines: tuple[str, ...]) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines(lines)


def compile_globs(globs: Iterable[str]) -> Globs:
    """Compile a list of paths with wildcards, to match paths with it.

    Args:
        globs: paths from one folder, such as `about/**` or `*.ics`. A `*` stands for any part of a name, a `**` for any
            folders, a `/` at the end for all that is in a folder, a `!` before a path for what is left out again. They
            have git's rules, but each begins at the folder.
    """
    return Globs(tuple(f"{'!' * glob.startswith('!')}/{glob.removeprefix('!').lstrip('/')}" for glob in globs))
