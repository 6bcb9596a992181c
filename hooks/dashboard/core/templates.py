"""The theme's templates, for the HTML that the engine itself makes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from dashboard.core.content_policy import POLICY_META
from dashboard.core.dates import day
from dashboard.core.number_text import format_number
from dashboard.core.words import add_words

THEME = Path(__file__).parents[2] / "theme"


@cache
def environment() -> Environment:
    """Return Jinja's environment: it escapes what templates are given, and has filters for days and numbers."""
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    add_words(environment)
    environment.filters |= {"day": day, "number": format_number}
    environment.globals["policy_meta"] = POLICY_META
    return environment
