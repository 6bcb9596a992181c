"""Institutes, and the houses to which they belong."""

from __future__ import annotations

import datetime
from typing import Annotated

from msgspec import field
from pydantic import AfterValidator, Field

from dashboard.core.email import Email
from dashboard.core.field_words import FieldWords
from dashboard.core.frozen import PartlyCompared
from dashboard.core.name_of import NameOf
from dashboard.core.yaml_record import StrictModel, Words, called_elsewhere
from dashboard.data.address import Address, host_of
from dashboard.people.checksums import parse_ror
from dashboard.people.language_tag import LanguageTag

_ELSEWHERE = {
    "site": "url website homepage web",
    "short_name": "acronym abbreviation",
    "part_of": "parent",
    "description": "about",
    "": "address phone twitter linkedin",
}
"""What other programs call the keys; behind '' what no page shows."""


class InstituteEntry(StrictModel):
    """`data/institutes/<slug>.yaml`."""

    elsewhere = called_elsewhere(_ELSEWHERE)

    name: str = Field(description="In English, such as 'Centre for Eastern Studies'. → its page, pages of its people")
    short_name: str = Field(description="In short, such as 'OSW'. → bylines, lists")
    own_name: str = Field(
        default="",
        description="In its own language, if that is not English, such as 'Ośrodek Studiów Wschodnich'. → its page",
    )
    own_language: LanguageTag | None = Field(
        default=None, description="The language of own_name, such as pl. → screen readers speak it so"
    )
    city: str = Field(description="Where it sits, such as 'Warsaw'. → its page")
    country: str = Field(default="", description="Where it sits, such as 'Poland'. → JSON-LD")
    site: Address = Field(description="Its address on the web, with https://. → its page")
    part_of: Annotated[str, NameOf("institute")] | None = Field(
        default=None,
        description=(
            "The organisation that it is a part of, a file of data/institutes/. → its page; which approvals count"
        ),
    )
    since: Annotated[int, Field(ge=1000, le=2999)] | datetime.date | None = Field(
        default=None, description="The year or day of its foundation. → its page", examples=[2020]
    )
    ror: Annotated[str, AfterValidator(parse_ror)] | None = Field(
        default=None, description="The id of ROR. → JSON-LD", examples=["https://ror.org/05dxps055"]
    )
    logo: (
        Annotated[
            str, Field(pattern=r"(?i)\.(svg|png)$"), FieldWords(expected="the path of an SVG or a PNG, such as osw.svg")
        ]
        | None
    ) = Field(
        default=None,
        description=(
            "An SVG or a PNG beside this file, or in docs/images/; a path from here, such as osw.svg. → its page, lists"
        ),
    )
    email: Email | None = Field(default=None, description="For readers. → its page")
    description: str = Field(
        default="", description="Some sentences, such as 'A Polish public institution.' → its page"
    )
    other_names: list[Words] = Field(
        default_factory=list,
        description="What it is also called, or was: former names, abbreviations. → the search",
        examples=["[Former name]"],
    )

    @property
    def host(self) -> str:
        """Of its site, such as 'merics.org'."""
        return host_of(self.site)


class Institute(PartlyCompared):
    """An organisation, which may be a part of another."""

    uncompared = ("parts",)

    slug: str
    entry: InstituteEntry
    part_of: Institute | None = None
    """The organisation that it is a part of, here called its house."""
    parts: list[Institute] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name in English."""
        return self.entry.name

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"institutes/{self.slug}/"

    @property
    def house(self) -> str:
        """The slug of the organisation that it is a part of in the end; its own, if it is a part of none."""
        above: Institute = self
        while above.part_of:
            above = above.part_of
        # An organisation whose entry has errors is known by its slug alone.
        return above.entry.part_of or above.slug

    @property
    def partner(self) -> bool:
        """Whether it is a partner, which publishes the dashboard. A house whose parts are partners is none itself."""
        return not self.parts
