"""The words of a YAML text, each with the place where it stands, so that one can be changed and all else stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from dashboard.core.frozen import Frozen
from dashboard.core.unfit_yaml import unfit_part
from dashboard.core.yaml_data import Location
from dashboard.renaming.change import Change


class Scalar(Frozen):
    """A key or a value that is a text."""

    location: Location
    """The way to it from the top."""
    text: str
    """As it is read."""
    start: int
    """Offset at which it begins, with its quotes."""
    end: int
    is_key: bool = False


def scalars_in(text: str) -> list[Scalar]:
    """Find all keys and values of a YAML text; none if it is broken.

    Args:
        text: the YAML.
    """
    loader = yaml.CBaseLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        return []
    finally:
        loader.dispose()
    return [] if unfit_part(node) else list(_scalars(node, (), False))


def _scalars(node: yaml.Node | None, location: Location, is_key: bool) -> Iterator[Scalar]:
    if isinstance(node, yaml.ScalarNode):
        yield Scalar(location, node.value, node.start_mark.index, node.end_mark.index, is_key)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _scalars(item, (*location, number), False)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key, (*location, key.value), True)
            yield from _scalars(value, (*location, key.value), False)


def change_word(text: str, scalar: Scalar, old: str, new: str) -> list[Change]:
    """Put another word in place of one, wherever it stands in a key or a value.

    Args:
        text: the YAML.
        scalar: the key or value.
        old: a word of letters, digits, `-` and `_`.
        new: what should stand there.
    """
    return change_words(text, scalar, old, new, range(len(words_in(scalar.text, old)))) or []


def change_words(text: str, scalar: Scalar, old: str, new: str, which: Iterable[int]) -> list[Change] | None:
    """Put another word in place of some of those that are equal.

    Args:
        text: the YAML.
        scalar: the key or value.
        old: the word.
        new: what should stand there.
        which: the numbers of the words that are replaced, of all that are equal, from 0.

    Returns:
        None if it cannot be told which words of the file are those of the value.
    """
    written = words_in(text[scalar.start : scalar.end], old)
    if len(written) != len(words_in(scalar.text, old)):
        return None
    places = [scalar.start + written[number] for number in which]
    return [Change(place, place + len(old), new) for place in places]


def words_in(text: str, word: str) -> list[int]:
    """The offsets at which a word stands by itself, in large or small letters."""
    return [match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE)]
