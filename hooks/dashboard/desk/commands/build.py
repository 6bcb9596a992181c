"""`desk build`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from dashboard.core.as_of import MARK, VARIABLE
from dashboard.core.settings import Settings, read_settings
from dashboard.desk.build_site import build_site
from dashboard.desk.out_folder import out_folder
from dashboard.output.changes_variable import CHANGES_VARIABLE

STANDARD_ERROR = 2
"""Its number in every process."""


@click.command("build")
@click.option(
    "--as-of",
    metavar="TIME",
    help="Write to --out what would be public then: 2026-12-01T06:00+01:00.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder to write with --as-of.")
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the publication; by default site/.",
)
@click.option("--json", "as_json", is_flag=True, help="Print added, changed and removed addresses as JSON.")
@click.pass_obj
def command(config: Path, as_of: str | None, out: Path | None, site_dir: Path | None, as_json: bool) -> None:
    """Build the public site. An error in what would be public stops the build, and the old site stays.

    With --as-of nothing is published: the folder --out gets what would be public at that time. Each page says so, and
    search engines are asked to stay away. An older build of this kind in the folder is replaced; a folder that holds
    anything else is refused. The exit code is 0 if the build succeeded, and 1 if an error stopped it.

    With --json, standard output holds one JSON object and nothing else: the addresses that were "added", "changed" and
    "removed", as readers use them, for a cache that has to forget them. If the build fails, it is empty.

    \b
    Examples:
      desk build
      desk build --json > changes.json
      desk build --as-of 2026-12-01T06:00+01:00 --out ../next-week
    """
    options, variables = ["--strict"], dict[str, str]()
    if as_of:
        if site_dir or not out:
            raise click.UsageError("--as-of publishes nothing: name a folder for it with --out, and no --site-dir.")
        settings = read_settings(config.resolve(), [])
        folder = out_folder(out, settings, MARK, "what would be public at some time")
        options += ["--site-dir", str(folder)]
        variables[VARIABLE] = f"{_moment(as_of, settings)} {folder}"
    elif out:
        raise click.UsageError("--out belongs to --as-of; the folder of a publication is --site-dir.")
    elif site_dir:
        options += ["--site-dir", str(site_dir.resolve())]
    build = _build_and_tell if as_json else build_site
    sys.exit(build(config, options, variables))


def _build_and_tell(config: Path, options: list[str], variables: dict[str, str]) -> int:
    """Build, and print what has changed; all that the build itself prints goes to standard error."""
    with TemporaryDirectory() as folder:
        record = Path(folder, "changes.json")
        code = build_site(config, options, {**variables, CHANGES_VARIABLE: str(record)}, STANDARD_ERROR)
        if code == 0:
            click.echo(record.read_text(encoding="utf-8"), nl=False)
        return code


def _moment(as_of: str, settings: Settings) -> str:
    try:
        return settings.moment(as_of).isoformat()
    except ValueError:
        message = f"read '{as_of}', expected a time such as 2026-12-01T06:00+01:00."
        raise click.BadParameter(message, param_hint="--as-of") from None
