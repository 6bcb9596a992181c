"""`data/colours.yaml`: the colours of things, each declared once for all charts of the site."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator, model_validator

from dashboard.charts.parts.country_names import country_code
from dashboard.charts.style.thing_colours import (
    NO_COLOURS,
    OWN_ROLES,
    THING_ROLES,
    DeclaredThing,
    ThingColours,
    fold,
    palettes_own,
)
from dashboard.core.finding import Finding
from dashboard.core.model_file import load_model
from dashboard.core.validation import require_unique, unknown_name, wrong_part
from dashboard.core.yaml_record import StrictModel


class ThingColour(StrictModel):
    """A thing and its colour."""

    thing: str = Field(description="Its name, as charts write it.", examples=["Coal"])
    colour: str = Field(description="A colour of the palette.", examples=["series-4"])
    also: list[str] = Field(
        default_factory=list, description="Other names and codes of the same thing.", examples=["[KOL]"]
    )

    @field_validator("colour")
    @classmethod
    def _require_role(cls, colour: str) -> str:
        if colour not in THING_ROLES:
            raise unknown_name(f"a colour of the palette: {', '.join(THING_ROLES)}", THING_ROLES)
        return colour

    @model_validator(mode="after")
    def _require_words(self) -> ThingColour:
        for number, name in enumerate(self.names):
            if not fold(name):
                raise wrong_part(
                    "a name with a letter or a digit", name, ("also", number - 1) if number else ("thing",)
                )
        return self

    @model_validator(mode="after")
    def _require_own_colour(self) -> ThingColour:
        if self.colour in OWN_ROLES and not any(_stands_for(name) == self.colour for name in self.names):
            others = [role for role in THING_ROLES if role not in OWN_ROLES]
            belongs = f"'{self.colour}' is only for a thing with that name, which may stand in 'also'"
            expected = f"a colour that stands for nothing else: {', '.join(others)}; {belongs}"
            raise wrong_part(expected, self.colour, ("colour",))
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.thing, *self.also)


_COUNTRIES = {"CN": "china", "RU": "russia", "US": "usa", "IN": "india"}


def _stands_for(name: str) -> str | None:
    """The colour of the palette that means a thing, whatever language or code it is named in."""
    return palettes_own(name) or _COUNTRIES.get(country_code(name) or "")


class ThingColourList(StrictModel):
    """The whole file."""

    colours: list[ThingColour] = Field(description="A list of things with their colours. → all charts")

    @field_validator("colours")
    @classmethod
    def _require_one_colour(cls, colours: list[ThingColour]) -> list[ThingColour]:
        require_unique([entry.names for entry in colours], "thing", same=fold)
        return colours


def load_colours(path: Path, root: Path, findings: list[Finding]) -> ThingColours:
    """Read the colours of things.

    Args:
        path: `data/colours.yaml`, which need not exist.
        root: the root of the repository.
        findings: gets what is wrong.

    Returns:
        The colours; none are declared if there is no file or it has errors.
    """
    declared, record = load_model(ThingColourList, path, root, findings)
    if declared is None or record is None:
        return NO_COLOURS
    things = tuple(
        DeclaredThing(entry.thing, record.place("colours", number)[0], tuple(map(fold, entry.names)))
        for number, entry in enumerate(declared.colours)
    )
    roles = {name: entry.colour for thing, entry in zip(things, declared.colours, strict=True) for name in thing.names}
    return ThingColours(roles, things)
