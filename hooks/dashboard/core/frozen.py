"""Makes the mappings of a frozen dataclass unchangeable, too."""

from __future__ import annotations

from dataclasses import fields
from types import MappingProxyType
from typing import Any


def freeze_mappings(value: Any) -> None:
    """Replace each dictionary in a field of a frozen dataclass by a view of it that cannot be written to."""
    for field in fields(value):
        content = getattr(value, field.name)
        if isinstance(content, dict):
            object.__setattr__(value, field.name, MappingProxyType(content))
