"""A chart as its author declares it, and the roles that its fields have in the drawing."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, FiniteFloat, field_validator, model_validator

from dashboard.core.field_words import FieldWords
from dashboard.core.frozen import Frozen
from dashboard.core.name_of import NameOf
from dashboard.core.yaml_record import StrictModel, called_elsewhere
from dashboard.data.common_keys import FORMERLY, PUBLIC
from dashboard.data.slug import Slug
from dashboard.data.unit_forms import UnitForms

Scalar = str | int | float | bool | datetime.date
FieldName = Annotated[str, NameOf("field")]
"""The name of a field of the dataset, or of a column of the query."""
_CLASSES = (("jenks", "natural"), ("fisher", "natural"), ("breaks", "natural"), ("interval", "equal"))
"""What other tools call the ways to divide amounts into colours."""
_ORDERS = (("ascending", "y"), ("descending", "-y"), ("value", "y"), ("name", "x"), ("alphabetical", "x"))
"""What other tools call an order."""


class ValueSpan(StrictModel):
    """A range of values, both ends included; an end that is left out is open."""

    from_: Scalar | None = Field(
        default=None, alias="from", description="The first value; left out, all before it.", examples=[2020]
    )
    to: Scalar | None = Field(default=None, description="The last value; left out, all after it.", examples=[2024])


class Annotation(StrictModel):
    """A note on a plot: at a point (`x` and `y`), at a value of `x` or of `y`, or over a span of x (`from`, `to`)."""

    text: str = Field(min_length=1, description="Words, such as 'Sanctions begin'.")
    x: Scalar | None = Field(default=None, description="The place along x.", examples=[2024])
    y: FiniteFloat | None = Field(default=None, description="The amount.", examples=[38])
    from_: Scalar | None = Field(default=None, alias="from", description="Where a span begins.", examples=["2020-03"])
    to: Scalar | None = Field(default=None, description="Where a span ends.", examples=[2021])

    @model_validator(mode="after")
    def _check_place(self) -> Annotation:
        span = self.from_ is not None and self.to is not None
        if span == (self.x is not None or self.y is not None):
            raise ValueError("'x', 'y' or both, or 'from' and 'to'")
        return self


class Relative(StrictModel):
    """What amounts are told by in place of themselves."""

    index: Scalar | None = Field(default=None, description="The period in which each series is 100.", examples=[2020])
    change: Literal["period", "year"] | None = Field(
        default=None, description="year: the change on the same period a year before; period: on the one before."
    )

    @model_validator(mode="after")
    def _check_one(self) -> Relative:
        if (self.index is None) == (self.change is None):
            raise ValueError("change, {change: year} or {index: 2020}")
        return self


_ELSEWHERE = {
    "type": "mark kind chart_type chart",
    "data": "dataset",
    "where": "filter filters",
    "x": "x_axis xaxis category",
    "y": "y_axis yaxis values",
    "color": "colour series group hue",
    "facet": "panels small_multiples",
    "alt": "alt_text fig_alt description",
    "title": "headline caption fig_cap",
    "note": "notes footnote",
    "": "source sources legend width palette theme",
}
"""What other programs call the keys; behind '' what comes from the dataset or the site."""


class ChartSpec(StrictModel):
    """A declaration, as it stands in a `chart` fence or in `data/charts/<id>.yaml`."""

    elsewhere = called_elsewhere(_ELSEWHERE)

    id: Slug = Field(
        description=(
            "A name of its own in the whole repository, such as 'trade-by-direction'. → its address, its "
            "files, links to it"
        )
    )
    type: Annotated[str, NameOf("chart-type")] = Field(description="The form, such as line, bar or area. → the picture")
    data: Annotated[str, NameOf("dataset")] | None = Field(
        default=None,
        description="The name of a dataset, or 'query' in its place. → the picture, its sources, the dataset's page",
    )
    query: str | None = Field(
        default=None,
        description="One SELECT over the datasets as tables. → the picture, its table and files",
        examples=["SELECT year, value FROM china_russia_trade"],
    )
    unit: str | dict[str, str] = Field(
        default="",
        description=(
            "The unit of what a query computes; by column if there are several: {sales: '%'}. → beside the numbers"
        ),
    )
    where: dict[str, Scalar | list[Scalar] | ValueSpan] = Field(
        default_factory=dict,
        description=(
            "The rows that are drawn: {flow: total}, {flow: [a, b]} or {year: {from: 2020}}. → the picture, "
            "its table and files"
        ),
    )
    x: FieldName | None = Field(
        default=None, description="The field of times or names. → along the picture, or down it where bars lie"
    )
    y: FieldName | list[FieldName] | None = Field(
        default=None,
        description="The field of the amounts, or a list; over time each unit has a panel. → the marks",
        examples=["value"],
    )
    color: FieldName | None = Field(
        default=None,
        description="The field that splits the rows into series. → the colours and their names",
        examples=["flow"],
    )
    facet: FieldName | None = Field(
        default=None, description="The field that splits the rows. → small plots side by side", examples=["country"]
    )
    size: FieldName | None = Field(
        default=None, description="The field of amounts. → the sizes of the marks", examples=["value"]
    )
    label: FieldName | None = Field(
        default=None, description="The field that names each mark. → beside the marks", examples=["country"]
    )
    from_: FieldName | None = Field(
        default=None,
        alias="from",
        description="The field that says where a flow begins. → the left side",
        examples=["seller"],
    )
    to: FieldName | None = Field(
        default=None, description="The field that says where a flow ends. → the right side", examples=["buyer"]
    )
    value: FieldName | None = Field(
        default=None,
        description="The field of the amounts. → the widths, the colours of a map, or the cells",
        examples=["value"],
    )
    location: FieldName | None = Field(
        default=None, description="The field that names countries. → where on the map", examples=["country"]
    )
    classes: Annotated[Literal["equal", "natural", "quantiles"] | None, FieldWords(also_called=_CLASSES)] = Field(
        default=None,
        description=(
            "How a map divides amounts; without it, as the amounts need it. → the colours of the map and their key"
        ),
    )
    no_value: str | None = Field(
        default=None,
        min_length=1,
        description=(
            "What countries without a value are called, such as 'none listed'; else 'no figure'. → the key of the map"
        ),
    )
    stack: bool | Literal["percent"] = Field(
        default=False, description="true piles series up; percent makes each pile 100. → the marks"
    )
    orientation: Literal["vertical", "horizontal"] = Field(
        default="vertical", description="horizontal lays bars on their side. → the bars"
    )
    scale: Literal["linear", "log"] = Field(
        default="linear", description="log for amounts of very different size. → the axis of amounts, the subtitle"
    )
    as_: Relative | None = Field(
        default=None,
        alias="as",
        description=(
            "change (on the period before), {change: year}, or {index: 2020}: 2020 is 100. → the marks, the subtitle"
        ),
    )
    sort: Annotated[Literal["x", "-x", "y", "-y"] | None, FieldWords(also_called=_ORDERS)] = Field(
        default=None,
        description="By place (x) or amount (y), a minus turns it round. → the order of the bars",
        examples=["-y"],
    )
    bins: int | None = Field(
        default=None, ge=2, le=60, description="The largest number of steps. → the bars of a histogram", examples=[10]
    )
    highlight: list[Scalar] = Field(
        default_factory=list,
        description="Series or places that stand out. → in colour, the others grey",
        examples=["[russia]"],
    )
    annotations: list[Annotation] = Field(
        default_factory=list, description="Words of your own, each at a place. → on the picture"
    )
    events: list[Annotated[Slug, NameOf("event")]] = Field(
        default_factory=list, description="Events of data/events.yaml. → lines or bands with labels on the picture"
    )
    title: str = Field(
        description=(
            "The finding as a sentence, such as 'Trade has doubled since 2020'. → above the picture, lists, search"
        )
    )
    subtitle: str = Field(
        default="",
        description=(
            "What is drawn, such as 'Trade in goods by direction'; without it the units and the period. → "
            "below the title"
        ),
    )
    alt: str = Field(
        default="",
        description=(
            "What the chart shows, such as 'Line chart: trade rises from 108 to 245'. → for readers who do not see it"
        ),
    )
    note: str = Field(
        default="", description="What one has to know, such as 'No figure was found for 2015'. → below the picture"
    )
    height: int | None = Field(
        default=None, ge=120, le=1200, description="In pixels. → the wide picture", examples=[400]
    )
    unit_forms: UnitForms = {}
    public: bool = PUBLIC
    formerly: list[Slug] = FORMERLY

    @model_validator(mode="after")
    def _check_origin(self) -> ChartSpec:
        if (self.data is None) == (self.query is None):
            raise ValueError("either 'data' or 'query'")
        return self

    @field_validator("as_", mode="before", json_schema_input_type=Literal["change"] | Relative)
    @classmethod
    def _read_word(cls, value: object) -> object:
        if isinstance(value, str) and value != "change":
            raise ValueError("change, {change: year} or {index: 2020}")
        return {"change": "period"} if value == "change" else value

    @field_validator("highlight", mode="before", json_schema_input_type=Scalar | list[Scalar])
    @classmethod
    def _as_list(cls, value: object) -> object:
        return [value] if isinstance(value, str | int | float) else value


class Roles(Frozen):
    """The fields of a chart by the role they have in it. So tables, downloads and captions need not know its type."""

    across: str
    """The field that places or names each mark; in most charts this is x."""
    measures: tuple[str, ...]
    """The fields whose amounts are drawn."""
    split: str | None
    """The field that splits the rows into series, one for each of its values."""
    facet: str | None = None
    """The field that splits the chart into small plots, one for each of its values."""
    by_unit: bool = False
    """Whether the amounts have several units, so that each unit has a panel of its own, all over one axis of time."""
