"""Writes the name that a thing had into its key `formerly`, by which old addresses lead on."""

from __future__ import annotations

import yaml

from dashboard.core.yaml_record import read_plain
from dashboard.renaming.change import Change, apply_changes

KEY = "formerly"
_FIRST = ("status", "id", "name", "title")
"""Below which key it is written, where there is none: the first of these that is there."""


def add_former_name(text: str, old: str, new: str) -> list[Change] | None:
    """Write a former name behind those that stand there already.

    Args:
        text: the YAML of the thing.
        old: the name that it had.
        new: the name that it has now, which is no former one any more.

    Returns:
        The changes; None if they cannot be made without a change of something else.
    """
    data = read_plain(text)
    node = yaml.compose(text, yaml.CBaseLoader) if data else None
    if data is None or not isinstance(node, yaml.MappingNode):
        return None
    written = data.get(KEY) or []
    names = [written] if isinstance(written, str) else written
    expected = [*(name for name in names if name != new), old]
    pairs = {key.value: (key, value) for key, value in node.value}
    if KEY in pairs:
        change = _added_to(text, pairs[KEY][1], names, expected)
    elif node.flow_style:
        last = max(value.end_mark.index for _, value in pairs.values())
        change = Change(last, last, f", {KEY}: [{old}]")
    else:
        key, value = next((pairs[name] for name in _FIRST if name in pairs), node.value[0])
        entry = f"{' ' * key.start_mark.column}{KEY}: [{old}]\n"
        line_end = text.find("\n", _end(text, value))
        change = (
            Change(len(text), len(text), f"\n{entry}") if line_end < 0 else Change(line_end + 1, line_end + 1, entry)
        )
    is_sound = read_plain(apply_changes(text, [change])) == {**data, KEY: expected}
    return [change] if is_sound else None


def _added_to(text: str, value: yaml.Node, names: list[str], expected: list[str]) -> Change:
    """The change of a list that is there. If no name is taken out, its layout stays."""
    listed, old = ", ".join(expected), expected[-1]
    if names and expected[:-1] == names and isinstance(value, yaml.SequenceNode):
        if value.flow_style:
            return Change(value.end_mark.index - 1, value.end_mark.index - 1, f", {old}")
        line_end = text.find("\n", _end(text, value))
        entry = f"{' ' * value.start_mark.column}- {old}"
        return (
            Change(line_end + 1, line_end + 1, f"{entry}\n")
            if line_end >= 0
            else Change(len(text), len(text), f"\n{entry}")
        )
    return Change(value.start_mark.index, _end(text, value), f"[{listed}]")


def _end(text: str, value: yaml.Node) -> int:
    """Where a value ends. For a block the parser gives the beginning of what follows, behind blanks and remarks."""
    if isinstance(value, yaml.ScalarNode) and value.style in (None, "'", '"'):
        return int(value.end_mark.index)
    if isinstance(value, yaml.SequenceNode) and not value.flow_style:
        return _end(text, value.value[-1]) if value.value else int(value.start_mark.index)
    return int(value.end_mark.index) if getattr(value, "flow_style", False) else _trimmed(text, value.end_mark.index)


def _trimmed(text: str, end: int) -> int:
    return len(text[:end].rstrip())
