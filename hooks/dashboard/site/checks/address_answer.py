"""What another site answers when it is asked for an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Answer:
    """Whether an address still answers."""

    kind: Literal["there", "moved", "dead"]
    detail: str = ""
    """The new address of what has moved, or why an address is dead."""
