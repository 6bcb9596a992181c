"""What is wrong in data/tiles.yaml is told with its line, and the other tiles are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.datasets import one_source_each
from tests.samples.tiles import read_tiles

TRADE = one_source_each(
    "trade", "year: year, flow: string, value: number", "2023,a,1,\n2023,b,2,\n2024,a,3,\n2024,b,4,"
)
MONTHS = one_source_each("months", "month: yearmonth, value: number", "2024-01,1,")
PLACES = one_source_each("places", "place: string, value: number", "Moscow,1,")
TWICE = one_source_each("twice", "made: year, told: year, value: number", "2023,2024,1,\n2024,2024,2,")
FACTS = """\
grown: {value: SELECT max(value) FROM trade, states: The most.}
holds: {holds: SELECT max(value) > 3 FROM trade, states: It is more.}
"""
GOOD = "- {id: good, label: Good, value: months/value, chart: months, theme: economy}\n"
ENTRY = {"id": "x", "label": "X", "value": "trade/value", "where": "{flow: a}", "chart": "trade", "theme": "economy"}


def found(root: Path, **keys: str) -> list[tuple[str, int, str, str]]:
    """The findings of a tile with some keys changed; an empty text leaves a key out. A good one stands before it."""
    entry = "\n  ".join(f"{key}: {value}" for key, value in {**ENTRY, **keys}.items() if value)
    tiles, findings = read_tiles(root, f"{GOOD}- {entry}\n", [TRADE, MONTHS, PLACES, TWICE], FACTS)
    assert [tile.id for tile in tiles] == ["good"]
    return [(finding.id, finding.line, finding.message, finding.hint) for finding in findings]


@pytest.mark.parametrize(
    ("keys", "id", "line", "words"),
    [
        ({"value": "trad/value"}, "unknown-dataset", 5, "no dataset 'trad'. Did you mean 'trade'?"),
        ({"value": "trade/valeu"}, "unknown-field", 5, "has no field 'valeu'. Did you mean 'value'?"),
        ({"value": "grwn"}, "unknown-fact", 5, "no fact and no dataset 'grwn'. Did you mean 'grown'?"),
        ({"chart": "trad"}, "unknown-chart", 7, "no chart 'trad' in data/charts/. Did you mean 'trade'?"),
        ({"theme": "econmy"}, "unknown-theme", 8, "no theme 'econmy'. Did you mean 'economy'?"),
        (
            {"chart": "months"},
            "wrong-tile",
            7,
            "'months' does not show the data of the tile, 'trade'. Charts that do: trade.",
        ),
        (
            {"where": ""},
            "wrong-tile",
            3,
            "2 rows of 'trade' are left for 2024, expected one. Keep one of them, such as where: {flow: a}.",
        ),
        ({"where": "{flwo: a}"}, "unknown-field", 6, "no field 'flwo'. Did you mean 'flow'?"),
        ({"where": "{flow: c}"}, "empty-selection", 6, "no row of 'trade' has flow 'c'."),
        ({"where": "{flow: a, year: {from: 2030}}"}, "empty-selection", 6, "no row of 'trade' is left"),
        (
            {"value": "places/value", "chart": "places", "where": ""},
            "wrong-tile",
            5,
            "the key of 'places' holds no time",
        ),
        ({"value": "twice/value", "chart": "twice", "where": ""}, "wrong-tile", 5, "holds the times made and told"),
        ({"value": "trade/flow", "change": "[year]"}, "wrong-tile", 9, "'flow' holds no numbers"),
        ({"value": "holds", "where": ""}, "wrong-tile", 5, "is a statement"),
        ({"value": "grown"}, "wrong-tile", 6, "where: the fact 'grown' is one number"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, keys: dict[str, str], id: str, line: int, words: str
) -> None:
    [(found_id, found_line, message, hint)] = found(tmp_path, **keys)
    assert (found_id, found_line) == (id, line)
    assert words in f"{message} {hint}"


@pytest.mark.parametrize("value", ["broken/value", "broken"])
def test_a_tile_of_what_is_broken_has_no_finding_of_its_own(tmp_path: Path, value: str) -> None:
    assert found(tmp_path, value=value, where="", chart="broken") == []


def test_keys_are_closed_and_ids_unique(tmp_path: Path) -> None:
    text = GOOD.replace("label:", "lable:") + GOOD.replace("theme: economy", "theme: economy, colour: red")
    tiles, findings = read_tiles(tmp_path, text, [MONTHS])
    assert tiles == ()
    assert [(finding.id, finding.line) for finding in findings] == [("unknown-key", 2), ("unknown-key", 3)]
    _, [finding] = read_tiles(tmp_path, GOOD + GOOD, [MONTHS])
    assert "'good' stands here a second time (first on line 2)" in finding.message
