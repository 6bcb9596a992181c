"""What is short and made of thousands of files stands in one file, and is there again in the next program."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.pieces.placed_charts import Placer
from tests.samples.edition import Edit


def never() -> str:
    raise AssertionError("this is known")


@pytest.fixture
def open_cache(tmp_path: Path) -> Callable[..., Cache]:
    """Opens the cache of a checkout, as each program does."""
    return lambda checkout="here": Cache(tmp_path / "kept", checkout)


def test_the_next_program_of_the_checkout_knows_a_value(open_cache: Callable[..., Cache]) -> None:
    first = open_cache()
    assert first.short_values.get_or_make("a", lambda: "one") == "one"
    first.save()
    assert open_cache().short_values.get_or_make("a", never) == "one"
    assert open_cache("elsewhere").short_values.get_or_make("a", lambda: "two") == "two"


def test_a_value_that_was_not_asked_for_is_forgotten(open_cache: Callable[..., Cache]) -> None:
    first = open_cache()
    for name in ("a", "b"):
        first.short_values.get_or_make(name, lambda: "old")
    first.save()
    second = open_cache()
    for name in ("b", "c"):
        second.short_values.get_or_make(name, lambda: "new")
    second.save()
    third = open_cache().short_values
    assert [third.get_or_make(name, lambda: "made") for name in "abc"] == ["made", "old", "new"]


def test_a_file_of_long_ago_is_read_once_for_all_programs(
    open_cache: Callable[..., Cache], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    os.utime(file, (0, 0))
    first = open_cache()
    digest = first.digest(file)
    first.save()
    file.with_name("b.md").write_text("two")
    monkeypatch.setattr(Path, "read_bytes", lambda _: never())
    assert open_cache().digest(file) == digest
    monkeypatch.undo()
    os.utime(file.with_name("b.md"), (0, 0))
    file.with_name("b.md").replace(file)
    assert open_cache().digest(file) != digest


def test_a_file_of_a_second_ago_is_read_again_since_some_clocks_count_two_seconds_as_one(
    open_cache: Callable[..., Cache], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    a_second_ago = time.time() - 1
    os.utime(file, (a_second_ago, a_second_ago))
    cache, stat = open_cache(), file.stat()
    before = cache.digest(file)
    file.write_text("two")
    monkeypatch.setattr("os.stat", lambda *_, **__: stat)
    assert cache.digest(file) != before


def test_on_windows_a_file_is_always_read_since_its_change_leaves_no_trace_if_a_tool_keeps_its_time(
    open_cache: Callable[..., Cache], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    os.utime(file, (0, 0))
    cache, stat = open_cache(), file.stat()
    before = cache.digest(file)
    file.write_text("two")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("os.stat", lambda *_, **__: stat)
    assert cache.digest(file) != before


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", "here")
    (tmp_path / "kept").write_text("no folder")
    cache.short_values.get_or_make("a", lambda: "one")
    cache.save()


def test_a_text_that_is_read_otherwise_has_other_charts_though_its_bytes_are_the_same(
    edit: Edit, open_cache: Callable[..., Cache]
) -> None:
    content = edit().content
    text = content.source_texts["docs/analyses/lifeline.md"]
    shown = []
    for alt in ("One", "Another"):
        cache = open_cache()
        placer = Placer(content.shared_charts, ChartResources(content.datasets), [], cache)
        references = tuple(replace(item, alt=alt) for item in text.references if item.kind == "chart")
        shown += [placement.alt for placement in placer.place(replace(text, references=references))]
        cache.save()
    assert shown == ["One", "Another"]
