"""Charts that are declared and sound: what is said of them, known without their rows, and the way to these."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.store import Cache, engine_digest, key_of
from dashboard.charts.figure.captions import subtitle
from dashboard.charts.figure.declaration import read_declaration
from dashboard.charts.figure.figure import sizes
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import FORMS
from dashboard.core.finding import Finding
from dashboard.core.paths import files_of, from_root
from dashboard.data.csv_rows import rows_digest
from dashboard.data.dataset import Dataset, read_text
from dashboard.data.events import Event

Datasets = Mapping[str, Dataset | None]
Events = Mapping[str, Event]


def _without_rows() -> Selection:
    raise LookupError("this chart was read from the cache, and nobody has set how its rows are selected")


@dataclass(frozen=True)
class ResolvedChart:
    """One chart. Its rows are only read where somebody asks for `selection`."""

    id: str
    type: str
    title: str
    subtitle: str
    theme: str
    updated: datetime.date | None
    """The day of the newest of its datasets; None where code drew it and names a source alone."""
    datasets: tuple[str, ...]
    height: int
    """Of the wide drawing, in CSS pixels."""
    digest: str
    """Of all that decides what is drawn: the declaration, its rows, its events."""
    declaration: str
    """The digest of what was declared, its rows aside."""
    rows: str
    """The digest of its rows."""
    select: Annotated[Callable[[], Selection], Field(exclude=True)] = field(
        repr=False, compare=False, default=_without_rows
    )
    """How to get its rows. It is not kept: whoever reads a kept chart sets it anew."""

    @property
    def shows(self) -> tuple[str, str]:
        """By which two versions of a chart are told from each other: other rows of its datasets do not count."""
        return self.declaration, self.rows

    @cached_property
    def selection(self) -> Selection:
        """The rows it asks for; they are held until somebody calls `let_go`."""
        return self.select()

    def let_go(self) -> None:
        """Hold its rows no longer: of three thousand charts they are a gigabyte."""
        self.__dict__.pop("selection", None)


RESOLVED_CHART = JsonCodec[ResolvedChart](ResolvedChart)


def resolve_chart(selection: Selection, select: Callable[[], Selection]) -> ResolvedChart:
    """What is said of the rows that a declaration asks for. `select` asks for them again."""
    chart, dataset = selection.chart, selection.dataset
    events = [event.model_dump_json() for event in selection.events]
    declared = ResolvedChart(
        chart.id,
        chart.type,
        chart.title,
        subtitle(selection),
        dataset.theme,
        selection.updated,
        tuple(one.name for one in selection.origins),
        sizes(FORMS[chart.type], selection.drawn)[0].height,
        key_of(chart.model_dump_json(), dataset.digest, *events),
        key_of(chart.model_dump_json(exclude_defaults=True), *events),
        rows_digest(selection.rows),
        select,
    )
    declared.__dict__["selection"] = selection
    return declared


def declaration_key(text: str, datasets: Datasets, names: frozenset[str], *more: object) -> str:
    """The name under which is kept what was made of a declaration: the hash of all that decides it.

    Args:
        text: the declaration.
        datasets: those of the site.
        names: their names.
        more: what decides beside these.
    """
    digests = (f"{name}={one.digest if (one := datasets[name]) else None}" for name in _asked(text, names))
    return key_of("declaration", text, *digests, *more, engine_digest())


@lru_cache(maxsize=100_000)
def _asked(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """A word of the text that is a dataset's name counts as one that is asked for, as in YAML or as in SQL."""
    words = {word.replace("_", "-") for word in re.findall(r"[a-z0-9_-]+", text)}
    return tuple(sorted(words & names))


def load_charts(
    folder: Path, root: Path, datasets: Datasets, events: Events, cache: Cache, findings: list[Finding]
) -> dict[str, ResolvedChart | None]:
    """The shared charts of `data/charts/` by id; None where one is broken."""
    charts: dict[str, ResolvedChart | None] = {}
    state = key_of(*(f"{name}={one and one.digest}" for name, one in datasets.items()), *events.values())
    for path in sorted(files_of(folder, "*.yaml")):
        charts[path.stem], wrong = _recall(path, root, datasets, events, state, cache)
        findings += wrong
    return charts


def _recall(
    path: Path, root: Path, datasets: Datasets, events: Events, state: str, cache: Cache
) -> tuple[ResolvedChart | None, list[Finding]]:
    shown = from_root(path, root)

    def key() -> str:
        text = path.read_bytes().decode(errors="replace")
        return declaration_key(text, datasets, frozenset(datasets), shown, *events.values())

    def read() -> tuple[Selection | None, list[Finding]]:
        wrong: list[Finding] = []
        record = read_text(path.read_bytes(), shown, wrong)
        selection = read_declaration(record, datasets, wrong, events) if record else None
        if record and record.data.get("id") not in (None, path.stem):
            message = f"id: read '{record.data['id']}', expected '{path.stem}' as the file is called."
            wrong.append(record.finding("wrong-value", ("id",), message))
        return selection, wrong

    def make() -> tuple[ResolvedChart | None, list[Finding]]:
        selection, wrong = read()
        return (resolve_chart(selection, select) if selection else None), wrong

    def select() -> Selection:
        return known_sound(read()[0])

    return cache.get_or_compute(
        # What decides it is found out once, while neither the declaration nor any data change.
        cache.memoize(("chart", shown, cache.digest(path), state), key),
        RESOLVED_CHART,
        make,
        load=lambda chart: (replace(chart, select=select), []),
        dump=lambda result: result[0] if result[0] and not result[1] else None,
    )


def known_sound(selection: Selection | None) -> Selection:
    """The selection of a chart that was sound when it was kept: nothing that decides it has changed since."""
    assert selection
    return selection
