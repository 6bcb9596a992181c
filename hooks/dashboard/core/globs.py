"""Lists of paths with wildcards, as settings have them."""

from __future__ import annotations

from collections.abc import Iterable

from pathspec import GitIgnoreSpec


def compile_globs(globs: Iterable[str]) -> GitIgnoreSpec:
    """Compile a list of paths with wildcards, to match paths with it.

    Args:
        globs: paths from one folder, such as `about/**` or `*.ics`. A `*` stands for any part of a name, a `**` for any
            folders, a `/` at the end for all that is in a folder, a `!` before a path for what is left out again. They
            have git's rules, but each begins at the folder.
    """
    return GitIgnoreSpec.from_lines(
        f"{'!' * glob.startswith('!')}/{glob.removeprefix('!').lstrip('/')}" for glob in globs
    )
