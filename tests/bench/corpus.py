"""A site of any size, the same at each run, and its plain twins: `python -m tests.bench.corpus OUT --pieces 1000`.

OUT/ours is a site of this project. OUT/mkdocs, OUT/mkdocs-dirty and OUT/zensical hold the same Markdown without charts,
facts, data and hooks, for MkDocs with Material and for Zensical.
"""

from __future__ import annotations

import argparse
import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

from dashboard.core.settings import HOME
from tests.bench.prose import Prose
from tests.samples.site import site_config

TWINS = ("mkdocs", "mkdocs-dirty", "zensical")
DATASETS, AUTHORS, NOTEBOOKS = 50, 40, 20
WORDS, CHARTS = 800, 3
YEARS = range(2000, 2025)
SERIES = ("alpha", "beta", "gamma", "delta", "epsilon")
THEMES = ("economy", "energy", "politics", "security", "society")
INSTITUTES = ("osw", "merics", "nkk", "sceeus")
KINDS = ("comment", "analysis", "brief", "data-note")
FIRST_DAY = datetime.date(2012, 1, 1)
FENCE = "```chart\n{}```"

Rows = dict[tuple[str, str], str]
"""The printed value by month and series."""


@dataclass(frozen=True)
class Chart:
    """A chart's declaration as YAML."""

    id: str
    yaml: str


def write_corpus(
    out: Path,
    pieces: int,
    shared_charts: int = 0,
    notebooks: int = NOTEBOOKS,
    datasets: int = DATASETS,
    seed: int = 7,
) -> None:
    """Write the site and its twins below a folder that is new or empty.

    Args:
        pieces: so many analyses.
        shared_charts: so many charts in data/charts/; then each analysis places one of them.
        notebooks: so many at most; every fiftieth analysis is one.
        datasets: so many.
        seed: decides all words and values.
    """
    random = Random(seed)
    prose = Prose(random)
    ours, twins = out / "ours", [out / name for name in TWINS]
    write_configs(out)
    for twin in twins:
        _write(twin / "docs" / "index.md", "---\ntitle: Front\n---\n# Front\n")
    _write(ours / "docs" / "index.md", "---\ntitle: Front\ntemplate: front.html\n---\n")
    _write_people(ours / "data", prose, [f"shared-{number}" for number in range(shared_charts)])
    rows = [_write_dataset(ours / "data", number, random, prose) for number in range(datasets)]
    shared = [_chart(f"shared-{number}", number, number % datasets, prose) for number in range(shared_charts)]
    for chart in shared:
        _write(ours / "data" / "charts" / f"{chart.id}.yaml", chart.yaml)
    for number in range(pieces):
        is_notebook = number % 50 == 49 and number // 50 < notebooks
        _write_piece(number, is_notebook, ours, twins, prose, rows, shared)


def write_configs(out: Path) -> None:
    """Write the mkdocs.yml of the site and of each twin, as the repository's own is now."""
    _write(out / "ours" / "mkdocs.yml", site_config("http://127.0.0.1:8000/"))
    for name in TWINS:
        _write(out / name / "mkdocs.yml", _plain_config())


def piece_name(number: int) -> str:
    """Its slug."""
    return f"piece-{number:05}"


def dataset_path(number: int) -> str:
    """The CSV of a dataset from the root of the site; the pieces number/3, number/3 + 50/3 and so on draw on it."""
    return f"data/datasets/{THEMES[number % len(THEMES)]}/dataset-{number:02}.csv"


def _write_piece(
    number: int,
    is_notebook: bool,
    ours: Path,
    twins: list[Path],
    prose: Prose,
    datasets: list[Rows],
    shared: list[Chart],
) -> None:
    used = [(number * CHARTS + index) % len(datasets) for index in range(CHARTS)]
    charts = [
        _chart(f"{piece_name(number)}-{index}", number + index, dataset, prose) for index, dataset in enumerate(used)
    ]
    month, series = f"{YEARS[number % 25]}-06", SERIES[number % 5]
    value = datasets[used[0]][month, series]
    # (No tenth piece is a notebook, so the link holds in the twins too.)
    links = [f"see [another piece]({piece_name(number // 10 * 10)}.md)", f"it was @{value}@"]
    blocks = list(prose.blocks(WORDS, links))
    plain = "\n\n".join(blocks).replace("@", "") + "\n"
    fact = f"[{value}](fact:dataset-{used[0]:02}/value?month={month}&series={series})"
    blocks = [block.replace(f"@{value}@", fact) for block in blocks]
    for place, chart in zip((2, 5, 8), charts, strict=True):
        blocks.insert(place, FENCE.format(chart.yaml))
    if shared:
        blocks.append(f"![Lines that rise and fall](chart:{shared[number % len(shared)].id})")
    title = prose.title()
    head = {
        "title": title,
        "kind": KINDS[number % len(KINDS)],
        "standfirst": prose.sentences(25),
        "authors": [f"author-{number % AUTHORS:02}"],
        "theme": THEMES[number % len(THEMES)],
        "date": FIRST_DAY + datetime.timedelta(days=number % 5000),
        "status": "published",
    }
    front = f"---\n{yaml.safe_dump(head, sort_keys=False, allow_unicode=True)}---\n"
    for twin in twins:
        _write(
            twin / "docs" / "analyses" / f"{piece_name(number)}.md", f"---\ntitle: {title}\n---\n# {title}\n\n{plain}"
        )
    folder = ours / "docs" / "analyses"
    if is_notebook:
        _write(folder / f"{piece_name(number)}.ipynb", _notebook(front, blocks, used[0]))
    else:
        _write(folder / f"{piece_name(number)}.md", front + "\n\n".join(blocks) + "\n")


def _notebook(front: str, blocks: list[str], dataset: int) -> str:
    """The head, the text in cells of three blocks, and a code cell that reads the rows."""
    csv = f"../../{dataset_path(dataset)}"
    code = f'import pandas as pd\n\nrows = pd.read_csv("{csv}")\nprint(rows.groupby("series")["value"].mean().round(2))'
    parts = ["\n\n".join(blocks[start : start + 3]) for start in range(0, len(blocks), 3)]
    cells = [
        {"cell_type": "markdown", "id": f"text-{place}", "metadata": {}, "source": part}
        for place, part in enumerate([front, *parts])
    ]
    cells.insert(
        3, {"cell_type": "code", "id": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": code}
    )
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(book, indent=1) + "\n"


def _chart(name: str, number: int, dataset: int, prose: Prose) -> Chart:
    """By turns five long lines, the months of a year as bars, two stacked areas, and dots of one series."""
    year, series = YEARS[number % 24], SERIES[number % 5]
    form: dict[str, object] = [
        {"type": "line", "color": "series"},
        {"type": "bar", "where": {"series": series, "month": {"from": f"{year}-01", "to": f"{year}-12"}}},
        {
            "type": "area",
            "stack": True,
            "color": "series",
            "where": {"series": list(SERIES[:2]), "month": {"from": f"{min(year, 2019)}-01"}},
        },
        {"type": "line", "where": {"series": series, "month": {"from": f"{year}-01"}}},
    ][number % 4]
    words: dict[str, object] = {
        "title": f"{prose.title(6)} in {year}",
        "subtitle": f"{prose.title(5)}, USD bn",
        "alt": f"Made-up figures: {' '.join(prose.words(12))}.",
    }
    declared = {"id": name, "data": f"dataset-{dataset:02}", "x": "month", "y": "value", **form, **words}
    return Chart(name, yaml.safe_dump(declared, sort_keys=False))


def _write_dataset(data: Path, number: int, random: Random, prose: Prose) -> Rows:
    """1,500 rows: twenty-five years of months in five series."""
    rows: Rows = {}
    level = {series: random.uniform(40, 90) for series in SERIES}
    for year in YEARS:
        for month in range(1, 13):
            for series in SERIES:
                level[series] = max(5, level[series] + random.uniform(-3, 3.1))
                rows[f"{year}-{month:02}", series] = f"{level[series]:.2f}"
    lines = [f"{month},{series},{value},office," for (month, series), value in rows.items()]
    path = data.parent / dataset_path(number)
    _write(path, "\n".join(["month,series,value,source,mark", *lines]) + "\n")
    descriptor = {
        "title": prose.title(4),
        "description": prose.sentences(20),
        "schema": {
            "fields": [
                {"name": "month", "type": "yearmonth", "title": "Month"},
                {
                    "name": "series",
                    "type": "string",
                    "title": "Series",
                    "categories": [{"value": series, "label": series.capitalize()} for series in SERIES],
                },
                {"name": "value", "type": "number", "title": "Value", "unit": "USD bn"},
            ],
            "primaryKey": ["month", "series"],
        },
        "sources": [{"name": "office", "organization": "An office", "title": "Made-up figures"}],
        "licenses": [{"name": "made-up", "title": "Made up for measuring"}],
        "updated": datetime.date(2026, 1, 20),
        "frequency": "monthly",
        "maturity": "final",
    }
    _write(path.with_suffix(".yaml"), yaml.safe_dump(descriptor, sort_keys=False))
    return rows


def _write_people(data: Path, prose: Prose, shared: list[str]) -> None:
    """The repository's own institutes and themes, and made-up authors."""
    for path in sorted((HOME / "data" / "institutes").glob("*.yaml")):
        _write(data / path.relative_to(HOME / "data"), path.read_text(encoding="utf-8"))
    themes = yaml.safe_load((HOME / "data" / "themes.yaml").read_text(encoding="utf-8"))["themes"]
    for number, theme in enumerate(themes):
        theme["charts"] = shared[4 * number : 4 * number + 4]
    _write(data / "themes.yaml", yaml.safe_dump({"themes": themes}, sort_keys=False, allow_unicode=True))
    for number in range(AUTHORS):
        entry = {
            "name": prose.title(2).title(),
            "role": "Author of made-up texts",
            "institute": INSTITUTES[number % len(INSTITUTES)],
        }
        _write(data / "authors" / f"author-{number:02}.yaml", yaml.safe_dump(entry, sort_keys=False))


def _plain_config() -> str:
    """The repository's own mkdocs.yml as it would be with Material alone, its search included."""
    own = yaml.safe_load((HOME / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = {key: own[key] for key in ("site_name", "nav", "not_in_nav", "theme", "markdown_extensions")}
    del kept["theme"]["custom_dir"]
    kept["markdown_extensions"].remove("mkdocs_host.defer_nbconvert")
    kept |= {"site_url": "http://127.0.0.1:8000/", "plugins": ["search"]}
    return yaml.safe_dump(kept, sort_keys=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pieces", type=int, default=1000)
    parser.add_argument("--shared-charts", type=int, default=0)
    options = parser.parse_args()
    write_corpus(options.out, options.pieces, options.shared_charts)


if __name__ == "__main__":
    main()
