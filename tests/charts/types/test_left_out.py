"""Whatever is left out of a declaration or of the data: the chart is made, or a finding says why not. Nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.artefacts import ChartRequest
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import resolve_chart
from dashboard.charts.types import CHART_TYPES
from dashboard.core.finding import Finding
from dashboard.core.settings import HOME
from dashboard.core.yaml_record import Record, read_yaml_bytes
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.events import load_events
from dashboard.data.load_datasets import load_datasets
from dashboard.data.query import Sandboxes

CHARTS = sorted((HOME / "data" / "charts").glob("*.yaml"))
TYPES = {path: yaml.safe_load(path.read_text(encoding="utf-8"))["type"] for path in CHARTS}
DECLARED = {kind: path for path, kind in reversed(TYPES.items())}
"""The first chart of each type."""


def emptied(row: Row, dataset: Dataset) -> Row:
    """A row without the values that may be missing."""
    kept = {name for name, column in dataset.fields.items() if column.constraints.required or name in dataset.key}
    values = {name: value if name in kept else None for name, value in row.values.items()}
    return replace(row, values=values, texts={name: text if name in kept else "" for name, text in row.texts.items()})


def emptied_wholly(row: Row, dataset: Dataset) -> Row:
    return replace(row, values=dict.fromkeys(row.values), texts=dict.fromkeys(row.texts, ""))


def with_rows(dataset: Dataset | None, rows: tuple[Row, ...]) -> Dataset | None:
    return dataset and replace(dataset, load_rows=lambda: rows)


def variants(datasets: dict[str, Dataset | None]) -> Iterator[dict[str, Dataset | None]]:
    """The datasets as they are, without rows, with one row, and without values."""
    yield datasets
    yield {name: with_rows(one, ()) for name, one in datasets.items()}
    yield {name: with_rows(one, one.rows[:1]) for name, one in datasets.items() if one}
    for empty in (emptied, emptied_wholly):
        yield {
            name: with_rows(one, tuple(empty(row, one) for row in one.rows)) for name, one in datasets.items() if one
        }


@pytest.fixture(scope="module")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dataset | None]:
    return load_datasets(HOME / "data" / "datasets", HOME, Cache(tmp_path_factory.mktemp("cache")), [])


def left_out(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A declaration as it is, without each of its keys, and with the fewest."""
    yield data
    for key in data:
        yield {name: value for name, value in data.items() if name != key}
    yield {name: data[name] for name in ("id", "type", "data", "title") if name in data}


@pytest.mark.parametrize("kind", DECLARED)
def test_nothing_fails_where_something_is_missing(
    kind: str, datasets: dict[str, Dataset | None], tmp_path: Path
) -> None:
    name = DECLARED[kind].stem
    record = read_yaml_bytes(DECLARED[kind].read_bytes(), name, [])
    assert record
    events = load_events(HOME / "data" / "events.yaml", HOME, [])
    cache = Cache(tmp_path)
    named = {"": datasets} if record.data.get("query") else {"": {record.data["data"]: datasets[record.data["data"]]}}
    with ExitStack() as stack:
        tried = [(variant, stack.enter_context(Sandboxes())) for variant in variants(named[""])]
        for number, data in enumerate(left_out(dict(record.data))):
            for variant, sandboxes in tried:
                findings: list[Finding] = []
                changed = Record(name, data, record.places)
                selection = read_declaration(changed, ChartResources(variant, events), findings, sandboxes.run_query)
                assert selection or findings
                if selection:
                    build_figure(selection)
                    if number == 0 or "subtitle" not in data:
                        chart = resolve_chart(selection, lambda chosen=selection: chosen)
                        request = ChartRequest(chart, "", "https://example.org/", False)
                        assert make_artefacts([request], "Site", cache, None, findings)


def test_every_type_is_tried() -> None:
    assert set(DECLARED) == set(CHART_TYPES)
