"""A chart: which rows, which marks, which words around them."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field, field_validator

from dashboard.descriptor import Slug
from dashboard.record import Closed

Scalar = str | int | float | bool | datetime.date


class Span(Closed):
    """From one value to another, both included; either end may be open."""

    from_: Scalar | None = Field(default=None, alias="from")
    to: Scalar | None = None


class Chart(Closed):
    """A declaration, as it stands in a `chart` fence or in `data/charts/<id>.yaml`."""

    id: Slug = Field(description="A name of its own in the whole repository, such as 'trade-by-direction'.")
    type: str = Field(description="The form, such as line, bar or area.")
    data: str = Field(description="The name of a dataset.")
    where: dict[str, Scalar | list[Scalar] | Span] = {}
    x: str = Field(description="The field on the horizontal axis, or of the categories.")
    y: str | list[str] = Field(description="The field that is drawn, or a list of fields with one unit.")
    color: str | None = None
    stack: bool | Literal["percent"] = False
    orientation: Literal["vertical", "horizontal"] = "vertical"
    sort: Literal["x", "-x", "y", "-y"] | None = None
    highlight: list[Scalar] = []
    title: str = Field(description="The finding, as a sentence.")
    subtitle: str = ""
    alt: str = ""
    note: str = ""
    height: int = Field(default=400, ge=120, le=1200)

    @field_validator("highlight", mode="before")
    @classmethod
    def _one_or_more(cls, value: object) -> object:
        return [value] if isinstance(value, str | int | float) else value

    @property
    def fields(self) -> list[str]:
        """The fields that are drawn."""
        return [self.y] if isinstance(self.y, str) else self.y
