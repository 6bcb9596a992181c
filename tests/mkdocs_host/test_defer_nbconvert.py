"""A build loads mkdocs-jupyter always, and what converts notebooks only when it converts one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples.built import build
from tests.samples.site import HEAD, SITE, notebook_text, site_config, write_files

SLOW = {"bs4", "duckdb", "filelock", "fontTools", "jupytext", "nbconvert", "nbformat", "numpy", "pandas", "playwright"}
"""What a build without anything new does not need, and what took it a second to import."""
NAME = "mkdocs_host.defer_nbconvert"
PAGE = "site/analyses/cells/index.html"


def imported(root: Path, code: str) -> set[str]:
    """The names of all modules that are there after some code has run in a process of its own."""
    code += "\nimport json, sys; print(json.dumps([*sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_code_cells_are_converted_and_a_warm_build_imports_nothing_slow(tmp_path: Path, shared_cache: Path) -> None:
    # A site with a chart and a notebook, whose mkdocs.yml defers imports as our own does.
    site, piece = tmp_path, notebook_text(HEAD + "Words.\n", "print('said')", "[1, 2]")
    config = site_config("https://example.org/")
    assert NAME in config
    write_files(site, {**SITE, "mkdocs.yml": config, "docs/analyses/cells.ipynb": piece})
    (site / ".cache").symlink_to(shared_cache, target_is_directory=True)
    cold = build(site, "--strict")
    assert cold.code == 0, cold.output
    page = (site / PAGE).read_text(encoding="utf-8")
    assert '<div class="highlight">' in page
    assert "said" in page

    warm = "from mkdocs.__main__ import cli; cli(['build', '-q', '--strict'], standalone_mode=False)"
    modules = imported(site, warm)
    assert "mkdocs_jupyter.plugin" in modules
    assert {name.partition(".")[0] for name in modules} & SLOW == set()
    assert (site / PAGE).read_text(encoding="utf-8") == page


def test_no_stand_in_is_left_where_others_import(tmp_path: Path) -> None:
    assert (
        imported(tmp_path, "from mkdocs_host.defer_nbconvert import makeExtension; makeExtension()")
        & {"bs4", "jupytext", "nbconvert"}
        == set()
    )


def test_where_the_plugin_uses_a_stand_in_it_uses_the_real_thing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NBCONVERT_DISABLE_CONFIG_EXPORTERS", "1")  # (They take a second, and convert nothing here.)
    cells = json.loads(notebook_text("Words.", "print('said')"))
    cells["cells"][-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "said"}]
    (tmp_path / "cells.ipynb").write_text(json.dumps(cells), encoding="utf-8")
    convert = "open('{}.html', 'w', encoding='utf-8').write(plugin.convert.nb2html('cells.ipynb'))\n"
    code = f"""
from mkdocs_host.defer_nbconvert import makeExtension
makeExtension()
from mkdocs_jupyter import plugin, notebook_dirs
{convert.format("deferred")}
import bs4, jupytext, mkdocs_jupyter.convert
assert plugin.jupytext.read is jupytext.read
assert plugin.convert.nb2html is mkdocs_jupyter.convert.nb2html
assert isinstance(notebook_dirs.BeautifulSoup("<p>", "html.parser"), bs4.BeautifulSoup)
plugin.validate_html_exporter_options({{"exclude_input": True}})
for wrong in ({{"exclude_inputs": True}}, {{"exclude_input": "perhaps"}}):
    try:
        plugin.validate_html_exporter_options(wrong)
    except ValueError:
        continue
    raise AssertionError(wrong)
"""
    assert "nbconvert" in imported(tmp_path, code)
    imported(tmp_path, "from mkdocs_jupyter import plugin\n" + convert.format("at-once"))
    deferred, at_once = ((tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in ("deferred", "at-once"))
    assert deferred == at_once
    assert "said" in deferred
