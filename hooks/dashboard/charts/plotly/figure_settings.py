"""What a notebook's author says of a figure that code drew: in the metadata of its cell, or in the figure itself."""

from __future__ import annotations

from pydantic import Field

from dashboard.core.finding import Finding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, StrictModel
from dashboard.data.slug import Slug
from dashboard.data.source import Source


class FigureSettings(StrictModel):
    """The settings of a figure: `dashboard` in the metadata of its cell, and `layout.meta` of the figure."""

    id: Slug | None = Field(
        default=None,
        description="A name of its own in the whole repository. → its address, its files, links to it",
        examples=["trade-in-code"],
    )
    title: str = Field(
        default="",
        description=(
            "The finding, in place of the figure's title, such as 'Trade has doubled since 2020'. → above "
            "the chart or table"
        ),
    )
    subtitle: str = Field(
        default="", description="What is drawn, such as 'Trade in goods by direction'. → below the title"
    )
    alt: str = Field(
        default="",
        description=(
            "What the figure shows, such as 'Line chart: trade rises from 108 to 245'. → for readers who do not see it"
        ),
    )
    note: str = Field(
        default="",
        description="What one has to know, such as 'No figure was found for 2015'. → below the chart or table",
    )
    height: int | None = Field(
        default=None, ge=120, le=1200, description="In pixels. → the wide picture", examples=[400]
    )
    dataset: Slug | list[Slug] | None = Field(
        default=None,
        description="The dataset, or a list of them, of which its values are. → its sources, the dataset's page",
        examples=["china-russia-trade"],
    )
    source: str | Source | None = Field(
        default=None, description="Where values come from that are of no dataset, such as 'Own count'. → its sources"
    )


def read_figure_settings(record: Record, findings: list[Finding]) -> FigureSettings | None:
    """Check the settings in a cell's metadata.

    Args:
        record: the metadata under `dashboard`.
        findings: where errors are added.

    Returns:
        The settings, or None where they have an error.
    """
    return validate(FigureSettings, record, findings)
