"""A chart whose declaration is sound: its title, its datasets and its digests, and a way to load its rows."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cached_property, lru_cache

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.charts.figure.captions import write_mark_key, write_subtitle
from dashboard.charts.figure.drawings import lay_out_drawings
from dashboard.charts.figure.publishers import chart_sources
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.cover_chart import cover_chart
from dashboard.charts.resolve.event_order import InsideEvent, inside_events
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.core.frozen import PartlyCompared
from dashboard.data.covered import Covered
from dashboard.data.named_datasets import possible_names


def _without_rows() -> Selection:
    raise LookupError("this chart was read from the cache, and nobody has set how its rows are selected")


class ResolvedChart(PartlyCompared):
    """One chart. Its rows are only loaded when `selection` is read."""

    uncompared = ("select",)

    id: str
    type: str
    title: str
    subtitle: str
    theme: str
    updated: datetime.date | None
    """The day of its newest dataset. None if code drew the chart and names a source but no dataset."""
    datasets: tuple[str, ...]
    height: int
    """The height of the wide drawing, in CSS pixels."""
    digest: str
    """Digest of what decides the drawing: the declaration, its dataset, its events, the colours of things, borders."""
    covered: Covered
    """What an approval covers of it. Equal for two versions that show the same."""
    select: Callable[[], Selection] = _without_rows
    """Loads the rows. It is not cached: whoever reads a chart from the cache sets it again."""
    inside_events: tuple[InsideEvent, ...] = ()
    """Its events that lie inside the period of a value: words that put something before or after them mislead."""
    events: tuple[str, ...] = ()
    """The ids of the events that it marks."""
    public: bool = False
    """Whether its declaration says `public: true`."""
    formerly: tuple[str, ...] = ()
    """The ids that it had before."""
    things: tuple[tuple[str, str], ...] = ()
    """What its colours mean: names and roles of its series, if it has several."""
    sources: str = ""
    """Who published its rows, in words."""
    mark_key: str = ""
    """What the marks of figures that are not final look like and mean, in words; empty if it has none."""

    @cached_property
    def selection(self) -> Selection:
        """The rows that are drawn. They stay in memory until `release_rows` is called."""
        return self.select()

    def release_rows(self) -> None:
        """Remove the rows from memory: those of three thousand charts take a gigabyte."""
        self.__dict__.pop("selection", None)


RESOLVED_CHART = Codec[ResolvedChart](ResolvedChart)
"""How the cache keeps a chart, its rows aside."""


def resolve_chart(selection: Selection, select: Callable[[], Selection]) -> ResolvedChart:
    """Make a chart of a selection. The chart keeps the selection until `release_rows` is called.

    Args:
        selection: the rows that are drawn.
        select: loads the same selection again.

    Returns:
        The chart.
    """
    spec, dataset = selection.chart, selection.dataset
    places = ALL_CHART_TYPES[spec.type].disputed_places(selection)
    borders = [selection.borders.decided if places and selection.borders else None, *places]
    events = [event.model_dump_json() for event in selection.events]
    chart = ResolvedChart(
        id=spec.id,
        type=spec.type,
        title=spec.title,
        subtitle=write_subtitle(selection),
        theme=dataset.theme,
        updated=selection.updated,
        datasets=tuple(origin.name for origin in selection.origins),
        height=lay_out_drawings(selection)["wide"].height,
        digest=key_of(spec.model_dump_json(), dataset.digest, *events, selection.colours.digest, *borders),
        covered=cover_chart(selection),
        inside_events=inside_events(selection),
        events=tuple(event.id for event in selection.events),
        public=spec.public,
        formerly=tuple(spec.formerly),
        sources=chart_sources(selection),
        mark_key=" ".join(write_mark_key(selection) or ()),
        things=tuple({(series.label, series.role): None for series in selection.series}),
        select=select,
    )
    chart.__dict__["selection"] = selection
    return chart


def declaration_key(text: str, resources: ChartResources, *more: object) -> str:
    """The cache key of what is made from a declaration: the hash of everything that decides it.

    Args:
        text: the declaration as YAML.
        resources: what it may name.
        more: what else decides the result.

    Returns:
        The key. It changes with the datasets that the text names, not with others.
    """
    used = [(name, resources.datasets[name]) for name in _named_datasets(text, resources.names)]
    digests = (f"{name}={f'{dataset.theme}/{dataset.digest}' if dataset else None}" for name, dataset in used)
    return key_of("declaration", text, *digests, *more, resources.around, engine_digest())


@lru_cache(maxsize=100_000)
def _named_datasets(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """The datasets that a text may use: any word of it that is a dataset's name, in its YAML or its SQL spelling."""
    return tuple(sorted(names.intersection(possible_names(text))))


def require_selection(selection: Selection | None) -> Selection:
    """The selection of a chart from the cache. It is never None: the chart was sound, and its key has not changed."""
    assert selection
    return selection
