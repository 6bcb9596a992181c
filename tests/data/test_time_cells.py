"""Fields of time: what their cells may be, and how they fit the frequency."""

import pytest

from dashboard.core.finding import Finding
from dashboard.core.frequency import Frequency
from dashboard.core.period import KINDS, period_of
from dashboard.core.yaml_record import read_yaml
from dashboard.data.query import run_query
from dashboard.data.query_result import read_query
from tests.samples.times import TIMES, timed_dataset


@pytest.mark.parametrize("kind", KINDS)
def test_times_are_read_sorted_and_named(kind: str) -> None:
    frequency, times, _ = TIMES[kind]
    dataset = timed_dataset(kind, times, frequency)
    assert dataset
    values = [row.values["time"] for row in dataset.rows[:4]]
    assert values == sorted(values)
    assert len(set(values)) == 4
    assert dataset.row_id(dataset.rows[0]) == f"{times[0]}-coal"


@pytest.mark.parametrize(
    ("kind", "text", "expected", "hint"),
    [
        ("week", "2024-W53", "read '2024-W53', expected a week of 2024, which has 2024-W01 to 2024-W52.", ""),
        ("quarter", "2024-Q5", "read '2024-Q5', expected a quarter such as 2025-Q2.", ""),
        (
            "half-year",
            "2024",
            "read '2024', expected a half-year such as 2025-H1.",
            "If all rows have such a time, make the field a 'year'.",
        ),
        ("year", "2024-Q1", "read '2024-Q1', expected a year from 1000 to 2999.", ""),
        (
            "date",
            "2023-02-29",
            "read '2023-02-29', expected a date such as 2025-05-09.",
            "There is no 29 February 2023: the month has 28 days.",
        ),
        (
            "date",
            "05-09-2025",
            "read '05-09-2025', expected a date such as 2025-05-09.",
            "Write 2025-09-05 if the day stands first, 2025-05-09 if the month does.",
        ),
        ("date", "9.5.2025", "read '9.5.2025', expected a date such as 2025-05-09.", "Write 2025-05-09."),
        (
            "date",
            "2025",
            "read '2025', expected a date such as 2025-05-09.",
            "If all rows have such a time, make the field a 'year'.",
        ),
        (
            "date",
            "2025-Q1",
            "read '2025-Q1', expected a date such as 2025-05-09.",
            "If all rows have such a time, make the field a 'quarter'.",
        ),
        ("quarter", "Q1 2024", "read 'Q1 2024', expected a quarter such as 2025-Q2.", "Write 2024-Q1."),
        ("yearmonth", "2024-00", "read '2024-00', expected a month such as 2025-05.", ""),
    ],
)
def test_a_cell_that_is_no_time_of_its_kind_is_a_finding(kind: str, text: str, expected: str, hint: str) -> None:
    findings: list[Finding] = []
    assert timed_dataset(kind, [text], findings=findings) is None
    assert (findings[0].id, findings[0].line, findings[0].column) == ("wrong-value", 2, 1)
    assert findings[0].message == f"Column 'time': {expected} 2 such cells, on lines 2 and 3."
    assert findings[0].hint == hint


@pytest.mark.parametrize("early", ["-221", "\u2212221", "-0221", "476", "0476", "221 BC", "44 B.C.E.", "120 p.n.e."])
@pytest.mark.parametrize("kind", KINDS)
def test_years_before_1000_are_refused_with_a_way_out(kind: str, early: str) -> None:
    rest = {"date": "-05-09", "week": "-W19", "yearmonth": "-05", "quarter": "-Q2", "half-year": "-H1", "year": ""}
    text = early if " " in early else f"{early}{rest[kind]}"
    findings: list[Finding] = []
    assert timed_dataset(kind, [text], findings=findings) is None
    # A spreadsheet would reckon out -221-05-09.
    assert findings[0].id == ("formula-cell" if text.startswith("-") and kind != "year" else "wrong-value")
    assert "make the field an 'integer', with -221 for 221 BC" in findings[0].hint
    assert len(findings) == 1


def test_the_way_out_leads_on() -> None:
    findings: list[Finding] = []
    assert timed_dataset("integer", ["-221", "-44", "476"], findings=findings)
    assert timed_dataset("string", ["221 BC", "44 BC", "476"], findings=findings)
    assert findings == []


@pytest.mark.parametrize(
    ("kind", "frequency", "fits"),
    [
        ("yearmonth", "daily", False),
        ("yearmonth", "monthly", True),
        ("yearmonth", "annual", True),
        ("week", "business-day", False),
        ("quarter", "monthly", False),
        ("half-year", "half-yearly", True),
        ("year", "quarterly", False),
        ("year", "irregular", True),
        ("date", "business-day", True),
        ("string", "daily", True),
    ],
)
def test_a_frequency_that_the_field_cannot_hold_is_a_finding(kind: str, frequency: str, fits: bool) -> None:
    findings: list[Finding] = []
    timed_dataset(kind, [TIMES.get(kind, ("", ["x"], ""))[1][0]], frequency, findings)
    assert [finding.id for finding in findings] == ([] if fits else ["wrong-value"])
    if not fits:
        assert findings[0].message == f"frequency: read '{frequency}', but 'time' ({kind}) is too coarse for it."
        assert (findings[0].path, findings[0].line) == ("data/datasets/economy/things.yaml", 12)


@pytest.mark.parametrize("kind", KINDS)
def test_a_query_keeps_kind_and_frequency(kind: str) -> None:
    frequency, times, _ = TIMES[kind]
    dataset = timed_dataset(kind, times, frequency)
    assert dataset
    sql = "SELECT time, sum(amount) AS amount FROM things GROUP BY time ORDER BY time"
    record, findings = read_yaml("query: x", "x.yaml", []), list[Finding]()
    assert record
    result = read_query(sql, "sums", {"things": dataset}, record, findings, run_query)
    assert findings == []
    assert result
    assert (result.fields["time"].type, result.descriptor.frequency) == (kind, frequency)
    assert [row.texts["time"] for row in result.rows] == times


def test_a_query_that_calls_something_else_a_time_is_a_finding() -> None:
    dataset = timed_dataset("quarter", ["2024-Q1"], "quarterly")
    record, findings = read_yaml("query: x", "x.yaml", []), list[Finding]()
    assert record
    sql = "SELECT 'all' AS time, sum(amount) AS amount FROM things"
    assert read_query(sql, "sums", {"things": dataset}, record, findings, run_query) is None
    assert "it gives 'all' in 'time', expected a quarter such as 2025-Q2" in findings[0].message


@pytest.mark.parametrize(
    ("select", "texts", "problem"),
    [
        ("date_trunc('day', time)", ["2024-02-27", "2024-02-28", "2024-03-01", "2024-03-02"], ""),
        ("time::TIMESTAMP", ["2024-02-27", "2024-02-28", "2024-03-01", "2024-03-02"], ""),
        ("time + INTERVAL 6 HOURS", [], "expected days without a time"),
    ],
)
def test_a_query_may_make_days_of_days(select: str, texts: list[str], problem: str) -> None:
    dataset = timed_dataset("date", TIMES["date"][1], "daily")
    record, findings = read_yaml("query: x", "x.yaml", []), list[Finding]()
    assert record
    assert dataset
    sql = f"SELECT {select} AS time, sum(amount) AS amount FROM things GROUP BY 1 ORDER BY 1"
    result = read_query(sql, "sums", {"things": dataset}, record, findings, run_query)
    assert [row.texts["time"] for row in (result.rows if result else ())] == texts
    assert (problem in findings[0].message) if problem else findings == []


@pytest.mark.parametrize(
    ("select", "kind", "texts"),
    [
        ("date_trunc('month', time)", "yearmonth", ["2024-02", "2024-03"]),
        ("CAST(date_trunc('month', time) AS DATE)", "yearmonth", ["2024-02", "2024-03"]),
        ("datetrunc('months', time)", "yearmonth", ["2024-02", "2024-03"]),
        ("strftime(time, '%Y-%m')", "yearmonth", ["2024-02", "2024-03"]),
        ("date_trunc('quarter', time)", "quarter", ["2024-Q1"]),
        ("concat(year(time), '-Q', quarter(time))", "quarter", ["2024-Q1"]),
        ("date_trunc('week', time)", "week", ["2024-W09"]),
        ("date_trunc('year', time)", "year", ["2024"]),
        ("date_trunc('day', time)", "date", TIMES["date"][1]),
        ("time::TIMESTAMP", "date", TIMES["date"][1]),
        ("strftime(time, 'on %Y-%m')", "string", ["on 2024-02", "on 2024-03"]),
        ("strftime(time, '%Y')", "string", ["2024"]),
        ("CASE WHEN month(time) = 2 THEN '2024-02' ELSE 'later' END", "string", ["2024-02", "later"]),
        ("time + INTERVAL 6 HOURS", "string", [f"{day} 06:00:00" for day in TIMES["date"][1]]),
    ],
)
@pytest.mark.parametrize("wrap", ["{}", "SELECT * FROM ({})", "WITH a AS ({}) SELECT * FROM a"])
def test_periods_that_a_query_makes_are_time_under_any_name(
    select: str, kind: str, texts: list[str], wrap: str
) -> None:
    dataset = timed_dataset("date", TIMES["date"][1], "daily")
    record, findings = read_yaml("query: x", "x.yaml", []), list[Finding]()
    assert record
    assert dataset
    sql = wrap.format(f"SELECT {select} AS cut, sum(amount) AS amount FROM things GROUP BY 1 ORDER BY 1")
    result = read_query(sql, "sums", {"things": dataset}, record, findings, run_query)
    assert findings == []
    assert result
    assert result.fields["cut"].type == kind
    assert [row.texts["cut"] for row in result.rows] == texts
    if kind != "string":
        assert [period_of(result.fields["cut"].type, row.values["cut"]).text for row in result.rows] == texts  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "frequency", "times", "told"),
    [
        ("quarter", "annual", "2023-Q1 2023-Q2 2024-Q1", ["first quarter of 2023 and second quarter of 2023"]),
        ("yearmonth", "quarterly", "2023-01 2023-03", ["January 2023 and March 2023"]),
        ("half-year", "annual", "2023-H2 2024-H2", []),
        ("yearmonth", "annual", "2022-12 2023-12", []),
        ("yearmonth", "irregular", "2023-01 2023-02", []),
        ("yearmonth", "occasional", "2023-01 2023-02", []),
    ],
)
def test_rows_come_no_more_often_than_the_frequency_says(
    findings: list[Finding], kind: str, frequency: Frequency, times: str, told: list[str]
) -> None:
    assert timed_dataset(kind, times.split(), frequency, findings)
    assert [finding.severity for finding in findings] == ["warning"] * len(told)
    assert all(words in finding.message for words, finding in zip(told, findings, strict=True))


def test_a_question_stands_alone_beside_what_has_one_answer() -> None:
    findings: list[Finding] = []
    assert timed_dataset("date", ["13/04/2024", "03/04/2024", "14/04/2024"], findings=findings) is None
    assert [finding.hint for finding in findings] == [
        "Write 2024-04-13.",
        "Write 2024-04-03 if the day stands first, 2024-03-04 if the month does.",
    ]
