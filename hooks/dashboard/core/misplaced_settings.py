"""Settings that stand in mkdocs.yml where nothing reads them: beside `extra.editorial`, or below a mistyped name."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboard.core.finding import Finding, Severity, closest
from dashboard.core.mkdocs_yml import places_below

_WAY = ("extra", "editorial")
_NEAR = 0.8
"""How much a mistyped name is like the right one, from 0 to 1: MkDocs has `extra_css`, and themes have names of own."""
_COMMON = frozenset(("contact", "language", "pages"))
"""Settings whose names a theme or a plugin may have in `extra`, too."""


def misplaced_settings(raw: Mapping[str, Any], path: Path, settings: frozenset[str]) -> Iterator[Finding]:
    """Find what is meant for `extra.editorial` and stands elsewhere.

    Args:
        raw: what mkdocs.yml holds.
        path: of that file.
        settings: the keys of `extra.editorial`.
    """
    extra = raw.get("extra")
    for above, keys in (((), raw), (_WAY[:1], extra if isinstance(extra, Mapping) else {})):
        right = _WAY[len(above)]
        for key in map(str, keys):
            if key in settings or (not above and key == _WAY[1]):
                hint = f"Move '{key}' below {'extra' if key == _WAY[1] else 'extra.editorial'}."
                yield _finding(path, (*above, key), hint, "warning" if above and key in _COMMON else "error")
            elif key != right and right not in keys and closest(key, [right], _NEAR):
                hint = f"Did you mean '{right}'? Until then none of the settings below it holds."
                yield _finding(path, (*above, key), hint)


def _finding(path: Path, location: tuple[Hashable, ...], hint: str, severity: Severity = "error") -> Finding:
    line, column = places_below(path).get(location, (1, 1))
    message = f"Nothing reads '{'.'.join(map(str, location))}'."
    return Finding(
        id="unknown-key", severity=severity, path=path.name, line=line, column=column, message=message, hint=hint
    )
