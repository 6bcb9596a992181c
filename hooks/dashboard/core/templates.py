"""The theme's templates, for what the engine itself makes HTML of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from dashboard.core.dates import day

THEME = Path(__file__).parents[2] / "theme"


@cache
def environment() -> Environment:
    """Escapes what templates are given, and writes dates as everywhere."""
    made = Environment(loader=FileSystemLoader(THEME), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters["day"] = day
    return made
