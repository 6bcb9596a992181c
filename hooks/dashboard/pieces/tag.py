"""Tags: words by which pieces are found across themes."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from dashboard.core.frozen import Frozen
from dashboard.core.slug import slug_of
from dashboard.core.yaml_record import Words


class Tag(Frozen):
    """A tag that has a page of its own."""

    slug: str
    name: str
    """As most pieces spell it."""

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"tags/{self.slug}/"


def require_one_tag(text: str) -> str:
    """Refuse several tags in one item: those that read keywords part them at commas and semicolons."""
    if re.search(r"[,;\n]", text):
        raise ValueError("one tag without a comma or semicolon; several stand in a list, as [yuan, gas pipeline]")
    return text


OneTag = Annotated[Words, AfterValidator(require_one_tag)]


def spelling_key(name: str) -> str:
    """What two spellings of one tag have in common: letters and digits, without accents, hyphens and a plural's s.

    Args:
        name: a tag, as a piece writes it.
    """
    return slug_of(name).replace("-", "").removesuffix("s") or name.casefold()
