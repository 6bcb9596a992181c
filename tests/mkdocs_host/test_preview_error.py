"""What a preview says of a build that has failed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import ClickException
from mkdocs.config import load_config

from mkdocs_host.preview_error import error_text, waiting_page, with_logged_reasons
from tests.samples.site import SITE, write_files


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("plugins: [nothing]\n", "mkdocs.yml: Config value 'plugins': The \"nothing\" plugin is not installed"),
        ("site_url: [\n", "line 3, column 1"),
        (None, "does not exist"),
    ],
)
def test_what_is_wrong_in_the_settings_is_named(tmp_path: Path, settings: str | None, reason: str) -> None:
    write_files(tmp_path, {**SITE, "mkdocs.yml": settings and f"site_name: A\n{settings}"})
    path = tmp_path / "mkdocs.yml"
    with pytest.raises(ClickException) as caught, with_logged_reasons(path):
        load_config(config_file=str(path))
    assert reason in error_text(caught.value, str)


def test_a_process_that_ends_without_a_reason_is_let_through(tmp_path: Path) -> None:
    with pytest.raises(SystemExit), with_logged_reasons(tmp_path / "mkdocs.yml"):
        raise SystemExit(3)


def test_a_page_that_waits_says_why_it_waits_in_vain() -> None:
    assert b"is being made" in waiting_page("")
    page = waiting_page("ValueError: <b>").decode()
    assert "could not be made: ValueError: &lt;b&gt;" in page
    assert "is being made" not in page
    assert 'http-equiv="refresh"' in page
