"""What still stands in a mapping with mistakes, so that its other mistakes are told at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError


def sound_part[M: BaseModel](model: type[M], data: Mapping[Any, Any], defaults: Mapping[str, Any]) -> M | None:
    """Make a model without the keys that do not fit.

    Args:
        model: its class.
        data: the keys and values.
        defaults: what to take for required keys that are missing or do not fit.

    Returns:
        The model; None if another required key is missing or does not fit.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        wrong = {detail["loc"][0] for detail in error.errors() if detail["loc"]}
    try:
        return model.model_validate({**defaults, **{key: value for key, value in data.items() if key not in wrong}})
    except ValidationError:
        return None
