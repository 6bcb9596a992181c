"""A file that cannot be made is one finding: the others are made, and nothing is published."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.build.build import Build
from dashboard.output import cite_files, downloads
from dashboard.output.derived_files import derived_files
from dashboard.output.site_folder import place_on_request
from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECES: dict[str, str | None] = {"docs/analyses/second.md": HEAD}


def fail(*_args: Any) -> Any:
    """Stands for what has a mistake."""
    raise KeyError("x")


def built(edit: Edit, changes: dict[str, str | None] | None = None) -> Build:
    """A publication whose files are collected."""
    build = Build(edit(changes, preview=False))
    build.collect_files()
    return build


@pytest.mark.usefixtures("guarded")
def test_a_file_that_fails_is_one_finding_and_the_others_are_made(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cite_files, "cited_piece", fail)
    build = built(edit, PIECES)
    [error] = build.edition.blocking_errors()
    assert (error.id, error.path) == ("engine-error", "site/analyses/second/cite.json")
    assert error.message == ("This could not be made (KeyError: 'x'). 5 other files fail at the same place.")
    assert "desk --debug build" in error.hint
    assert "in the file" not in error.hint
    assert {"data/trade/cite.bib", "robots.txt", "data/trade.csv"} <= build.files.keys()
    assert "analyses/second/cite.bib" not in build.files


@pytest.mark.usefixtures("guarded")
def test_so_is_a_file_that_pages_load(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "calendar_file", fail)
    build = built(edit)
    assert [error.path for error in build.edition.blocking_errors()] == ["site/calendar.ics"]
    assert "data/trade.csv" in build.files


@pytest.mark.usefixtures("guarded")
def test_so_is_a_kind_of_files_that_cannot_be_listed(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cite_files, "cited_site", fail)
    build = built(edit)
    [error] = build.edition.blocking_errors()
    assert error.message == "This could not be filled with its cite files (KeyError: 'x')."
    assert "robots.txt" in build.files
    linking = edit({"docs/analyses/lifeline.md": f"{HEAD}[A](../nowhere.txt) and [B](../robots.txt)\n"})
    found = [finding for finding in linking.findings if finding.id == "engine-error"]
    assert [finding.path for finding in found] == ["site/"]


@pytest.mark.usefixtures("guarded")
def test_a_preview_says_why_a_file_is_not_there(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cite_files, "cited_piece", fail)
    edition = edit()
    file = derived_files(edition.view, [])["analyses/lifeline/cite.bib"]
    root = edition.content.settings.root
    [finding] = place_on_request(root / "preview", file, edition.content.cache)
    assert (finding.id, finding.path) == ("engine-error", "site/analyses/lifeline/cite.bib")
