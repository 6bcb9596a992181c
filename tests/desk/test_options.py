"""What is wrong with how `desk` is called is one line, whatever the command."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dashboard.core.settings import HOME
from dashboard.desk import main
from dashboard.desk.options import readers_edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.run_cache import execute_all
from tests.samples.site import HEAD, SITE, TRADE, notebook_text, write_files


@pytest.mark.parametrize("command", ["check", "status"])
def test_a_moment_that_is_no_time_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    write_files(tmp_path, SITE)
    monkeypatch.setenv("DASHBOARD_AS_OF", "next week")
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), command])
    assert result.exit_code == 1
    assert "DASHBOARD_AS_OF" in result.output
    assert "expected a time such as 2026-12-01T06:00+01:00" in result.output


@pytest.mark.parametrize("value", ["2090-01-01", "2090-01-01T06:00+01:00 {root}/then"])
def test_checks_take_the_time_and_leave_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    write_files(tmp_path, {**SITE, "docs/analyses/lifeline.md": HEAD.replace("2025-05-09", "2089-12-31")})
    states = []
    for moment in ("", value.format(root=tmp_path)):
        monkeypatch.setenv("DASHBOARD_AS_OF", moment)
        result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "status"])
        states.append(result.output.split()[1])
    assert states == ["due-later", "public"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--as-of", "2090-01-01"], "name a folder for it with --out"),
        (["--as-of", "2090-01-01", "--site-dir", "then"], "name a folder for it with --out"),
        (["--out", "then"], "--out belongs to --as-of"),
        (["--as-of", "soon", "--out", "then"], "read 'soon', expected a time"),
        (["--as-of", "2090-01-01", "--out", "site"], "is a part of the site"),
        (["--as-of", "2090-01-01", "--out", "site/then"], "is a part of the site"),
        (["--as-of", "2090-01-01", "--out", "docs/new"], "is a part of the site"),
        (["--as-of", "2090-01-01", "--out", "data"], "is a part of the site"),
        (["--as-of", "2090-01-01", "--out", "."], "is a part of the site"),
        (["--as-of", "2090-01-01", "--out", "full"], "holds other things"),
    ],
)
def test_what_would_be_public_then_needs_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    write_files(tmp_path, {**SITE, "full/letter.txt": "Kept."})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build", *arguments])
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_config_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "check"])
    assert (result.exit_code, "does not exist" in result.output) == (2, True)


def test_readers_get_no_notebook_of_which_no_run_tells_what_it_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = 'from dashboard import dataset\ndataset("tr" + "ade")'
    changes: dict[str, str | None] = {
        "docs/analyses/lifeline.md": HEAD + "Words.\n",
        "docs/analyses/book.ipynb": notebook_text(HEAD, "# They fell", code),
        "data/datasets/economy/trade.yaml": f"{TRADE}embargo: 2099-01-01T00:00+01:00\n",
    }
    write_files(tmp_path, {**SITE, **changes})
    view = readers_edition(tmp_path / "mkdocs.yml").view
    assert [piece.slug for piece in view.analyses] == ["lifeline"]
    assert capsys.readouterr().err == (
        "Left out, since no run says that approvals cover what they read (run desk build): docs/analyses/book.ipynb.\n"
    )


def test_readers_get_a_notebook_that_has_a_run(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, "docs/analyses/book.ipynb": notebook_text(HEAD, "1 + 1")})
    config = tmp_path / "mkdocs.yml"
    prepare_edition(config, execute=execute_all)
    assert "book" in {piece.slug for piece in readers_edition(config).view.analyses}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "There is no command 'chek'. Did you mean 'check'? desk --help lists all."),
        (["import", "ports.xlsx"], "Did you mean 'import-text'?"),
        (["check", "lifelin"], "no file, no folder and no piece 'lifelin'. Did you mean 'lifeline'?"),
        (["cache", "--max-size", "3"], "--max-size belongs to --prune"),
        (["preview", "--out", "x", "--expires", "15.12.2026"], "read '15.12.2026', expected a day such as"),
    ],
)
def test_what_is_called_wrongly_is_told_with_what_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    write_files(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_piece_may_be_checked_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {**SITE, "docs/analyses/lifeline.md": HEAD + "Trade  doubled.\n"})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "lifeline"])
    assert "docs/analyses/lifeline.md:10:6 warning doubled-space" in result.output


def test_the_list_of_commands_holds_whole_sentences() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert "..." not in result.output.partition("Commands:")[2]
    assert "Check all files of texts and data, or only the files, folders and pieces named." in " ".join(
        result.output.split()
    )


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (("docs_dir: docs", "docs_dir docs"), "mkdocs.yml:{}:1: This is not YAML: 'docs_dir docs' has no colon."),
        (("docs_dir: docs", "<<<<<<< HEAD\ndocs_dir: docs"), "mkdocs.yml:{}: Two versions stand here"),
    ],
)
def test_settings_that_are_no_yaml_are_one_line(tmp_path: Path, edit: tuple[str, str], message: str) -> None:
    text = f"{SITE['mkdocs.yml']}docs_dir: docs\nuse_directory_urls: true\n"
    write_files(tmp_path, {**SITE, "mkdocs.yml": text.replace(*edit)})
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "check"])
    assert result.exit_code == 1
    line = text.partition("docs_dir: docs")[0].count("\n") + 1
    assert result.output.startswith(f"Error: {message.format(line)}")


@pytest.mark.parametrize("inherited", [False, True])
@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-16", "Read a file in UTF-16, which Excel and Windows call Unicode; expected text in UTF-8."),
        ("utf-16-be", "Read a file in UTF-16"),
        ("utf-16-le", "Read a file in UTF-16"),
        ("utf-32", "Read a file in UTF-32"),
        ("cp1250", "Read the byte 0xb3, expected text in UTF-8."),
        ("utf-8 with a bell", "This is not YAML: unacceptable character #x0007"),
        ("utf-8-sig", ""),
    ],
)
def test_settings_in_another_encoding_are_one_line(
    tmp_path: Path, encoding: str, message: str, *, inherited: bool
) -> None:
    text = (
        f"{SITE['mkdocs.yml']}copyright: mała\a\n" if "bell" in encoding else f"{SITE['mkdocs.yml']}copyright: mała\n"
    )
    write_files(tmp_path, SITE)
    name = "base.yml" if inherited else "mkdocs.yml"
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    (tmp_path / name).write_bytes(text.encode(encoding.partition(" ")[0]))
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "check"])
    if message:
        assert result.output.startswith(f"Error: {name}:")
        assert message in result.output
        assert result.output.count("\n") == 1
    assert bool(message) == (result.exit_code == 1)


def test_each_option_says_what_it_does_and_what_it_takes() -> None:
    assert isinstance(main, click.Group)
    context = click.Context(main)
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    options = [
        (name, option)
        for name, command in commands.items()
        if command
        for option in command.params
        if isinstance(option, click.Option)
    ]
    assert options
    assert [(name, option.opts) for name, option in options if not option.help] == []
    assert [(name, option.opts) for name, option in options if option.make_metavar(context) == "TEXT"] == []


def test_a_hint_names_only_commands_that_there_are() -> None:
    assert isinstance(main, click.Group)
    sources = [*(HOME / "hooks").rglob("*.py"), *(HOME / "hooks/theme").rglob("*.html")]
    named = {name for path in sources for name in re.findall(r"[(:`>]\s*desk ([a-z][a-z-]+)", path.read_text("utf-8"))}
    assert "publish" in named
    assert named - {*main.list_commands(click.Context(main))} == set()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("new Coal", "Missing option '--author'. Known: osw-editors."),
        ("approve lifeline", "Missing option '--as'. Known: osw-editors."),
        ("withdraw --reason Why", "Missing argument 'SLUG'. Known: lifeline."),
    ],
)
def test_a_name_that_is_missing_is_told_with_those_there_are(tmp_path: Path, command: str, told: str) -> None:
    write_files(tmp_path, {**SITE, "docs/analyses/lifeline.md": HEAD})
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), *command.split()])
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {told}")
