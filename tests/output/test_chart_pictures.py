"""PNGs that are drawn at once lie where they are looked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.cache.store import Cache
from dashboard.output import chart_pictures as pictures


def test_who_asks_for_a_picture_finds_what_was_drawn_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = SimpleNamespace(
        request=SimpleNamespace(files={"png": "charts/one.png"}),
        key="all that decides it",
        path=lambda kind: tmp_path / f"one.{kind}",
        png=lambda: b"drawn by who asks",
    )
    asked: list[int] = []

    def draw(wanted: Iterable[tuple[str, str]]) -> None:
        asked.append(len([*wanted]))
        for _, png in wanted:
            Path(png).parent.mkdir(parents=True)
            Path(png).write_bytes(b"drawn at once")

    view: Any = None
    cache = Cache(tmp_path / "kept")
    monkeypatch.setattr(pictures, "drawn_charts", lambda view: {"one": chart})
    monkeypatch.setattr(pictures, "draw_with_all_processors", draw)
    pictures.draw_chart_pictures(view, cache)
    [picture] = pictures.chart_pictures(view)
    assert cache.path(*picture.kept(cache)).read_bytes() == b"drawn at once"
    pictures.draw_chart_pictures(view, cache)
    assert asked == [1, 0]
