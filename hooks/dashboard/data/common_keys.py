"""The keys that datasets, charts and people have in common, and some of them events and facts."""

from __future__ import annotations

from typing import Any

from pydantic import Field

PUBLIC = Field(
    default=False,
    # No part of what is drawn or approved: who sets it changes no digest.
    exclude=True,
    description="true lets readers have it although no public text uses it. → its page and its files",
)
"""The key `public`, which datasets, charts, events, facts and people may have."""
FORMERLY: Any = Field(
    default_factory=list,
    # No part of what is drawn or approved.
    exclude=True,
    description="Names that it had before, as desk rename writes them. → their addresses, which lead to it",
)
"""The key `formerly`, which datasets, charts and people may have."""
