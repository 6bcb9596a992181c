"""Reads mkdocs.yml as MkDocs does, as far as the engine needs it."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import click
import yaml
from yaml_env_tag import construct_env_tag

from dashboard.core.encoding import decode
from dashboard.core.finding import Finding
from dashboard.core.merge_conflict import conflict_finding
from dashboard.core.yaml_mistake import yaml_mistake

OWN_PLUGINS = ("mkdocs-jupyter", "search", "material/search")
"""Plugins of the host that change no text."""


class _Loader(yaml.CSafeLoader):
    """Reads `!ENV` as MkDocs does, and its other tags (`!relative`, `!!python/name:`) as None: nobody needs them."""


_Loader.add_multi_constructor("!", lambda loader, tag, node: None)
_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, tag, node: None)


def _parse(text: str) -> dict[str, Any]:
    return _parse_in(text, tuple(os.environ.items()) if "!ENV" in text else ())


@lru_cache(maxsize=8)
def _parse_in(text: str, environment: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    # Kept, since a preview asks for it after each save.
    return yaml.load(text, _Loader) or {}


def _read(path: Path) -> dict[str, Any]:
    """The keys of a file.

    Raises:
        click.ClickException: it is no YAML, or not in UTF-8; nothing can be done without it.
    """
    text = _text_of(path)
    if conflict := conflict_finding(text, path.name):
        raise click.ClickException(f"{path.name}:{conflict.line}: {conflict.message} {conflict.hint}")
    try:
        settings = _parse(text)
    except yaml.MarkedYAMLError as error:
        line, column, problem, hint = yaml_mistake(text, error)
        place = f"{path.name}:{line + 1}:{column + 1}"
        raise click.ClickException(f"{place}: This is not YAML: {problem}. {hint}") from error
    except yaml.YAMLError as error:
        raise click.ClickException(f"{path.name}: This is not YAML: {str(error).splitlines()[0]}.") from error
    if not isinstance(settings, dict):
        raise click.ClickException(f"{path.name}: Read no keys, expected such as site_name: China-Russia Dashboard.")
    if twice := _key_read_twice(text):
        key, line, first = twice
        message = f"'{key}' stands here a second time (first on line {first}), and takes the place of the first."
        raise click.ClickException(f"{path.name}:{line}: {message} Keep one of the two, with what is below both.")
    return settings


@lru_cache(maxsize=8)
def _key_read_twice(text: str) -> tuple[str, int, int] | None:
    """The first key that stands twice beside the same keys, with its line and that of the other one; None without."""
    seen, level = set[int](), [yaml.compose(text, yaml.CBaseLoader)]
    while level:
        node = level.pop()
        if not isinstance(node, yaml.CollectionNode) or id(node) in seen:
            continue
        seen.add(id(node))  # (An alias may lead back to where it stands.)
        if isinstance(node, yaml.SequenceNode):
            level += node.value
            continue
        firsts: dict[str, yaml.Node] = {}
        for key, value in node.value:
            first = firsts.setdefault(str(key.value), key)
            if first is not key and key.value != "<<":
                return str(key.value), key.start_mark.line + 1, first.start_mark.line + 1
            level.append(value)
    return None


def _text_of(path: Path) -> str:
    findings: list[Finding] = []
    text = decode(path.read_bytes(), path.name, findings)
    if text is None:
        [finding] = findings
        raise click.ClickException(f"{path.name}:{finding.line}: {finding.message} {finding.hint}")
    return text


def read_mkdocs_yml(path: Path, heirs: tuple[Path, ...] = ()) -> dict[str, Any]:
    """The settings of a file, with those of the file that it names under `INHERIT`, whose settings it replaces.

    Args:
        path: the file.
        heirs: the files that inherit from it.

    Raises:
        click.ClickException: it, or the file that it names, cannot be read.
    """
    own = dict(_read(path))
    parent = own.pop("INHERIT", None)
    inherited: dict[str, Any] = {}
    if parent:
        file, heirs = path.parent / str(parent), (*heirs, path)
        if not (isinstance(parent, str) and file.is_file()) or file in heirs:
            message = (
                f"INHERIT: read {parent}, expected the path of a file from here that does not inherit from this one."
            )
            raise click.ClickException(f"{path.name}: {message}")
        inherited = read_mkdocs_yml(file, heirs)
    if "extra" in own and own["extra"] is None and inherited.get("extra"):
        raise click.ClickException(f"{path.name}: 'extra:' is empty, and takes away what {parent} says. Delete it.")
    return _merge(inherited, own)


def places_below(path: Path, *keys: str) -> dict[tuple[Hashable, ...], tuple[int, int]]:
    """Line and column of the keys and items below some keys of a file; empty if it does not hold them itself.

    Args:
        path: the file.
        keys: those that lead to them, from the top.
    """
    node = _node_at(path, *keys)
    return dict(_places(node, ())) if node else {}


def line_of_entry(path: Path, name: str, *keys: str) -> int:
    """The line on which a file names a plugin, a hook or an extension of Markdown; 1 if it does not do so itself.

    Args:
        path: the file.
        name: as MkDocs keeps it, such as `material/blog` where the file has `blog`.
        keys: under which it may stand, such as `plugins`.
    """
    entries = [entry for key in keys for entry in _entries(_node_at(path, key))]
    lines = (entry.start_mark.line + 1 for entry in entries if f"/{name}".endswith(f"/{entry.value.lstrip('/')}"))
    return next(lines, 1)


def _node_at(path: Path, *keys: str) -> yaml.Node | None:
    """What a file has under some keys, from the top; None if it has no such keys."""
    node = yaml.compose(_text_of(path), yaml.CBaseLoader)
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for name, value in pairs if name.value == key), None)
    return node


def _entries(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """The names in a list of `name` or `name: value`, or in a mapping."""
    if isinstance(node, yaml.MappingNode):
        yield from (name for name, _ in node.value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item) if isinstance(item, yaml.MappingNode) else (item,)


def _places(node: yaml.Node, location: tuple[Hashable, ...]) -> Iterator[tuple[tuple[Hashable, ...], tuple[int, int]]]:
    parts: list[tuple[Hashable, yaml.Mark, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        parts = [(key.value, key.start_mark, value) for key, value in node.value if isinstance(key.value, str)]
    elif isinstance(node, yaml.SequenceNode):
        parts = [(number, item.start_mark, item) for number, item in enumerate(node.value)]
    for step, mark, below in parts:
        yield (*location, step), (mark.line + 1, mark.column + 1)
        yield from _places(below, (*location, step))


def config_files(path: Path) -> list[Path]:
    """A file of settings and those that it inherits from, of which the last may not be there."""
    if not path.is_file():
        return [path]
    parent = _read(path).get("INHERIT")
    return [path, *(config_files(path.parent / str(parent)) if parent else ())]


def _merge(inherited: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(inherited)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def lines_of(raw: dict[str, Any], *keys: str) -> list[str]:
    """The lines of the texts under some keys."""
    return [line for key in keys for line in str(raw.get(key) or "").splitlines()]


def frame_files(raw: dict[str, Any]) -> Iterator[str]:
    """The files that every page uses (styles, scripts, logo, favicon), from docs/ or from the theme."""
    for entry in (*(raw.get("extra_css") or ()), *(raw.get("extra_javascript") or ())):
        yield str(entry.get("path")) if isinstance(entry, dict) else str(entry)
    theme = raw.get("theme")
    if isinstance(theme, dict):
        yield from (str(theme[key]) for key in ("logo", "favicon") if theme.get(key))


def foreign_plugins(raw: dict[str, Any]) -> dict[str, Any]:
    """The options of the plugins that may change texts, by name."""
    return {name: value for name, value in _pairs(raw.get("plugins")) if name not in OWN_PLUGINS}


def markdown_extensions(raw: dict[str, Any]) -> dict[str, Any]:
    """The options of the extensions of Markdown, by name, in their order."""
    return {name: value or {} for name, value in _pairs(raw.get("markdown_extensions"))}


def foreign_hooks(raw: dict[str, Any], root: Path, own: Path) -> list[str]:
    """The files of hooks, as mkdocs.yml writes them, that are not ours.

    Args:
        raw: the settings.
        root: the folder from which the files are named.
        own: the folder of our hooks.
    """
    return [str(hook) for hook in raw.get("hooks") or [] if (root / str(hook)).resolve().parent != own.resolve()]


def _pairs(entries: Any) -> Iterator[tuple[str, Any]]:
    """The names and values of a list of `name` or `name: value`, or of a mapping; the value of a name alone is None."""
    for entry in entries or ():
        if isinstance(entries, dict):
            yield str(entry), entries[entry]
        elif isinstance(entry, dict):
            yield from _pairs(entry)
        else:
            yield str(entry), None
