"""What another site answers when it is asked for an address."""

from __future__ import annotations

from typing import Literal

from dashboard.core.frozen import Frozen


class AddressAnswer(Frozen):
    """Whether an address still answers."""

    kind: Literal["there", "moved", "dead"]
    detail: str = ""
    """The new address of what has moved, or why an address is dead."""
