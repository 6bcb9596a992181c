"""Reads `data/tiles.yaml` and makes the tiles of it, or takes them from the cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.style.thing_colours import ThingColours
from dashboard.core.critic_mark import has_desk_words
from dashboard.core.finding import Finding, nearest
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.paths import is_own_file
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, read_yaml_bytes
from dashboard.data.dataset import Dataset
from dashboard.data.sandbox import QueryError
from dashboard.facts.named_fact import FactBook
from dashboard.people.theme import Theme
from dashboard.tiles.make_tile import fact_tile, make_tile
from dashboard.tiles.tile import Tile
from dashboard.tiles.tile_entry import TileEntry, TileList

_TILE = Codec[Tile](Tile)


class TileParts(Frozen):
    """What tiles are made of."""

    datasets: Mapping[str, Dataset | None]
    charts: Mapping[str, ResolvedChart | None]
    """The shared charts by id."""
    facts: FactBook
    themes: Mapping[str, Theme]
    colours: ThingColours
    cache: Cache


def load_tiles(path: Path, root: Path, parts: TileParts, findings: list[Finding]) -> tuple[Tile, ...]:
    """Read the tiles.

    Args:
        path: `data/tiles.yaml`, which need not exist.
        root: the root of the repository.
        parts: what they are made of.
        findings: gets what is wrong.

    Returns:
        The tiles that are sound, in the order of the file.
    """
    if not is_own_file(path, root):
        return ()
    shown_path = path.relative_to(root).as_posix()
    tiles: list[Tile] = []
    with guarding(shown_path, findings):
        entries, own_findings = parts.cache.memoize(
            ("tiles.yaml", shown_path, parts.cache.digest(path)), partial(_read_entries, path, shown_path)
        )
        findings += own_findings
        for entry, record in entries:
            with guarding(shown_path, findings, line=record.place()[0]):
                tile = _load_tile(entry, record, parts, findings)
                tiles += [tile] if tile else []
    return tuple(tiles)


def _read_entries(path: Path, shown_path: str) -> tuple[list[tuple[TileEntry, Record]], list[Finding]]:
    """The tiles as they are declared, each with its part of the file; none if something is wrong with one."""
    findings: list[Finding] = []
    record = read_yaml_bytes(path.read_bytes(), shown_path, findings)
    tile_list = validate(TileList, record, findings) if record else None
    if record is None or tile_list is None:
        return [], findings
    entries = [(entry, _part_of(record, index)) for index, entry in enumerate(tile_list.tiles)]
    return [(entry, part) for entry, part in entries if not has_desk_words(part.data)], findings


def _part_of(record: Record, index: int) -> Record:
    places = {place[2:]: at for place, at in record.places.items() if place[:2] == ("tiles", index)}
    return Record(record.path, record.data["tiles"][index], places)


def _load_tile(entry: TileEntry, record: Record, parts: TileParts, findings: list[Finding]) -> Tile | None:
    """One tile; None if a name in it is unknown, or if something that it names has errors."""
    before = len(findings)
    names = _datasets_of(entry, record, parts, findings)
    _check_names(entry, names, record, parts, findings)
    datasets = [dataset for name in names if (dataset := parts.datasets.get(name))]
    if len(findings) > before or len(datasets) < len(names) or not parts.charts[entry.chart]:
        return None
    fact = parts.facts.entries.get(entry.name) if not entry.field else None

    def make() -> tuple[Tile | None, list[Finding]]:
        own: list[Finding] = []
        if fact:
            with_answer = partial(parts.facts.answer, fact, datasets)
            return fact_tile(entry, with_answer(), datasets), own
        return make_tile(entry, datasets[0], record, parts.colours, own), own

    digests = [dataset.digest for dataset in datasets]
    key = key_of("tile", entry.model_dump_json(), *digests, fact, parts.colours.digest, engine_digest())
    try:
        tile, own_findings = parts.cache.get_or_compute(
            key, _TILE, make, load=lambda tile: (tile, []), dump=lambda made: None if made[1] else made[0]
        )
    except QueryError:
        return None  # (The fact has a finding of its own.)
    findings += own_findings
    return tile


def _datasets_of(entry: TileEntry, record: Record, parts: TileParts, findings: list[Finding]) -> Sequence[str]:
    """The names of the datasets that a tile tells of; with a finding and without a name if there is no such value."""
    place = ("value",)
    if not entry.field and entry.name in parts.facts.entries:
        fact = parts.facts.entries[entry.name]
        if fact and fact.holds:
            message = f"value: the fact '{entry.name}' is a statement, expected one with a 'value'."
            findings.append(record.finding("wrong-tile", place, message, "A tile shows a number."))
        for key in ("where", "change"):
            if getattr(entry, key):
                message = f"{key}: the fact '{entry.name}' is one number, without rows and without a time before."
                hint = f"Leave '{key}' out, or take a field of a dataset."
                findings.append(record.finding("wrong-tile", (key,), message, hint))
        return fact.datasets(parts.datasets) if fact else [entry.name]
    if entry.name not in parts.datasets:
        if entry.field:
            message, names = f"value: there is no dataset '{entry.name}'.", list(parts.datasets)
            findings.append(record.finding("unknown-dataset", place, message, nearest(entry.name, names)))
        elif not parts.facts.broken:
            message = f"value: there is no fact and no dataset '{entry.name}'."
            names = [*parts.facts.entries, *parts.datasets]
            findings.append(record.finding("unknown-fact", place, message, nearest(entry.name, names)))
    dataset = parts.datasets.get(entry.name)
    if dataset and entry.field and entry.field not in dataset.fields:
        message = f"value: the dataset '{entry.name}' has no field '{entry.field}'."
        findings.append(record.finding("unknown-field", place, message, nearest(entry.field, dataset.fields)))
    return [entry.name]


def _check_names(
    entry: TileEntry,
    datasets: Sequence[str],
    record: Record,
    parts: TileParts,
    findings: list[Finding],
) -> None:
    """Add a finding for an unknown theme, an unknown chart, and a chart of other data than the tile's."""
    if entry.theme not in parts.themes:
        message = f"theme: there is no theme '{entry.theme}'."
        findings.append(record.finding("unknown-theme", ("theme",), message, nearest(entry.theme, parts.themes)))
    place = ("chart",)
    if entry.chart not in parts.charts:
        message = f"chart: there is no chart '{entry.chart}' in data/charts/."
        findings.append(record.finding("unknown-chart", place, message, nearest(entry.chart, parts.charts)))
        return
    chart = parts.charts[entry.chart]
    known = parts.datasets.keys() >= set(datasets)
    if chart and known and not set(chart.datasets) & set(datasets):
        message = f"chart: '{entry.chart}' does not show the data of the tile, '{', '.join(datasets)}'."
        others = [name for name, other in parts.charts.items() if other and set(other.datasets) & set(datasets)]
        hint = f"Charts that do: {', '.join(others)}." if others else "Add a chart of them to data/charts/."
        findings.append(record.finding("wrong-tile", place, message, hint))
