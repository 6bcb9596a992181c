"""The themes that people write about."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

from dashboard.core.name_of import NameOf
from dashboard.core.validation import require_unique
from dashboard.core.yaml_record import StrictModel
from dashboard.data.slug import Slug


class Theme(StrictModel):
    """One entry of `data/themes.yaml`. The site shows themes in the order of the file."""

    slug: Slug = Field(description="A slug, such as 'economy'. → the address of its page")
    name: str = Field(description="As readers see it, such as 'Economy'. → navigation, lists, its page")
    description: str = Field(
        default="",
        description="What it covers, such as 'Trade, payments, prices and budgets'. → below the title of its page",
    )
    charts: list[Annotated[Slug, NameOf("chart")]] = Field(
        default_factory=list,
        max_length=4,
        # Which of them readers get, the view decides.
        exclude=True,
        description="The ids of two to four shared charts. They are public by that. → the top of its page",
    )

    @field_validator("charts")
    @classmethod
    def _require_unique_charts(cls, charts: list[str]) -> list[str]:
        require_unique(charts, "chart")
        return charts

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"themes/{self.slug}/"


class ThemeList(StrictModel):
    """`data/themes.yaml`. The list stands under a key, so that the file is a mapping like all others."""

    themes: list[Theme] = Field(description="The themes in the order of the site. → navigation, their pages")


FIVE_THEMES = ThemeList(
    themes=[
        Theme(slug=slug, name=slug.capitalize()) for slug in ("economy", "energy", "politics", "security", "society")
    ]
)
"""The themes of a site that has no `data/themes.yaml`."""
