"""Everything that is made from one chart: pictures, table, downloads, and the HTML that holds them together."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from dashboard import wording
from dashboard.address import BASE
from dashboard.cache import Cache
from dashboard.dates import day
from dashboard.drawing import Drawer, Order
from dashboard.figure import Figure, build_figure
from dashboard.finding import Finding
from dashboard.raster import png
from dashboard.selection import Selection
from dashboard.standalone import ADDRESS, WIDTH, standalone
from dashboard.table import chart_table, rows_csv

THEME = Path(__file__).parent.parent / "theme"
PAGE = "@page@"
"""Stands in cached HTML for the page's own address."""
PLOTLY_CSS = "assets/plotly.css"
PLOTLY_JS = "assets/plotly-basic.min.js"


@dataclass(frozen=True)
class Artefacts:
    """The files of one chart, as text."""

    id: str
    html: str
    svg: str
    """A picture that stands alone: it carries its colours, its title, its source and a place for its address."""
    pictures: dict[str, str]
    """The bare drawings by size, 'wide' and 'narrow', for lists."""
    csv: str
    json: str
    png: str = ""
    """Of a shared chart, in base64: the picture that stands alone, for places that take no SVG."""

    def placed(self, base: str, page: str) -> str:
        """The figure's HTML for one page. `base`: the way to the root, '' or '../' and so on."""
        return self.html.replace(BASE, base).replace(PAGE, page)


@cache
def _engine_digest() -> str:
    """What made an artefact: it changes with every line of the engine and of the figure's template."""
    paths = [*sorted(Path(__file__).parent.rglob("*.py")), Path(__file__).parent / "drawing.js"]
    paths.append(THEME / "figure.html")
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def key_of(selection: Selection, alt: str, site_name: str, address: str = "") -> str:
    """The name of a chart's artefacts, known before anything is made."""
    events = [event.model_dump_json() for event in selection.events]
    said = (selection.chart.model_dump_json(), selection.dataset.digest, alt, site_name, address, *events)
    parts = (*said, _engine_digest())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def make_artefacts(
    wanted: Iterable[tuple[Selection, str]],
    site_name: str,
    cache: Cache,
    drawer: Callable[[], Drawer] | None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    shared: Mapping[str, str] = MappingProxyType({}),
) -> dict[tuple[str, str], Artefacts]:
    """Artefacts for each chart and the alternative of its place, by id and alternative.

    What is in the cache is taken from there; the rest is drawn in one batch. `drawer` is only asked when
    something has to be drawn, and `progress` is told how many pictures of how many are done. Without a
    drawer, charts that would have to be drawn get empty boxes of their pictures' shape, which are not kept.
    `shared` holds the addresses of the pages of shared charts by their ids: these get a PNG too.

    Raises:
        DrawingError: the drawer could not draw.
    """
    made: dict[tuple[str, str], Artefacts] = {}
    missing: dict[str, tuple[Selection, str]] = {}
    for selection, alt in wanted:
        key = key_of(selection, alt, site_name, shared.get(selection.chart.id, ""))
        kept = cache.get(key)
        if kept is not None:
            made[selection.chart.id, alt] = Artefacts(**kept)
        else:
            missing[key] = (selection, alt)
    if not missing:
        return made
    figures = {selection.chart.id: build_figure(selection) for selection, _ in missing.values()}
    orders = [Order(figure, size) for figure in figures.values() for size in figure.layouts]
    if drawer:
        drawn = drawer().draw(orders, lambda done: progress(done, len(orders)))
    else:
        drawn = [order.blank() for order in orders]
    pictures = {(order.figure.id, order.size): svg for order, svg in zip(orders, drawn, strict=True)}
    for key, (selection, alt) in missing.items():
        figure = figures[selection.chart.id]
        svgs = {size: pictures[figure.id, size] for size in figure.layouts}
        artefacts = _artefacts(selection, alt, figure, svgs, site_name, shared.get(figure.id, ""))
        if drawer:
            cache.put(key, asdict(artefacts))
        made[selection.chart.id, alt] = artefacts
    return made


def _artefacts(
    selection: Selection, alt: str, figure: Figure, pictures: Mapping[str, str], site_name: str, address: str
) -> Artefacts:
    said = alt or selection.chart.alt or wording.alternative(selection)
    svg = standalone(selection, said, pictures["wide"], figure.layouts["wide"]["height"])
    svg = svg.replace(ADDRESS, address or ADDRESS)
    return Artefacts(
        id=figure.id,
        html=_html(selection, said, pictures, site_name, bool(address)),
        svg=svg,
        png=base64.b64encode(png(svg, WIDTH)).decode() if address else "",
        pictures=dict(pictures),
        csv=rows_csv(selection.dataset, selection.rows),
        json=_json(selection, figure),
    )


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["day"] = day
    return environment


def source_links(selection: Selection) -> list[dict[str, str]]:
    """The source line: who published the rows shown, each once, and where."""
    names = wording.organizations(source.organization for source in selection.sources)
    paths: dict[str, str] = {}
    for source in selection.sources:
        paths.setdefault(source.organization.partition(", via ")[0], source.path or "")
    return [{"text": name, "url": paths[name.partition(", via ")[0]]} for name in names]


def _html(selection: Selection, alt: str, pictures: Mapping[str, str], site_name: str, shared: bool) -> str:
    chart, descriptor = selection.chart, selection.dataset.descriptor
    sources = source_links(selection)
    updated = day(descriptor.updated)
    cite = (
        f"{site_name}, \N{LEFT DOUBLE QUOTATION MARK}{chart.title}\N{RIGHT DOUBLE QUOTATION MARK}. "
        f"Data: {'; '.join(source['text'] for source in sources)}; updated {updated}. {PAGE}#{chart.id}"
    )
    return _environment().get_template("figure.html").render(
        chart={"id": chart.id, "title": chart.title, "subtitle": wording.subtitle(selection), "note": chart.note},
        pictures=[_named(pictures[size], size, alt) for size in pictures],
        table=chart_table(selection),
        sources=sources,
        datasets=[
            {"title": one.descriptor.title, "url": f"data/{one.name}/"}
            for one in selection.dataset.parents or (selection.dataset,)
        ],
        updated=descriptor.updated,
        marks=wording.marks(selection),
        events=[event.label for event in selection.events],
        links={
            **{kind: f"charts/{chart.id}.{kind}" for kind in ("csv", "svg", "json")},
            "plotly": PLOTLY_JS,
            "plotly_css": PLOTLY_CSS,
            "page": f"charts/{chart.id}/" if shared else "",
        },
        cite=cite,
        base=BASE,
    )  # fmt: skip


def embed_html(made: Artefacts, title: str, site_name: str, site_url: str) -> str:
    """A page of a shared chart alone, for an iframe on another site."""
    canonical = f"{site_url}charts/{made.id}/"
    figure = Markup(made.placed("../../", canonical))
    return (
        _environment()
        .get_template("embed.html")
        .render(title=title, figure=figure, site_name=site_name, site_url=site_url, canonical=canonical)
    )


def findings_html(findings: Sequence[Finding]) -> str:
    """What stands in a preview where a faulty chart would be."""
    return _environment().get_template("findings.html").render(findings=findings)


def _named(picture: str, size: str, alt: str) -> Markup:
    """A drawing with its name for readers who do not see it; style sheets show one of the two sizes."""
    return Markup(picture.replace("<svg ", f'<svg class="{size}" role="img" aria-label={quoteattr(alt)} ', 1))


def _json(selection: Selection, figure: Figure) -> str:
    chart, descriptor = selection.chart, selection.dataset.descriptor
    names = [*selection.dataset.fields, "mark"]
    named = {one.key for one in selection.series} & {str(value) for value in chart.highlight}
    place = {row.line: number for number, row in enumerate(selection.rows)}
    content = {
        "id": chart.id,
        "title": chart.title,
        "subtitle": wording.subtitle(selection),
        "datasets": [one.name for one in selection.dataset.parents or (selection.dataset,)],
        "updated": descriptor.updated.isoformat(),
        "licenses": [licence.model_dump(exclude_none=True) for licence in descriptor.licenses],
        "sources": [source.model_dump(mode="json", exclude_none=True) for source in selection.sources],
        "fields": [
            {"name": field.name, "title": field.title, "unit": field.unit, "type": field.type}
            for field in selection.dataset.fields.values()
        ],
        "rows": [
            {name: _plain(row.values.get(name)) for name in names}
            | {"source": "" if selection.dataset.parents else selection.dataset.sources_of(row)[0].name}
            for row in selection.rows
        ],
        "x": selection.roles.across,
        "color": selection.roles.split,
        "series": [
            {
                "key": one.key,
                "label": one.label,
                "field": one.field.name,
                "role": "rest" if named and one.key not in named else one.role,
                # The rows of the points that have a value, in the order in which the figure draws them.
                "rows": [place[point.row.line] for point in one.points if point.row and point.y is not None],
            }
            for one in selection.series
        ],
        "figure": {"data": figure.data, "layouts": figure.layouts, "config": {"displayModeBar": False}},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
