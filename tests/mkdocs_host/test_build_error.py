"""What a preview says of a build that has failed."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from click import ClickException
from jinja2 import Environment, FileSystemLoader, TemplateError
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from dashboard.core.settings import HOME
from mkdocs_host.build_error import error_text, explains_itself, waiting_page, with_logged_reasons
from tests.samples.built import Make
from tests.samples.site import site_config, write_files


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("plugins: [nothing]\n", "mkdocs.yml: Config value 'plugins': The \"nothing\" plugin is not installed"),
        ("site_url: [\n", "mkdocs.yml:3:1: This is not YAML"),
        ("# \udc9c\n", "mkdocs.yml:2: Read the byte 0x9c, expected text in UTF-8. Save the file as UTF-8."),
        (None, "does not exist"),
    ],
)
def test_what_is_wrong_in_the_settings_is_named(tmp_path: Path, settings: str | None, reason: str) -> None:
    path = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    if settings:
        path.write_text(f"site_name: A\n{settings}", encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ClickException) as caught, with_logged_reasons(path):
        load_config(config_file=str(path))
    assert reason in error_text(caught.value, str)


def test_a_process_that_ends_without_a_reason_is_let_through(tmp_path: Path) -> None:
    with pytest.raises(SystemExit), with_logged_reasons(tmp_path / "mkdocs.yml"):
        raise SystemExit(3)


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("{% if %}", 1, "Expected an expression"),
        ("\n{{ nobody.name }}", 2, "'nobody' is undefined"),
        ("\n\n{% include 'gone.html' %}", 3, "'gone.html' not found"),
        ("{{ 1 | unheard_of }}", 1, "No filter named 'unheard_of'"),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(tmp_path: Path, template: str, line: int, reason: str) -> None:
    write_files(tmp_path, {"base.html": template, "page.html": "{% extends 'base.html' %}"})
    with pytest.raises(TemplateError) as caught:
        Environment(loader=FileSystemLoader(tmp_path)).get_template("page.html").render()
    text = error_text(caught.value, lambda path: path.name)
    assert text.startswith(f"base.html:{line}: {reason}")
    assert not text.endswith("..")


def test_a_template_that_fails_ends_a_build_in_one_line_and_nothing_is_published(
    make_site: Make, tmp_path: Path
) -> None:
    settings = site_config("https://example.org/").replace(
        f"custom_dir: {HOME / 'hooks' / 'theme'}", "custom_dir: theme"
    )
    built = make_site({"theme/main.html": "\n{{ nobody.name }}", "mkdocs.yml": settings})
    assert built.code == 1
    assert "theme/main.html:2: 'nobody' is undefined." in built.output
    assert "Traceback" not in built.output
    assert not built.site.exists()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "A file of the site"),
        (PluginError("Make room."), "Make room."),
        (KeyError("x"), "KeyError"),
    ],
)
def test_what_the_system_refuses_is_told_without_lines_of_code(error: Exception, words: str) -> None:
    assert error_text(error, str).startswith(words)
    assert explains_itself(error) is (words != "KeyError")


def test_a_page_that_waits_says_why_it_waits_in_vain() -> None:
    assert b"is being made" in waiting_page("")
    page = waiting_page("ValueError: <b>").decode()
    assert "could not be made: ValueError: &lt;b&gt;" in page
    assert "is being made" not in page
    assert 'http-equiv="refresh"' in page
