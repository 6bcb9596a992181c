"""Charts that have little room for their labels: many of them, long ones, and some at almost one place."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.events import Event
from dashboard.data.load_datasets import read_dataset

DESCRIPTOR = """\
title: Goods
description: Made up.
schema:
  fields:
    - {name: thing, type: string, title: Thing}
    - {name: kind, type: string, title: Kind}
    - {name: year, type: year, title: Year}
    - {name: day, type: date, title: Day}
    - {name: amount, type: number, title: Amount, unit: tonnes}
    - {name: other, type: number, title: Other, unit: USD bn}
  primaryKey: [thing, kind, year, day]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""
COUNTRIES = (
    "China",
    "Russia",
    "United States",
    "Kazakhstan",
    "Turkmenistan",
    "India",
    "South Korea",
    "Japan",
    "Germany",
    "Netherlands",
    "Saudi Arabia",
    "United Arab Emirates",
    "Uzbekistan",
    "Kyrgyzstan",
    "Tajikistan",
    "Mongolia",
    "Viet Nam",
    "Indonesia",
    "Malaysia",
    "Brazil",
    "Belarus",
    "Poland",
    "Hungary",
    "Serbia",
    "Egypt",
    "South Africa",
)
LONG = (
    "Machinery, reactors, boilers and parts",
    "Electrical equipment and its components",
    "Mineral fuels and oils",
    "Organic chemicals and pharmaceuticals ab",
    "Donaudampfschifffahrtsgesellschaftsteile",
    "Iron and steel",
)
Row = tuple[str, str, int, str, float, float]


def _row(thing: str, amount: float, kind: str = "sea", year: int = 2023, day: str = "", other: float = 1) -> Row:
    return thing, kind, year, day or f"{year}-01-01", amount, other


def _chart(name: str, declaration: str, rows: Iterable[Row], events: tuple[Event, ...] = ()) -> Selection:
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows([("thing", "kind", "year", "day", "amount", "other"), *rows])
    text = f"id: {name}\ndata: goods\ntitle: Many labels\nalt: Marks.\n{declaration}\n"
    findings: list[Finding] = []
    record = read_yaml(text, f"{name}.yaml", findings)
    dataset = read_dataset(DESCRIPTOR.encode(), table.getvalue().encode(), "goods.yaml", "goods.csv", findings)
    assert record, findings
    selection = read_declaration(
        record, ChartResources({"goods": dataset}, {event.id: event for event in events}), findings
    )
    assert selection, findings
    return selection


def _names(count: int) -> list[str]:
    return [COUNTRIES[number] if number < len(COUNTRIES) else f"Partner {number}" for number in range(count)]


def crowded_heatmap(count: int) -> Selection:
    """Two rows and so many columns with the names of countries."""
    rows = [_row(name, number + 1, kind) for number, name in enumerate(COUNTRIES[:count]) for kind in ("sea", "land")]
    return _chart("heatmap-columns", "type: heatmap\nx: thing\ny: kind\nvalue: amount", rows)


def dots_of(names: Iterable[str]) -> Selection:
    """A dot for each name."""
    return _chart("dots-of-names", "type: dot\nx: thing\ny: amount", [_row(name, 5) for name in names])


def daily_panels(count: int, height: int | None = None) -> Selection:
    """So many panels, each with the line of some days, in a picture of a height that the author wants."""
    days = [_row(name, 5 + day, day=f"2024-0{day}-01") for name in COUNTRIES[:count] for day in (1, 6)]
    more = f"\nheight: {height}" if height else ""
    return _chart("panels-of-days", f"type: line\nx: day\ny: amount\nfacet: thing{more}", days)


def large_panels(form: str, amount: float) -> Selection:
    """Seven panels of a form with amounts of that size, some of them below nought."""
    rows = [_row(name, (-1) ** year * year * amount, year=year) for name in COUNTRIES[:7] for year in range(2011, 2017)]
    return _chart("panels-of-large-amounts", f"type: {form}\nx: year\ny: amount\nfacet: thing", rows)


def panels_of_lines(names: Iterable[str], times: float = 1) -> Selection:
    """Two panels, each with a line for each name; the second has so many times the amounts of the first."""
    rows = [
        _row(name, (year - 2020 + number) * by, kind, year)
        for number, name in enumerate(names)
        for kind, by in (("sea", 1), ("land", times))
        for year in (2023, 2024)
    ]
    return _chart("panels-of-lines", "type: line\nx: year\ny: amount\ncolor: thing\nfacet: kind", rows)


def panels_that_end_at(amounts: Sequence[float]) -> Selection:
    """A panel with a line for each amount, at which it ends."""
    rows = [
        _row(name, amount * step, year=2022 + step)
        for name, amount in zip(COUNTRIES, amounts, strict=False)
        for step in (0, 1)
    ]
    return _chart("panels-of-ends", "type: line\nx: year\ny: amount\nfacet: thing", rows)


def lying_panels(names: Iterable[str]) -> Selection:
    """Five panels, each with a lying bar for each name."""
    rows = [_row(name, 5, kind) for name in names for kind in COUNTRIES[:5]]
    return _chart("panels-of-lying-bars", "type: bar\nx: thing\ny: amount\nfacet: kind\norientation: horizontal", rows)


def slopes_of(names: Iterable[str], height: int) -> Selection:
    """The slopes of things with these names, in a picture of a height that the author wants."""
    rows = [_row(name, len(name) + year % 5, year=year) for name in names for year in (2013, 2024)]
    return _chart("slopes-of-names", f"type: slope\nx: year\ny: amount\ncolor: thing\nheight: {height}", rows)


def slopes_to(lasts: Mapping[str, float]) -> Selection:
    """The slopes of things that end at these amounts."""
    rows = [
        _row(name, amount, year=year) for name, last in lasts.items() for year, amount in ((2014, 50), (2024, last))
    ]
    return _chart("slopes-to-amounts", "type: slope\nx: year\ny: amount\ncolor: thing", rows)


@cache
def stress_charts() -> dict[str, Selection]:
    """All of them by name."""
    sixty = [_row(name, 100 - number * 1.37) for number, name in enumerate(_names(60))]
    long = [_row(name, 1_000 * (3 - number) + 0.5) for number, name in enumerate(LONG)]
    start = datetime.date(2024, 1, 1)
    days = [(start + datetime.timedelta(number)).isoformat() for number in range(150)]
    lines = [(name, year) for name in _names(14) for year in range(2015, 2025)]
    two = [(name, year) for name in _names(8) for year in (2013, 2024)]
    facets = [(name, year) for name in _names(20) for year in range(2018, 2025)]
    return {
        name: _chart(name, declaration, rows)
        for name, (declaration, rows) in {
            "bars-60-horizontal": ("type: bar\nx: thing\ny: amount\norientation: horizontal", sixty),
            "bars-60-vertical": ("type: bar\nx: thing\ny: amount", sixty),
            "bars-60-low": ("type: bar\nx: thing\ny: amount\norientation: horizontal\nheight: 200", sixty),
            "bars-long-names": ("type: bar\nx: thing\ny: amount", long),
            "bars-few-vertical": (
                "type: bar\nx: thing\ny: amount\nannotations: [{text: A note that is rather long, x: Russia}]",
                [_row(name, 10.5 + number) for number, name in enumerate(COUNTRIES[:4])],
            ),
            "bars-short-years": (
                "type: bar\nx: year\ny: amount\nhighlight: [2022, 2025]",
                [_row("oil", 9000 + 400 * (year % 5), year=year) for year in range(2018, 2026)],
            ),
            "dots-near": (
                "type: dot\nx: thing\ny: amount\ncolor: kind",
                [
                    _row(thing, amount, kind)
                    for thing, amounts in (("China and Russia", (52.7, 76, 75.2)), ("China and USA", (14.5, 13.2, 20)))
                    for kind, amount in zip(("1990s", "2000s", "2010s"), amounts, strict=True)
                ],
            ),
            "dots-long-names": ("type: dot\nx: thing\ny: amount", long),
            "table-long-names": ("type: table\nx: thing\ny: [amount, other]", long),
            "heatmap-long-names": (
                "type: heatmap\nx: kind\ny: thing\nvalue: amount",
                [
                    _row(name, number + index, kind)
                    for number, name in enumerate(LONG)
                    for index, kind in enumerate(LONG)
                ],
            ),
            "flows-12-12": (
                "type: sankey\nfrom: thing\nto: kind\nvalue: amount",
                [
                    _row(name, 1 + (one * 7 + other * 3) % 11, f"to {COUNTRIES[other + 12]}")
                    for one, name in enumerate(_names(12))
                    for other in {(one * 5) % 12, (one * 5 + 3) % 12, one}
                ],
            ),
            "facets-20-negative": (
                "type: line\nx: year\ny: amount\nfacet: thing",
                [
                    _row(name, (-1) ** year * (100 if name == "China" else 9_800) - 100, year=year)
                    for name, year in facets
                ],
            ),
            "facets-bars-two": (
                "type: bar\nx: thing\ny: amount\nfacet: kind\ncolor: year",
                [
                    _row(name, number - 1, kind, year)
                    for number, name in enumerate(COUNTRIES[:4])
                    for kind in ("sea and rivers of the whole country", "land")
                    for year in (2023, 2024)
                ],
            ),
            "facets-lines-three": (
                "type: line\nx: year\ny: amount\nfacet: thing\ncolor: kind",
                [
                    _row(name, year % 7 + index, kind, year)
                    for name, year in facets
                    if name in COUNTRIES[:6]
                    for index, kind in enumerate(("Mineral fuels", "Iron and steel", "Machinery"))
                ],
            ),
            "lines-14-two-highlighted": (
                "type: line\nx: year\ny: amount\ncolor: thing\nhighlight: [China, United States]",
                [_row(name, len(name) + (year * len(name)) % 17, year=year) for name, year in lines],
            ),
            "lines-8-near-ends": (
                "type: line\nx: year\ny: amount\ncolor: thing",
                [_row(name, 1_000 + len(name) / 10 + year % 3, year=year) for name, year in lines if name in _names(8)],
            ),
            "bars-8-series": (
                "type: bar\nx: year\ny: amount\ncolor: thing",
                [_row(name, len(name), year=year) for name, year in lines if name in _names(8) and year > 2019],
            ),
            "bars-8-long-series": (
                "type: bar\nx: year\ny: amount\ncolor: thing\nstack: true",
                [_row(name, year - 2010, year=year) for name in LONG for year in (2022, 2023, 2024)],
            ),
            "treemap-26": (
                "type: treemap\nlabel: thing\nvalue: amount",
                [_row(name, round(200 / (number + 1) ** 1.3, 1)) for number, name in enumerate(_names(26))],
            ),
            "dumbbell-equal-ends": (
                "type: dumbbell\nx: thing\ny: amount\ncolor: kind",
                [
                    _row(name, 50 + number * (kind == "land") * 0.4, kind)
                    for number, name in enumerate(COUNTRIES[:8])
                    for kind in ("sea", "land")
                ],
            ),
            "slope-near-ends": (
                "type: slope\nx: year\ny: amount\ncolor: thing",
                [_row(name, 100 + len(name) / 50 + year % 5, year=year) for name, year in two],
            ),
            "slope-long-names": (
                "type: slope\nx: year\ny: amount\ncolor: thing",
                [_row(name, len(name) + year % 5, year=year) for name in LONG for year in (2013, 2024)],
            ),
            "bars-daily": (
                "type: bar\nx: day\ny: amount",
                [_row("x", n % 9 + 1, day=day) for n, day in enumerate(days)],
            ),
            "scatter-26-legend": (
                "type: scatter\nx: other\ny: amount\nlabel: thing\ncolor: kind",
                [
                    _row(name, number % 5 * 100, f"kind {'of goods ' * (number % 8 % 3)}{number % 8}", other=number % 4)
                    for number, name in enumerate(_names(26))
                ],
            ),
            "lines-that-end-early": (
                "type: line\nx: year\ny: amount\ncolor: thing\nheight: 800",
                [
                    _row(name, -amount, year=2018 + number)
                    for name, amounts in zip(("China", "Russia", "India", *LONG[:3]), _EARLY_ENDS, strict=True)
                    for number, amount in enumerate(amounts)
                ],
            ),
            "lines-that-end-before-an-amount": (
                "type: line\nx: year\ny: amount\ncolor: thing\nheight: 240\n"
                "annotations: [{text: Cap of the price, y: 2}]",
                [
                    _row(name, amount, year=2018 + number)
                    for name, amounts in (
                        ("China", (21, 14, 4, 6, 14, 12, 5)),
                        (LONG[2], (5, 2, 21, 2, 16, 11, 7)),
                        (LONG[3], (24, 19, 5)),
                    )
                    for number, amount in enumerate(amounts)
                ],
            ),
            "one-point": ("type: line\nx: year\ny: amount", [_row("x", 7)]),
            "one-bar": ("type: bar\nx: thing\ny: amount", [_row("China", 7)]),
            **{
                f"{form}-amounts": (
                    f"type: {form}\nx: {x}\ny: amount\ncolor: kind",
                    [_row(name, amount, year=2020 + number) for number, (name, amount) in enumerate(_MANY_AMOUNTS)],
                )
                for form, x in (("line", "year"), ("bar", "thing"), ("dot", "thing"))
            },
            "number-large": (
                "type: number\nx: year\ny: amount",
                [_row("x", -1_234_567_890_123.4 + n, year=2020 + n) for n in (0, 1)],
            ),
            "number-small": (
                "type: number\nx: year\ny: amount",
                [_row("x", 1e-9 * (n + 1), year=2020 + n) for n in (0, 1)],
            ),
        }.items()
    } | {"lines-10-events": _events()}


_EARLY_ENDS = ((26, 37, 16), (31, 89, 75, 14, 58), (30, 63, 82), (26, 11, 81), (85,), (82, 68))
"""Amounts from one year on. One label has room at its end but for the line that leads to another one."""
_MANY_AMOUNTS = (("a", 1e-9), ("b", 1e-6), ("c", 0.25), ("d", 1_234.5), ("e", -98_765_432.1), ("f", 1e12))


def _events() -> Selection:
    """Ten events within three years, at the edges too."""
    names = (
        "Annexation of Crimea and first sanctions",
        "Second package",
        "Third",
        "Summit in Astana",
        "Pipeline opens",
        "Full-scale invasion of Ukraine",
        "Ninth package of sanctions",
        "Price cap",
        "Visit to Moscow",
        "Agreement",
    )
    first = datetime.date(2021, 1, 1)
    events = tuple(
        Event(id=f"event-{number}", date=first + datetime.timedelta(120 * number), label=label, source="Us")
        for number, label in enumerate(names)
    )
    listed = ", ".join(event.id for event in events)
    declaration = f"type: line\nx: year\ny: amount\nevents: [{listed}]"
    return _chart(
        "lines-10-events", declaration, [_row("x", year % 7, year=year) for year in range(2021, 2025)], events
    )
