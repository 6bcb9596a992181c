"""`desk doctor`."""

from __future__ import annotations

import sys

import click

from machine.doctor import examine, report


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
def command(as_json: bool) -> None:
    """Show what this machine has and what is missing: which version, from where, and the cure.

    Nothing is changed. Where `desk` itself does not run: python3 hooks/set_up.py --doctor. The exit code is 1 if
    something is missing.

    \b
    Examples:
      desk doctor
      desk doctor --json
    """
    rows = examine()
    click.echo(report(rows, as_json=as_json))
    sys.exit(any(row.missing for row in rows))
