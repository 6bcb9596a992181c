"""Names of files that become addresses."""

from __future__ import annotations

from pathlib import Path
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


def renamed(path: Path) -> str:
    """What to do with a file whose name becomes no address; empty if it does, or if no other name can be made of it."""
    slug = slug_of(path.stem)
    target = path.with_name(f"{slug}{path.suffix}")
    is_better = slug and target != path and not wrong_name(slug)
    return unless_taken(f"Rename it to {target.name}.", path, target) if is_better else ""


def unless_taken(hint: str, path: Path, target: Path) -> str:
    """A hint to give a file another name or place; where another file has it already, what to do then.

    Args:
        hint: says how.
        path: where the file is.
        target: where it should be.
    """
    # Where capitals do not count, a file itself is found by its new name; another program may have deleted it since.
    if target.exists() and not (path.exists() and target.samefile(path)):
        return f"{target.name} is there, too: give this file another name, or delete one of the two."
    return hint


def _require_slug(text: str) -> str:
    if is_device(text) or not _NAME.fullmatch(text):
        raise ValueError("small letters and digits with single hyphens, such as 'china-russia-trade'")
    return text


Slug = Annotated[str, AfterValidator(_require_slug), Field(examples=["china-russia-trade"])]
