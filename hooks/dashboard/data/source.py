"""A publication that rows were taken from, and the terms on which they may be used."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import Field, model_validator

from dashboard.core.field_words import FieldWords
from dashboard.core.yaml_record import StrictModel
from dashboard.data.address import Address
from dashboard.data.slug import Slug


class Source(StrictModel):
    """A publication that rows were taken from."""

    name: Slug
    organization: str
    title: str
    path: Address | None = None
    accessed: (
        datetime.date
        | Annotated[
            str,
            Field(pattern=r"^\d{4}(-\d{2})?$"),
            FieldWords(expected="a day, a month or a year: 2025-05-09, 2025-05 or 2025"),
        ]
        | None
    ) = None

    @property
    def publisher(self) -> str:
        """The organization without who passed its data on, as in 'China Customs, via TASS'."""
        return self.organization.partition(", via ")[0]


class Licence(StrictModel):
    """Terms of use; an entry of `licenses`, in the standard's spelling."""

    name: str | None = None
    title: str | None = None
    path: Address | None = None

    @property
    def label(self) -> str:
        """What readers are told: the title, or else the name."""
        return self.title or self.name or ""

    @model_validator(mode="after")
    def _require_name_or_title(self) -> Licence:
        if not (self.name or self.title):
            raise ValueError("a name or a title")
        return self


def short_name(organization: str) -> str:
    """A publisher in short, as the descriptor has it in brackets, and who passed its data on: 'GACC, via TASS'."""
    publisher, via, carrier = organization.partition(", via ")
    short = re.search(r"\(([^()\s]{2,12})\)$", publisher)
    return f"{short[1] if short else publisher}{via}{carrier}"
