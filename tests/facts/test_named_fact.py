"""data/facts.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

import dashboard.data.sandbox
from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.facts.fact import Fact
from dashboard.facts.named_fact import load_facts
from tests.samples.edition import Edit
from tests.samples.facts import TEXT
from tests.samples.site import HEAD, TRADE, TRADE_ROWS


def entry(sql: str, kind: str = "value") -> str:
    return f"ratio:\n  {kind}: |\n    {sql}\n  states: One is so much of the other.\n"


def findings_of(edit: Edit, facts: str) -> list[Finding]:
    return edit({"data/facts.yaml": facts}).findings


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("DROP TABLE trade", "expected one SELECT and nothing else"),
        ("INSERT INTO trade SELECT * FROM trade", "expected one SELECT and nothing else"),
        ("SELECT 1", "it reads no dataset"),
        ("SELECT 1; SELECT 2 FROM trade", "expected one SELECT and nothing else"),
        ("ATTACH 'trade' AS other", "expected one SELECT and nothing else"),
        ("SELECT count(*) FROM read_csv('/etc/passwd'), trade", "it asks for read_csv()"),
        ("SELECT count(*) FROM 'data/datasets/economy/trade.csv'", "trade.csv"),
        ("SELECT value FROM trade", "it gives 8 rows and 1 column, expected one of each"),
        ("SELECT 1, 2 FROM trade LIMIT 1", "it gives 1 row and 2 columns, expected one of each"),
        ("SELECT value FROM trade WHERE year = 1900", "it gives 0 rows and 1 column"),
        ("SELECT max(value) FROM trade WHERE year = 1900", "it gives NULL, expected a number"),
        ("SELECT 'nan'::DOUBLE FROM trade LIMIT 1", "it gives nan, expected a number"),
        ("SELECT 1.0::DOUBLE / 0 FROM trade LIMIT 1", "expected a number"),
        ("SELECT 'much' FROM trade LIMIT 1", "it gives 'much', expected a number"),
        ("SELECT true FROM trade LIMIT 1", "it gives 'True', expected a number"),
        ("SELECT max(value) FROM trades, trade", "Did you mean 'trade'?"),
        ("SELEC 1 FROM trade", "syntax error"),
    ],
)
def test_sql_without_an_answer_is_one_finding(edit: Edit, sql: str, expected: str) -> None:
    (finding,) = findings_of(edit, entry(sql))
    assert (finding.id, finding.severity, finding.path, finding.line) == ("wrong-query", "error", "data/facts.yaml", 2)
    assert expected in f"{finding.message} {finding.hint}"


@pytest.fixture
def slow_queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that ran into the limit, in order."""
    queries: list[str] = []
    ask = dashboard.data.sandbox.Sandbox.ask

    def noting(sandbox: dashboard.data.sandbox.Sandbox, sql: str) -> dashboard.data.sandbox.Result:
        try:
            return ask(sandbox, sql)
        except dashboard.data.sandbox.QueryTimeoutError:
            queries.append(sql.strip())
            raise

    monkeypatch.setattr(dashboard.data.sandbox, "MAX_SECONDS", 0.05)
    monkeypatch.setattr(dashboard.data.sandbox.Sandbox, "ask", noting)
    return queries


LOOP = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i % 2 FROM n) SELECT count(*) FROM n, trade"

COLUMNS = "min(year) AS year, count(*) AS value"


def test_sql_that_loops_is_stopped_and_not_run_again(edit: Edit, slow_queries: list[str]) -> None:
    changes = {"data/facts.yaml": entry(LOOP), "docs/about/page.md": "It is [2](fact:ratio).\n"}
    (finding,) = edit(changes).findings
    assert (finding.id, finding.line) == ("wrong-query", 2)
    assert "seconds" in finding.message
    assert slow_queries == [LOOP]


def test_after_some_slow_queries_of_a_file_no_other_is_run(edit: Edit, slow_queries: list[str]) -> None:
    loops = [f"{LOOP} WHERE i > {number}" for number in range(6)]
    facts = "".join(entry(loop).replace("ratio", f"f{number}") for number, loop in enumerate(loops))
    fences = "\n".join(
        f"```chart\nid: c{number}\ntype: bar\nquery: {loop.replace('count(*)', COLUMNS)}\nx: year\ny: value\n"
        "title: T\nalt: Bars.\n```\n"
        for number, loop in enumerate(loops)
    )
    findings = edit({"data/facts.yaml": facts, "docs/analyses/slow.md": f"{HEAD}{fences}"}).findings
    for path in ("data/facts.yaml", "docs/analyses/slow.md"):
        messages = [finding.message for finding in findings if finding.path == path and finding.id == "wrong-query"]
        assert ["it was not run" in message for message in messages] == [False] * 3 + [True] * 3, messages
    assert len(slow_queries) == 6
    mended = edit({"data/facts.yaml": entry("SELECT max(value) FROM trade"), "docs/analyses/slow.md": None})
    assert mended.findings == ()


def test_a_statement_is_true_or_false_and_nothing_else(edit: Edit) -> None:
    (finding,) = findings_of(edit, entry("SELECT count(*) FROM trade", "holds"))
    assert "it gives 8, expected true or false" in finding.message


@pytest.mark.parametrize(
    ("facts", "id", "line", "expected"),
    [
        ("ratio:\n  states: So.\n", "wrong-value", 1, "either 'value' or 'holds'"),
        ("ratio:\n  value: SELECT 1\n  holds: SELECT true\n  states: So.\n", "wrong-value", 1, "either"),
        ("ratio:\n  holds: SELECT true FROM trade LIMIT 1\n", "missing-key", 1, "states"),
        ("ratio:\n  valeu: SELECT 1\n  states: So.\n", "unknown-key", 2, "Did you mean 'value'?"),
        ("ratio: SELECT 1\n", "wrong-value", 1, "expected keys with values"),
        ("Ratio of both:\n  value: SELECT max(value) FROM trade\n  states: So.\n", "wrong-name", 1, "small letters"),
        ("- ratio\n", "not-a-mapping", 1, "Read a list"),
    ],
)
def test_a_broken_entry_is_named(edit: Edit, facts: str, id: str, line: int, expected: str) -> None:
    (finding,) = findings_of(edit, facts)
    assert (finding.id, finding.path, finding.line) == (id, "data/facts.yaml", line)
    assert expected in f"{finding.message} {finding.hint}"


def test_a_number_without_a_sentence_is_called_by_its_name(edit: Edit) -> None:
    facts = "most-trade:\n  value: SELECT max(value) FROM trade\n"
    edition = edit({"data/facts.yaml": facts, "docs/index.md": "It is [129.32](fact:most-trade).\n"})
    assert [(one.id, one.severity, one.line) for one in edition.findings] == [("unstated-fact", "warning", 1)]
    assert [placed.fact and placed.fact.label for placed in edition.content.facts["docs/index.md"]] == ["Most trade"]


def test_one_broken_entry_leaves_the_others(edit: Edit) -> None:
    facts = "bad:\n  states: So.\n" + entry("SELECT 2.5 FROM trade LIMIT 1")
    edition = edit({"data/facts.yaml": facts, "docs/about.md": "It is [2.5](fact:ratio) and [3](fact:bad).\n"})
    assert [finding.path for finding in edition.findings] == ["data/facts.yaml"]


def test_answers_are_kept_by_sql_and_rows(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"data/facts.yaml": entry("SELECT max(value) FROM trade"), "docs/about.md": "It is [129.32](fact:ratio).\n"}
    assert edit(files).findings == ()
    monkeypatch.setattr("dashboard.data.query.Sandbox", None)  # asked again, it would fail
    assert edit(files).findings == ()


def test_datasets_of_the_same_content_are_tables_of_their_own(edit: Edit) -> None:
    twin = {"data/datasets/economy/twin.yaml": TRADE, "data/datasets/economy/twin.csv": TRADE_ROWS}
    facts = "".join(
        f"of-{name}: {{value: 'SELECT max(value) FROM {name}', states: The highest.}}\n" for name in ("trade", "twin")
    )
    assert edit({**twin, "data/facts.yaml": facts}).findings == ()


def fact_of(edit: Edit, sql: str, kind: str = "value", unit: str = "") -> Fact:
    """The fact of an entry, as a text that links to it has it."""
    text = entry(sql, kind) + (f"  unit: {unit}\n" if unit else "")
    edition = edit({"data/facts.yaml": text, TEXT: f"{HEAD}\nIt is [so much](fact:ratio).\n"})
    [placed] = edition.view.texts[TEXT].facts
    assert placed.fact
    return placed.fact


@pytest.mark.parametrize(
    ("sql", "kind", "sources", "mark"),
    [
        (
            "SELECT sum(value) FROM trade WHERE year = 2022",
            "value",
            ["China Customs, via TASS"],
            "computed",
        ),
        (
            "SELECT max(value) FILTER (year = 2025) / max(value) FILTER (year = 2024) FROM trade",
            "value",
            ["China Customs, via TASS", "China Customs, via RIA"],
            "computed from figures some of which are estimate",
        ),
        (
            "SELECT bool_and(value > 100) FROM trade WHERE year IN (2023, 2025)",
            "holds",
            ["China Customs, via TASS", "China Customs, via RIA"],
            "computed from figures some of which are derived and estimate",
        ),
        (
            "SELECT count(*) = 0 FROM trade WHERE value > 1000",
            "holds",
            ["China Customs, via TASS", "China Customs, via RIA"],
            "computed from figures some of which are derived and estimate",
        ),
    ],
)
def test_it_cites_the_rows_that_it_was_computed_from(
    edit: Edit, sql: str, kind: str, sources: list[str], mark: str
) -> None:
    fact = fact_of(edit, sql, kind)
    assert (list(fact.sources), fact.mark) == (sources, mark)


def test_a_column_unchanged_has_its_own_unit(edit: Edit) -> None:
    sql = "SELECT value FROM trade WHERE year = 2022 AND flow = 'china-to-russia'"
    assert fact_of(edit, sql).unit == "USD bn"
    assert fact_of(edit, sql, unit="USD  bn").unit == "USD bn"
    (finding,) = findings_of(edit, entry(sql) + "  unit: USD mn\n")
    assert "it gives a figure in USD bn, as its dataset says, but 'unit' is USD mn" in finding.message


def test_an_entry_comes_back_from_the_cache_whole(tmp_path: Path, findings: list[Finding]) -> None:
    path = tmp_path / "data" / "facts.yaml"
    path.parent.mkdir()
    path.write_text(entry("SELECT 1 FROM trade") + "  public: true\n", encoding="utf-8")
    first, second = (load_facts(path, tmp_path, Cache(tmp_path / "cache"), findings).entries["ratio"] for _ in range(2))
    assert findings == []
    assert first == second
    assert second
    assert second.public
