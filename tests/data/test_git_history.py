"""Facts may be pinned to a day: the data of that day come from git."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from dashboard.data.dataset_versions import read_versions
from dashboard.data.git_history import History
from dashboard.desk import main
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.pages.fact_html import fill_facts
from tests.samples.edition import Edit
from tests.samples.facts import CELL, TEXT
from tests.samples.git import USER_SETTINGS
from tests.samples.site import HEAD, TRADE_ROWS, write_files

ROWS = "data/datasets/economy/trade.csv"


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., None]:
    """Run git in the site's folder; `day` is when."""

    def run(*arguments: str, day: str = "2026-01-01T12:00:00+01:00") -> None:
        env = {"GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day, "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, env=env, check=True, capture_output=True)

    return run


@pytest.fixture
def site(edit: Edit, git: Callable[..., None], tmp_path: Path) -> Path:
    """China sold for 110 USD bn until late on 9 May 2025 (in Stockholm), and for 115.49 from the next day."""
    edit({ROWS: TRADE_ROWS.replace("115.49", "110")})
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "First", day="2025-05-09T23:30:00+02:00")
    write_files(tmp_path, {ROWS: TRADE_ROWS})
    git("commit", "-qam", "Second", day="2025-05-10T00:30:00+02:00")
    return tmp_path


def errors_of(root: Path, link: str) -> list[str]:
    write_files(root, {TEXT: f"{HEAD}It was {link}."})
    findings = prepare_edition(root / "mkdocs.yml", preview=True).findings
    return [f"{finding.id} {finding.message} {finding.hint}" for finding in findings if finding.severity == "error"]


def test_a_repository_that_a_variable_names_is_not_asked(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path_factory.mktemp("another")))
    assert errors_of(site, f"[110 billion]({CELL}&as_of=2025-05-09)") == []


def test_a_fact_may_be_pinned_to_a_day(site: Path) -> None:
    assert errors_of(site, f"[110 billion]({CELL}&as_of=2025-05-09)") == []
    assert errors_of(site, f"[115 billion]({CELL}&as_of=2025-05-10)") == []
    (error,) = errors_of(site, f"[115 billion]({CELL}&as_of=2025-05-09)")
    assert "is USD 110 bn, as known on 9 May 2025. Write '110 billion'." in error


def test_a_named_fact_may_be_pinned_too(site: Path) -> None:
    sql = "SELECT max(value) FROM trade WHERE flow = 'china-to-russia'"
    facts = f"most:\n  value: {sql}\n  states: Most that China sold.\n  unit: USD bn\n"
    write_files(site, {"data/facts.yaml": facts})
    assert errors_of(site, "[111 billion](fact:most?as_of=2025-05-09)") == []
    assert errors_of(site, "[115 billion](fact:most)") == []


def test_a_named_fact_without_an_answer_on_its_day_says_so(site: Path) -> None:
    facts = "most:\n  value: SELECT value FROM trade WHERE value = 115.49\n  states: Sold.\n  unit: USD bn\n"
    write_files(site, {"data/facts.yaml": facts})
    assert errors_of(site, "[115 billion](fact:most?as_of=2025-05-10)") == []
    (error,) = errors_of(site, "[115 billion](fact:most?as_of=2025-05-09)")
    assert error.startswith("fact-as-of With the data of 9 May 2025: ")


def test_before_the_history_begins_nothing_was_known(site: Path) -> None:
    (error,) = errors_of(site, f"[110 billion]({CELL}&as_of=2025-05-08)")
    assert error.startswith("fact-as-of The history of 'trade' begins after 8 May 2025.")


def test_nothing_is_known_of_a_day_to_come(site: Path) -> None:
    (error,) = errors_of(site, f"[115 billion]({CELL}&as_of=2999-12-31)")
    assert error.startswith("fact-as-of 31 December 2999 is still to come.")


def test_the_page_says_that_a_fact_is_pinned(site: Path) -> None:
    write_files(site, {TEXT: f"{HEAD}It was [110 billion]({CELL}&as_of=2025-05-09)."})
    edition = prepare_edition(site / "mkdocs.yml", preview=True)
    html = fill_facts(edition.content.source_texts[TEXT].html, edition.content.facts[TEXT])
    assert '110 billion</span></a> <span class="fact-pin">(as known on 9 May 2025)</span>.' in html
    assert "&#10;As known on 9 May 2025" in html


def test_a_new_commit_is_seen_though_the_text_is_kept(site: Path, git: Callable[..., None]) -> None:
    link = f"[115 billion]({CELL}&as_of=2025-06-01)"
    assert errors_of(site, link) == []
    write_files(site, {ROWS: TRADE_ROWS.replace("115.49", "120")})
    assert errors_of(site, link) == []  # not yet committed
    git("commit", "-qam", "Third", day="2025-05-20T12:00:00+02:00")
    assert errors_of(site, link) != []


def test_impact_compares_with_a_commit(site: Path) -> None:
    write_files(site, {TEXT: f"{HEAD}It was [115.49 billion]({CELL}).", ROWS: TRADE_ROWS.replace("115.49", "120")})
    ask = ["--config", str(site / "mkdocs.yml"), "impact", "trade"]
    assert "value 115.49 → 120" in CliRunner().invoke(main, ask).output
    assert "value 110 → 120" in CliRunner().invoke(main, [*ask, "--against", "HEAD~1"]).output
    assert "git says" in CliRunner().invoke(main, [*ask, "--against", "no-such"]).output


def test_settings_of_the_user_change_nothing(tmp_path: Path, git: Callable[..., None]) -> None:
    signer = tmp_path / "signer"
    signer.write_text(
        "#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\necho '-----BEGIN PGP SIGNATURE-----'\n"
    )
    signer.chmod(0o755)
    write_files(tmp_path, {"pieces/first.md": "First", "pieces/gone.md": "Gone"})
    git("init", "-q", "-b", "main")
    git("add", "pieces")
    git("commit", "-qm", "First")
    git("switch", "-qc", "branch")
    write_files(tmp_path, {"pieces/second.md": "Second"})
    git("add", "pieces")
    git("commit", "-qm", "Second")
    git("switch", "-q", "main")
    git("rm", "-q", "pieces/gone.md")
    git("commit", "-qm", "Third", day="2026-01-02T12:00:00+01:00")
    git("-c", f"gpg.program={signer}", "merge", "-qS", "-m", "Merge", "branch", day="2026-01-03T12:00:00+01:00")

    def known() -> tuple[Any, ...]:
        history = History(tmp_path, ZoneInfo("Europe/Stockholm"))
        of_folder = (history.deletions_in, history.additions_in, history.last_changes)
        return (history.head_time, *(read("pieces") for read in of_folder))

    head_time, deletions, additions, changes = before = known()
    added = {"pieces/first.md", "pieces/gone.md", "pieces/second.md"}
    assert head_time
    assert (set(deletions), set(additions), set(changes)) == ({"pieces/gone.md"}, added, added)
    for name, value in USER_SETTINGS.items():
        git("config", name, value)
    git("config", "gpg.program", str(signer))
    assert known() == before


def test_a_dataset_that_was_renamed_keeps_its_history(site: Path, git: Callable[..., None]) -> None:
    CliRunner().invoke(main, ["--config", str(site / "mkdocs.yml"), "rename", "dataset", "trade", "commerce"])
    link = CELL.replace("trade", "commerce", 1)
    assert errors_of(site, f"[110 billion]({link}&as_of=2025-05-09)") == []
    git("add", "-A")
    git("commit", "-qm", "Renamed", day="2025-05-20T12:00:00+02:00")
    assert errors_of(site, f"[110 billion]({link}&as_of=2025-05-09)") == []
    assert errors_of(site, f"[115 billion]({link}&as_of=2025-05-21)") == []
    content = prepare_edition(site / "mkdocs.yml", preview=True).content
    versions = read_versions("data/datasets", content.history, content.cache, {"trade": "commerce"})["commerce"]
    assert [version.is_first for version in versions] == [True, False, False]
    assert [Path(version.path).stem for version in versions] == ["trade", "trade", "commerce"]
