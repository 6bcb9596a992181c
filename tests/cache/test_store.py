"""What was made once is not made again until something that decides it has changed."""

import os
from pathlib import Path

import pytest

from dashboard.cache.codec import Codec
from dashboard.cache.store import Cache, CacheError
from tests.samples.edition import Edit
from tests.samples.site import SITE, TRADE_ROWS

PIECE = "docs/analyses/lifeline.md"
NUMBERS = Codec[dict[str, int]](dict[str, int])
CSV = "data/datasets/economy/trade.csv"


def test_a_second_edition_reads_nothing_again(edit: Edit, work: dict[str, int]) -> None:
    first = edit()
    before = dict(work)
    assert (before["texts"], before["rows"]) == (2, 1)
    second = edit()
    assert work["texts"] == before["texts"]
    assert second.content.source_texts == first.content.source_texts
    assert second.content.placements == first.content.placements
    assert second.content.placements[PIECE][0].selection is not None


def test_what_has_changed_is_read_again_and_nothing_else(edit: Edit, work: dict[str, int]) -> None:
    edit()
    edit({PIECE: (SITE[PIECE] or "") + "\nMore words.\n"})
    assert (work["texts"], work["rows"]) == (3, 1)
    edit({CSV: TRADE_ROWS.replace("76.12", "76.13")})
    assert (work["texts"], work["rows"]) == (3, 2)


def test_a_number_that_is_too_large_to_be_kept_is_made_anew(tmp_path: Path) -> None:
    large = {"population": 2**70}
    for _ in range(2):
        cache = Cache(tmp_path)
        assert cache.get("ab", NUMBERS) is None
        assert cache.get_or_compute("ab", NUMBERS, lambda: large) == large


def test_what_is_equal_to_the_last_time_is_not_made_again(tmp_path: Path) -> None:
    cache, calls = Cache(tmp_path), list[int]()

    def ask(inputs: object) -> int:
        return cache.memoize_if_equal("name", inputs, lambda: calls.append(1) or len(calls))

    assert [ask((1, ["a"])), ask((1, ["a"])), ask((1, ["b"])), ask((1, ["a"]))] == [1, 1, 2, 3]
    cache.evict_unused()
    assert ask((1, ["a"])) == 3
    cache.evict_unused()
    cache.evict_unused()
    assert ask((1, ["a"])) == 4


def test_a_value_is_computed_anew_if_one_of_its_inputs_is_another_object(tmp_path: Path) -> None:
    cache, one, equal = Cache(tmp_path), ["a"], ["a"]
    calls: list[int] = []

    def ask(*inputs: object) -> int:
        return cache.memoize_if_same("name", inputs, lambda: calls.append(1) or len(calls))

    assert [ask(one), ask(one), ask(equal), ask(equal, one), ask(equal, one)] == [1, 1, 2, 3, 3]


def test_a_file_that_was_cut_off_counts_as_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("ab", NUMBERS, {"a": 1})
    cache.path("ab").write_text('{"a": ')
    assert cache.get("ab", NUMBERS) is None


def test_two_saves_of_one_size_within_one_tick_are_told_apart(tmp_path: Path) -> None:
    cache, path = Cache(tmp_path / "cache"), tmp_path / "a"
    path.write_text("one")
    stamp = path.stat().st_mtime_ns
    first = cache.digest(path)
    path.write_text("two")
    os.utime(path, ns=(stamp, stamp))
    assert cache.digest(path) != first


def test_a_file_that_takes_the_place_of_another_with_its_size_and_time_is_read(tmp_path: Path) -> None:
    cache, path, other = Cache(tmp_path / "cache"), tmp_path / "a", tmp_path / "b"
    for file, words in ((path, "one"), (other, "two")):
        file.write_text(words)
        os.utime(file, (0, 0))
    first = cache.digest(path)
    other.replace(path)
    assert cache.digest(path) != first


def test_what_editors_leave_beside_a_file_is_no_file_of_the_site(edit: Edit, tmp_path: Path) -> None:
    before = edit()
    places = ("docs/analyses", "data/datasets/economy", "data/charts", "data/authors")
    for place, ending in zip(places, ("md", "yaml", "yaml", "yaml"), strict=True):
        (tmp_path / place / f".#lifeline.{ending}").symlink_to("somebody@a-machine.1:2")
        (tmp_path / place / f"gone.{ending}").symlink_to("nowhere")
        (tmp_path / place / f".hidden.{ending}").write_text("title: Hidden\n")
        for left in (
            f"~$trade.{ending}",
            "4913",
            f"#trade.{ending}#",
            f"trade.{ending}~",
            f"trade.{ending}___jb_tmp___",
        ):
            (tmp_path / place / left).write_text("title: Hidden\n")
        (tmp_path / place / ".ipynb_checkpoints").mkdir()
        (tmp_path / place / f".ipynb_checkpoints/trade-checkpoint.{ending}").write_text("title: Hidden\n")
        (tmp_path / place / ".ipynb_checkpoints/trade-checkpoint.csv").write_text("month\n")
        (tmp_path / place / f"circle.{ending}").symlink_to(f"circle.{ending}")
    after = edit()
    assert {Path(finding.path).stem for finding in after.findings} == {"gone", "circle"}  # (which no editor leaves)
    assert {finding.id for finding in after.findings} == {"dangling-link"}
    assert (after.content.source_texts, after.content.shared_charts.keys()) == (
        before.content.source_texts,
        before.content.shared_charts.keys(),
    )


def test_a_folder_that_cannot_be_written_to_is_reported_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CacheError, match=r"cannot be written to: Not a directory.*DASHBOARD_CACHE"):
        Cache(tmp_path / "file").put("aa", NUMBERS, {"a": 7})
