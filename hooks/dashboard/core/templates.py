"""The theme's templates, for the HTML that the engine itself makes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.core.content_policy import POLICY_META
from dashboard.core.dates import day
from dashboard.core.number_text import format_number
from dashboard.core.whole_words import whole_words
from dashboard.core.words import add_words

if TYPE_CHECKING:
    from jinja2 import Environment

THEME = Path(__file__).parents[2] / "theme"


@cache
def environment() -> Environment:
    """Return Jinja's environment: it escapes what templates are given, and has filters for days, numbers and titles."""
    # Imported here since a check of texts that were read before fills in no template.
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    add_words(environment)
    environment.filters |= {"day": day, "number": format_number, "whole": whole_words}
    environment.globals["policy_meta"] = POLICY_META
    return environment
