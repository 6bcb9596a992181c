"""What a change of one dataset moves: rows, charts, facts and pieces, before and after."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.spec.selection import Selection
from dashboard.data.dataset import Dataset
from dashboard.pieces.placed_facts import PlacedFact, shown
from dashboard.site.content import SiteContent


@dataclass(frozen=True)
class Change:
    """One cell of one row; '' where there was none, or is none."""

    row: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class MovedFact:
    """A fact in a text, and what the data said and say of it."""

    path: str
    line: int
    column: int
    words: str
    target: str
    old: str
    new: str
    holds: bool
    held: bool
    hint: str


@dataclass(frozen=True)
class UsedChart:
    """A chart that shows the dataset, and whether what it shows has changed."""

    id: str
    path: str
    changed: bool


@dataclass(frozen=True)
class Impact:
    """Everything that a dataset's rows reach."""

    dataset: str
    rows: list[Change]
    facts: list[MovedFact]
    charts: list[UsedChart]
    pieces: list[str]
    """The paths of the texts."""


def impact(name: str, before: SiteContent, after: SiteContent) -> Impact:
    """The impact of a change of one dataset. Both are of the same texts, charts and other datasets."""
    facts = [
        _fact(path, old, new)
        for path, placed in after.facts.items()
        for old, new in zip(before.facts[path], placed, strict=True)
        if name in new.datasets
    ]
    pieces = [path for path in after.source_texts if name in after.datasets_of(path)]
    return Impact(
        name, _changes(before.datasets[name], after.datasets[name]), facts, _charts(name, before, after), pieces
    )


def _changes(before: Dataset | None, after: Dataset | None) -> list[Change]:
    old, new = ({one.row_id(row): row.texts for row in one.rows} if one else {} for one in (before, after))
    changes = []
    for row in [*new, *(row for row in old if row not in new)]:
        was, now = old.get(row, {}), new.get(row, {})
        for field in now or was:
            if was.get(field, "") != now.get(field, ""):
                changes.append(Change(row, field, was.get(field, ""), now.get(field, "")))
    return changes


def _fact(path: str, old: PlacedFact, new: PlacedFact) -> MovedFact:
    was, now = (shown(one.fact) if one.fact else "" for one in (old, new))
    hint = next((one.hint for one in new.findings if one.severity == "error"), "")
    place = (path, new.line, new.column, new.words, new.target)
    return MovedFact(*place, was, now, _holds(new), _holds(old), hint)


def _holds(placed: PlacedFact) -> bool:
    return placed.fact is not None and all(one.severity != "error" for one in placed.findings)


def _charts(name: str, before: SiteContent, after: SiteContent) -> list[UsedChart]:
    data = after.settings.data.relative_to(after.settings.root).as_posix()
    charts: dict[str, UsedChart] = {}
    for chart_id, shared in after.shared_charts.items():
        if shared and name in shared.datasets:
            changed = _shown(shared.selection) != _shown_in(before, chart_id)
            charts[chart_id] = UsedChart(chart_id, f"{data}/charts/{chart_id}.yaml", changed)
    for path, placements in after.placements.items():
        for placement in placements:
            if placement.id not in charts and name in placement.datasets:
                now = _shown(placement.selection)
                charts[placement.id] = UsedChart(placement.id, path, now != _shown_in(before, placement.id))
    return list(charts.values())


def _shown_in(content: SiteContent, chart_id: str) -> list[object] | None:
    if shared := content.shared_charts.get(chart_id):
        return _shown(shared.selection)
    places = (one for placements in content.placements.values() for one in placements if one.id == chart_id)
    return next((_shown(one.selection) for one in places), None)


def _shown(selection: Selection | None) -> list[object] | None:
    """What a reader can see change: the points with their marks."""
    if selection is None:
        return None
    return [(one.key, one.panel, point.x, point.y, point.mark) for one in selection.series for point in one.points]
