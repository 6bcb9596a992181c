"""One site for the tests in a browser: charts over every kind of time, of amounts of all sizes, of many sources, and of
countries, formulas, a figure of a notebook, and a long piece. It is built once a run.
"""

from __future__ import annotations

from dashboard.core.period import PeriodKind
from tests.samples.amounts import descriptor
from tests.samples.long_piece import LONG_PIECE
from tests.samples.many_sources import many_sources
from tests.samples.maps import DESCRIPTOR, WORLD
from tests.samples.site import CHART, HEAD, SITE, notebook_text, site_config
from tests.samples.times import timed_site

FORMS: dict[PeriodKind, tuple[str, ...]] = {
    "date": ("line", "bars", "area"),
    "week": ("line", "bars", "area"),
    "yearmonth": ("line", "bars", "lying"),
    "quarter": ("line", "bars", "cells"),
    "half-year": ("line", "bars", "cells"),
    "year": ("line", "bars", "lying"),
}
"""The forms of the charts over each kind of time: points and widths for all, and each other form for two."""
SMALL_PLOTS: dict[PeriodKind, tuple[str, ...]] = {"date": ("line", "bars", "area"), "year": ("line", "bars", "lying")}
"""The forms of those that are drawn as two small plots, too."""
STACKS = ("true", "percent")
"""The ways to stack areas, after which two charts are named."""
AMOUNTS = """\
year,small,large,near
2021,0.0000000012,9007199254740993,1000000.0001
2022,0.00000000250,9223372036854775808,1000000.0003
2023,-0,1180591620717411303425,1000000.0005
"""
AMOUNT_CHARTS = {
    "small": "type: line\ny: small",
    "large": "type: line\ny: large",
    "near": "type: line\ny: near",
    "bars": "type: bar\ny: small",
    "number": "type: number\ny: large",
    "columns": "type: table\ny: [small, large]",
}
_LONG = " + ".join(rf"\beta_{{{number}}} \ln \text{{GDP}}_{{{number}t}}" for number in range(12))
_FORMULAS = rf"""
Trade follows $X_{{ij}} = G \frac{{Y_i Y_j}}{{D_{{ij}}}}$ and costs \$5.

$$
\ln X_{{ij}} = {_LONG}
$$

A long one among words: ${_LONG}$ ends here.

\[ \begin{{aligned}} zqleft &= 1 \\ zq &= 22 \end{{aligned}} \]
"""
_FIGURE = """import plotly.express as px
from dashboard import dataset
rows = dataset("trade")
px.line(rows, x="year", y="value", facet_col="flow", title="Both ways grew")"""


def browser_site() -> dict[str, str | None]:
    """Its files by path."""
    settings = {"dashboard": {"dataset": "trade", "alt": "Two panels; the lines rise."}}
    return {
        **SITE,
        "mkdocs.yml": site_config("https://example.org/"),
        **_times(),
        **{f"data/charts/{stack}.yaml": _stacked(stack) for stack in STACKS},
        **_amounts(),
        **many_sources(),
        "data/datasets/economy/world.yaml": DESCRIPTOR,
        "data/datasets/economy/world.csv": "country,amount\nChina,1\nIndia,2\nHong Kong,3\nSingapore,4\n",
        "data/charts/world.yaml": f"{WORLD}public: true\n",
        "docs/analyses/long.md": LONG_PIECE,
        "docs/analyses/formulas.md": HEAD + _FORMULAS,
        "docs/analyses/book.ipynb": notebook_text(HEAD + "\nA rule: $y = zqbook$.\n", (_FIGURE, settings)),
    }


def _times() -> dict[str, str]:
    """Charts over each kind of time, with two series and with two small plots, and a piece that shows them."""
    files: dict[str, str] = {}
    for kind, forms in FORMS.items():
        timed = timed_site(kind, kind, forms)
        for form in SMALL_PLOTS.get(kind, ()):
            path = f"data/charts/{kind}-{form}.yaml"
            panels = timed[path].replace("\ndata:", "-panels\ndata:", 1).replace("color: thing", "facet: thing")
            timed[path.replace(".yaml", "-panels.yaml")] = panels.replace("\nstack: true", "")
        charts = [path.split("/")[-1].removesuffix(".yaml") for path in timed if "data/charts" in path]
        files |= timed
        files[f"docs/analyses/{kind}.md"] = HEAD + "\n\n".join(f"![Marks](chart:{name})" for name in charts)
    return files


def _amounts() -> dict[str, str]:
    """Charts of small and large amounts, and a piece that shows them."""
    fences = [
        f"```chart\nid: {name}\ndata: amounts\nx: year\n{keys}\ntitle: {name.title()}\nalt: Amounts.\n```\n"
        for name, keys in AMOUNT_CHARTS.items()
    ]
    columns = (("small", "number", "grams"), ("large", "integer", "pieces"), ("near", "number", "metres"))
    return {
        "data/datasets/economy/amounts.yaml": descriptor(*columns),
        "data/datasets/economy/amounts.csv": AMOUNTS,
        "docs/analyses/amounts.md": HEAD + "Amounts.\n\n" + "\n".join(fences),
    }


def _stacked(stack: str) -> str:
    """The small site's chart as stacked areas."""
    named = CHART.replace("id: trade", f"id: {stack}\npublic: true")
    return named.replace("type: line", f"type: area\nstack: {stack}")
