"""Tiles of small datasets, without a site around them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dashboard.cache.store import Cache
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.style.thing_colours import NO_COLOURS
from dashboard.core.finding import Finding
from dashboard.data.covered import Covered
from dashboard.data.dataset import Dataset
from dashboard.facts.named_fact import load_facts
from dashboard.people.theme import Theme
from dashboard.tiles.load_tiles import TileParts, load_tiles
from dashboard.tiles.tile import Tile

THEMES = {slug: Theme(slug=slug, name=slug.title()) for slug in ("economy", "energy", "politics")}


def shared_chart(id: str, *datasets: str) -> ResolvedChart:
    """A chart that says which datasets it draws, and nothing else."""
    words = ("line", "A chart", "", "economy", None)
    return ResolvedChart(id, *words, datasets=datasets, height=300, digest=id, covered=Covered())


def read_tiles(
    root: Path, text: str, datasets: Sequence[Dataset], facts: str = ""
) -> tuple[tuple[Tile, ...], list[Finding]]:
    """Read tiles of some datasets, each of which has a chart of its own name; the findings come with them.

    Args:
        root: the folder for the files.
        text: the entries of `data/tiles.yaml`.
        datasets: what there is; one called 'broken' is there and has errors.
        facts: the text of `data/facts.yaml`.
    """
    (root / "data").mkdir(exist_ok=True)
    (root / "data/tiles.yaml").write_text(f"tiles:\n{text}", encoding="utf-8")
    (root / "data/facts.yaml").write_text(facts, encoding="utf-8")
    findings: list[Finding] = []
    cache = Cache(root / "cache")
    parts = TileParts(
        {dataset.name: dataset for dataset in datasets} | {"broken": None},
        {dataset.name: shared_chart(dataset.name, dataset.name) for dataset in datasets} | {"broken": None},
        load_facts(root / "data/facts.yaml", root, cache, []),
        THEMES,
        NO_COLOURS,
        cache,
    )
    return load_tiles(root / "data/tiles.yaml", root, parts, findings), findings


def one_tile(root: Path, entry: str, *datasets: Dataset, facts: str = "") -> Tile:
    """The only tile of an entry, of whose dataset and chart it names the first.

    Args:
        root: the folder for the files.
        entry: what the entry says beside id, label, chart and theme.
        datasets: what there is.
        facts: the text of `data/facts.yaml`.
    """
    chart = datasets[0].name
    text = f"- {{id: one, label: One, chart: {chart}, theme: economy, {entry}}}\n"
    [tile], findings = read_tiles(root, text, datasets, facts)
    assert findings == []
    return tile
