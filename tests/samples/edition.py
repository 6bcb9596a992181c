"""Editions of the small site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.site import SITE, write_files

Edit = Callable[..., Edition]
"""What the fixture `edit` gives: `edited_edition` in a folder of the test's own."""


def edited_edition(
    root: Path,
    changes: dict[str, str | None] | None = None,
    *,
    preview: bool = True,
    at: str | None = None,
    information: bool = False,
) -> Edition:
    """The small site with some files changed, as `desk check` sees it.

    Args:
        root: the folder to write the site to. What an earlier call wrote there stays, unless it is changed now.
        changes: text by path; None deletes.
        preview: whether the edition shows what is not public.
        at: the moment of publication, as in DASHBOARD_AS_OF.
        information: whether findings that are only information are kept. That the small site has no address is not.
    """
    write_files(root, {**SITE, **(changes or {})})
    edition = prepare_edition(root / "mkdocs.yml", preview=preview, at=at)
    kept = [finding for finding in edition.findings if information or finding.severity != "info"]
    has_address = "mkdocs.yml" in (changes or {})
    return replace(edition, findings=tuple(one for one in kept if has_address or one.id != "no-site-address"))


def is_shown(edition: Edition, path: str) -> bool:
    """Whether the audience of an edition sees the text or the file at a path."""
    return path in edition.view.texts or path in edition.view.files
