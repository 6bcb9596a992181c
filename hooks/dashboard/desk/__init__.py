"""The command line: `desk`. Each module of `commands/` holds the command of the same name."""

from __future__ import annotations

import os
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from dashboard.core.disk_cures import refusal
from dashboard.core.garbage import collect_rarely
from dashboard.core.guard import DEBUG
from dashboard.core.home import ensure_home

COMMANDS = Path(__file__).parent / "commands"
ENGINE = Path(__file__).resolve().parents[1]
WITHOUT_SITE = ("doctor",)
"""Commands that need no mkdocs.yml, and no other package than click."""
LONGEST_HELP = 200
"""Most characters of what the list of commands says of one."""


class Commands(click.Group):
    """Finds each command as `command` in a module of `commands/`, and imports only the module that is needed.

    Where the name of a command has a hyphen, that of its module has a `_`.
    """

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of the commands, which are those of their modules."""
        return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules([str(COMMANDS)]))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Load a command.

        Args:
            context: of click; not used.
            name: the name of the command.

        Returns:
            The command, or None if there is no module of this name.
        """
        if name not in self.list_commands(context):
            return None
        command: click.Command = import_module(f"{__name__}.{COMMANDS.name}.{name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed; of one that there is not, say which is meant.

        Args:
            context: of click.
            args: what was typed behind the options of `desk`.
        """
        if args and not args[0].startswith("-") and self.get_command(context, args[0]) is None:
            from dashboard.core.finding import closest

            near = "".join(f" Did you mean '{name}'?" for name in closest(args[0], self.list_commands(context)))
            context.fail(f"There is no command '{args[0]}'.{near} desk --help lists all.")
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of the commands, each with its whole first sentence.

        Args:
            context: of click.
            formatter: takes the list.
        """
        names = self.list_commands(context)
        commands = [(name, command) for name in names if (command := self.get_command(context, name))]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(limit=LONGEST_HELP)) for name, command in commands])

    def invoke(self, context: click.Context) -> Any:
        """Run a command; what the system refuses to read or write is told in one line."""
        collect_rarely()
        # pydantic looks through all packages for plugins of its own, which takes 10 ms; the engine has none.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        try:
            return super().invoke(context)
        except OSError as error:
            if words := refusal(error):
                raise click.ClickException(words) from error
            raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "-f",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's mkdocs.yml; by default the nearest one in this folder or above it.",
)
@click.option("--debug", is_flag=True, help="Where the engine fails at a file, show the place in its code.")
@click.pass_context
def main(context: click.Context, config: Path | None, debug: bool) -> None:
    """Write, check and publish analyses."""
    if debug:
        os.environ.setdefault(DEBUG, "1")  # (commands start other processes, which should see it too)
    ensure_home()
    if context.invoked_subcommand not in WITHOUT_SITE:
        context.obj = config or _nearest_config()
        _refuse_other_checkout(context.obj)


def _refuse_other_checkout(config: Path) -> None:
    """Another version of the engine would find other mistakes, and approve by other digests."""
    own, running = config.resolve().parent / "hooks" / ENGINE.name, ENGINE
    if own.is_dir() and own.resolve() != running:
        raise click.ClickException(
            f"This checkout has an engine of its own in {own.parent}, but this command runs that of {running.parent}. "
            "Use the one in this checkout's .venv, and unset PYTHONPATH if it leads to the other one."
        )


def _nearest_config() -> Path:
    from dashboard.core.settings import find_config  # `desk doctor` runs where its packages are missing.

    if config := find_config(Path.cwd()):
        return config
    raise click.ClickException("There is no mkdocs.yml here or above; go to the repository, or use --config.")
