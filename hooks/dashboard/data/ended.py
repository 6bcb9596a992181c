"""A series that has ended: when, why, and what goes on in its place."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dashboard.core.name_of import NameOf
from dashboard.core.period import Period, PeriodText, period_named
from dashboard.core.yaml_record import StrictModel


class Ended(StrictModel):
    """The end of a series: no figures will follow."""

    on: PeriodText = Field(description="The last period with a figure, such as 2022, 2022-01 or 2022-01-31.")
    why: str = Field(
        min_length=1,
        description="A clause that readers see, such as: the customs stopped publishing.",
        examples=["the customs stopped publishing"],
    )
    successor: Annotated[str, NameOf("dataset")] | None = Field(
        default=None, description="The name of the dataset that goes on in its place."
    )

    @property
    def period(self) -> Period:
        """The last period with a figure."""
        period = period_named(self.on)
        assert period, "it was read before"
        return period

    @property
    def when(self) -> str:
        """The period with its preposition: 'in January 2022', 'on 31 January 2022', 'in the first quarter of 2022'."""
        kind = self.period.kind
        word = "on" if kind == "date" else "in the" if kind in ("quarter", "half-year") else "in"
        return f"{word} {self.period.words}"
