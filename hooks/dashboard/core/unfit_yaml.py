"""YAML that is not to be followed: parts that are used again, and too many levels."""

from __future__ import annotations

import yaml

from dashboard.core.text_limits import MAX_NESTING


def unfit_part(node: yaml.Node | None) -> tuple[yaml.Node, str, str] | None:
    """The first part of a parsed text that is not to be followed any further.

    A part that is used again by `*name` may hold others that are: ten lines then stand for a billion values. No file of
    a site needs that, so each part stands in one place.

    Args:
        node: what the parser gave.

    Returns:
        The part, what is wrong with it, and what to do; None if all is fit to be read.
    """
    followed: set[int] = set()
    level = [node] if node else []
    for _ in range(MAX_NESTING):
        below: list[yaml.Node] = []
        for part in level:
            if id(part) in followed:
                return (
                    part,
                    "This part is used a second time by '*'.",
                    "Write it out at each place, without '&' and '*'.",
                )
            followed.add(id(part))
            if isinstance(part, yaml.MappingNode):
                below += [item for pair in part.value for item in pair]
            elif isinstance(part, yaml.SequenceNode):
                below += part.value
        level = below
    if level:
        return (
            level[0],
            f"Read more than {MAX_NESTING} levels inside each other.",
            "Expected keys with values, few deep.",
        )
    return None
