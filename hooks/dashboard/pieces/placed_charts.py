"""Where charts stand in texts: what is drawn at each place, or why nothing is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.store import Cache, key_of
from dashboard.charts.figure.declaration import read_declaration
from dashboard.charts.figure.resolved_chart import (
    Datasets,
    Events,
    ResolvedChart,
    declaration_key,
    known_sound,
    resolve_chart,
)
from dashboard.charts.plotly.plotly_figure import read_plotly_figure, settings_of
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_record import Record, read_yaml
from dashboard.pieces.markdown_extension import Reference
from dashboard.pieces.source_text import SourceText


@dataclass(frozen=True)
class Placement:
    """A chart at a place in a text: what is drawn there, or why nothing is."""

    key: str
    path: str
    declared: ResolvedChart | None
    alt: str
    line: int
    findings: tuple[Finding, ...] = ()
    id: str = ""
    datasets: frozenset[str] = frozenset()
    """The names of the datasets that it asks for, also where it cannot be drawn."""
    named_at: tuple[int, int] | None = None
    """Line and column of a fence's `id`."""

    @property
    def selection(self) -> Selection | None:
        """The rows that are drawn there."""
        return self.declared.selection if self.declared else None


Placed = tuple[list[Placement], list[Finding]]
_PLACED = JsonCodec[Placed](Placed)


@dataclass
class Placer:
    """Places the charts of one text after the other; what is wrong goes into `findings`."""

    shared: Mapping[str, ResolvedChart | None]
    datasets: Datasets
    findings: list[Finding]
    cache: Cache
    events: Events = field(default_factory=dict)
    _first: dict[str, str] = field(default_factory=dict)
    """Where each name was taken first."""

    def __post_init__(self) -> None:
        self._readers = {
            "fence": self._fence,
            "chart": self._picture,
            "cell": self._cell,
            "figure": self._figure,
        }
        known = (*self.datasets.items(), *self.shared.items())
        self._names, self._told = frozenset(self.datasets), key_of(*self.events.values())
        self._state = key_of(*(f"{name}={one and one.digest}" for name, one in known), self._told)
        self._first = {chart_id: f"data/charts/{chart_id}.yaml" for chart_id in self.shared}

    def place(self, source_text: SourceText) -> list[Placement]:
        """The charts of a text, in its order."""
        references = [one for one in source_text.references if one.kind in self._readers]
        if not references:
            return []
        # What decides it is found out once, while neither the text nor any data change.
        state = (source_text.path, source_text.digest, len(references), self._state)
        key, keys = self.cache.memoize(("placements", *state), partial(self._keys, source_text, references))
        placements, wrong = self.cache.get_or_compute(
            key,
            _PLACED,
            partial(self._make, source_text, references, keys),
            load=partial(self._reconnect, references),
            dump=_if_sound,
        )
        self.findings.extend(wrong)
        before = self._before(source_text)
        before.clear()
        if not wrong:
            before |= {key: one for key, one in zip(keys, placements, strict=True) if one.declared}
        return [self._once(one, placements[:number]) for number, one in enumerate(placements)]

    def _before(self, source_text: SourceText) -> dict[str, Placement]:
        """The sound charts of a text in the last build: where it, or a dataset, is saved, most are as they were."""
        return self.cache.memoize(("placed", source_text.path), dict[str, Placement])

    def _keys(self, source_text: SourceText, references: list[Reference]) -> tuple[str, list[str]]:
        keys = [self._key(source_text.path, one) for one in references]
        return key_of("placements", source_text.path, source_text.digest, *keys), keys

    def _key(self, path: str, reference: Reference) -> str:
        """The hash of all that decides a chart at its place, its line aside."""
        shared = self.shared.get(reference.text) if reference.kind == "chart" else None
        told = (reference.kind, reference.alt, reference.alone, reference.column, shared and shared.digest)
        return declaration_key(reference.text, self.datasets, self._names, path, *told, self._told)

    def _make(self, source_text: SourceText, references: list[Reference], keys: list[str]) -> Placed:
        wrong: list[Finding] = []
        placements = []
        before = self._before(source_text)
        for reference, key in zip(references, keys, strict=True):
            found: list[Finding] = []
            known = before.get(key)
            read = self._readers[reference.kind]
            placements.append(_moved(known, reference) if known else read(source_text.path, reference, found))
            wrong += found
        return placements, wrong

    def _reconnect(self, references: list[Reference], kept: Placed) -> Placed:
        """What was kept, with the way to each chart's rows, which cannot be kept."""
        placements = []
        for reference, placement in zip(references, kept[0], strict=True):
            if reference.kind == "chart":
                chart = self.shared[reference.text]
            else:
                select = partial(self._select, reference, placement.path)
                chart = placement.declared and replace(placement.declared, select=select)
            placements.append(replace(placement, declared=chart))
        return placements, kept[1]

    def _select(self, reference: Reference, path: str) -> Selection:
        if reference.kind == "figure":
            return known_sound(self._foreign(path, reference, [])[1])
        record = read_yaml(reference.text, path, [], reference.line, reference.column)
        return known_sound(read_declaration(record, self.datasets, [], self.events) if record else None)

    def _fence(self, path: str, reference: Reference, wrong: list[Finding]) -> Placement:
        record = read_yaml(reference.text, path, wrong, reference.line, reference.column)
        selection = read_declaration(record, self.datasets, wrong, self.events) if record else None
        name, data, query = (str(record.data.get(k) or "") if record else "" for k in ("id", "data", "query"))
        asked = {one for one in self.datasets if one == data or re.search(rf"\b{one.replace('-', '_')}\b", query)}
        # A sound declaration that cannot be drawn has a broken dataset: its findings are shown here too.
        shown = wrong if not selection and wrong else () if selection else self._of_files(asked)
        declared = resolve_chart(selection, partial(self._select, reference, path)) if selection else None
        place = record.place("id") if record else None
        return Placement(
            reference.key, path, declared, reference.alt, reference.line, tuple(shown), name, frozenset(asked), place
        )

    def _cell(self, path: str, reference: Reference, wrong: list[Finding]) -> Placement:
        """A chart that code declared: of its keys' places no more is known than the line of the call."""
        found: list[Finding] = []
        placement = self._fence(path, reference, found)
        wrong += [replace(one, line=reference.line, column=reference.column) for one in found if one.path == path]
        shown = tuple(wrong) if not placement.declared and wrong else placement.findings
        return replace(placement, findings=shown, named_at=(reference.line, reference.column))

    def _figure(self, path: str, reference: Reference, wrong: list[Finding]) -> Placement:
        """A figure that code drew with Plotly itself."""
        name, selection = self._foreign(path, reference, wrong)
        declared = resolve_chart(selection, partial(self._select, reference, path)) if selection else None
        asked = frozenset(declared.datasets) if declared else frozenset[str]()
        place = (reference.line, reference.column)
        return Placement(reference.key, path, declared, "", reference.line, tuple(wrong), name, asked, place)

    def _foreign(self, path: str, reference: Reference, wrong: list[Finding]) -> tuple[str, Selection | None]:
        told = json.loads(reference.text)
        record = Record(path, told["settings"], {(): (reference.line, reference.column)})
        settings = settings_of(record, [])  # (its findings were told where the cell's outputs were read)
        if settings is None:
            return told["name"], None
        name = settings.id or told["name"]
        return name, read_plotly_figure(told["figure"], settings, name, self.datasets, record, wrong)

    def _picture(self, path: str, reference: Reference, wrong: list[Finding]) -> Placement:
        name, declared = reference.text, self.shared.get(reference.text)
        find = partial(Finding, path=path, line=reference.line or 1, column=reference.column or 1)
        if name not in self.shared:
            message = f"There is no chart '{name}' in data/charts/."
            wrong.append(find(id="unknown-chart", message=message, hint=nearest(name, self.shared)))
        elif not reference.alone:
            message = f"The chart '{name}' shares its paragraph with other words."
            hint = "Put an empty line before and after it, and nothing behind its closing bracket."
            wrong.append(find(id="chart-not-alone", message=message, hint=hint))
            declared = None
        shown = wrong if wrong or declared else self._of_files({name})
        asked = frozenset(declared.datasets) if declared else frozenset[str]()
        return Placement(reference.key, path, declared, reference.alt, reference.line, tuple(shown), name, asked)

    def _of_files(self, stems: Set[str]) -> list[Finding]:
        """What is wrong with a shared chart's or a dataset's own file, and was found before."""
        return [one for one in self.findings if PurePosixPath(one.path).stem in stems]

    def _once(self, placement: Placement, before: list[Placement]) -> Placement:
        """The placement, without its chart where another one has its name already."""
        if placement.id and placement.id in {one.id for one in before}:
            message = f"The chart '{placement.id}' stands on this page a second time."
            self.findings.append(
                Finding(id="duplicate-chart", path=placement.path, line=placement.line, message=message)
            )
            return placement
        place = f"{placement.path}:{placement.line}"
        if placement.named_at is None or self._first.setdefault(placement.id, place) == place:
            return placement
        message = f"id: the name '{placement.id}' is taken by {self._first[placement.id]}."
        line, column = placement.named_at
        hint = "Give this chart another id."
        wrong = Finding(id="duplicate-id", path=placement.path, line=line, column=column, message=message, hint=hint)
        self.findings.append(wrong)
        return replace(placement, declared=None, findings=(wrong,))


def _moved(placement: Placement, reference: Reference) -> Placement:
    """A chart as it was, where it stands now."""
    if placement.line == reference.line:
        return placement
    line, column = placement.named_at or (0, 0)
    moved = (line + reference.line - placement.line, column) if placement.named_at else None
    return replace(placement, line=reference.line, named_at=moved)


def _if_sound(placed: Placed) -> Placed | None:
    placements, findings = placed
    sound = all(one.declared for one in placements) and all(one.severity != "error" for one in findings)
    return placed if sound else None
