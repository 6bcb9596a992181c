"""What notebooks use: `from dashboard import dataset, chart`."""

from __future__ import annotations

import base64
import datetime
import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from dashboard.core.finding import Finding, format_findings, nearest
from dashboard.core.paths import files_of
from dashboard.core.settings import find_config
from dashboard.data.dataset import Dataset, load_dataset
from dashboard.data.descriptor import Column
from dashboard.notebooks.kernel import READS

_KINDS = {
    "string": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "year": "Int64",
    "yearmonth": "datetime64[s]",
}
PLOTLY = "application/vnd.plotly.v1+json"


def dataset(name: str) -> pd.DataFrame:
    """The rows of a dataset, each column in its type; months are their first days.

    Beside the descriptor's fields it has the columns `source` and `mark`, where the CSV has them. `attrs["descriptor"]`
    holds all that is known of the dataset: title, units, sources.

    Raises:
        LookupError: there is no dataset of this name.
        ValueError: its files have errors.
    """
    folder = _root() / "data" / "datasets"
    path = next(iter(sorted(files_of(folder, f"*/{name}.yaml"))), None)
    if path is None:
        known = sorted(one.stem for one in files_of(folder, "*/*.yaml"))
        raise LookupError(f"There is no dataset '{name}'. {nearest(name, known)}")
    findings: list[Finding] = []
    found = load_dataset(path, _root(), findings)
    if found is None:
        raise ValueError(format_findings(findings))
    frame = pd.DataFrame({field.name: _column(found, field) for field in found.fields.values()})
    for reserved in ("source", "mark"):
        if any(row.values.get(reserved) for row in found.rows):
            frame[reserved] = pd.Series([row.values.get(reserved) for row in found.rows], dtype="str")
    frame.attrs["descriptor"] = found.descriptor
    return frame


def _column(found: Dataset, field: Column) -> pd.Series[Any]:
    values = [row.values[field.name] for row in found.rows]
    if field.type == "yearmonth":
        values = [f"{value}-01" if value else None for value in values]
    series: pd.Series[Any] = pd.Series(values, dtype=_KINDS[field.type])
    # pandas' plain integers go everywhere; those that know gaps only where there are any.
    return series.astype("int64") if str(series.dtype) == "Int64" and not series.isna().any() else series


class ChartView:
    """A chart that a cell declares: the figure of the site there, an interactive one in JupyterLab."""

    def __init__(self, declaration: Mapping[str, Any], line: int) -> None:
        self.declaration = dict(declaration)
        self._line = line

    def __repr__(self) -> str:
        return f"chart '{self.declaration.get('id', '')}': {self.declaration.get('title', '')}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """IPython's protocol. On the site the declaration alone counts: what is drawn then cannot be out of date."""
        # One line, as the cell's line is all that is known of a key's place.
        text = yaml.safe_dump(
            self.declaration, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9
        )
        data = base64.b64encode(text.encode()).decode()
        slot = f'<div class="chart-slot" data-declaration="{data}" data-line="{self._line}"></div>'
        bundle: dict[str, Any] = {"text/plain": repr(self), "text/html": slot}
        return bundle if READS in os.environ else {**bundle, **_live(text)}


def chart(declaration: str | Mapping[str, Any] | None = None, /, **keys: Any) -> ChartView:
    """A chart by the same keys as in a `chart` fence: as YAML, as a dictionary, or as keywords (`from_` for `from`).

    Raises:
        ValueError: the text is no YAML mapping.
    """
    given: Any = yaml.safe_load(declaration) if isinstance(declaration, str) else (declaration or {})
    if not isinstance(given, Mapping):
        shared = "A shared chart is placed by ![alternative](chart:its-id) in a Markdown cell."
        raise ValueError(f"Read {given!r:.60}, expected a chart's keys and values. {shared}")
    whole = {**given, **{name.rstrip("_"): value for name, value in keys.items()}}
    return ChartView(_plain(whole), sys._getframe(1).f_lineno)


def _live(text: str) -> dict[str, Any]:
    """What JupyterLab shows: the figure in Plotly's schema, or what is wrong with the declaration."""
    # The whole engine, which an execution for the site need not load.
    from dashboard.cache.store import Cache, kept_folder
    from dashboard.charts.figure.figure import build_figure
    from dashboard.charts.resolve.declaration import read_declaration
    from dashboard.charts.style.palette import COLOURS, placeholder
    from dashboard.core.yaml_record import read_yaml
    from dashboard.data.dataset import load_datasets
    from dashboard.data.events import load_events

    root, beside, wrong = _root(), list[Finding](), list[Finding]()
    record = read_yaml(text, "chart", wrong)
    datasets = load_datasets(root / "data" / "datasets", root, Cache(kept_folder(root)), beside)
    events = load_events(root / "data" / "events.yaml", root, beside)
    selection = read_declaration(record, datasets, wrong, events) if record else None
    if selection is None:
        said = "\n".join(f"{one.message} {one.hint}".strip() for one in wrong)
        return {"text/plain": said, "text/html": f"<pre>{_escaped(said)}</pre>"}
    figure = json.dumps(build_figure(selection).sized("wide"))
    light = {placeholder(colour.name): colour.light for colour in COLOURS}
    figure = re.sub(r"rgb\(0, 0, \d+\)", lambda found: light.get(found[0], found[0]), figure)
    return {PLOTLY: json.loads(figure)}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _plain(value: Any) -> Any:
    """A value of pandas or NumPy as YAML knows it."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, datetime.datetime):  # pandas' time stamps too
        return value.date()
    if isinstance(value, list | tuple | set | pd.Series | pd.Index):
        return [_plain(one) for one in value]
    return value.item() if hasattr(value, "item") else value


def _root() -> Path:
    config = find_config(Path.cwd())
    if config is None:
        raise LookupError(f"There is no mkdocs.yml in {Path.cwd()} or above: a notebook runs in its own folder.")
    return config.parent.resolve()
