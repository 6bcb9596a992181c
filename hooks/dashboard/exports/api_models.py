"""The answers of `/api/v1/`. Their fields are what the OpenAPI description tells, so that the two cannot differ.

A field may be added. None is taken out, renamed or given another meaning as long as the address says `v1`.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from dashboard.exports.dataset_record import DatasetRecord
from dashboard.exports.json_types import DayText, ExactValue, JsonRecord


class Index(JsonRecord):
    """What there is, with the addresses of the lists."""

    name: str = Field(description="The name of the site.")
    url: str = Field(description="The site.")
    version: str = Field(description="Of this interface.")
    openapi: str = Field(description="The description of this interface.")
    datasets: str
    charts: str
    pieces: str
    people: str
    facts: str


class DatasetEntry(JsonRecord):
    """A dataset in the list."""

    name: str
    title: str
    theme: str = Field(description="The slug of its theme.")
    updated: DayText
    url: str = Field(description="Its page.")
    api: str = Field(description="All that is known of it.")
    files: dict[str, str] = Field(description="The addresses of its files by format; they hold the rows.")


class Datasets(JsonRecord):
    """All datasets."""

    datasets: list[DatasetEntry]


class DatasetAnswer(DatasetRecord):
    """All that is known of a dataset. Its rows are in its files."""

    charts: list[str] = Field(description="The ids of the shared charts that draw it.")
    pieces: list[str] = Field(description="The slugs of the pieces that use it, the newest first.")


class ChartEntry(JsonRecord):
    """A chart in the list."""

    id: str
    title: str
    subtitle: str
    type: str
    theme: str = Field(description="The slug of its theme.")
    updated: DayText | None
    datasets: list[str] = Field(description="The names of its datasets.")
    shared: bool = Field(description="Whether it has a page of its own; else it stands in one text.")
    url: str = Field(description="Its page, or its place in the text.")
    api: str = Field(description="All that is known of it.")


class Charts(JsonRecord):
    """All charts."""

    charts: list[ChartEntry]


class ChartAnswer(ChartEntry):
    """A chart with the rows that it shows."""

    pieces: list[str] = Field(description="The slugs of the pieces that place it, the newest first.")
    files: dict[str, str] = Field(description="The addresses of its files by format.")
    embed: str = Field(description="The page that shows it alone, for frames.")
    sources: list[dict[str, Any]]
    licenses: list[dict[str, Any]] = Field(description="The terms of use of its data.")
    fields: list[dict[str, Any]] = Field(description="The columns of the rows, with name, title, unit and type.")
    rows: list[dict[str, Any]] = Field(description="With the mark and the sources of each.")


class PieceEntry(JsonRecord):
    """A piece in the list."""

    slug: str
    title: str
    kind: str = Field(description="comment, analysis, brief or data-note.")
    standfirst: str
    authors: list[str] = Field(description="The slugs of its authors.")
    theme: str = Field(description="The slug of its theme.")
    date: DayText = Field(description="The day that is printed.")
    updated: DayText | None
    lang: str
    tags: list[str]
    url: str
    api: str = Field(description="All that is known of it.")


class Pieces(JsonRecord):
    """All pieces, the newest first."""

    pieces: list[PieceEntry]


class CorrectionAnswer(JsonRecord):
    """What was put right after publication."""

    date: DayText
    text: str


class FactAnswer(JsonRecord):
    """A value or a statement that texts cite."""

    target: str = Field(description="What the links in the texts name: a cell of a dataset, or a named fact.")
    value: ExactValue
    unit: str | None
    label: str = Field(description="What is counted or stated.")
    period: str = Field(description="The time in words; it may be empty.")
    so_far: bool = Field(description="Whether the period had begun and was not over on the day of the data.")
    mark: str = Field(description="A caveat, such as provisional or computed; empty for an ordinary figure.")
    datasets: list[str]
    sources: list[str] = Field(description="Who published the figures.")
    updated: DayText
    as_of: DayText | None = Field(description="The day to which it is pinned.")
    url: str = Field(description="The row on the dataset's page; for a computed fact, the page.")
    cited_in: list[str] = Field(description="The addresses of the texts that cite it.")


class Facts(JsonRecord):
    """All facts, each once."""

    facts: list[FactAnswer]


class PieceAnswer(PieceEntry):
    """All that is known of a piece. Its text is on its page."""

    institutes: list[str] = Field(description="The slugs of its authors' institutes on its day.")
    key_points: list[str]
    corrections: list[CorrectionAnswer]
    charts: list[str] = Field(description="The ids of the charts that it places.")
    datasets: list[str] = Field(description="The names of the datasets that it uses.")
    facts: list[FactAnswer]


class Affiliation(JsonRecord):
    """A post; a time is a day or a year, and null where it is open."""

    institute: str = Field(description="The slug of the institute.")
    role: str
    begin: str | None
    end: str | None


class AuthorAnswer(JsonRecord):
    """A person or a team."""

    slug: str
    name: str
    collective: bool = Field(description="Whether it is a team.")
    members: list[str] = Field(description="The slugs of the members of a team, as far as they have pages.")
    affiliations: list[Affiliation]
    orcid: str | None
    site: str | None
    url: str


class InstituteAnswer(JsonRecord):
    """An institute, or the house of several."""

    slug: str
    name: str
    short_name: str
    own_name: str
    city: str
    country: str
    part_of: str | None = Field(description="The slug of its house.")
    ror: str | None
    site: str
    url: str


class People(JsonRecord):
    """All authors and institutes."""

    authors: list[AuthorAnswer]
    institutes: list[InstituteAnswer]
