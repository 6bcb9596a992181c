"""What the examples of checks, and the broken pieces, find beside them on the small site."""

from __future__ import annotations

EXAMPLES_NEED: dict[str, str | None] = {
    "docs/images/port.svg": "<svg/>",
    "data/references.bib": "@book{kowalska2024, author = {Kowalska, Anna}, title = {Yuan}, year = 2024}\n",
    "data/names.yaml": "names: [{name: Kyiv, variants: [Kiev]}]\n",
}
