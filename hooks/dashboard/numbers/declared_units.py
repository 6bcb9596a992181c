"""Units and counted things that a site declares under `units` in `data/names.yaml`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from dashboard.core.yaml_record import StrictModel, Words
from dashboard.numbers.units import read_unit
from dashboard.numbers.vocabulary import DeclaredUnit
from dashboard.numbers.words import Language


class UnitWords(StrictModel):
    """Words that mean a unit or a thing that is counted."""

    words: Annotated[list[Words], Field(min_length=1)] = Field(
        description="All forms in which texts write it, such as [roll call, roll calls]."
    )
    unit: str = Field(
        min_length=1, description="What they mean, as a descriptor writes its unit: votes, kg, USD.", examples=["votes"]
    )
    times: Decimal = Field(
        default=Decimal(1), gt=0, description="How many of the unit one of them is: 0.5 for a jin.", examples=["0.5"]
    )
    lang: Language = Field(default="en", description="The language of the words.")

    def declared(self) -> DeclaredUnit:
        """The unit as the grammar needs it."""
        return DeclaredUnit(tuple(self.words), self.lang, read_unit(self.unit).times(Fraction(self.times)))
