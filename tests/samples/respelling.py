"""Writes the same YAML otherwise: other quotes, a block or one line, with remarks, with keys in another order."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from random import Random
from typing import Any

import yaml

_PLAIN = re.compile(r"[\w.+][\w .%+’-]*", re.A)
"""Texts that need no quotes anywhere."""


def respell(text: str, random: Random) -> str:
    """The YAML in a text in another spelling.

    Args:
        text: a mapping.
        random: chooses the spelling of each part.
    """
    return _block(yaml.load(text, yaml.BaseLoader), "", random)


def _block(value: Any, indent: str, random: Random) -> str:
    """A value in lines of its own, each after the indent."""
    remark = random.choice(("", "", f"{indent}# peace: a remark\n"))
    if isinstance(value, list):
        items = "".join(f"{indent}-{_below(item, indent, random)}" for item in value)
        return f"{remark}{items}"
    keys = random.sample(sorted(value), len(value))
    return remark + "".join(f"{indent}{_quote(key, random)}:{_below(value[key], indent, random)}" for key in keys)


def _below(value: Any, indent: str, random: Random) -> str:
    """A value behind its key, with the end of the line."""
    if isinstance(value, Mapping | list):
        in_block = value and random.random() < 0.6
        return f"\n{_block(value, indent + '  ', random)}" if in_block else f" {_flow(value, random)}\n"
    if value and random.random() < 0.3:
        lines = "".join(f"{indent}    {line}".rstrip() + "\n" for line in value.strip().split("\n"))
        return f" {random.choice(('|', '|-'))}\n{lines}"
    return f" {_quote(value, random)}{random.choice(('', '  ', '   # peace'))}\n"


def _flow(value: Any, random: Random) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_flow(item, random) for item in value)}]"
    if isinstance(value, Mapping):
        pairs = (
            f"{_quote(key, random)}: {_flow(value[key], random)}" for key in random.sample(sorted(value), len(value))
        )
        return f"{{{', '.join(pairs)}}}"
    return _quote(value, random)


def _quote(text: str, random: Random) -> str:
    spellings = [json.dumps(text), json.dumps(text, ensure_ascii=False)]
    if "\n" not in text:
        spellings.append("'" + text.replace("'", "''") + "'")
    if _PLAIN.fullmatch(text) and text == text.strip():
        spellings.append(text)
    return random.choice(spellings)
