"""Whatever stands in a CSV or in a descriptor, there are rows or there is an error, and never a failure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.finding import Finding, format_findings, has_error
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.csv_rows import read_rows
from dashboard.data.readable_descriptor import readable_descriptor
from tests.samples.columns import COLUMNS, SOUND, quoted

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
CELLS = st.sampled_from([*SOUND.values(), "..", "12,5", "Russia ", "russia", "1_000", "", "nan", "Rus\u0455ia"]) | TEXTS
RECORD = read_yaml_bytes(COLUMNS.encode(), "", [])
assert RECORD
DATA = RECORD.data
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("code"),
    lambda part: st.lists(part, max_size=2) | st.dictionaries(st.sampled_from(["name", "type", "enum", "value"]), part),
    max_leaves=4,
)


def check(*rows: list[str]) -> None:
    descriptor = readable_descriptor(DATA)
    assert descriptor
    findings: list[Finding] = []
    text = "\n".join(",".join(quoted(cell) for cell in row) for row in rows)
    read = read_rows(text.encode(), "x.csv", descriptor, findings)
    assert bool(read) != has_error(findings)
    # Warm builds do not check again what was sound, and get the same rows.
    assert findings or read_rows(text.encode(), "x.csv", descriptor, [], sound=True) == read
    assert format_findings(findings) or not findings


@given(st.lists(st.lists(CELLS, min_size=1, max_size=13), max_size=5), st.lists(st.sampled_from([*SOUND]) | TEXTS))
def test_any_table(rows: list[list[str]], header: list[str]) -> None:
    check(header, *rows)


@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(SOUND, CELLS)), min_size=1, max_size=5))
def test_any_cells_in_columns_that_are_described(rows: list[dict[str, str]]) -> None:
    check([*SOUND], *([*(SOUND | row).values()] for row in rows))


@given(st.sampled_from([*DATA["schema"]]), VALUES, VALUES, VALUES)
def test_any_descriptor(key: str, value: object, sources: object, field: object) -> None:
    schema = DATA["schema"] | {key: value}
    for data in ({"schema": schema, "sources": sources}, {"schema": DATA["schema"] | {"fields": [field]}}):
        descriptor = readable_descriptor(data)
        if descriptor:
            findings: list[Finding] = []
            read_rows(b"code,name\na,b\n", "x.csv", descriptor, findings)
            assert all(finding.path == "x.csv" for finding in findings)
