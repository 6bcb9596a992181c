"""`desk verify`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

import click
from msgspec import to_builtins

from dashboard.core.phrases import first_of
from dashboard.core.settings import read_settings
from dashboard.desk.due_now import due_now
from dashboard.desk.live_site import LiveSite
from dashboard.desk.options import readers_edition
from dashboard.desk.site_comparison import (
    KINDS,
    DueSite,
    Found,
    SiteComparison,
    SiteDifference,
    UnreachableError,
    compare,
)
from dashboard.output.build_manifest import MANIFEST_FILE, read_manifest

NAMED = 5
"""How many addresses a sentence names."""
UNREACHABLE, NOTHING_BUILT = 2, 3
"""Exit codes."""


@click.command("verify")
@click.argument("address")
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that was built; by default site/.",
)
@click.option("--whole", is_flag=True, help="Ask for every file, also where the list of the live site is the same.")
@click.option("--ignore", multiple=True, type=click.Choice(list(KINDS)), help="A kind of difference to leave out.")
@click.option("--parallel", type=click.IntRange(1, 16), default=4, help="Requests at a time; by default 4.")
@click.option("--timeout", type=click.FloatRange(0.1, 600), default=10, help="Seconds for a step of a request.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.pass_obj
def command(
    config: Path,
    address: str,
    site_dir: Path | None,
    whole: bool,
    ignore: Sequence[str],
    parallel: int,
    timeout: float,
    as_json: bool,
) -> None:
    """Compare the live site at ADDRESS with what is due now.

    It should be what was built: every page is asked for, and of other files those of which the list of the live site
    (build-manifest.json) says something else. The repository says what has become due since the build, and what is no
    longer due. Nothing is asked of another host. GitHub Pages sends no headers of ours: --ignore headers.

    The exit code is 0 if all is as it should be, 1 if something differs, 2 if the site cannot be reached, 3 if there is
    no build to compare it with.

    \b
    Examples:
      desk verify https://dashboard.eu/
      desk verify https://dashboard.eu/ --ignore headers --json
    """
    settings = read_settings(config.resolve(), [])
    due = _due(config, site_dir or settings.site)
    try:
        site = LiveSite(address, timeout)
    except ValueError as error:
        raise click.BadParameter(f"read {error}", param_hint="ADDRESS") from None
    try:
        found = compare(site, due, parallel=parallel, whole=whole, progress=_show_progress)
    except UnreachableError as error:
        if as_json:
            click.echo(json.dumps({"address": site.root, "problem": str(error)}, indent=2))
        _fail(f"{site.root} cannot be reached: {error}.", UNREACHABLE)
    differences = [one for one in found.differences if one.kind not in ignore]
    if as_json:
        click.echo(_as_json(site.root, due, found, differences))
    else:
        for line in _sentences(site.root, due, found, differences):
            click.echo(line)
    sys.exit(bool(differences))


def _due(config: Path, folder: Path) -> DueSite:
    """What was built, and what the repository says of it at this moment."""
    try:
        built = read_manifest((folder / MANIFEST_FILE).read_bytes())
    except (OSError, ValueError):
        _fail(f"There is no build in {folder.name}/ to compare it with: run desk build.", NOTHING_BUILT)
    return due_now(built, readers_edition(config))


def _show_progress(found: Iterable[Found], number: int) -> Iterable[Found]:
    """Show on a terminal how many addresses were asked for."""
    with click.progressbar(found, length=number, label="Asking", file=sys.stderr) as bar:
        yield from bar


def _sentences(root: str, due: DueSite, found: SiteComparison, differences: Sequence[SiteDifference]) -> Iterator[str]:
    if due.later or due.over:
        named = _named([*sorted(due.later), *sorted(due.over)])
        yield f"The build is older than what is due ({named}): run desk build."
    for kind, words in KINDS.items():
        if those := [one for one in differences if one.kind == kind]:
            verb = "address is" if len(those) == 1 else "addresses are"
            yield f"{len(those)} {verb} {words}: {_named([one.address for one in those], those)}."
    if not differences:
        yield f"{root} is as it should be: {found.asked} of {len(due.built.files)} files were asked for."


def _named(addresses: Sequence[str], differences: Sequence[SiteDifference] = ()) -> str:
    """The first addresses, each with what is wrong there if that is not said by its kind."""
    details = [f" ({one.detail})" if one.detail else "" for one in differences] or [""] * len(addresses)
    shown = [f"/{quote(address)}{detail}" for address, detail in zip(addresses, details, strict=True)]
    return first_of(shown, NAMED)


def _as_json(root: str, due: DueSite, found: SiteComparison, differences: Sequence[SiteDifference]) -> str:
    """What was found, for a monitor: all addresses from the root of the site."""
    document = {
        "address": root,
        "built": due.built.digest,
        "live": found.live,
        "asked": found.asked,
        "due_since_build": sorted(due.later),
        "no_longer_due": sorted(due.over),
        "differences": [to_builtins(one) for one in differences],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"Error: {message}", err=True)
    sys.exit(code)
