"""The values of YAML that are words for readers."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from dashboard.core.unfit_yaml import unfit_part

_TEXT_KEYS = frozenset(
    [
        "title",
        "headline",
        "standfirst",
        "subtitle",
        "alt",
        "note",
        "credit",
        "text",
        "key_points",
        "description",
        "how",
        "bio",
        "label",
        "states",
    ]
)
"""Keys whose values are words for readers."""
_KEYS_WITHOUT_TEXTS = frozenset(("sources", "licenses", "works", "where", "query", "fields"))
"""Keys below which the words are other people's, or are values of the data."""
_KeysAndNode = tuple[tuple[str, ...], yaml.ScalarNode]
"""The keys from the top, and the YAML node of the value."""


def texts_for_readers(text: str) -> Iterator[_KeysAndNode]:
    """The values that are words for readers. None if the text is no YAML; the reader of the file reports that."""
    loader = yaml.CBaseLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        return
    finally:
        loader.dispose()
    if isinstance(node, yaml.MappingNode) and not unfit_part(node):
        yield from _texts_below(node, (), False)


def _texts_below(node: yaml.Node, keys: tuple[str, ...], is_text: bool) -> Iterator[_KeysAndNode]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value not in _KEYS_WITHOUT_TEXTS:
                yield from _texts_below(value, (*keys, key.value), key.value in _TEXT_KEYS)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _texts_below(value, (*keys, str(index)), is_text)
    elif isinstance(node, yaml.ScalarNode) and is_text and node.tag.endswith(":str"):
        yield keys, node
