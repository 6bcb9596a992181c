"""A thing gets another name wherever it is named, and nothing else changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.core.journal import Journal
from dashboard.desk import main
from dashboard.edition.edition import Edition
from tests.samples.approvals import FILES, PIECE
from tests.samples.renamed import EXTRA, LINKS, read_site, said, write_site
from tests.samples.reviews import approval, review_files
from tests.samples.site import HEAD, SITE, notebook_text, write_files

RENAMES = [
    ("analysis", "other", "another"),
    ("dataset", "trade", "commerce"),
    ("field", "trade/value", "amount"),
    ("field", "trade/year", "period"),
    ("chart", "shared-lines", "both-lines"),
    ("chart", "own-join", "own-sums"),
    ("author", "osw-editors", "osw-team"),
]


@pytest.fixture
def root(tmp_path: Path, shared_cache: Path) -> Path:
    """An empty folder for a site that a test changes."""
    (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
    return tmp_path


@pytest.fixture(scope="module")
def before(site: Path) -> Edition:
    """The same as it is read."""
    return read_site(site)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Path:
    """A site that no test changes."""
    root = tmp_path_factory.mktemp("site")
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    return write_site(root)


def rename(config: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--config", str(config), "rename", *arguments])


def files_in(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("kind", "old", "new"), RENAMES)
def test_findings_stay_and_pages_differ_in_names_only(
    root: Path, before: Edition, kind: str, old: str, new: str
) -> None:
    config, name = write_site(root), old.rpartition("/")[2]
    findings, pages = said(before, name, new)
    assert rename(config, kind, old, new).exit_code == 0
    after = read_site(config)
    new_findings, new_pages = said(after, name, new)
    assert new_findings == findings
    assert new_pages == pages
    if kind != "field":
        assert any(f"/{name}/" in address for address in after.view.redirects)
    again = rename(config, kind, old, new)
    assert again.exit_code == 0
    assert "nothing to do" in again.output


def test_what_is_not_named_stays_byte_for_byte(root: Path) -> None:
    config = write_site(root, {LINKS: str(EXTRA[LINKS]).replace("\n", "\r\n")})
    before = files_in(root)
    rename(config, "dataset", "trade", "commerce")
    after = files_in(root)
    text = before[LINKS].replace(b"data/trade", b"data/commerce").replace(b"FROM trade", b"FROM commerce")
    assert after[LINKS] == text
    descriptor = before["data/datasets/energy/trade.yaml"].replace(b"Trade\n", b"Trade\nformerly: [trade]\n", 1)
    assert after["data/datasets/energy/commerce.yaml"] == descriptor
    assert after["data/datasets/energy/commerce.csv"] == before["data/datasets/energy/trade.csv"]


def test_an_approval_stays_where_its_digest_does_and_else_is_asked_for_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(root, {**SITE, **FILES})
    config = root / "mkdocs.yml"
    digests = read_site(config).content.approval_status(PIECE).digests
    write_files(root, review_files("lifeline", [approval("nkk-editors", digests)]))
    assert "approved again" not in rename(config, "analysis", "lifeline", "rope").output
    assert "approved again" not in rename(config, "author", "nkk-editors", "nkk-team").output
    void = "docs/analyses/rope.md: that of nkk-team: the text has changed since"
    assert void in rename(config, "dataset", "trade", "commerce", "--dry-run").output
    assert (root / "data/datasets/economy/trade.csv").is_file()
    with monkeypatch.context() as patch:
        # As if it were killed; but the copy of which the approvals are read is finished.
        finish = Journal.finish
        patch.setattr(Journal, "finish", lambda self: finish(self) if self._folder.name == "trial" else False)
        rename(config, "dataset", "trade", "commerce")
    again = rename(config, "dataset", "trade", "commerce").output
    assert void in again
    assert "nothing to do" in again


def test_what_cannot_be_reached_is_listed(root: Path) -> None:
    code = ("from dashboard import dataset\nrows = dataset('trade-rows')", {"dashboard": {"dataset": "trade-rows"}})
    notebook = notebook_text(HEAD.replace("A lifeline", "Of trade-rows"), code)
    rows = {
        f"data/datasets/economy/trade-rows{end}": SITE[f"data/datasets/economy/trade{end}"] for end in (".csv", ".yaml")
    }
    facts = "a: {value: SELECT max(x) FROM trade_rows, states: So much.}\n"
    write_files(root, {**SITE, **rows, "docs/analyses/code.ipynb": notebook, "data/facts.yaml": facts})
    output = rename(root / "mkdocs.yml", "dataset", "trade-rows", "commerce").output
    assert "data/facts.yaml:1 SQL that reads 'trade-rows'" in output
    assert "formerly" not in output
    lines = notebook.splitlines()
    for word in ("dataset('trade-rows')", "Of trade-rows"):
        number = next(number for number, line in enumerate(lines, 1) if word in line)
        assert f"docs/analyses/code.ipynb:{number} " in output
    assert '"dataset": "commerce"' in (root / "docs/analyses/code.ipynb").read_text(encoding="utf-8")


def test_an_entry_of_a_list_with_the_old_name_is_listed(root: Path) -> None:
    text = HEAD + "Words.\n\n- Of trade-rows.\n- `SELECT max(value) FROM trade_rows`\n"
    rows = {
        f"data/datasets/economy/trade-rows{end}": SITE[f"data/datasets/economy/trade{end}"] for end in (".csv", ".yaml")
    }
    other = {"data/charts/trade.yaml": f"{SITE['data/charts/trade.yaml']}formerly:\n- trade-rows\n"}
    write_files(root, {**SITE, **rows, **other, PIECE: text})
    output = rename(root / "mkdocs.yml", "dataset", "trade-rows", "commerce").output
    line = text[: text.index("- Of")].count("\n") + 1
    assert f"{PIECE}:{line} - Of trade-rows." in output
    assert f"{PIECE}:{line + 1} - `SELECT max(value) FROM trade_rows`" in output
    assert "data/charts/trade.yaml:" not in output


def test_a_dry_run_says_what_would_change_and_changes_nothing(root: Path) -> None:
    config = write_site(root)
    before = files_in(root)
    output = rename(config, "dataset", "trade", "commerce", "--dry-run").output
    assert "data/datasets/energy/trade.csv → data/datasets/energy/commerce.csv" in output
    assert "data/facts.yaml (3 places)" in output
    assert "rename to data/datasets/energy/commerce.csv\n" in output
    assert "\n+formerly: [trade]\n" in output
    assert "approved again" not in output
    assert files_in(root) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("dataset", "trad", "commerce"), "There is no dataset 'trad'. Did you mean 'trade'?"),
        (("dataset", "trade", "sums"), "There is a dataset 'sums' already"),
        (("dataset", "trade", "Big_Trade"), "expected small letters and digits with single hyphens"),
        (("dataset", "trade", "changes"), "/data/changes/ tells of all datasets"),
        (("field", "trade/valeu", "amount"), "There is no field 'valeu'. Did you mean 'value'?"),
        (("field", "value", "amount"), "expected its dataset and its name, such as trade/value"),
        (("field", "trade/value", "mark"), "expected a name other than source and mark"),
        (("field", "trade/value", "order"), "'order' is a word of SQL, which queries cannot read as a name"),
        (("dataset", "trade", "left"), "'left' is a word of SQL"),
        (("field", "trade/value", "share"), "'trade' has a field 'share' already"),
        (("analysis", "other", "everything-old"), "is a former name of 'everything'"),
        (("analysis", "other", "index"), "which is the list's"),
        (("chart", "spare", "own-bar"), "There is a chart 'own-bar' already"),
        (("author", "nils", "anna-berg"), "There is an author 'anna-berg' already"),
    ],
)
def test_a_bad_name_is_one_clear_error(site: Path, arguments: tuple[str, str, str], message: str) -> None:
    result = rename(site, *arguments)
    assert result.exit_code == 1
    assert message in result.output
    assert result.output.count("Error") == 1


def test_where_another_file_stands_nothing_is_renamed(root: Path) -> None:
    left, own = (review_files(slug, [approval("nkk-editors")]) for slug in ("rope", "lifeline"))
    write_files(root, {**SITE, **FILES, **left, **own})
    before = files_in(root)
    result = rename(root / "mkdocs.yml", "analysis", "lifeline", "rope")
    assert result.exit_code == 1
    assert f"{next(iter(left))} is there already" in result.output
    assert files_in(root) == before


def test_what_was_known_on_a_day_keeps_the_names_of_that_day(root: Path) -> None:
    fact = "[1](fact:trade/value?year=2024{})"
    piece = "docs/analyses/lifeline.md"
    write_files(root, {**SITE, piece: HEAD + fact.format("") + fact.format("&as_of=2025-06-01")})
    rename(root / "mkdocs.yml", "field", "trade/value", "amount")
    text = (root / piece).read_text(encoding="utf-8")
    assert text.endswith("[1](fact:trade/amount?year=2024)[1](fact:trade/value?year=2024&as_of=2025-06-01)")


def test_a_dry_run_leaves_what_was_interrupted_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(root, SITE)
    config = root / "mkdocs.yml"
    with monkeypatch.context() as patch:
        finish = Journal.finish
        patch.setattr(Journal, "finish", lambda self: finish(self) if self._folder.name == "trial" else False)
        rename(config, "dataset", "trade", "commerce")
    before = files_in(root)
    assert "was interrupted" in rename(config, "dataset", "trade", "commerce", "--dry-run").output
    assert files_in(root) == before
    assert "a renaming was finished that had been interrupted" in rename(config, "dataset", "trade", "commerce").output
    assert (root / "data/datasets/economy/commerce.csv").is_file()


def test_of_two_at_once_the_second_reads_what_the_first_has_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, only_one = write_site(root), Journal.only_one

    @contextmanager
    def after_another(journal: Journal) -> Iterator[None]:
        monkeypatch.setattr(Journal, "only_one", only_one)
        rename(config, "analysis", "other", "another")
        with only_one(journal):
            yield

    monkeypatch.setattr(Journal, "only_one", after_another)
    second = rename(config, "dataset", "goods", "wares")
    assert second.exit_code == 0, second.output
    assert "fact:wares/amount" in (root / "docs/analyses/another.md").read_text(encoding="utf-8")


def test_a_check_says_that_a_renaming_was_interrupted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = write_site(root)
    monkeypatch.setattr(Journal, "finish", lambda _: False)
    rename(config, "chart", "shared-lines", "both-lines")
    told = "desk rename has begun to change files and has not ended. If it was interrupted, run it again."
    assert told in CliRunner().invoke(main, ["--config", str(config), "check"]).stderr
    monkeypatch.undo()
    rename(config, "chart", "shared-lines", "both-lines")
    assert told not in CliRunner().invoke(main, ["--config", str(config), "check"]).stderr


def test_a_word_of_the_language_is_not_listed_wherever_it_stands(site: Path) -> None:
    output = rename(site, "dataset", "trade", "commerce", "--dry-run").output
    assert " trade" not in output.partition("Not reached")[2].partition("approved again")[0]


def test_a_field_of_a_broken_dataset_is_not_renamed(root: Path) -> None:
    write_files(root, {**SITE, "data/datasets/economy/trade.yaml": "title: Trade\n"})
    output = rename(root / "mkdocs.yml", "field", "trade/value", "amount").output
    assert "The dataset 'trade' has errors; correct them first: desk check data." in output


def test_a_column_of_another_table_that_is_called_so_stays(root: Path) -> None:
    other = "(SELECT 2024 AS year, 5 AS value, 7 AS amount) AS s"
    sql = f"SELECT max(s.value) FROM trade AS t JOIN {other} ON s.year = t.year"
    write_files(root, {**SITE, "data/facts.yaml": f"five: {{value: '{sql}', states: Five.}}\n"})
    rename(root / "mkdocs.yml", "field", "trade/value", "amount")
    assert f"max(s.amount) FROM trade AS t JOIN {other}" not in (root / "data/facts.yaml").read_text("utf-8")


def test_a_chart_is_told_from_that_of_another_cell_where_all_cells_stand_on_one_line(root: Path) -> None:
    fence = "# {0}\n\n```chart\nid: of-{0}\ntype: bar\ndata: {0}\nx: year\ny: value\ntitle: T\nalt: A.\n```\n"
    rows = {f"data/datasets/economy/sales{end}": SITE[f"data/datasets/economy/trade{end}"] for end in (".csv", ".yaml")}
    notebook = json.loads(notebook_text(HEAD, fence.format("sales"), fence.format("trade")))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    text = json.dumps(notebook)
    write_files(root, {**SITE, **rows, "docs/analyses/two.ipynb": text})
    rename(root / "mkdocs.yml", "field", "trade/value", "amount")
    before, _, after = text.rpartition("y: value")
    assert (root / "docs/analyses/two.ipynb").read_text(encoding="utf-8") == f"{before}y: amount{after}"


def test_what_stands_beside_a_piece_moves_with_it(root: Path) -> None:
    folder = "docs/analyses"
    beside = {f"{folder}/two.py": "# ---\n# jupytext: {}\n# ---\n", f"{folder}/two.review.yaml": "notes: []\n"}
    write_files(root, {**SITE, f"{folder}/two.ipynb": notebook_text(HEAD), **beside})
    rename(root / "mkdocs.yml", "analysis", "two", "three")
    names = {path.name for path in (root / folder).iterdir()}
    assert names == {"lifeline.md", "three.ipynb", "three.py", "three.review.yaml"}
