"""Says beside a field's type that its value is the name of something else of the site."""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from dashboard.core.frozen import Frozen

NAMES_KIND = "namesKind"
"""The key of a JSON Schema under which the kind of thing stands."""


class NameOf(Frozen):
    """Stands beside a type, with `Annotated`: editors complete such names, and `desk rename` finds them."""

    kind: str
    """What has the name: analysis, author, chart, chart-type, dataset, event, field, institute or theme."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Called by pydantic."""
        return {**handler(core_schema), NAMES_KIND: self.kind}
