"""Small values that a program reads one by one stand in one file for the next one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cache.codec import Codec
from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache

TEXT = Codec[str](str)
KEYS = [key_of(number) for number in range(20)]


@pytest.fixture
def open_cache(tmp_path: Path) -> Callable[..., Cache]:
    """Opens the cache of a checkout in which twenty values stand in files of their own, as each program does."""
    first = Cache(tmp_path / "kept")
    for key in KEYS:
        first.put(key, TEXT, f"value of {key}")
    return lambda checkout="here": Cache(tmp_path / "kept", checkout)


def read(cache: Cache, keys: list[str] = KEYS) -> list[str | None]:
    """Ask for values as a program does, and end."""
    values = [cache.get(key, TEXT) for key in keys]
    cache.save()
    return values


def lose_files(folder: Path) -> None:
    """Take the values' own files away: what is still there, stands in a pack."""
    for key in KEYS:
        (folder / "kept" / key[:2] / f"{key}.msgpack").unlink(missing_ok=True)


def test_the_next_program_finds_the_values_in_the_pack(open_cache: Callable[..., Cache], tmp_path: Path) -> None:
    values = read(open_cache())
    assert None not in values
    lose_files(tmp_path)
    cache = open_cache()
    assert cache.has_value(KEYS[0])
    assert read(cache) == values
    assert read(open_cache("elsewhere")) == [None] * len(KEYS)


def test_a_large_value_stays_in_its_file(open_cache: Callable[..., Cache], tmp_path: Path) -> None:
    open_cache().put(KEYS[0], TEXT, "x" * 20_000)
    read(open_cache())
    lose_files(tmp_path)
    assert open_cache().get(KEYS[0], TEXT) is None
    assert open_cache().get(KEYS[1], TEXT)


def test_a_value_that_is_new_is_packed_with_others_only(open_cache: Callable[..., Cache], tmp_path: Path) -> None:
    read(open_cache(), KEYS[:-1])
    read(open_cache())
    lose_files(tmp_path)
    assert [open_cache().get(key, TEXT) is None for key in (KEYS[0], KEYS[-1])] == [False, True]


def test_what_a_preview_reads_later_does_not_take_the_place_of_the_pack(
    open_cache: Callable[..., Cache], tmp_path: Path
) -> None:
    preview = open_cache()
    read(preview)
    read(preview, KEYS[:3])
    lose_files(tmp_path)
    assert None not in read(open_cache())


def test_a_pack_that_cannot_be_read_is_no_pack(open_cache: Callable[..., Cache], tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*.msgpack"))
    values = read(open_cache())
    for path in set(tmp_path.rglob("*.msgpack")) - before:
        path.write_bytes(b"cut off")
    assert read(open_cache()) == values


def test_of_a_value_that_is_replaced_the_last_one_is_read(open_cache: Callable[..., Cache]) -> None:
    """What a notebook has read last, or what an address answered, is put anew under its key."""
    first = open_cache()
    assert first.last_put(KEYS[0], TEXT) == f"value of {KEYS[0]}"
    read(first, KEYS[1:])
    open_cache().put(KEYS[0], TEXT, "another one")
    assert open_cache().last_put(KEYS[0], TEXT) == "another one"
