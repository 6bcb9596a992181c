"""A server's library follows the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.desk.fresh_library import FRESH_SECONDS, FreshLibrary
from dashboard.desk.options import readers_edition
from dashboard.quoted.public_library import PublicLibrary
from tests.samples.site import HEAD, SITE, write_files

PIECE = "docs/analyses/lifeline.md"


def test_what_is_taken_back_is_told_no_longer_than_a_minute(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    moments = iter([0.0, FRESH_SECONDS, FRESH_SECONDS + 1])
    library = FreshLibrary(lambda: PublicLibrary(readers_edition(tmp_path / "mkdocs.yml").view), lambda: next(moments))
    write_files(tmp_path, {PIECE: HEAD.replace("published", "draft")})
    assert library().entries("piece")["total"] == 1
    assert library().entries("piece")["total"] == 0


def test_where_the_site_cannot_be_read_the_last_answers_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(tmp_path, SITE)
    first = PublicLibrary(readers_edition(tmp_path / "mkdocs.yml").view)
    made = iter([first])
    moments = iter([0.0, FRESH_SECONDS + 1, FRESH_SECONDS + 2])

    def prepare() -> PublicLibrary:
        if library := next(made, None):
            return library
        raise OSError("gone")

    library = FreshLibrary(prepare, lambda: next(moments))
    assert library() is library() is first
    assert capsys.readouterr().err == "The site cannot be read; the answers are older: gone\n"
