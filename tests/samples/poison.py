"""A site whose every text is an attack: each text field of each model, pieces, notebooks, and outputs of cells."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from itertools import batched
from typing import Any

import yaml
from pydantic import BaseModel

from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.spec.chart_spec import Annotation, ChartSpec
from dashboard.data.borders import BorderPolicy
from dashboard.data.column import Column
from dashboard.data.constraints import Category
from dashboard.data.descriptor import Descriptor
from dashboard.data.events import EventList
from dashboard.facts.named_fact import NamedFact
from dashboard.people.author import AuthorEntry
from dashboard.people.institute import InstituteEntry
from dashboard.people.theme import ThemeList
from dashboard.pieces.front_matter import FrontMatter
from dashboard.review.note import FirstNote, NoteStep
from dashboard.tiles.tile_entry import TileEntry, TileList
from tests.samples.attacks import (
    ATTACKS,
    FOREIGN,
    RUN,
    address_attacks,
    element_attacks,
    markdown_attacks,
    tree_attacks,
)
from tests.samples.site import HEAD, SITE, notebook_text

SHORT = f"'\"><img src=x onerror={RUN}>"
FIELD = f'{SHORT}<script>{RUN}</script><a href="javascript:{RUN}">y</a></title></textarea></style><img src={FOREIGN}/f>'
"""An attack that leaves an attribute, an element and a script; Plotly reads links in texts."""
NAMES = {
    FrontMatter: "authors theme reviewers related translation_of",
    ChartSpec: "type data query x y color facet size label from to value location where highlight unit_forms no_value",
    Annotation: "x y from to",
    Descriptor: "name path theme",
    AuthorEntry: "institute",
    InstituteEntry: "part_of logo",
    NamedFact: "value holds",
    TileEntry: "value where chart theme",
}
"""Fields that name something else, and are no words for readers. Broken pieces hold attacks in them instead."""
BROKEN_CHART_KEYS = ("type", "data", "x", "y", "color", "facet", "size", "label", "value", "location", "from", "to")
BROKEN_HEAD_KEYS = ("authors", "theme", "reviewers", "related", "translation_of", "kind", "date", "status", "lang")
MAP = {
    "id": "map",
    "type": "choropleth",
    "query": "SELECT 'China' AS country, max(value) AS amount FROM trade",
    "location": "country",
    "value": "amount",
    "unit": "tonnes",
    "title": "Map",
    "alt": "A map.",
    "no_value": SHORT,
    "public": True,
}
"""A chart with an attack in the one text that only a map has."""
FREE = ("require_letters", "require_readable", "require_one_tag")
"""Functions that check a text and leave it free to be an attack."""
AT = "2026-01-01T00:00:00+00:00"
SAMPLES: dict[type[BaseModel], dict[str, Any]] = {
    FrontMatter: {
        "kind": "comment",
        "authors": ["osw-editors"],
        "theme": "economy",
        "date": "2025-05-09",
        "status": "published",
        "hero": {"image": "../images/x.svg"},
        "corrections": [{"date": "2025-06-01"}],
    },
    ChartSpec: {
        "id": "trade",
        "type": "line",
        "data": "trade",
        "x": "year",
        "y": "value",
        "color": "flow",
        "annotations": [{"x": 2024, "y": 100}],
        "events": ["war"],
    },
    Descriptor: yaml.safe_load(SITE["data/datasets/economy/trade.yaml"] or ""),
    AuthorEntry: {"institute": "osw", "email": "a@b.org", "works": [{"date": 2020, "url": "https://example.org/"}]},
    InstituteEntry: {"site": "https://example.org/", "email": "a@b.org"},
    ThemeList: {"themes": [{"slug": "economy"}, {"slug": "energy"}]},
    EventList: {"events": [{"id": "war", "date": "2023-02-24", "path": "https://example.org/"}]},
    BorderPolicy: {
        "decided": "2026-11-27",
        "places": [{"at": [34.1, 44.95], "country": "UA", "path": "https://example.org/"}],
    },
    NamedFact: {"value": "SELECT max(value) FROM trade"},
    TileList: {
        "tiles": [
            {"id": value.replace("/", "-"), "value": value, "where": where, "chart": "trade", "theme": "economy"}
            for value, where in (("trade/value", {"flow": "china-to-russia"}), ("trade", {}), ("top", {}))
        ]
    },
    FigureSettings: {"dataset": "trade"},
    # The words of notes are checked for control characters alone, so an attack is valid.
    FirstNote: {"by": "osw-editors", "at": AT, "target": {"chart": "trade"}, "body": FIELD, "suggestion": FIELD},
    NoteStep: {"kind": "reply", "by": "osw-editors", "at": AT, "of": None, "body": FIELD},
}
"""Valid values of all fields that are no free text; lists of models have an item."""


def poisoned(model: type[BaseModel], sample: dict[str, Any]) -> dict[str, Any]:
    """A sample with an attack in each free text of a model and of the models within it."""
    values, names = dict(sample), NAMES.get(model, "").split()
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in names:
            continue
        most = min((most for rule in field.metadata if (most := getattr(rule, "max_length", None))), default=10_000)
        text = SHORT if most < len(FIELD) or model is Category else FIELD  # (names of series have little room)
        parts = set(_parts(field.annotation))
        models = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
        if models and isinstance(values.get(key), list):
            values[key] = [poisoned(models[0], item) for item in values[key]]
        elif models and isinstance(values.get(key), dict):
            values[key] = poisoned(models[0], values[key])
        elif str in parts and key not in values and not _is_checked(field.metadata, field.annotation):
            values[key] = [text] if list in parts else {"one": text} if key == "unit_forms" else text
        elif key in ("title", "label", "description", "organization", "unit") and key in values:
            # Two categories with one label would be one series, two columns with one title one column.
            own = {(Category, "label"): "value", (Column, "title"): "name"}.get((model, key))
            values[key] = f"{text} {values[own][:1]}" if own else text
    return values


def _parts(annotation: Any) -> Iterator[Any]:
    """The types of which an annotation is made."""
    origin = typing.get_origin(annotation)
    if origin is None:
        yield annotation
    else:
        yield origin
        for part in typing.get_args(annotation):
            if origin is not typing.Literal:
                yield from _parts(part)
    if origin is types.UnionType:
        yield typing.Union


def _is_checked(metadata: list[Any], annotation: Any) -> bool:
    """Whether a text has to have a form, such as that of an address or a name."""
    rules = [rule for rule in map(repr, (*metadata, annotation)) if not any(free in rule for free in FREE)]
    return any("pattern" in rule or "Validator" in rule for rule in rules)


def _yaml(model: type[BaseModel]) -> str:
    values = poisoned(model, SAMPLES[model])
    model.model_validate(values)
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**9)


def _broken_pieces() -> Iterator[tuple[str, str]]:
    """Pieces with an attack where something else is named."""
    image = "hero: {image: ../../http://foreign.example/x.svg, alt: A., credit: C.}\n---\nWords.\n"
    yield "docs/analyses/broken-hero.md", HEAD.removesuffix("---\n") + image
    charts = ""
    for key in BROKEN_CHART_KEYS:
        values = {**SAMPLES[ChartSpec], "title": "T", "alt": "A.", "id": f"broken-{key}", key: FIELD}
        charts += f"```chart\n{yaml.safe_dump(values, width=10**9)}```\n\n"
    links = f"[5](fact:{FIELD.replace(' ', '%20')})\n\n![x](chart:<b>)\n\n[x](fact:trade/value?year=<img/src=x>)\n"
    yield "docs/analyses/broken-charts.md", f"{HEAD}\n{charts}\n{links}"
    for key in BROKEN_HEAD_KEYS:
        head = {**yaml.safe_load(HEAD.strip("-\n")), key: FIELD}
        yield (
            f"docs/analyses/broken-{key.replace('_', '-')}.md",
            f"---\n{yaml.safe_dump(head, width=10**9)}---\nWords.\n",
        )
    page = {"title": FIELD, "description": FIELD, "author": FIELD, "hide": [FIELD], "tags": [FIELD], FIELD: FIELD}
    yield "docs/about/page.md", f"---\n{yaml.safe_dump(page, width=10**9)}---\nWords.\n"


def _notebooks() -> Iterator[tuple[str, str]]:
    attacks, step = list(ATTACKS), 30
    for start in range(0, len(attacks), step):
        cells = [f"# Cell {number}\n\n{attack}" for number, attack in enumerate(attacks[start : start + step])]
        yield f"docs/analyses/cells-{start}.ipynb", notebook_text(HEAD, *cells)
    code = f"""from IPython.display import HTML, Javascript, Latex, Markdown, display
attacks = {attacks!r}
for attack in attacks:
    display(HTML(attack))
display(HTML('<div class="chart-slot" data-declaration="!" data-line="1"></div>'))"""
    texts = """for attack in attacks:
    display(Markdown(attack))
    display(Latex(attack))
    print(attack)"""
    kinds = f"""import sys
field = {FIELD!r}
display(Javascript({RUN!r}))
for kind in ("application/javascript", "text/vnd.mermaid", "application/vnd.jupyter.widget-view+json", "text/x",
             "application/vnd.dashboard.table+json", "text/html", "text/markdown", "text/latex", "text/plain"):
    display({{kind: field}}, raw=True)
table = {{"heads": 1, "names": [field] * 2, "numeric": [False] * 2, "rows": [[field] * 2], "total": [1, 2]}}
display({{"application/vnd.dashboard.table+json": table | {{"csv": field}}}}, raw=True)
print(field, file=sys.stderr)"""
    figure = f"""import plotly.graph_objects as go
field = {FIELD!r}
go.Figure(go.Bar(x=[field, "b"], y=[1, 2], name=field, text=[field, field], hovertemplate=field),
          layout={{"title": field, "xaxis": {{"title": field}}, "annotations": [{{"text": field, "x": 0, "y": 1}}]}})"""
    settings = {"dashboard": poisoned(FigureSettings, SAMPLES[FigureSettings])}
    failing = ("raise ValueError(field)", {"tags": ["raises-exception"]})
    yield "docs/analyses/outputs.ipynb", notebook_text(HEAD, code, texts, kinds, (figure, settings), failing)


def poisoned_site() -> dict[str, str | None]:
    """The files of the site, without mkdocs.yml."""
    slot = (
        "![x](chart:trade)\n\nIt was [129](fact:top) and [115.49](fact:trade/value?year=2024&flow=china-to-russia).\n"
    )
    files: dict[str, str | None] = {
        **SITE,
        "docs/analyses/fields.md": f"---\n{_yaml(FrontMatter)}---\nWords that are noted.\n\n{slot}",
        "docs/analyses/fields.review/notes/a.yaml": _yaml(FirstNote),
        "docs/analyses/fields.review/notes/a/b.yaml": _yaml(NoteStep),
        "docs/images/x.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        "data/charts/trade.yaml": _yaml(ChartSpec),
        "data/charts/map.yaml": yaml.safe_dump(MAP, width=10**9),
        "data/datasets/economy/trade.yaml": _yaml(Descriptor),
        "data/authors/osw-editors.yaml": _yaml(AuthorEntry),
        "data/institutes/osw.yaml": _yaml(InstituteEntry),
        "data/themes.yaml": _yaml(ThemeList),
        "data/borders.yaml": _yaml(BorderPolicy),
        "data/events.yaml": _yaml(EventList),
        "data/tiles.yaml": _yaml(TileList),
        "data/facts.yaml": yaml.safe_dump({"top": yaml.safe_load(_yaml(NamedFact))}, width=10**9),
    }
    files |= dict((*_broken_pieces(), *_notebooks()))
    # On the front page the way to the root of the site is empty.
    files["docs/index.md"] = "# Front\n\n" + "\n\n".join(markdown_attacks())
    for number, text in enumerate(_attacked_texts()):
        files[f"docs/analyses/attack-{number}.md"] = f"{HEAD}Words.\n\n{text}\n"
    return files


def _attacked_texts() -> Iterator[str]:
    """Attacks: five in a text, and those that change how the rest of a text is read alone."""
    for attacks in (element_attacks(), address_attacks(), markdown_attacks()):
        for together in batched(attacks, 5):
            yield "\n\n".join(together)
    yield from tree_attacks()
