"""A publication that rows were taken from, and the terms on which they may be used."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from dashboard.core.field_words import FieldWords
from dashboard.core.yaml_record import StrictModel
from dashboard.data.address import Address
from dashboard.data.slug import Slug
from dashboard.data.spreadsheet_formula import is_formula


def _require_name(organization: str) -> str:
    if is_formula(organization):  # (It stands in each row of the CSV that readers get.)
        raise ValueError("a name: a spreadsheet would run this as a formula")
    return organization


class Source(StrictModel):
    """A publication that rows were taken from."""

    name: Slug = Field(description="As in the column 'source', such as tass.")
    organization: Annotated[str, AfterValidator(_require_name)] = Field(
        description="The publisher; 'Bank of Russia, via TASS' if TASS passed it on.",
        examples=["General Administration of Customs (GACC)"],
    )
    title: str = Field(description="What the publication is called, such as 'Gas deliveries to China'.")
    path: Address | None = Field(default=None, description="Its address, to which names of sources lead.")
    accessed: (
        datetime.date
        | Annotated[
            str,
            Field(pattern=r"^\d{4}(-\d{2})?$"),
            FieldWords(expected="a day, a month or a year: 2025-05-09, 2025-05 or 2025"),
        ]
        | None
    ) = Field(default=None, description="When it was read: a day, a month or a year.")

    @property
    def publisher(self) -> str:
        """The organization without who passed its data on, as in 'China Customs, via TASS'."""
        return publisher_and_carrier(self.organization)[0]


class Licence(StrictModel):
    """Terms of use; an entry of `licenses`, in the standard's spelling."""

    name: str | None = Field(default=None, description="Its name in short, such as CC-BY-4.0.", examples=["CC-BY-4.0"])
    title: str | None = Field(
        default=None, description="Its title, for readers, such as 'Terms of the Bank of Russia'."
    )
    path: Address | None = Field(default=None, description="The address of its text.")

    @property
    def label(self) -> str:
        """What readers are told: the title, or else the name."""
        return self.title or self.name or ""

    @model_validator(mode="after")
    def _require_name_or_title(self) -> Licence:
        if not (self.name or self.title):
            raise ValueError("a name or a title")
        return self


def publisher_and_carrier(organization: str) -> tuple[str, str]:
    """The two of 'China Customs, via TASS'; the carrier is empty if nobody passed the data on."""
    return organization.partition(", via ")[::2]


def short_name(organization: str) -> str:
    """A publisher in short, as the descriptor has it in brackets, and who passed its data on: 'GACC, via TASS'."""
    publisher, _carrier = publisher_and_carrier(organization)
    short = re.search(r"\(([^()\s]{2,12})\)$", publisher)
    return f"{short[1] if short else publisher}{organization.removeprefix(publisher)}"
