"""A publication: warm beside MkDocs, cold with all its pictures, and what either costs as the site grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.corpus import CHARTS
from tests.bench.preview import forget
from tests.bench.table import Measured
from tests.bench.tool import MKDOCS, OURS, ZENSICAL, build

BUILDS = 3


def measure_warm(corpus: Path, shared: Path) -> list[Measured]:
    """Builds with a warm cache; the tools take turns.

    Args:
        corpus: with charts in fences only.
        shared: the same with 300 shared charts and their pages on top.
    """
    for folder in (corpus, shared):
        build(OURS, folder)
    runs = [(OURS, corpus), (MKDOCS, corpus), (ZENSICAL, corpus), (OURS, shared)]
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(BUILDS):
        for place, (tool, folder) in enumerate(runs):
            times[place].append(build(tool, folder).seconds)
    ours, mkdocs, zensical, with_shared = (median(seconds) for seconds in times)
    return [
        Measured("publication, cache warm: ours", ours, "s"),
        Measured("publication, cache warm: ours, 300 shared charts on top", with_shared, "s"),
        Measured("publication: MkDocs, without charts", mkdocs, "s"),
        Measured("publication: Zensical, without charts", zensical, "s"),
        Measured("publication, cache warm: ours / MkDocs", ours / mkdocs, "", most=1.5),
        Measured("publication, cache warm: ours / Zensical", ours / zensical, "", most=0.5),
        Measured("publication, cache warm: ours, 300 shared charts on top / MkDocs", with_shared / mkdocs, "", most=2),
    ]


def measure_cold(corpus: Path) -> list[Measured]:
    """One build with an empty cache, of texts alone: how long notebooks run is their authors' affair."""
    if (corpus / OURS.folder / ".cache").exists():
        forget(corpus)
    cost = build(OURS, corpus)
    pieces = len(list((corpus / OURS.folder / "docs" / "analyses").iterdir()))
    return [
        Measured(f"publication, cache cold: {2 * CHARTS * pieces:,} pictures", cost.seconds, "s", most=200),
        Measured("memory of a cold publication", cost.peak, "MB", most=1500),
    ]


@dataclass(frozen=True)
class Size:
    """What a site of one size costs."""

    pieces: int
    ours: float
    mkdocs: float
    largest: int
    """Bytes of the largest page."""
    page: str
    """Which one it is."""


def measure_size(corpus: Path, pieces: int) -> Size:
    """Builds with a warm cache, ours and MkDocs', and our largest page."""
    build(OURS, corpus)
    ours, mkdocs = build(OURS, corpus).seconds, build(MKDOCS, corpus).seconds
    site = corpus / OURS.folder / "site"
    largest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    return Size(pieces, ours, mkdocs, largest.stat().st_size, largest.parent.relative_to(site).as_posix())


def size_rows(sizes: list[Size]) -> Iterator[Measured]:
    """The lines of the table, and how the two largest sizes compare."""
    for size in sizes:
        yield Measured(f"{size.pieces:,} analyses, publication, cache warm: ours", size.ours, "s")
        yield Measured(f"{size.pieces:,} analyses, publication: MkDocs, without charts", size.mkdocs, "s")
        yield Measured(f"{size.pieces:,} analyses, largest page ({size.page}/)", size.largest / 1000, "kB")
    by_pieces = {size.pieces: size for size in sizes}
    if {1_000, 10_000} <= set(by_pieces):
        small, large = by_pieces[1_000], by_pieces[10_000]
        yield Measured("10,000 analyses / 1,000 analyses: time", large.ours / small.ours, "", most=11)
        yield Measured("10,000 analyses / 1,000 analyses: largest page", large.largest / small.largest, "", most=1.05)
