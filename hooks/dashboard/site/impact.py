"""Compares a site before and after a change of one dataset: rows, charts, facts and pieces."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import errors_in
from dashboard.core.frozen import Frozen
from dashboard.data.dataset import Dataset
from dashboard.data.unit_forms import with_unit
from dashboard.pieces.placed_facts import PlacedFact
from dashboard.site.content import SiteContent
from dashboard.tiles.tile import Tile

_Cells = Mapping[str, Mapping[str, str]]
"""The texts of cells by the id of their row and by their column."""


class ChangedCell(Frozen):
    """A cell that has changed; an empty text stands for a cell that is not there."""

    row: str
    """The id of its row."""
    field: str
    old: str
    new: str


class MovedFact(Frozen):
    """A fact in a text that draws on the dataset, and its value before and after."""

    path: str
    line: int
    column: int
    words: str
    """The words of the text that state the fact."""
    target: str
    """The address of the fact: dataset, column and row, or its name."""
    old: str
    """The value by the old data as readers see it; empty if they have none."""
    new: str
    """The value by the new data."""
    holds: bool
    """Whether the words match the new data."""
    held: bool
    """Whether the words matched the old data."""
    hint: str
    """What to write instead; empty if the words match."""


class UsedChart(Frozen):
    """A chart that draws the dataset."""

    id: str
    path: str
    """The file that declares it."""
    changed: bool
    """Whether readers see another chart than before."""


class MovedTile(Frozen):
    """A tile of the front page that tells of the dataset."""

    id: str
    old: str
    """What it says by the old data; empty if there was nothing to say."""
    new: str


class Impact(Frozen):
    """Everything that depends on a dataset, before and after a change."""

    dataset: str
    rows: list[ChangedCell]
    came: list[str]
    """The ids of rows that were not there before."""
    gone: list[str]
    """The ids of rows that are no longer there."""
    facts: list[MovedFact]
    charts: list[UsedChart]
    pieces: list[str]
    """The paths of the texts."""
    tiles: list[MovedTile]
    same_day: str
    """The day `updated` of the descriptor, if the rows have changed and it has not; otherwise empty."""


def find_impact(name: str, before: SiteContent, after: SiteContent) -> Impact:
    """Find what a change of one dataset changes.

    Args:
        name: the name of the dataset.
        before: the site with the old rows.
        after: the site with the new rows; its texts, its charts and its other datasets are the same.
    """
    facts = [
        _moved_fact(path, old, new)
        for path, placed in after.facts.items()
        for old, new in zip(before.facts[path], placed, strict=True)
        if name in new.datasets
    ]
    pieces = [path for path in after.source_texts if name in after.datasets_of(path)]
    old_dataset, new_dataset = before.datasets[name], after.datasets[name]
    old_rows, new_rows = _texts_by_row(old_dataset), _texts_by_row(new_dataset)
    came, gone = [row for row in new_rows if row not in old_rows], [row for row in old_rows if row not in new_rows]
    rows, charts, tiles = _changed_cells(old_rows, new_rows), _charts(name, before, after), _tiles(name, before, after)
    old_day, new_day = (str(dataset.descriptor.updated) if dataset else "" for dataset in (old_dataset, new_dataset))
    same_day = new_day if rows and new_day == old_day else ""
    return Impact(name, rows, came, gone, facts, charts, pieces, tiles, same_day)


def _changed_cells(old_rows: _Cells, new_rows: _Cells) -> list[ChangedCell]:
    changes = []
    for row in [*new_rows, *(row for row in old_rows if row not in new_rows)]:
        old, new = old_rows.get(row, {}), new_rows.get(row, {})
        for field in new or old:
            if old.get(field, "") != new.get(field, ""):
                changes.append(ChangedCell(row, field, old.get(field, ""), new.get(field, "")))
    return changes


def _texts_by_row(dataset: Dataset | None) -> _Cells:
    """The cells of each row as they are written, by the row's id and the column; nothing if the dataset is broken."""
    return {dataset.row_id(row): row.texts for row in dataset.rows} if dataset else {}


def _moved_fact(path: str, old: PlacedFact, new: PlacedFact) -> MovedFact:
    old_value, new_value = (placed.fact.written if placed.fact else "" for placed in (old, new))
    hint = next((error.hint for error in errors_in(new.findings)), "")
    place = (path, new.line, new.column, new.words, new.target)
    return MovedFact(*place, old_value, new_value, new.is_sound, old.is_sound, hint)


def _charts(name: str, before: SiteContent, after: SiteContent) -> list[UsedChart]:
    charts: dict[str, UsedChart] = {}
    for chart_id, shared in after.shared_charts.items():
        if shared and name in shared.datasets:
            changed = _visible_parts(shared.selection) != _visible_parts_in(before, chart_id)
            charts[chart_id] = UsedChart(chart_id, f"{after.settings.data_path}/charts/{chart_id}.yaml", changed)
    for path, placements in after.placements.items():
        for placement in placements:
            if placement.id not in charts and name in placement.datasets:
                changed = _visible_parts(placement.selection) != _visible_parts_in(before, placement.id)
                charts[placement.id] = UsedChart(placement.id, path, changed)
    return list(charts.values())


def _tiles(name: str, before: SiteContent, after: SiteContent) -> list[MovedTile]:
    old, new = ({tile.id: tile for tile in content.tiles if name in tile.datasets} for content in (before, after))
    return [MovedTile(id, _words(old.get(id)), _words(new.get(id))) for id in {**old, **new}]


def _words(tile: Tile | None) -> str:
    return f"{with_unit(tile.value, tile.unit)} ({tile.when})" if tile else ""


def _visible_parts_in(content: SiteContent, chart_id: str) -> list[object] | None:
    if shared := content.shared_charts.get(chart_id):
        return _visible_parts(shared.selection)
    for placements in content.placements.values():
        for placement in placements:
            if placement.id == chart_id:
                return _visible_parts(placement.selection)
    return None


def _visible_parts(selection: Selection | None) -> list[object] | None:
    """What a reader can see change: the points with their marks; None where the chart cannot be drawn."""
    if selection is None:
        return None
    return [
        (series.key, series.panel, point.x, point.y, point.mark)
        for series in selection.series
        for point in series.points
    ]
