"""The values that a chart shows or a text cites, each with its time, its names and its place in the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal

from dashboard.charts.spec.selection import Selection
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import exact, format_number
from dashboard.core.period import Period, period_named
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.facts.fact import Fact, FactError, read_fact_target
from dashboard.numbers.claim import Claim, matches
from dashboard.numbers.times import Time
from dashboard.numbers.unit import Unit
from dashboard.numbers.units import read_unit
from dashboard.pieces.placed_facts import PlacedFact


class Amount(Frozen):
    """A value with its unit."""

    value: Decimal
    unit: Unit

    def bears_out(self, claim: Claim) -> bool:
        """Tell whether it is what a number says. Without words such as 'fell by' its sign is left out."""
        values = (self.value,) if claim.direction else (self.value, abs(self.value))
        return any(matches(claim, value, self.unit, loose=True) for value in values)


class ShownValue(Amount):
    """One value with all that words may say of it."""

    unit_text: str
    """The unit as the data write it."""
    period: Period | None
    """None if it has no time, or several."""
    names: tuple[tuple[str, str], ...]
    """What names it in words for readers, by field: (('flow', 'China to Russia'),)."""
    origin: str
    """The chart, or the field of a dataset, to which it belongs: what is computed from values has one origin."""
    source: str
    """Where it comes from: 'chart trade, row year=2024' or 'fact:trade/value?year=2024'."""
    place: str = ""
    """The line of the data: 'data/datasets/economy/trade.csv:12'. Empty if there is none."""

    def is_of(self, time: Time) -> bool:
        """Tell whether words name exactly its time."""
        return self.period is not None and self.period == time.period

    @property
    def written(self) -> str:
        """The value with its unit, for messages."""
        return f"{format_number(self.value)}{'' if self.unit_text == '%' else ' '}{self.unit_text}".strip()


def values_of_chart(selection: Selection) -> list[ShownValue]:
    """The values that a chart draws, in the order of its rows.

    Args:
        selection: the rows of the chart.
    """
    fields = selection.dataset.fields
    drawn = {series.field.name: series.field for series in selection.series}
    others = (*selection.roles.measures, selection.roles.across, selection.chart.size or "")
    drawn |= {name: fields[name] for name in others if name in fields and name not in drawn}
    drawn = {name: column for name, column in drawn.items() if column.numeric and not column.temporal}
    values = [
        _value(row, column, selection)
        for row in selection.rows
        for column in drawn.values()
        if row.values.get(column.name) is not None
    ]
    return [*values, *_shares(selection)]


def _value(row: Row, column: Column, selection: Selection) -> ShownValue:
    amount = exact(row.texts[column.name]) if row.texts.get(column.name) else exact(row.values[column.name])
    return _shown(amount, row, column, selection)


def _shares(selection: Selection) -> Iterator[ShownValue]:
    """The shares that a stack of 100% draws."""
    if selection.chart.stack != "percent":
        return
    for series in selection.drawn.series:
        for point in series.points:
            if point.row and point.y is not None:
                yield _shown(series.amount(point), point.row, series.field, selection)


def _shown(amount: Decimal, row: Row, column: Column, selection: Selection) -> ShownValue:
    dataset, roles = selection.dataset, selection.roles
    key = [name for name in dataset.key if not dataset.parents] or [
        name for name in (roles.across, roles.split, roles.facet) if name and name != column.name
    ]
    address = ", ".join(f"{name}={row.texts.get(name, row.values.get(name))}" for name in dict.fromkeys(key))
    source = f"chart {selection.chart.id}, row {address}" if address else f"chart {selection.chart.id}"
    place = f"{dataset.path}:{row.line}" if dataset.path else ""
    unit_text = column.unit or ""
    return ShownValue(
        amount,
        read_unit(unit_text),
        unit_text,
        _period(row, selection),
        _names(row, selection),
        f"chart {selection.chart.id} {column.name}",
        source,
        place,
    )


def _period(row: Row, selection: Selection) -> Period | None:
    fields = selection.dataset.fields.values()
    texts = [row.texts.get(field.name, "") for field in fields if field.temporal]
    return period_named(texts[0]) if len(texts) == 1 else None


def _names(row: Row, selection: Selection) -> tuple[tuple[str, str], ...]:
    fields = selection.dataset.fields.values()
    named = [field for field in fields if not field.numeric and not field.temporal and row.values.get(field.name)]
    return tuple((field.name, field.label(row.values[field.name])) for field in named)


def values_of_facts(facts: Iterable[PlacedFact]) -> list[ShownValue]:
    """The values that a text cites, each once.

    Args:
        facts: its facts. Those that are statements have no value.
    """
    values = {placed.target: _fact_value(placed.fact, placed.target) for placed in facts if placed.fact}
    return [shown for shown in values.values() if shown]


def _fact_value(fact: Fact, target: str) -> ShownValue | None:
    if fact.value is None:
        return None
    with suppress(FactError):
        parts = read_fact_target(target)
        periods = [period for _, text in parts.key if (period := period_named(text))]
        names = tuple((name, text) for name, text in parts.key if not period_named(text))
        unit = fact.unit or ""
        return ShownValue(
            fact.value,
            read_unit(unit),
            unit,
            periods[0] if len(periods) == 1 else None,
            names,
            f"fact {parts.name} {parts.field}",
            f"fact:{target}",
        )
    return None
