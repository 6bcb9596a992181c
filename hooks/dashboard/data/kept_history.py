"""Keeps what was read of git's history, so that git is asked once for each state of the repository."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.data.git_history import History


def read_kept[T](
    history: History, cache: Cache, name: str, codec: Codec[T], read: Callable[[], T], *inputs: object
) -> T | None:
    """Read something of the history, or take what is kept of it.

    Args:
        history: of the repository.
        cache: keeps what was read.
        name: what is read.
        codec: writes what is kept.
        read: reads it. It raises LookupError where it finds no history.
        inputs: what else decides it, such as the folder.

    Returns:
        What was read; None if there is no history.
    """
    if not history.head:
        return None
    try:
        return cache.get_or_compute(key_of(name, *history.state, *inputs, engine_digest()), codec, read)
    except LookupError:
        return None
