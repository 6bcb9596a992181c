"""The editorial side on the command line: `desk`."""

from __future__ import annotations

import datetime
import re
import sys
import unicodedata
from contextlib import ExitStack, closing
from pathlib import Path

import click

from dashboard.edition import prepare
from dashboard.finding import Format, nearest, write

NEW = """---
title: {title}
kind: comment
standfirst: Say in one or two sentences what the reader will learn, and why it matters now.
authors: [{author}]
theme: {theme}
date: {date}
status: draft
---
Open with the finding. A number stands where a reader can check it.

## A heading that states something

Place a shared chart, alone in its paragraph, as `![text alternative](chart:its-id)`, or write one of your own in a
`chart` fence. CONTRIBUTING.md shows both.
"""

_SPELLED = {"ł": "l", "ß": "ss", "ø": "o", "æ": "ae"}
"""Letters that are no plain letter with a sign on it."""


LONGEST = 80
"""Characters of an address that is made from a title."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The site's mkdocs.yml; by default the nearest one above this folder.",
)
@click.pass_context
def main(context: click.Context, config: Path | None) -> None:
    """Write, check and publish analyses."""
    context.obj = config or _nearest_config()


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.pass_obj
def check(config: Path, paths: tuple[Path, ...], form: Format) -> None:
    """Check all formats, or only the files and folders named; exit 1 on an error.

    \b
    Examples:
      desk check
      desk check docs/analyses/more-barrels-less-money.md
      desk check data --format json
    """
    edition = prepare(config, preview=True)
    findings = edition.findings
    if paths:
        findings = [one for one in findings if _among(edition.settings.root / one.path, paths)]
    if findings or form == "json":
        click.echo(write(findings, form))
    errors = sum(one.severity == "error" for one in set(findings))
    if form == "text":
        others = len(set(findings)) - errors
        click.echo(f"{errors} error{'s' * (errors != 1)}, {others} other finding{'s' * (others != 1)}.", err=True)
    sys.exit(1 if errors else 0)


@main.command()
@click.argument("title")
@click.option("--author", required=True, metavar="SLUG", help="Whose byline it gets, as in data/authors/.")
@click.option("--theme", help="One of the themes of data/themes.yaml; the first by default.")
@click.pass_obj
def new(config: Path, title: str, author: str, theme: str | None) -> None:
    """Begin a piece: a draft that passes the check.

    \b
    Example:
      desk new "Who buys the coal" --author osw-dashboard-editors
    """
    edition = prepare(config, preview=True)
    registry, root = edition.registry, edition.settings.root
    if author not in registry.authors:
        raise click.BadParameter(
            f"there is no author '{author}'. {nearest(author, registry.authors)}", param_hint="--author"
        )
    if theme and theme not in registry.themes:
        raise click.BadParameter(
            f"there is no theme '{theme}'. {nearest(theme, registry.themes)}", param_hint="--theme"
        )
    slug = slug_of(title)
    if not slug or slug == "index":
        raise click.BadParameter("no address can be made of it; choose another title.", param_hint="TITLE")
    path = edition.settings.docs / "analyses" / f"{slug}.md"
    if path.exists() or path.with_suffix(".ipynb").exists():
        raise click.ClickException(f"{path.relative_to(root)} is there already; choose another title.")
    text = NEW.format(
        title=quoted(title),
        author=author,
        theme=theme or next(iter(registry.themes), "economy"),
        date=datetime.datetime.now(edition.settings.zone).date(),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    # "x" refuses to overwrite, also where two of these run at once.
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    click.echo(path.relative_to(root).as_posix())


@main.command()
@click.argument("chart_id", metavar="ID")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; its ending says what: .svg or .png.",
)
@click.pass_obj
def chart(config: Path, chart_id: str, out: Path) -> None:
    """Draw one shared chart.

    \b
    Example:
      desk chart yuan-in-moscow --out yuan.png
    """
    # Here, since `desk check` need not wait for the browser's library to load.
    from dashboard.artefact import make_artefacts
    from dashboard.cache import Cache
    from dashboard.drawing import DrawingError, new_drawer
    from dashboard.raster import png
    from dashboard.standalone import ADDRESS, WIDTH

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


def slug_of(title: str) -> str:
    """A title as an address: small letters without accents, digits, hyphens."""
    spelled = "".join(_SPELLED.get(letter, letter) for letter in title.lower())
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return whole if len(whole) <= LONGEST else whole[:LONGEST].rpartition("-")[0]


def quoted(text: str) -> str:
    """A text as a YAML value, whatever it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _nearest_config() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder / "mkdocs.yml"
    raise click.ClickException("There is no mkdocs.yml here or above; go to the repository, or use --config.")


def _among(path: Path, wanted: tuple[Path, ...]) -> bool:
    return any(path == one.resolve() or one.resolve() in path.parents for one in wanted)
