"""`desk chart`."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from dashboard.charts.render.artefacts import ChartRequest
from dashboard.charts.render.drawing import DrawingError
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.core.disk_cures import refusal
from dashboard.core.files import write_atomically
from dashboard.core.finding import Finding, format_findings, nearest
from dashboard.desk.drawer_on_request import drawer_on_request
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition


@click.command("chart")
@click.argument("chart_id", metavar="ID")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, which ends in .svg or .png.",
)
@click.pass_obj
def command(config: Path, chart_id: str, out: Path) -> None:
    """Draw a chart, of data/charts/ or of a text, as an SVG or a PNG.

    \b
    Example:
      desk chart yuan-in-moscow --out yuan.png
    """
    if out.suffix not in (".png", ".svg"):
        raise click.ClickException(f"--out: read '{out.name}', expected a name that ends in .png or .svg.")
    edition = prepare_edition(config, preview=True)
    request = _request_of(edition, chart_id)
    try:
        with drawer_on_request() as drawer:
            findings: list[Finding] = []
            artefacts = make_artefacts([request], edition.view.site_name, edition.content.cache, drawer, findings)
        if findings:
            raise click.ClickException(format_findings(findings))
        drawn = artefacts[chart_id, request.alt]
        write_atomically(out, drawn.png() if out.suffix == ".png" else drawn.path("svg").read_bytes())
    except (DrawingError, OSError) as error:
        words = refusal(error) or " ".join([str(error), getattr(error, "hint", "")]).strip()
        raise click.ClickException(words) from error


def _request_of(edition: Edition, chart_id: str) -> ChartRequest:
    """A shared chart with its own alternative, or one of a text with that of its place."""
    requests = {request.chart.id: request for request in edition.view.chart_requests}
    if chart_id in requests:
        request = requests[chart_id]
        return replace(request, alt="") if request.shared else request
    placements = {placement.id: placement.path for placement in edition.content.all_placements}
    paths = placements | {name: f"data/charts/{name}.yaml" for name in edition.content.shared_charts}
    if chart_id in paths:
        raise click.ClickException(f"The chart has errors: see desk check {paths[chart_id]}")
    raise click.ClickException(f"There is no chart '{chart_id}'. {nearest(chart_id, requests)}")
