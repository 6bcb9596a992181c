"""Places the charts of a text: what is drawn at each place, or why nothing is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from msgspec.structs import replace

from dashboard.cache.codec import Codec
from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.charts.plotly.figure_settings import read_figure_settings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import (
    ResolvedChart,
    declaration_key,
    require_selection,
    resolve_chart,
)
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding, has_error, nearest
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.yaml_record import Record, read_yaml
from dashboard.data.query import tables_in
from dashboard.data.query_limits import QueryLimits
from dashboard.pieces.formulas_of_charts import formula_findings
from dashboard.pieces.reference import Reference
from dashboard.pieces.source_text import SourceText


class Placement(Frozen):
    """A chart at a place in a text: what is drawn there, or why nothing is."""

    key: str
    """The name of its slot."""
    path: str
    """The text, from the root of the repository."""
    chart: ResolvedChart | None
    """The chart; None if it cannot be drawn."""
    alt: str
    """The text alternative that the text gives; empty if it gives none."""
    line: int
    """The line of the file on which it stands."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with it; a preview shows it in place of a chart that cannot be drawn."""
    id: str = ""
    """Its id, as far as the declaration gives one."""
    datasets: frozenset[str] = frozenset()
    """The names of the datasets that it reads, also if it cannot be drawn."""
    named_at: tuple[int, int] | None = None
    """Line and column of the `id` of a declaration in this text; None of a shared chart."""

    @property
    def selection(self) -> Selection | None:
        """The rows that are drawn."""
        return self.chart.selection if self.chart else None


PlacementsAndFindings = tuple[list[Placement], list[Finding]]
_PLACED = Codec[PlacementsAndFindings](PlacementsAndFindings)


@dataclass
class Placer:
    """Places the charts of one text after the other, and adds to `findings` what is wrong with them."""

    shared: Mapping[str, ResolvedChart | None]
    resources: ChartResources
    findings: list[Finding]
    cache: Cache

    def __post_init__(self) -> None:
        self._readers = {
            "fence": self._place_fence,
            "chart": self._place_shared,
            "cell": self._place_cell,
            "figure": self._place_figure,
        }
        charts = (f"{name}={chart and chart.digest}" for name, chart in self.shared.items())
        self._state = key_of(*charts, self.resources.state)
        self._limits = QueryLimits(self.cache)

    def place(self, source_text: SourceText) -> list[Placement]:
        """Return the charts of a text, in the order of the text."""
        references = [reference for reference in source_text.references if reference.kind in self._readers]
        if not references:
            return []
        with guarding(source_text.path, self.findings, "filled with its charts"):
            return self._place(source_text, references)
        return [_empty(source_text.path, reference) for reference in references]

    def _place(self, source_text: SourceText, references: list[Reference]) -> list[Placement]:
        key, *keys = self._keys(source_text, references)
        placements, findings = self.cache.get_or_compute(
            key,
            _PLACED,
            partial(self._make, source_text, references, keys),
            load=partial(self._reconnect, references),
            dump=_if_sound,
        )
        self.findings.extend(findings)
        before = self._before(source_text)
        before.clear()
        if not findings:
            before |= {key: placement for key, placement in zip(keys, placements, strict=True) if placement.chart}
        self.findings.extend(_repeated(placements))
        return placements

    def _before(self, source_text: SourceText) -> dict[str, Placement]:
        """The sound charts of a text in the last build, by key: after a save of one file most are unchanged."""
        return self.cache.memoize(("placed", source_text.path), dict[str, Placement])

    def _keys(self, source_text: SourceText, references: list[Reference]) -> list[str]:
        """The key of all charts of a text, and that of each."""
        place = (source_text.path, source_text.digest)

        def make() -> str:
            keys = [self._cache_key(source_text.path, reference) for reference in references]
            return " ".join((key_of("placements", *place, *keys), *keys))

        # To look for the names of datasets in the declarations takes five times as long as to hash them.
        declared = [(item.kind, item.text, item.alt, item.alone, item.column) for item in references]
        return self.cache.short_values.get_or_make(key_of(*place, declared, self._state), make).split()

    def _cache_key(self, path: str, reference: Reference) -> str:
        """The hash of all that decides a chart at its place, except its line."""
        shared = self.shared.get(reference.text) if reference.kind == "chart" else None
        place = (reference.kind, reference.alt, reference.alone, reference.column, shared and shared.digest)
        return declaration_key(reference.text, self.resources, path, *place)

    def _make(self, source_text: SourceText, references: list[Reference], keys: list[str]) -> PlacementsAndFindings:
        findings: list[Finding] = []
        placements = []
        before = self._before(source_text)
        for reference, key in zip(references, keys, strict=True):
            own_findings: list[Finding] = []
            unchanged = before.get(key)
            if unchanged:
                placement = _move(unchanged, reference)
            else:
                placement = _empty(source_text.path, reference)
                with guarding(source_text.path, own_findings, "made a chart", reference.line or 1):
                    placement = self._readers[reference.kind](source_text.path, reference, own_findings)
                placement = (
                    placement
                    if placement.chart or placement.findings
                    else replace(placement, findings=tuple(own_findings))
                )
            placements.append(placement)
            findings += own_findings
        return placements, findings

    def _reconnect(self, references: list[Reference], cached: PlacementsAndFindings) -> PlacementsAndFindings:
        """The placements that were kept, each with its `select`, which cannot be kept."""
        placements = []
        for reference, placement in zip(references, cached[0], strict=True):
            if reference.kind == "chart":
                chart = self.shared[reference.text]
            else:
                select = partial(self._select, reference, placement.path)
                chart = placement.chart and replace(placement.chart, select=select)
            placements.append(replace(placement, chart=chart))
        return placements, cached[1]

    def _select(self, reference: Reference, path: str) -> Selection:
        if reference.kind == "figure":
            return require_selection(self._read_plotly_figure(path, reference, [])[1])
        return require_selection(self._read_fence(path, reference, [], sound=True)[1])

    def _read_fence(
        self, path: str, reference: Reference, findings: list[Finding], *, sound: bool = False
    ) -> tuple[Record | None, Selection | None]:
        record = read_yaml(reference.text, path, findings, reference.line, reference.column)
        if record is None:
            return None, None
        run = partial(self._limits.run_query, path)
        return record, read_declaration(record, self.resources, findings, run, sound=sound)

    def _place_fence(self, path: str, reference: Reference, findings: list[Finding]) -> Placement:
        record, selection = self._read_fence(path, reference, findings)
        id, data, query = (str(record.data.get(key) or "") if record else "" for key in ("id", "data", "query"))
        known = self.resources.names
        names = {*tables_in(query, known).values(), *known & {data}}
        # A sound declaration that cannot be drawn has a broken dataset: its findings are shown here too.
        shown_findings = findings if not selection and findings else () if selection else self._findings_of_files(names)
        chart = resolve_chart(selection, partial(self._select, reference, path)) if selection else None
        place = record.place("id") if record else None
        return Placement(
            reference.key,
            path,
            chart,
            reference.alt,
            reference.line,
            tuple(shown_findings),
            id,
            frozenset(names),
            place,
        )

    def _place_cell(self, path: str, reference: Reference, findings: list[Finding]) -> Placement:
        """A chart that code declared. The line of the call stands for the places of all its keys."""
        of_fence: list[Finding] = []
        placement = self._place_fence(path, reference, of_fence)
        place = (reference.line, reference.column)
        findings += [replace(item, line=place[0], column=place[1]) for item in of_fence if item.path == path]
        findings += formula_findings(placement.selection, path, *place) if placement.selection else ()
        shown_findings = tuple(findings) if not placement.chart and findings else placement.findings
        return replace(placement, findings=shown_findings, named_at=place)

    def _place_figure(self, path: str, reference: Reference, findings: list[Finding]) -> Placement:
        """A figure that code drew with Plotly itself."""
        id, selection = self._read_plotly_figure(path, reference, findings)
        chart = resolve_chart(selection, partial(self._select, reference, path)) if selection else None
        names = frozenset(chart.datasets) if chart else frozenset[str]()
        place = (reference.line, reference.column)
        findings += formula_findings(selection, path, *place) if selection else ()
        return Placement(reference.key, path, chart, "", reference.line, tuple(findings), id, names, place)

    def _read_plotly_figure(
        self, path: str, reference: Reference, findings: list[Finding]
    ) -> tuple[str, Selection | None]:
        output = json.loads(reference.text)
        record = Record(path, output["settings"], {(): (reference.line, reference.column)})
        settings = read_figure_settings(record, [])  # (its findings were reported when the cell's outputs were read)
        if settings is None:
            return output["name"], None
        id = settings.id or output["name"]
        return id, read_plotly_figure(output["figure"], settings, id, self.resources, record, findings)

    def _place_shared(self, path: str, reference: Reference, findings: list[Finding]) -> Placement:
        name, chart = reference.text, self.shared.get(reference.text)
        find = partial(Finding, path=path, line=reference.line or 1, column=reference.column or 1)
        if name not in self.shared:
            message = f"There is no chart '{name}' in data/charts/."
            findings.append(find(id="unknown-chart", message=message, hint=nearest(name, self.shared)))
        elif not reference.alone:
            message = f"The chart '{name}' shares its paragraph with other words."
            hint = "Put an empty line before and after it, and nothing behind its closing bracket."
            findings.append(find(id="chart-not-alone", message=message, hint=hint))
            chart = None
        shown_findings = findings if findings or chart else self._findings_of_files({name})
        names = frozenset(chart.datasets) if chart else frozenset[str]()
        return Placement(reference.key, path, chart, reference.alt, reference.line, tuple(shown_findings), name, names)

    def _findings_of_files(self, stems: Set[str]) -> list[Finding]:
        """The findings about the files of shared charts and datasets; both were read before any text."""
        return [finding for finding in self.findings if PurePosixPath(finding.path).stem in stems]


def _repeated(placements: list[Placement]) -> Iterator[Finding]:
    """A finding for each chart of a text whose id a chart above it has."""
    for index, placement in enumerate(placements):
        if placement.id and placement.id in {above.id for above in placements[:index]}:
            message = f"The chart '{placement.id}' stands on this page a second time."
            hint = f"Delete it here, and link to the first one: [words](#{placement.id})."
            yield Finding(id="duplicate-chart", path=placement.path, line=placement.line, message=message, hint=hint)


def _empty(path: str, reference: Reference) -> Placement:
    """The place of a chart that cannot be drawn."""
    return Placement(reference.key, path, None, reference.alt, reference.line)


def _move(placement: Placement, reference: Reference) -> Placement:
    """An unchanged chart, with the lines on which it stands now."""
    if placement.line == reference.line:
        return placement
    line, column = placement.named_at or (0, 0)
    moved = (line + reference.line - placement.line, column) if placement.named_at else None
    return replace(placement, line=reference.line, named_at=moved)


def _if_sound(placed: PlacementsAndFindings) -> PlacementsAndFindings | None:
    placements, findings = placed
    drawn = all(placement.chart for placement in placements)
    return placed if drawn and not has_error(findings) else None
