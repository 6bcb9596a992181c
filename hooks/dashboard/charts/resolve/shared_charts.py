"""The shared charts of `data/charts/`, read from their files or from the cache."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import (
    RESOLVED_CHART,
    ResolvedChart,
    declaration_key,
    require_selection,
    resolve_chart,
)
from dashboard.charts.spec.selection import Selection
from dashboard.core.critic_mark import has_desk_words
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.core.paths import files_of, from_root
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.query_limits import QueryLimits


def load_charts(
    folder: Path, root: Path, resources: ChartResources, cache: Cache, findings: list[Finding]
) -> dict[str, ResolvedChart | None]:
    """Load all shared charts.

    Args:
        folder: the folder of their files, `data/charts/`.
        root: the root of the repository; findings give paths from there.
        resources: what they may name.
        cache: where sound charts are kept.
        findings: where errors are added.

    Returns:
        The charts by id; None for one that has errors.
    """
    charts: dict[str, ResolvedChart | None] = {}
    for path in files_of(folder, "*.yaml", root):
        charts[path.stem] = None
        with guarding(from_root(path, root), findings):
            charts[path.stem], chart_findings = _load_chart(path, root, resources, cache)
            findings += chart_findings
    return charts


def _load_chart(
    path: Path, root: Path, resources: ChartResources, cache: Cache
) -> tuple[ResolvedChart | None, list[Finding]]:
    """One chart and its findings. Only a chart without findings is kept in the cache."""
    source_path = from_root(path, root)

    run = partial(QueryLimits(cache).run_query, source_path)

    def make_key() -> str:
        text = path.read_bytes().decode(errors="replace")
        return declaration_key(text, resources, source_path)

    def read(*, sound: bool = False) -> tuple[Selection | None, list[Finding]]:
        findings: list[Finding] = []
        record = read_yaml_bytes(path.read_bytes(), source_path, findings)
        selection = read_declaration(record, resources, findings, run, sound=sound) if record else None
        if record and record.data.get("id") not in (None, path.stem):
            message = f"id: read '{record.data['id']}', expected '{path.stem}' as the file is called."
            findings.append(record.finding("wrong-value", ("id",), message))
        return None if record and has_desk_words(record.data) else selection, findings

    def make() -> tuple[ResolvedChart | None, list[Finding]]:
        selection, findings = read()
        return (resolve_chart(selection, select) if selection else None), findings

    def select() -> Selection:
        return require_selection(read(sound=True)[0])

    return cache.get_or_compute(
        # The key is computed once while the declaration and the data are unchanged.
        cache.memoize(("chart", source_path, cache.digest(path), resources.state), make_key),
        RESOLVED_CHART,
        make,
        load=lambda chart: (replace(chart, select=select), []),
        dump=lambda result: result[0] if result[0] and not result[1] else None,
    )
