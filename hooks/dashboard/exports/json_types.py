"""Types of what stands in JSON for other programs."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema

DayText = Annotated[datetime.date, PlainSerializer(str)]
"""A day, which is a text such as 2025-05-09 in JSON."""
ExactValue = Annotated[Any, WithJsonSchema({"type": ["number", "boolean"]})]
"""A number with all its digits, or whether a statement is true."""


class JsonRecord(BaseModel):
    """A record that is written as JSON. Its schema is made at its first use: most builds write none anew."""

    model_config = ConfigDict(defer_build=True)
