"""A hundred different pictures, drawn by us and by `plotly.io.write_images`; a figure's time; a picture's size."""

from __future__ import annotations

import gzip
import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, cycle, islice
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import plotly.io
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.browser import find_browser
from dashboard.charts.render.drawing import Drawer, DrawingError, RenderJob, new_drawer
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection, select
from dashboard.charts.types import CHART_TYPES
from dashboard.core.finding import Finding
from dashboard.core.settings import HOME
from dashboard.core.yaml_record import Record, read_yaml
from dashboard.data.load_datasets import load_dataset
from dashboard.edition.prepare_edition import prepare_edition
from tests.bench.table import Measured

PICTURES = 100
ROUNDS = 24
FIGURES = 500
DESCRIPTOR = """\
title: Prices
description: Five made-up prices over twenty-five years.
schema:
  fields:
    - {name: month, type: yearmonth, title: Month}
    - {name: crude, type: string, title: Crude}
    - {name: price, type: number, title: Price, unit: USD}
  primaryKey: [month, crude]
sources: [{name: made, organization: Nobody, title: Made up}]
licenses: [{name: facts, title: Facts re-keyed}]
updated: 2026-01-20
frequency: monthly
maturity: final
"""
CHART = "{id: prices, type: line, data: prices, x: month, y: price, color: crude, title: Prices moved}"


def measure_drawing(corpus: Path) -> list[Measured]:
    """Pictures of the gallery, which has every form, and of the corpus; a figure; a long chart."""
    gallery = prepare_edition(HOME / "mkdocs.yml", preview=True).content.shared_charts.values()
    selections = [one.selection for one in gallery if one]
    rows = list(_compared("of every form", list(islice(_orders(selections), PICTURES))))
    charts = prepare_edition(corpus / "mkdocs.yml", preview=True).view.chart_requests[: PICTURES // 2]
    figures = [build_figure(one.chart.selection) for one in charts]
    rows += _compared("of the corpus", [RenderJob(figure, size) for figure in figures for size in figure.layouts])
    drawer = _drawer()
    [long] = drawer.draw([RenderJob(build_figure(_five_lines_of_300_points()), "wide")])
    drawer.close()
    size = len(gzip.compress(long.encode())) / 1000
    return [
        *rows,
        Measured("a figure from its rows", _figure_time(selections), "ms", most=3),
        Measured("five lines of 300 points, picture at gzip -9", size, "kB", most=8),
    ]


def _compared(which: str, orders: list[RenderJob]) -> Iterator[Measured]:
    """A hundred pictures, by us and by `write_images`."""
    drawer = _drawer()
    browser = find_browser(HOME)
    assert browser
    # A build of thousands draws most of them in pages that have drawn hundreds, and that have to be cleared of them.
    cold, *later = (_seconds(lambda: drawer.draw(orders)) / len(orders) * 1000 for _ in range(1 + ROUNDS))
    warm = fmean(later)
    drawer.close()
    with TemporaryDirectory() as folder, _environment(browser.env | {"BROWSER_PATH": str(browser.executable)}):
        figures = [order.figure.sized(order.size) for order in orders]
        files = [Path(folder, f"{number}.svg") for number in range(len(orders))]
        today = _seconds(lambda: plotly.io.write_images(figures, files)) / len(orders) * 1000
        assert all(file.stat().st_size for file in files)
    yield Measured(f"a picture {which}: plotly.io.write_images", today, "ms")
    yield Measured(f"a picture {which}: ours, start of the browser included", cold, "ms")
    yield Measured(f"a picture {which}: ours, browser started before", warm, "ms")
    yield Measured(f"a picture {which}: times cheaper, browser started before", today / warm, "", least=20)


def _drawer() -> Drawer:
    try:
        return new_drawer()
    except DrawingError as error:
        raise SystemExit(f"{error} {error.hint}") from error


def _orders(selections: list[Selection]) -> Iterator[RenderJob]:
    """Pictures of the shared charts over and over, each time under another name and a little higher."""
    for number, selection in zip(count(), cycle(selections)):
        factor = 1 + number / 1000
        series = tuple(
            replace(one, points=tuple(replace(p, y=p.y and p.y * factor) for p in one.points))
            for one in selection.series
        )
        chart = selection.chart.model_copy(update={"id": f"{selection.chart.id}-{number}"})
        yield RenderJob(build_figure(replace(selection, chart=chart, series=series)), "wide")


def _figure_time(selections: list[Selection]) -> float:
    """Milliseconds from a dataset's rows to a figure, the mean over the shared charts."""

    def build() -> None:
        for one in islice(cycle(selections), FIGURES):
            form = CHART_TYPES[one.chart.type]
            selection = select(one.chart, one.roles, one.dataset, Record("", {}, {}), [], repeats=form.repeats)
            assert selection
            build_figure(replace(selection, summary=form.summarise(selection)))

    return _seconds(build) / FIGURES * 1000


def _five_lines_of_300_points() -> Selection:
    """A long chart whose lines look like prices: two waves and a jitter, the same at each run."""
    lines = ["month,crude,price"]
    for month in range(300):
        for crude in range(5):
            waves = 12 * math.sin(month / 23 + crude) + 6 * math.sin(month / 5 * (1 + crude / 7))
            price = 60 + 9 * crude + waves + (month * 7919 + crude * 104729) % 97 / 20
            lines.append(f"{2001 + month // 12}-{month % 12 + 1:02},crude-{crude},{price:.2f}")
    findings: list[Finding] = []
    with TemporaryDirectory() as folder:
        path = Path(folder, "data", "datasets", "energy", "prices.yaml")
        path.parent.mkdir(parents=True)
        path.write_text(DESCRIPTOR, encoding="utf-8")
        path.with_suffix(".csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        dataset = load_dataset(path, Path(folder), findings)
    record = read_yaml(CHART, "prices.yaml", findings)
    selection = read_declaration(record, ChartResources({"prices": dataset}), findings) if record else None
    assert selection, findings
    return selection


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@contextmanager
def _environment(changed: dict[str, str]) -> Iterator[None]:
    """Kaleido finds its browser, and the browser its libraries, by the environment of this process."""
    before = dict(os.environ)
    os.environ.update(changed)
    yield
    os.environ.clear()
    os.environ.update(before)
