"""What was read of git's history is read again where something else decides it."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from dashboard.cache.codec import Codec
from dashboard.cache.store import Cache
from dashboard.data.git_history import History
from dashboard.data.kept_history import read_kept

STATE = ("site", "a1b2", "", "Europe/Berlin")


def history(*state: str) -> Mock:
    """A history that has a state and reads nothing."""
    return Mock(spec=History, head=state[1], state=state)


@pytest.mark.parametrize(
    ("state", "name", "inputs"),
    [
        (("copy", *STATE[1:]), "days", ("docs",)),
        ((STATE[0], "c3d4", *STATE[2:]), "days", ("docs",)),
        ((*STATE[:2], "a1b2", STATE[3]), "days", ("docs",)),
        ((*STATE[:3], "Asia/Shanghai"), "days", ("docs",)),
        (STATE, "names", ("docs",)),
        (STATE, "days", ("data",)),
        (STATE, "days", ("docs", "data")),
    ],
)
def test_what_decides_it_voids_what_is_kept(
    tmp_path: Path, state: tuple[str, ...], name: str, inputs: tuple[str, ...]
) -> None:
    cache, codec, read = Cache(tmp_path), Codec(str), Mock(side_effect=["first", "second"])
    assert [read_kept(history(*STATE), cache, "days", codec, read, "docs") for _ in range(2)] == ["first"] * 2
    assert read_kept(history(*state), cache, name, codec, read, *inputs) == "second"


def test_without_a_history_there_is_nothing(tmp_path: Path) -> None:
    cache, codec = Cache(tmp_path), Codec(str)
    assert read_kept(history("site", "", "", ""), cache, "days", codec, Mock(return_value="words")) is None
    assert read_kept(history(*STATE), cache, "days", codec, Mock(side_effect=LookupError)) is None
