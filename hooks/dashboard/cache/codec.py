"""Writes a typed value as bytes and reads it back as it was: records, pydantic models, and tuples of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, NoReturn, get_origin

from msgspec import MsgspecError
from msgspec.msgpack import Decoder, Encoder
from pydantic import BaseModel


def _not_kept(*_: object) -> NoReturn:
    raise LookupError("this was read from the cache, which keeps no functions, and nobody has set the function again")


def _plain(value: Any) -> object:
    """What msgspec can write in place of what it does not know."""
    if isinstance(value, BaseModel):
        return value.model_dump_json()
    if isinstance(value, str | Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if callable(value):
        return None
    raise TypeError(f"{type(value).__name__} cannot be kept")


def _revived(kind: Any, plain: Any) -> object:
    """The value of a kind that msgspec does not know, of what `_plain` has made of it."""
    if get_origin(kind) is Callable:
        return _not_kept
    if issubclass(kind, BaseModel):
        return kind.model_validate_json(plain)
    if kind is Fraction:
        return Fraction(plain)
    raise TypeError(f"{kind.__name__} cannot be kept")


_ENCODER = Encoder(enc_hook=_plain)


class Codec[T]:
    """The bytes of one type, as msgspec derives them from the fields' types.

    Dates, decimals, tuples and frozensets come back equal where a field's type names them. A field typed `Any` may only
    hold what JSON knows. A field that holds a function comes back with one that raises `LookupError`.
    """

    def __init__(self, kind: Any) -> None:
        """`kind` is the type T itself; what it consists of is looked up at its first use."""
        self._kind = kind

    @cached_property
    def _decoder(self) -> Decoder[T]:
        return Decoder(self._kind | None, dec_hook=_revived)

    def dump(self, value: T) -> bytes:
        """The value as bytes.

        Raises:
            OverflowError: it holds a whole number of more than 64 bits.
        """
        return _ENCODER.encode(value)

    def load(self, content: bytes) -> T:
        """The value that `dump` has written.

        Raises:
            ValueError: these are not the bytes of such a value.
        """
        try:
            return self._decoder.decode(content)
        except MsgspecError as error:
            raise ValueError(str(error)) from error
