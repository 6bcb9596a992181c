"""A tile as an author declares it in `data/tiles.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from dashboard.charts.spec.chart_spec import Scalar, ValueSpan
from dashboard.core.name_of import NameOf
from dashboard.core.validation import require_unique
from dashboard.core.yaml_record import StrictModel
from dashboard.data.slug import Slug

ChangeKind = Literal["previous", "year"]
"""What a latest figure is compared with: that of the period before, or of the same period a year before."""


class TileEntry(StrictModel):
    """One entry."""

    id: Slug = Field(description="A name of its own among the tiles, such as 'crude'. → tiles.json")
    label: str = Field(min_length=1, max_length=60, description="What is told, such as 'Trade in goods in a year'.")
    value: str = Field(
        min_length=1,
        description="dataset/field: its latest value; a dataset: its rows in a year; or a name of data/facts.yaml.",
        examples=["china-russia-trade/value"],
    )
    where: dict[str, Scalar | list[Scalar] | ValueSpan] = Field(
        default_factory=dict, description="The rows that count, as in charts: {flow: total}."
    )
    change: list[ChangeKind] | None = Field(
        default=None, description="[previous, year], one of them, or []; without it both."
    )
    chart: Annotated[Slug, NameOf("chart")] = Field(
        description="The shared chart of the same figures. → the link of the tile"
    )
    theme: Annotated[Slug, NameOf("theme")] = Field(
        description="economy, energy, politics, security or society. → the group in which it stands"
    )

    @property
    def name(self) -> str:
        """The name of the dataset, or of the fact."""
        return self.value.partition("/")[0]

    @property
    def field(self) -> str:
        """The name of the field; empty for the number of rows, and for a fact."""
        return self.value.partition("/")[2]


class TileList(StrictModel):
    """The whole file. The site shows tiles in its order, those of a theme together."""

    tiles: list[TileEntry] = Field(description="The tiles in their order. → the front page, tiles.json")

    @field_validator("tiles")
    @classmethod
    def _require_unique_ids(cls, tiles: list[TileEntry]) -> list[TileEntry]:
        require_unique([tile.id for tile in tiles], "tile")
        return tiles
