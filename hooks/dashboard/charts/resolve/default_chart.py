"""The chart of a dataset that nobody has declared one for: a line over its time, made of its descriptor."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec.structs import replace

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import ResolvedChart, require_selection, resolve_chart
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.thing_colours import ThingColours
from dashboard.core.words import _
from dashboard.core.yaml_record import Record
from dashboard.data.dataset import Dataset
from dashboard.data.readable_rows import amount_fields, is_amount, time_field

_RESOLVED = Codec[tuple[ResolvedChart | None, ...]](tuple[ResolvedChart | None, ...])
_PLACES = ("color", "facet")
"""What the columns of the key beside the time become, in order."""


def default_chart(dataset: Dataset, colours: ThingColours, cache: Cache) -> ResolvedChart | None:
    """Make the chart.

    Args:
        dataset: what it shows.
        colours: the colours of things on this site.
        cache: keeps the chart.

    Returns:
        The chart; None if the dataset has no time in its key or no amount, or if no line can show it.
    """
    declaration = _declare(dataset)
    if declaration is None:
        return None

    def read() -> Selection | None:
        record = Record(dataset.path, declaration, {})
        return read_declaration(record, ChartResources({dataset.name: dataset}, colours=colours), [])

    def make() -> tuple[ResolvedChart | None, ...]:
        selection = read()
        return (resolve_chart(selection, partial(_selected, read)) if selection else None,)

    def load(kept: tuple[ResolvedChart | None, ...]) -> tuple[ResolvedChart | None, ...]:
        return tuple(chart and replace(chart, select=partial(_selected, read)) for chart in kept)

    key = key_of("default chart", dataset.name, dataset.digest, colours.digest, engine_digest())
    return cache.get_or_compute(key, _RESOLVED, make, load=load)[0]


def _selected(read: Any) -> Selection:
    return require_selection(read())


def _declare(dataset: Dataset) -> dict[str, Any] | None:
    time = time_field(dataset)
    amounts = [*filter(is_amount, amount_fields(dataset))]
    others = [dataset.fields[name] for name in dataset.key if time and name != time.name]
    if time is None or not amounts or len(others) > len(_PLACES):
        return None
    amount = amounts[0]
    by = dict(zip(_PLACES, others, strict=False))
    title = amount.title
    if "color" in by:
        title = _("%(amount)s by %(field)s", amount=title, field=_within_title(by["color"].title, dataset))
    roles = {role: field.name for role, field in by.items()}
    keys: dict[str, Any] = {"id": f"data-{dataset.name}", "type": "line", "title": title}
    former = [f"data-{name}" for name in dataset.descriptor.formerly]
    keys |= {"formerly": former} if former else {}
    return {**keys, "data": dataset.name, "x": time.name, "y": amount.name, **roles}


def _within_title(name: str, dataset: Dataset) -> str:
    """The title of a field with a small letter, unless it begins with an abbreviation.

    Where the titles of a dataset have letters that English has not, all stay as they are: German nouns are large.
    """
    titles = (dataset.descriptor.title, *(field.title for field in dataset.fields.values()))
    is_foreign = any(letter.isalpha() and not letter.isascii() for letter in "".join(titles))
    return name[:1].lower() + name[1:] if name[1:2].islower() and not is_foreign else name
