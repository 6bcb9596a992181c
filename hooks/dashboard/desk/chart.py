"""`desk chart`."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path

import click

from dashboard.artefact import make_artefacts
from dashboard.cache import Cache
from dashboard.drawing import DrawingError, new_drawer
from dashboard.edition import prepare
from dashboard.finding import nearest
from dashboard.raster import png
from dashboard.standalone import ADDRESS, WIDTH


@click.command("chart")
@click.argument("chart_id", metavar="ID")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; its ending says what: .svg or .png.",
)
@click.pass_obj
def command(config: Path, chart_id: str, out: Path) -> None:
    """Draw one shared chart.

    \b
    Example:
      desk chart yuan-in-moscow --out yuan.png
    """
    if out.suffix not in (".png", ".svg"):
        raise click.ClickException(f"--out: read '{out.name}', expected a name that ends in .png or .svg.")
    edition = prepare(config, preview=True)
    if chart_id not in edition.shared:
        raise click.ClickException(f"There is no shared chart '{chart_id}'. {nearest(chart_id, edition.shared)}")
    selection = edition.shared[chart_id]
    if selection is None:
        raise click.ClickException(f"The chart has errors: see desk check data/charts/{chart_id}.yaml")
    cache = Cache(edition.settings.cache / "artefacts")
    try:
        with ExitStack() as stack:
            made = make_artefacts(
                [(selection, "")],
                edition.settings.site_name,
                cache,
                lambda: stack.enter_context(closing(new_drawer())),
            )
        svg = made[chart_id, ""].svg
        svg = svg.replace(ADDRESS, edition.address_of(chart_id))
        out.write_bytes(png(svg, WIDTH) if out.suffix == ".png" else svg.encode())
    except (DrawingError, OSError) as error:
        raise click.ClickException(" ".join([str(error), getattr(error, "hint", "")]).strip()) from error
