"""The command `desk` in a site in git."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from dashboard.desk import main
from tests.samples.approvals import FILES, PIECE
from tests.samples.git import commit
from tests.samples.site import HEAD, SITE, write_files

Run = Callable[..., Result]
"""The command, with its arguments; and with `refused=True` if it is expected to be refused."""
DRAFT = HEAD.replace("published", "draft")


def desk_with_draft(root: Path, body: str) -> Run:
    """Write the small site with a rule of approvals and one draft, and commit it.

    Args:
        root: the folder of the site. The command runs in the folder that is the current one by then.
        body: the text of the draft.
    """
    write_files(root, {**SITE, **FILES, PIECE: DRAFT + body})
    commit(root)

    def run(*arguments: str, refused: bool = False) -> Result:
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == (1 if refused else 0), result.output
        return result

    return run
