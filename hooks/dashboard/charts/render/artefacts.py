"""Everything that is made from one chart: pictures, table, downloads, and the HTML that holds them together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import batched
from pathlib import Path
from xml.sax.saxutils import quoteattr

from markupsafe import Markup

from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.charts.figure import captions as wording
from dashboard.charts.figure.figure import Figure, build_figure
from dashboard.charts.figure.resolved_chart import ResolvedChart
from dashboard.charts.render.drawing import Drawer, RenderJob, drawing_digest
from dashboard.charts.render.png import png
from dashboard.charts.render.standalone_svg import WIDTH, standalone
from dashboard.charts.render.table import chart_table, rows_csv
from dashboard.charts.spec.selection import Selection
from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.core.paths import BASE
from dashboard.core.templates import environment

PAGE = "@page@"
"""Stands in cached HTML for the page's own address."""
BATCH = 64
"""So many charts are drawn and kept at a time."""
PLOTLY_CSS = "assets/plotly.css"
PLOTLY_JS = "assets/plotly-basic.min.js"


@lru_cache(maxsize=100_000)
def _key(*said: object) -> str:
    return key_of("artefacts", *said, engine_digest())


@dataclass(frozen=True)
class ChartRequest:
    """A chart that is shown somewhere."""

    declared: ResolvedChart
    alt: str
    """The alternative of its place; empty where its own counts."""
    address: str
    """Where it is on the web."""
    shared: bool
    """Whether it has a page of its own, and a PNG for places that take no SVG."""

    def key(self, site_name: str) -> str:
        """The name of its artefacts, known before anything is made."""
        return _key(self.declared.digest, self.alt, self.address, self.shared, site_name)


@dataclass(frozen=True)
class Artefacts:
    """The files of one chart, in the cache."""

    id: str
    key: str
    cache: Cache

    @property
    def digest(self) -> str:
        """Of all that decided them."""
        return self.key

    def path(self, ending: str) -> Path:
        """A file: 'svg', 'csv', 'json', of a shared chart 'png'; 'html', and the bare drawings 'wide' and 'narrow'.

        The SVG stands alone: it carries its colours, its title, its source and its address.
        """
        return self.cache.path(self.key, ending)

    def read(self, ending: str) -> str:
        """A file as text."""
        return self.path(ending).read_text(encoding="utf-8")

    def placed(self, base: str, page: str) -> str:
        """The figure's HTML for one page. `base`: the way to the root, '' or '../' and so on."""
        return self.read("html").replace(BASE, base).replace(PAGE, page)


def make_artefacts(
    wanted: Iterable[ChartRequest],
    site_name: str,
    cache: Cache,
    drawer: Callable[[], Drawer] | None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> dict[tuple[str, str], Artefacts]:
    """Artefacts for each chart and the alternative of its place, by id and alternative.

    What is in the cache is taken from there; the rest is drawn in batches, each of which is kept, so that a run that
    was stopped goes on where it was. `drawer` is only asked when something has to be drawn, and `progress` is told how
    many pictures of how many are done. Without a drawer, pictures are empty boxes of their shape.

    Raises:
        DrawingError: the drawer could not draw.
    """
    made: dict[tuple[str, str], Artefacts] = {}
    missing: list[tuple[ChartRequest, Artefacts]] = []
    for one in wanted:
        key = one.key(site_name)
        if drawer is None and not cache.has(key, "html"):
            key = key_of("blank", key)
        artefacts = Artefacts(one.declared.id, key, cache)
        if not cache.has(key, "html"):
            missing.append((one, artefacts))
        made[one.declared.id, one.alt] = artefacts
    done = 0
    for batch in batched(missing, BATCH):
        figures = [build_figure(one.declared.selection) for one, _ in batch]
        orders = [RenderJob(figure, size) for figure in figures for size in figure.layouts]
        drawn = _pictures(orders, cache, drawer, partial(_tell, progress, done, 2 * len(missing)))
        for (one, artefacts), figure in zip(batch, figures, strict=True):
            _make(one, figure, {size: drawn[figure.id, size] for size in figure.layouts}, site_name, artefacts)
        for one, _ in batch:
            one.declared.let_go()
        done += len(orders)
    return made


def _tell(progress: Callable[[int, int], None], before: int, of: int, done: int) -> None:
    progress(before + done, of)


def _pictures(
    orders: Sequence[RenderJob], cache: Cache, drawer: Callable[[], Drawer] | None, progress: Callable[[int], None]
) -> dict[tuple[str, str], str]:
    """A drawing for each order; the same figure is drawn once, whatever is said around it."""
    if drawer is None:
        return {(one.figure.id, one.size): one.blank() for one in orders}
    named = {key_of("picture", drawing_digest(), json.dumps(one.spec())): one for one in orders}
    missing = {key: one for key, one in named.items() if not cache.has(key, "svg")}
    if missing:
        for key, svg in zip(missing, drawer().draw([*missing.values()], progress), strict=True):
            cache.write(key, svg.encode(), "svg")
    return {(one.figure.id, one.size): cache.path(key, "svg").read_text(encoding="utf-8") for key, one in named.items()}


def _make(one: ChartRequest, figure: Figure, pictures: Mapping[str, str], site_name: str, artefacts: Artefacts) -> None:
    selection = one.declared.selection
    said = one.alt or selection.chart.alt or wording.alternative(selection)
    svg = standalone(selection, said, pictures["wide"], figure.layouts["wide"]["height"], one.address)
    files = {
        "svg": svg,
        "csv": rows_csv(selection.dataset, selection.rows),
        "json": _json(selection, figure),
        **pictures,
        # Last: where it is, all are.
        "html": _html(selection, said, pictures, site_name, one.shared),
    }
    if one.shared:
        artefacts.cache.write(artefacts.key, png(svg, WIDTH), "png")
    for ending, text in files.items():
        artefacts.cache.write(artefacts.key, text.encode(), ending)


def source_links(selection: Selection) -> list[dict[str, str]]:
    """The source line: who published the rows shown, each once, and where."""
    names = wording.organizations(source.organization for source in selection.sources)
    paths: dict[str, str] = {}
    for source in selection.sources:
        paths.setdefault(source.organization.partition(", via ")[0], source.path or "")
    return [{"text": name, "url": paths[name.partition(", via ")[0]]} for name in names]


def _html(selection: Selection, alt: str, pictures: Mapping[str, str], site_name: str, shared: bool) -> str:
    chart, sources = selection.chart, source_links(selection)
    updated = f"; updated {day(selection.updated)}" if selection.updated else ""
    cite = (
        f"{site_name}, \N{LEFT DOUBLE QUOTATION MARK}{chart.title}\N{RIGHT DOUBLE QUOTATION MARK}. "
        f"Data: {'; '.join(source['text'] for source in sources)}{updated}. {PAGE}#{chart.id}"
    )
    return environment().get_template("figure.html").render(
        chart={"id": chart.id, "title": chart.title, "subtitle": wording.subtitle(selection), "note": chart.note},
        pictures=[_named(pictures[size], size, alt) for size in pictures],
        table=chart_table(selection),
        sources=sources,
        datasets=[{"title": one.descriptor.title, "url": f"data/{one.name}/"} for one in selection.origins],
        updated=selection.updated,
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
        environment()
        .get_template("embed.html")
        .render(title=title, figure=figure, site_name=site_name, site_url=site_url, canonical=canonical)
    )


def findings_html(findings: Sequence[Finding]) -> str:
    """What stands in a preview where a faulty chart would be."""
    return environment().get_template("findings.html").render(findings=findings)


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
        "datasets": [one.name for one in selection.origins],
        "updated": selection.updated.isoformat() if selection.updated else None,
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
