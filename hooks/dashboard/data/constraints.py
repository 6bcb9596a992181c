"""What the cells of a column may hold: its categories, and the rules that they satisfy."""

from __future__ import annotations

import datetime

from pydantic import Field, field_validator
from pydantic_core import SchemaError, SchemaValidator, core_schema

from dashboard.core.yaml_record import StrictModel


class Category(StrictModel):
    """One value of a text field: as it stands in the rows, and as readers see it."""

    value: str = Field(description="As it stands in the rows.", examples=["total"])
    label: str = Field(description="As readers see it.", examples=["Both directions"])


class Constraints(StrictModel):
    """What a value of a field must satisfy."""

    required: bool = Field(default=False, description="No cell may be empty.")
    unique: bool = Field(default=False, description="No value may stand in two rows.")
    minimum: float | datetime.date | None = Field(default=None, description="The least number, year or day.")
    maximum: float | datetime.date | None = Field(default=None, description="The largest number, year or day.")
    enum: list[str] | None = Field(
        default=None, description="The texts that cells may have.", examples=["[east, west]"]
    )
    pattern: str | None = Field(default=None, description="A regular expression that texts fit.", examples=["[A-Z]{2}"])

    @field_validator("pattern")
    @classmethod
    def _check_pattern(cls, pattern: str | None) -> str | None:
        # By pydantic, which also compares the rows with it: its expressions are others than those of `re`.
        try:
            SchemaValidator(core_schema.str_schema(pattern=pattern))
        except SchemaError as error:
            problem = str(error).splitlines()[-1].strip().removeprefix("error: ").removeprefix("SchemaError: ")
            raise ValueError(f"a regular expression ({problem.rstrip('.')})") from None
        return pattern
