"""The functions that authors use in notebooks: `from dashboard import dataset, chart`."""

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
from dashboard.core.paths import files_of, is_own_file
from dashboard.core.period import KINDS
from dashboard.core.settings import find_config
from dashboard.core.yaml_record import read_yaml
from dashboard.data.column import Column
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import load_dataset
from dashboard.data.slug import wrong_name
from dashboard.notebooks.kernel import READS
from dashboard.notebooks.kernel_frames import remember_labels

_KINDS = {
    "string": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "week": "datetime64[s]",
    "yearmonth": "datetime64[s]",
    "quarter": "datetime64[s]",
    "half-year": "datetime64[s]",
    "year": "Int64",
}
PLOTLY = "application/vnd.plotly.v1+json"


def dataset(name: str) -> pd.DataFrame:
    """Read the rows of a dataset into a data frame, one column for each field, in the field's type.

    A week, month, quarter or half-year becomes its first day. The columns `source` and `mark` are added if the CSV has
    them. `attrs["descriptor"]` holds the whole descriptor: title, units, sources.

    Raises:
        LookupError: there is no dataset of this name.
        ValueError: its files have errors.
    """
    folder = _root() / "data" / "datasets"
    # Looking for the file by a pattern would list all datasets, and a new one would execute each notebook again.
    paths = (theme / f"{name}.yaml" for theme in sorted(folder.glob("*")))
    path = next((path for path in paths if not wrong_name(name) and is_own_file(path, folder.parents[1])), None)
    if path is None:
        names = sorted(file.stem for file in files_of(folder, "*/*.yaml", folder.parents[1]))
        raise LookupError(f"There is no dataset '{name}'. {nearest(name, names)}")
    findings: list[Finding] = []
    loaded = load_dataset(path, _root(), findings)
    if loaded is None:
        raise ValueError(format_findings(findings))
    frame = pd.DataFrame({field.name: _pandas_column(loaded, field) for field in loaded.fields.values()})
    for reserved in ("source", "mark"):
        if any(row.values.get(reserved) for row in loaded.rows):
            frame[reserved] = pd.Series([row.values.get(reserved) for row in loaded.rows], dtype="str")
    frame.attrs["descriptor"] = loaded.descriptor
    for field in loaded.fields.values():
        remember_labels(field.name, {category.value: category.label for category in field.categories})
    return frame


def _pandas_column(dataset: Dataset, field: Column) -> pd.Series[Any]:
    values = [row.values[field.name] for row in dataset.rows]
    if _KINDS[field.type].startswith("datetime") and field.type in KINDS:
        values = [field.period(value).start if value else None for value in values]
    series: pd.Series[Any] = pd.Series(values, dtype=_KINDS[field.type])
    # Every library takes pandas' plain integers; the nullable ones are used only where values are missing.
    return series.astype("int64") if str(series.dtype) == "Int64" and not series.isna().any() else series


class ChartView:
    """A chart that a cell declares. The site draws it as its own figure; JupyterLab shows an interactive one."""

    def __init__(self, declaration: Mapping[str, Any], line: int) -> None:
        """Store a declaration.

        Args:
            declaration: the keys of a `chart` fence with their values.
            line: the line of the cell that called `chart()`, from 1.
        """
        self.declaration = dict(declaration)
        self._line = line

    def __repr__(self) -> str:
        return f"chart '{self.declaration.get('id', '')}': {self.declaration.get('title', '')}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Called by IPython. The site gets the declaration only and draws it itself, so its figure is never stale."""
        # On one line, since only the line of the call is known, not the place of each key.
        text = yaml.safe_dump(
            self.declaration, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9
        )
        data = base64.b64encode(text.encode()).decode()
        slot = f'<div class="chart-slot" data-declaration="{data}" data-line="{self._line}"></div>'
        bundle: dict[str, Any] = {"text/plain": repr(self), "text/html": slot}
        return bundle if READS in os.environ else {**bundle, **_live(text)}


def chart(declaration: str | Mapping[str, Any] | None = None, /, **keys: Any) -> ChartView:
    """Declare a chart by the keys of a `chart` fence.

    Args:
        declaration: the keys and values, as YAML or as a dictionary.
        keys: the same as keywords, which win over `declaration`; `from_` stands for `from`.

    Returns:
        What the cell has to show, as its last expression.

    Raises:
        ValueError: the text is no YAML mapping.
    """
    declared: Any = _read_yaml(declaration) if isinstance(declaration, str) else (declaration or {})
    if not isinstance(declared, Mapping):
        shared = "A shared chart is placed by ![alternative](chart:its-id) in a Markdown cell."
        raise ValueError(f"Read {declared!r:.60}, expected a chart's keys and values. {shared}")
    merged = {**declared, **{name.rstrip("_"): value for name, value in keys.items()}}
    return ChartView(_to_yaml_types(merged), sys._getframe(1).f_lineno)


def _live(text: str) -> dict[str, Any]:
    """What JupyterLab shows: the figure in Plotly's schema, or the findings about the declaration."""
    # These import the whole engine, which an execution for the site does not need.
    from dashboard.cache.store import Cache, kept_folder
    from dashboard.charts.figure.figure import build_figure
    from dashboard.charts.resolve.chart_resources import load_resources
    from dashboard.charts.resolve.declaration import read_declaration
    from dashboard.charts.style.palette import LIGHT, placeholder

    root, other_findings, findings = _root(), list[Finding](), list[Finding]()
    record = read_yaml(text, "chart", findings)
    resources = load_resources(root / "data", root, Cache(kept_folder(root)), other_findings)
    selection = read_declaration(record, resources, findings) if record else None
    if selection is None:
        message = "\n".join(f"{finding.message} {finding.hint}".strip() for finding in findings)
        return {"text/plain": message, "text/html": f"<pre>{_escape(message)}</pre>"}
    figure = json.dumps(build_figure(selection).sized("wide"))
    light = {placeholder(role): colour for role, colour in LIGHT.items()}
    figure = re.sub(r"rgb\(0, 0, \d+\)", lambda match: light.get(match[0], match[0]), figure)
    return {PLOTLY: json.loads(figure)}


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _read_yaml(text: str) -> Mapping[str, Any] | str:
    """The keys and values of a YAML text, as those of a fence are read; the text itself where it holds none."""
    findings: list[Finding] = []
    record = read_yaml(text, "chart", findings)
    if any(finding.id != "not-a-mapping" for finding in findings):
        raise ValueError(format_findings(findings))
    return record.data if record else text


def _to_yaml_types(value: Any) -> Any:
    """A value of pandas or NumPy as one of the types that YAML has."""
    if isinstance(value, Mapping):
        return {str(name): _to_yaml_types(item) for name, item in value.items()}
    if isinstance(value, datetime.datetime):  # (pandas' time stamps are among them)
        return value.date()
    if isinstance(value, list | tuple | set | pd.Series | pd.Index):
        return [_to_yaml_types(item) for item in value]
    return value.item() if hasattr(value, "item") else value


def _root() -> Path:
    config = find_config(Path.cwd())
    if config is None:
        raise LookupError(f"There is no mkdocs.yml in {Path.cwd()} or above: a notebook runs in its own folder.")
    return config.parent.resolve()
