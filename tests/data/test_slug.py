"""What is said of a file whose name becomes no address."""

from __future__ import annotations

from pathlib import Path

from dashboard.data.slug import renamed


def test_a_file_is_not_in_the_way_of_itself(tmp_path: Path) -> None:
    """Where capitals do not count, a file is also found by its new name."""
    file, named = tmp_path / "Trade.csv", tmp_path / "trade.csv"
    file.touch()
    if not named.exists():
        named.hardlink_to(file)
    assert renamed(file) == "Rename it to trade.csv."


def test_another_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "trade-1.csv").touch()
    assert renamed(tmp_path / "trade 1.csv").startswith("trade-1.csv is there, too")


def test_a_file_of_a_right_name_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").touch()
    assert renamed(tmp_path / "trade.csv") == ""
