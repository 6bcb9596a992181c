"""Settings that stand in mkdocs.yml where nothing reads them: beside `extra.editorial`, or below a mistyped name."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.core.finding import Finding, Severity, closest
from dashboard.core.mkdocs_yml import places_below

_WAY = ("extra", "editorial")
_NEAR = 0.8
"""How much a mistyped name is like the right one, from 0 to 1: MkDocs has `extra_css`, and themes have names of own."""
_COMMON = frozenset(("contact", "language", "pages"))
"""Settings whose names a theme or a plugin may have in `extra`, too."""
_OWN = ("editorial", "approvals")
"""What no theme and no plugin calls a group of its settings, wherever it stands."""


def misplaced_settings(raw: Mapping[str, Any], path: Path, settings: frozenset[str]) -> Iterator[Finding]:
    """Find what is meant for `extra.editorial` and stands elsewhere.

    Args:
        raw: what mkdocs.yml holds.
        path: of that file.
        settings: the keys of `extra.editorial`.
    """
    is_told = False
    for location, hint, severity in _misplaced(raw, settings):
        is_told = True
        yield _finding(path, location, hint, severity)
    extra = raw.get("extra") or {}
    if not isinstance(extra, Mapping):
        yield _unread(path, _WAY[:1])
    elif "editorial" in extra and not extra["editorial"] and not is_told:  # (What is no mapping has its own finding.)
        yield _unread(path, _WAY)


def _misplaced(
    raw: Mapping[str, Any], settings: frozenset[str]
) -> Iterator[tuple[tuple[Hashable, ...], str, Severity]]:
    """Each key that is in the wrong place or mistyped, what to do, and how bad it is."""
    extra = raw.get("extra")
    for above, keys in (((), raw), (_WAY[:1], extra if isinstance(extra, Mapping) else {})):
        right = _WAY[len(above)]
        for key, value in keys.items():
            location = (*above, key)
            if key in settings or (not above and key == _WAY[1]):
                yield location, _move(key), "warning" if above and key in _COMMON else "error"
            elif not above and closest(key, ["INHERIT"], _NEAR):
                yield location, "Did you mean 'INHERIT'? Until then nothing of that file holds.", "error"
            elif key != right and right not in keys and closest(key, [right], _NEAR):
                yield location, f"Did you mean '{right}'? Until then none of the settings below it holds.", "error"
            elif key != right:
                strays = _strays({key: value}, above, _read_parts(extra))
                yield from ((place, _move(name), "error") for place, name in strays)


def _read_parts(extra: object) -> list[object]:
    """What is read of the settings; by `&` and `*` it may also stand elsewhere."""
    editorial = extra.get(_WAY[1]) if isinstance(extra, Mapping) else None
    return [editorial, *(editorial.values() if isinstance(editorial, Mapping) else ())]


def _strays(
    value: object, location: tuple[Hashable, ...], read: Sequence[object]
) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    """Where, and under which name, settings stand below a key that is not theirs, or whose name is a whole way."""
    for key, below in _items(value):
        name = str(key).rpartition(".")[2]
        if name in _OWN and isinstance(below, Mapping) and not any(below is part for part in read):
            yield (*location, key), name
        else:
            yield from _strays(below, (*location, key), read)


def _items(value: object) -> Iterable[tuple[Hashable, object]]:
    return value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()


def _move(key: str) -> str:
    return f"Move '{key}' below {'extra' if key == _WAY[1] else 'extra.editorial'}."


def _unread(path: Path, location: tuple[str, ...]) -> Finding:
    line, column = places_below(path).get(location, (1, 1))
    message = f"{'.'.join(location)}: read no keys with values, and so no setting of the site."
    hint = "Write the settings below it, indented by two blanks, or delete it."
    return Finding(id="wrong-value", path=path.name, line=line, column=column, message=message, hint=hint)


def _finding(path: Path, location: tuple[Hashable, ...], hint: str, severity: Severity) -> Finding:
    line, column = places_below(path).get(location, (1, 1))
    message = f"Nothing reads '{'.'.join(map(str, location))}'."
    return Finding(
        id="unknown-key", severity=severity, path=path.name, line=line, column=column, message=message, hint=hint
    )
