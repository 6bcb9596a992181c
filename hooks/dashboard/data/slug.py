"""Names of files that become addresses."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import is_device
from dashboard.core.slug import slug_of

_NAME = lazy_re(r"[a-z0-9]+(-[a-z0-9]+)*")


def wrong_name(stem: str) -> str:
    """Say what is wrong with a file's name (without its ending) that becomes an address; empty if nothing is."""
    if is_device(stem):
        return f"Read the name '{stem}', which no file can have on Windows; expected another word."
    if _NAME.fullmatch(stem):
        return ""
    return f"Read the name '{stem}', expected small letters and digits with single hyphens: it becomes the address."


def renamed(name: str) -> str:
    """What to do with a file whose name becomes no address; empty if no other name can be made of it.

    Args:
        name: of the file, with its ending.
    """
    stem, dot, ending = name.rpartition(".")
    slug = slug_of(stem)
    return f"Rename it to {slug}{dot}{ending}." if slug and slug != stem and not wrong_name(slug) else ""


def _require_slug(text: str) -> str:
    if is_device(text) or not _NAME.fullmatch(text):
        raise ValueError("small letters and digits with single hyphens, such as 'china-russia-trade'")
    return text


Slug = Annotated[str, AfterValidator(_require_slug), Field(examples=["china-russia-trade"])]
