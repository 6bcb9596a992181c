"""Writes a typed value as JSON and reads it back as it was: dataclasses, pydantic models, and tuples of them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pydantic import ConfigDict, TypeAdapter

# Without this, a value that is not a number would come back as None.
_CONFIG = ConfigDict(ser_json_inf_nan="constants")


class JsonCodec[T]:
    """The JSON form of one type, as pydantic derives it from the fields' types.

    Dates, decimals, tuples and frozensets come back equal where a field's type names them. A field typed `Any` may only
    hold what JSON itself knows.
    """

    def __init__(self, kind: Any) -> None:
        """`kind` is the type T itself. The codec is built at its first use: that takes about 10 ms for a large type."""
        self._kind = kind

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        # (Of a dataclass alone pydantic takes no configuration.)
        return TypeAdapter(self._kind | None, config=_CONFIG)

    def dump(self, value: T) -> bytes:
        """The value as JSON."""
        return self._adapter.dump_json(value)

    def load(self, content: bytes) -> T:
        """The value that `dump` has written.

        Raises:
            ValueError: this is not the JSON of such a value.
        """
        return self._adapter.validate_json(content)
