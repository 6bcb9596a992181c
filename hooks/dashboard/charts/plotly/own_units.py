"""Compares the unit that a figure's axis names with that of the dataset it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.charts.plotly.own_rows import OwnRows
from dashboard.charts.plotly.plotly_json import read_axis_title
from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import join_words
from dashboard.core.yaml_record import Record
from dashboard.data.units import same_unit
from dashboard.numbers.units import measures_in

_UNIT = lazy_re(r"[(\[]([^()\[\]]+)[)\]]$|,\s*([^,]+)$")
"""The end of a title that may be a unit: 'Trade (USD bn)', 'Trade, USD bn'."""


def check_axis_units(layout: Mapping[str, Any], own: OwnRows, record: Record) -> Iterator[Finding]:
    """Check that no axis names another unit than the dataset, and that all amounts of an axis have one.

    Args:
        layout: of the figure, in Plotly's schema.
        own: the rows that it shows.
        record: where findings are reported.

    Yields:
        A finding for each contradiction.
    """
    units = dict.fromkeys(measure.unit for measure in own.measures)
    if len(units) > 1:
        message = f"The figure draws fields with different units: {join_words([unit or 'none' for unit in units])}."
        yield record.finding("wrong-field", (), message, "Draw one figure for each.")
        return
    for axis in ("xaxis", "yaxis"):
        written = unit_in(read_axis_title(layout, axis))
        fields = [own.measures[0], own.place]
        if written and not any(same_unit(written, field.unit) for field in fields):
            known = own.measures[0]
            message = (
                f"Read the unit '{written}' at an axis, but '{known.name}' is given in {known.unit or 'plain numbers'}."
            )
            hint = "Leave the unit out; it comes from the dataset. To draw another one, change the amounts in code."
            yield record.finding("wrong-value", (), message, hint)


def unit_in(title: str) -> str:
    """The unit that stands at the end of a title; empty if none does."""
    found = _UNIT.search(title)
    unit = (found[1] or found[2]).strip() if found else ""
    return unit if unit == "%" or (unit and measures_in(unit, "en")) else ""
