"""`desk impact`: what a change of a dataset moves, before it is committed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from dashboard.desk import main
from tests.samples.edition import Edit
from tests.samples.facts import CELL, FACTS, TEXT
from tests.samples.git import commit
from tests.samples.site import HEAD, TRADE, TRADE_ROWS

DAY = "2026-01-20"
ROWS = "data/datasets/economy/trade.csv"
WORDS = f"""\
It was [115.49 billion]({CELL}), [over 110 billion]({CELL}), up [52%](fact:grew-by) and
[by more than half](fact:more-than-half-again); the other way
[129.32 billion](fact:trade/value?year=2024&flow=russia-to-china).

![Both](chart:trade)

```chart
id: early
type: bar
data: trade
where: {{year: 2022}}
x: flow
y: value
title: Early
alt: Two bars.
```
"""


def impact_of(edit: Edit, root: Path, *options: str, **changes: str) -> Result:
    edit({TEXT: HEAD + WORDS, "data/facts.yaml": FACTS, **changes})
    (root / "new.csv").write_text(TRADE_ROWS.replace("115.49", "114.9"), encoding="utf-8")
    return CliRunner().invoke(main, ["--config", str(root / "mkdocs.yml"), "impact", *options])


def test_it_says_which_charts_facts_and_pieces_a_change_moves(edit: Edit, tmp_path: Path) -> None:
    result = impact_of(edit, tmp_path, "trade", "--file", str(tmp_path / "new.csv"))
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "trade: 1 row changed",
        "  2024-china-to-russia: value 115.49 → 114.9",
        f"'updated' of the descriptor is {DAY}, as before: readers are told that day",
        "2 facts no longer true",
        f"  {TEXT}:10:8 '115.49 billion' ({CELL[5:]}): USD 115.49 bn → USD 114.9 bn. Write '114.9 billion'.",
        f"  {TEXT}:10:{WORDS.index('[52%]') + 1} '52%' (grew-by): 51.72% → 50.95%. Write '51%'.",
        "1 fact moved, and still true",
        f"  {TEXT}:10:{WORDS.index('[over') + 1} 'over 110 billion' ({CELL[5:]}): USD 115.49 bn → USD 114.9 bn.",
        "2 charts of it",
        "  data/charts/trade.yaml trade changed: are its title and its alternative still true?",
        f"  {TEXT} early",
        "1 text with 5 facts of it",
        f"  {TEXT}",
    ]


def test_new_rows_and_lost_ones_are_told_apart_from_revised_ones(edit: Edit, tmp_path: Path) -> None:
    edit({})
    header, *rows = TRADE_ROWS.splitlines()
    lost = next(row for row in rows if row.startswith("2024,china-to-russia"))
    kept = [row for row in rows if row != lost]
    (tmp_path / "new.csv").write_text("\n".join([header, *kept, "2030,china-to-russia,1.234,customs,", ""]))
    options = ["--config", str(tmp_path / "mkdocs.yml"), "impact", "trade", "--file", str(tmp_path / "new.csv")]
    result = CliRunner().invoke(main, options)
    assert result.stdout.splitlines()[:3] == [
        "trade: 0 rows changed, 1 came, 1 is gone",
        "  2030-china-to-russia came: year 2030, flow china-to-russia, value 1.234, source customs",
        "  2024-china-to-russia is gone: year 2024, flow china-to-russia, value 115.49, source customs",
    ]


def test_what_is_unclear_in_the_new_rows_is_told(edit: Edit, tmp_path: Path) -> None:
    edit({})
    rows = "year,flow,value,source,mark\n2023,china-to-russia,1.234,customs,\n2024,china-to-russia,17,customs,\n"
    (tmp_path / "new.csv").write_text(rows)
    options = ["--config", str(tmp_path / "mkdocs.yml"), "impact", "trade", "--file", str(tmp_path / "new.csv")]
    result = CliRunner().invoke(main, options)
    assert "read '1.234' in a column whose other numbers are whole" in result.stderr
    assert "lines are those of new.csv" in result.stderr


def test_it_says_which_tiles_a_change_moves(edit: Edit, tmp_path: Path) -> None:
    entries = [
        f"- {{id: {flow}, label: A, value: trade/value, where: {{flow: {flow}}}, chart: trade, theme: economy}}\n"
        for flow in ("china-to-russia", "russia-to-china")
    ]
    edit({"data/tiles.yaml": f"tiles:\n{''.join(entries)}"})
    (tmp_path / "new.csv").write_text(TRADE_ROWS.replace("103.6", "104.6"), encoding="utf-8")
    options = ["--config", str(tmp_path / "mkdocs.yml"), "impact", "trade", "--file", str(tmp_path / "new.csv")]
    assert CliRunner().invoke(main, options).output.splitlines()[-3:] == [
        "2 tiles of the front page",
        "  data/tiles.yaml china-to-russia: USD 103.6 bn (2025, estimate) → USD 104.6 bn (2025, estimate)",
        "  data/tiles.yaml russia-to-china: USD 124.4 bn (2025, estimate)",
    ]


def test_it_says_so_as_json(edit: Edit, tmp_path: Path) -> None:
    result = impact_of(edit, tmp_path, "trade", "--file", str(tmp_path / "new.csv"), "--format", "json")
    report: dict[str, Any] = json.loads(result.output)
    assert [(fact["words"], fact["holds"]) for fact in report["facts"] if fact["old"] != fact["new"]] == [
        ("115.49 billion", False),
        ("over 110 billion", True),
        ("52%", False),
    ]
    assert [(chart["id"], chart["changed"]) for chart in report["charts"]] == [("trade", True), ("early", False)]


def test_no_change_moves_nothing(edit: Edit, tmp_path: Path) -> None:
    result = impact_of(edit, tmp_path, "trade", "--file", str(tmp_path / ROWS))
    assert result.exit_code == 0
    assert result.output.startswith("trade: 0 rows changed\n2 charts of it\n")


def test_without_a_history_it_says_who_uses_the_dataset(edit: Edit, tmp_path: Path) -> None:
    result = impact_of(edit, tmp_path, "trade")
    assert result.exit_code == 0
    assert result.stderr.startswith("There is nothing to compare with. The repository's history is not there")
    assert result.stdout.startswith("trade: 0 rows changed\n2 charts of it\n")


def test_new_rows_of_a_new_day_are_told_without_a_word_of_it(edit: Edit, tmp_path: Path) -> None:
    edit({})
    commit(tmp_path)
    changes = {
        ROWS: TRADE_ROWS.replace("115.49", "114.9"),
        ROWS.replace("csv", "yaml"): TRADE.replace(DAY, "2026-02-20"),
    }
    assert "as before" in impact_of(edit, tmp_path, "trade", **{ROWS: changes[ROWS]}).output
    assert "as before" not in impact_of(edit, tmp_path, "trade", **changes).output


def test_a_dataset_that_is_in_no_commit_is_new(edit: Edit, tmp_path: Path) -> None:
    commit(tmp_path)
    edit({ROWS.replace("trade.", "new."): TRADE_ROWS, ROWS.replace("trade.csv", "new.yaml"): TRADE})
    result = impact_of(edit, tmp_path, "new")
    assert (result.exit_code, result.stderr) == (0, "There is nothing to compare with: 'new' is not in HEAD.\n")
    assert "'new' is not in HEAD" in impact_of(edit, tmp_path, "new", "--against", "HEAD").stderr


def test_what_it_cannot_answer_it_says(edit: Edit, tmp_path: Path) -> None:
    assert "Did you mean 'trade'?" in impact_of(edit, tmp_path, "trades").output
    assert "The repository's history is not there" in impact_of(edit, tmp_path, "trade", "--against", "main").output
    broken = impact_of(edit, tmp_path, "trade", **{ROWS: TRADE_ROWS.replace("115.49", "much")})
    assert broken.exit_code == 1
    assert "The dataset has errors." in broken.output
    (tmp_path / "bad.csv").write_text("year\n2024\n", encoding="utf-8")
    edit({ROWS: TRADE_ROWS})
    worse = CliRunner().invoke(
        main, ["--config", str(tmp_path / "mkdocs.yml"), "impact", "trade", "--file", str(tmp_path / "bad.csv")]
    )
    assert "The new rows have errors; lines are those of bad.csv." in worse.output
