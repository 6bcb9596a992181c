"""Which saves ask for a new process, and what is said of an engine that could not be started."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.core.settings import HOME
from mkdocs_host import restart
from mkdocs_host.restart import Engine, engine_files, problem_of_engine, restart_command
from tests.samples.server import PATIENCE, wait_for_text
from tests.samples.site import SITE, write_files

HOOKS = HOME.resolve() / "hooks"


def test_code_scripts_and_catalogues_of_the_engine_are_loaded_once_and_all_else_by_each_build() -> None:
    names = (
        "dashboard/core/dates.py",
        "dashboard/charts/render/drawing.js",
        "show_pages.py",
        "locales/de/a.po",
        "dashboard/a.json",
    )
    others = {HOOKS / "theme/assets/search.js", HOOKS / "README.md", HOME / "docs/a.py", HOME / "tests/words.py"}
    loaded = {HOOKS / name for name in names}
    assert engine_files(loaded | others) == loaded


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("def broken(:\n", "hooks/own.py:1: invalid syntax"),
        ("import nothing_of_that_name\n", "ModuleNotFoundError: No module named 'nothing_of_that_name'"),
        ("print('sound')\n", ""),
    ],
)
def test_an_engine_that_cannot_be_started_says_why_and_is_left_out_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, problem: str
) -> None:
    monkeypatch.setattr(restart, "HOME", tmp_path)
    config = f"{SITE['mkdocs.yml']}\nhooks: [hooks/own.py]\n"
    write_files(tmp_path, {**SITE, "mkdocs.yml": config, "hooks/own.py": code})
    engine, text, own = Engine(), tmp_path / "docs/index.md", tmp_path / "hooks/own.py"
    changed = {own, text}
    assert engine.can_start_again(changed, tmp_path / "mkdocs.yml") == (not problem)
    assert engine.problem == problem
    assert changed == ({text} if problem else {own, text})
    own.unlink()
    assert problem_of_engine({own}, tmp_path / "mkdocs.yml").startswith("Config value 'hooks'")


def test_the_same_command_is_run_without_opening_the_browser_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/bin/mkdocs", "serve", "-o", "-a", "[::1]:8001"])
    assert restart_command()[-4:] == [str(HOME), "serve", "-a", "[::1]:8001"]


def test_a_new_process_that_cannot_load_the_engine_waits_for_its_next_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restart, "HOME", tmp_path)
    monkeypatch.setattr(sys, "argv", ["mkdocs", "serve"])
    write_files(
        tmp_path,
        {
            "mkdocs.yml": "site_name: A\nhooks: [hooks/own.py]\n",
            "hooks/own.py": "import nothing\n",
            "docs/index.md": "",
        },
    )
    log = tmp_path / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(restart_command(), cwd=tmp_path, stdout=out, stderr=out)
    wait_for_text(log, "No module named 'nothing'")
    wait_for_text(log, "It starts again after the next save")
    saved = "import sys\nraise ValueError(sys.argv)\n"
    (tmp_path / "hooks" / "own.py").write_text(saved, encoding="utf-8")
    wait_for_text(log, "ValueError: ['mkdocs', 'serve']")  # what a second restart would be given
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 1
