"""HTML of charts: the figure on a page, the page for embedding, and what a preview shows in place of a faulty chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from markupsafe import Markup

from dashboard.charts.figure import captions
from dashboard.charts.figure.publishers import chart_publishers, names_each, source_line, source_names
from dashboard.charts.render.artefacts import PAGE_ADDRESS, Artefacts
from dashboard.charts.render.table import chart_table
from dashboard.charts.spec.selection import Selection
from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.core.paths import BASE
from dashboard.core.templates import environment
from dashboard.core.words import _

PLOTLY_CSS = "assets/plotly.css"
PLOTLY_JS = "assets/plotly-basic.min.js"
"""Where the site has plotly.js and its styles, for live charts."""


def figure_html(selection: Selection, alt: str, pictures: Mapping[str, str], site_name: str, shared: bool) -> str:
    """The `<figure>` of a chart: picture, texts, table, downloads and citation.

    Args:
        selection: the rows of the chart.
        alt: its text alternative.
        pictures: its drawings as SVG, by the name of their size.
        site_name: of the site, for the citation.
        shared: whether the chart has a page of its own.

    Returns:
        HTML for any page: `BASE` stands for the way to the root, `PAGE_ADDRESS` for the page's address.
    """
    chart, publishers = selection.chart, chart_publishers(selection)
    cited = {"site": site_name, "title": chart.title, "names": source_names(publishers)}
    cited["address"] = f"{PAGE_ADDRESS}#{chart.id}"
    # For translators: scripts read the name of the site before ', “', and the address at the end.
    cite = _("%(site)s, “%(title)s”. Data: %(names)s. %(address)s", **cited)
    if selection.updated:
        # For translators: scripts read the name of the site before ', “', and the address at the end.
        cite = _(
            "%(site)s, “%(title)s”. Data: %(names)s; updated %(day)s. %(address)s", day=day(selection.updated), **cited
        )
    subtitle = captions.write_subtitle(selection)
    return environment().get_template("figure.html").render(
        chart={"id": chart.id, "title": chart.title, "subtitle": subtitle, "note": chart.note},
        pictures=[_label_picture(picture, size, alt) for size, picture in pictures.items()],
        table=chart_table(selection),
        source_line=source_line(publishers),
        publishers=() if names_each(publishers) else publishers,
        datasets=[{"title": origin.descriptor.title, "url": f"data/{origin.name}/"} for origin in selection.origins],
        updated=selection.updated,
        ended=captions.describe_ended(selection),
        notes=captions.write_notes(selection),
        marks=captions.describe_marks(selection),
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


def embed_html(artefacts: Artefacts, title: str, site_name: str, site_url: str, notice: str) -> str:
    """A page with one shared chart, for an iframe on another site.

    Args:
        artefacts: of the chart.
        title: of the chart.
        site_name: of the site.
        site_url: the address of the site, with a slash at its end.
        notice: what it says above the chart if it is not published; otherwise empty.

    Returns:
        The page.
    """
    canonical = f"{site_url}charts/{artefacts.id}/"
    figure = Markup(artefacts.html_on_page("../../", canonical))
    return (
        environment()
        .get_template("embed.html")
        .render(title=title, figure=figure, site_name=site_name, site_url=site_url, canonical=canonical, notice=notice)
    )


def findings_html(findings: Sequence[Finding]) -> str:
    """What a preview shows in place of a faulty chart."""
    return environment().get_template("findings.html").render(findings=findings)


def _label_picture(picture: str, size: str, alt: str) -> Markup:
    """A drawing with its text alternative, and its size as a class: style sheets show one of the two.

    Its parts are hidden from screen readers: Chromium would name them by ticks and labels, though it is one image.
    """
    start, _, content = picture.partition(">")
    start = start.replace("<svg ", f'<svg class="{size}" role="img" aria-label={quoteattr(alt)} ', 1)
    return Markup(f'{start}><g aria-hidden="true">{content.removesuffix("</svg>")}</g></svg>')
