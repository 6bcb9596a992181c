"""When figures come: the day that a publisher announces, and the days on which it published before."""

from __future__ import annotations

import datetime
import re
from typing import Any

from pydantic import Field, model_validator

from dashboard.core.dates import Day
from dashboard.core.period import Period, PeriodText, period_named
from dashboard.core.yaml_record import StrictModel
from dashboard.data.address import Address


class NextUpdate(StrictModel):
    """The day on which a publisher says that its next figures come."""

    on: Day = Field(description="The day that the publisher names, such as 2027-01-13.")
    source: Address = Field(description="The address of the page where the publisher says so.")

    @model_validator(mode="before")
    @classmethod
    def _require_source(cls, value: Any) -> Any:
        if isinstance(value, str | datetime.date):
            day = value if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else "2027-01-13"
            raise ValueError(
                f"the day and who says so: {{on: {day}, source: 'https://…'}}."
                " Leave it out where the publisher names no day: then it is computed from 'releases'"
            )
        return value


class Release(StrictModel):
    """A day on which a publisher published the figures of a period."""

    period: PeriodText = Field(description="The period of the figures, as it stands in the rows.", examples=[2024])
    on: Day = Field(description="The day on which they were published.")
    source: Address = Field(description="The address of the page that gives that day.")

    @property
    def period_named(self) -> Period:
        """The period of the figures."""
        period = period_named(self.period)
        assert period, "it was read before"
        return period

    @property
    def lag(self) -> int:
        """The days from the end of the period to the publication."""
        return (self.on - self.period_named.end).days
