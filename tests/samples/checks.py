"""What the examples of checks, and the broken pieces, find beside them on the small site."""

from __future__ import annotations

EXAMPLES_NEED: dict[str, str | None] = {
    "docs/images/port.svg": "<svg/>",
    "data/names.yaml": "names: [{name: Kyiv, variants: [Kiev]}]\n",
}
