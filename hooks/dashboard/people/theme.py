"""The themes that people write about."""

from __future__ import annotations

from dashboard.core.yaml_record import StrictModel
from dashboard.data.descriptor import Slug


class Theme(StrictModel):
    """One entry of `data/themes.yaml`. The site shows themes in the order of the file."""

    slug: Slug
    name: str
    description: str = ""

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"themes/{self.slug}/"


class ThemeList(StrictModel):
    """`data/themes.yaml`. The list stands under a key, so that the file is a mapping like all others."""

    themes: list[Theme]
