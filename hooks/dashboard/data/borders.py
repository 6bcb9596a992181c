"""The policy on disputed borders, from `data/borders.yaml`: what readers of a map are told of the borders on it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from dashboard.core.dates import Day
from dashboard.core.field_words import FieldWords
from dashboard.core.finding import Finding
from dashboard.core.model_file import load_model
from dashboard.core.validation import require_unique
from dashboard.core.yaml_record import StrictModel
from dashboard.data.address import Address


class DisputedPlace(StrictModel):
    """A place that several states claim, or whose status is open."""

    place: str = Field(min_length=1, max_length=40, description="Its name, as readers see it.", examples=["Crimea"])
    at: tuple[Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=-90, le=90)]] = Field(
        description="Where it lies: degrees east and north, such as [34.1, 44.95]."
    )
    country: Annotated[str, FieldWords(expected="two capital letters, a code of ISO 3166 such as UA")] = Field(
        pattern="^[A-Z]{2}$", description="To which country it belongs on our maps.", examples=["UA"]
    )
    drawn: str = Field(min_length=1, max_length=60, description="How it is drawn, such as 'as part of Ukraine'.")
    source: str = Field(description="On what that rests, such as 'UN General Assembly, resolution 68/262'.")
    path: Address | None = Field(default=None, description="The address of that source.")


class BorderPolicy(StrictModel):
    """The whole file."""

    decided: Day = Field(
        description="The day on which the institutes agreed on it, such as 2026-11-27. → the line below maps"
    )
    places: list[DisputedPlace] = Field(description="A list of places. → the line below maps")

    @field_validator("places")
    @classmethod
    def _require_unique_places(cls, places: list[DisputedPlace]) -> list[DisputedPlace]:
        require_unique([place.place for place in places], "place", same=str.casefold)
        return places


def load_borders(path: Path, root: Path, findings: list[Finding]) -> BorderPolicy | None:
    """Read the policy on disputed borders.

    Args:
        path: `data/borders.yaml`, which need not exist: then maps say nothing of borders.
        root: the root of the repository.
        findings: gets what is wrong.

    Returns:
        The policy; None if there is none or the file has errors.
    """
    return load_model(BorderPolicy, path, root, findings)[0]
