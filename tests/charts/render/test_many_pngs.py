"""Many PNGs are drawn by several processes, and are the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.charts.render.many_pngs import PER_PROCESS, draw_with_all_processors
from dashboard.charts.render.png import render_png
from dashboard.charts.render.standalone_svg import WIDTH

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><text y="20" fill="var(--ink)">Oil</text></svg>'


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def drawn(folder: Path, *svgs: str) -> list[Path]:
    """Draw pictures, and return where each is to be."""
    paths = [(folder / f"{number}.svg", folder / "png" / f"{number}.png") for number in range(len(svgs))]
    for svg, (path, _) in zip(svgs, paths, strict=True):
        path.write_text(svg, encoding="utf-8")
    draw_with_all_processors([(str(svg), str(png)) for svg, png in paths])
    return [png for _, png in paths]


def test_each_is_drawn_as_one_alone(tmp_path: Path) -> None:
    expected = render_png(SVG, WIDTH)
    assert all(path.read_bytes() == expected for path in drawn(tmp_path, *[SVG] * 2 * PER_PROCESS))


def test_one_that_cannot_be_drawn_stops_no_other(tmp_path: Path) -> None:
    pictures = drawn(tmp_path, "<svg", "<svg", *[SVG] * 2 * PER_PROCESS)
    assert [path.exists() for path in pictures] == [False, False, *[True] * 2 * PER_PROCESS]


def test_few_are_left_to_who_asks_for_them(tmp_path: Path) -> None:
    assert not drawn(tmp_path, SVG)[0].exists()
