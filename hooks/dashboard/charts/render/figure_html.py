"""HTML of charts: the figure on a page, the page for embedding, and what a preview shows in place of a faulty chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from dashboard.charts.figure import captions
from dashboard.charts.figure.publishers import chart_publishers, source_line, source_names
from dashboard.charts.render.artefacts import PAGE_ADDRESS, Artefacts, ChartRequest
from dashboard.charts.render.embed_code import EmbedCode
from dashboard.charts.render.reader_table import reader_table
from dashboard.citing.own_style import cite
from dashboard.citing.work import CitedSite, Work
from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.paths import BASE
from dashboard.core.period import Period
from dashboard.core.templates import environment
from dashboard.core.words import _, language

PLOTLY_CSS = "assets/plotly.css"
PLOTLY_JS = "assets/plotly-basic.min.js"
"""Where the site has plotly.js and its styles, for live charts."""


def figure_html(
    request: ChartRequest,
    alt: str,
    pictures: Mapping[str, str],
    site_name: str,
    readout: tuple[int, int] = (1, 1),
    code: EmbedCode | None = None,
) -> str:
    """The `<figure>` of a chart: picture, texts, table, downloads and citation.

    Args:
        request: the chart, and what its place decides.
        alt: its text alternative.
        pictures: its drawings as SVG, by the name of their size.
        site_name: of the site, for the citation.
        readout: the lines that are kept free for its readout, on a phone and on a wide page.
        code: by which other sites show it; None if they cannot.

    Returns:
        HTML for any page: `BASE` stands for the way to the root, `PAGE_ADDRESS` for the page's address.
    """
    selection = request.chart.selection
    chart, publishers, updated = selection.chart, chart_publishers(selection), selection.updated
    names, address = source_names(publishers), f"{PAGE_ADDRESS}#{chart.id}"
    work = Work("charts", chart.id, chart.title, CitedSite(site_name), language(), updated=updated, sources=names)
    needed = captions.describe_picture(selection)
    return environment().get_template("figure.html").render(
        chart={"id": chart.id, "title": chart.title, "subtitle": captions.write_subtitle(selection)},
        pictures=[_label_picture(picture, size, alt) for size, picture in pictures.items()],
        read=dict(zip(("narrow", "wide"), readout, strict=True)),
        mark_key=request.chart.mark_key,
        notes=[note for note in (*needed, chart.note) if note],
        borders=captions.describe_borders(selection, dated=False),
        source=source_line(publishers),
        table=reader_table(selection),
        publishers=publishers,
        datasets=[{"title": origin.descriptor.title, "url": f"data/{origin.name}/"} for origin in selection.origins],
        updated=updated,
        updated_words=Period.containing("date", updated).label if updated else "",
        details=[*captions.describe_ended(selection), *captions.write_notes(selection)[len(needed) :]],
        marks=captions.describe_marks(selection),
        report=_report_link(request) if request.contact else "",
        # (A chart of years marks the year of an event; here stands its day.)
        events=[f"{event.label} ({day(event.date)})" for event in selection.events],
        links={
            **request.files,
            "plotly": PLOTLY_JS,
            "plotly_css": PLOTLY_CSS,
            "alone": f"charts/{chart.id}/" if request.shared else f"embed/{chart.id}/" if request.embed else "",
        },
        shared=request.shared,
        code=code.html if code else "",
        address=address,
        cite=f"{cite(work)} {address}",
        base=BASE,
    )  # fmt: skip


def _report_link(request: ChartRequest) -> str:
    """A mail about a wrong figure, with the chart's address and the version of its data."""
    chart = request.chart
    version = _("Version %(version)s", version=chart.digest[:8])
    if chart.updated:
        version = _("Data of %(day)s, version %(version)s", day=day(chart.updated), version=chart.digest[:8])
    subject = quote(_("Wrong figure: %(title)s", title=chart.title))
    # (The address of the page is put in later. It stands in a query, so only its '#' has to be escaped.)
    body = f"%0A%0A{PAGE_ADDRESS}%23{chart.id}%0A{quote(version)}"
    return f"mailto:{quote(request.contact, safe='@+')}?subject={subject}&body={body}"


class EmbedPlace(Frozen):
    """What stands around a chart on the page that shows it alone."""

    title: str
    site_name: str
    site_url: str
    """With a slash at its end. Where the address of the site is not known, it and the next are relative to the page."""
    address: str
    """Where the chart is on the site."""
    notice: str
    """What it says above the chart if it is not published; otherwise empty."""
    ended: Sequence[object]
    """The series that have ended: title, when, and the name and title of their successor."""


def embed_html(artefacts: Artefacts, place: EmbedPlace) -> str:
    """A page with one chart, for a frame on another site or as large as the window.

    Args:
        artefacts: of the chart.
        place: what stands around it.

    Returns:
        The page.
    """
    figure = Markup(artefacts.html_on_page("../../", place.address.partition("#")[0]))
    return (
        environment()
        .get_template("embed.html")
        .render(id=artefacts.id, figure=figure, place=place, has_frame=artefacts.request.has_frame)
    )


def findings_html(findings: Sequence[Finding]) -> str:
    """What a preview shows in place of a faulty chart."""
    return environment().get_template("findings.html").render(findings=findings)


def _label_picture(picture: str, size: str, alt: str) -> Markup:
    """A drawing with its text alternative, and its size as a class: style sheets show one of the two.

    Its parts are hidden from screen readers: Chromium would name them by ticks and labels, though it is one image.
    """
    start, _, content = picture.partition(">")
    start = start.replace("<svg ", f'<svg class="{size}" role="img" aria-label="{escape(alt)}" ', 1)
    return Markup(f'{start}><g aria-hidden="true">{content.removesuffix("</svg>")}</g></svg>')
