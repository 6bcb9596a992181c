"""One thing has one colour over all charts."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import CHART, TRADE, TRADE_ROWS


def pair(name: str, first: str, second: str) -> dict[str, str]:
    """A chart of a dataset of two things."""

    def of_both(text: str) -> str:
        text = text.replace("china-to-russia", first.lower()).replace("russia-to-china", second.lower())
        return text.replace("China sells to Russia", first).replace("Russia sells to China", second)

    return {
        f"data/datasets/economy/{name}.csv": of_both(TRADE_ROWS),
        f"data/datasets/economy/{name}.yaml": of_both(TRADE),
        f"data/charts/{name}.yaml": CHART.replace("id: trade", f"id: {name}").replace("data: trade", f"data: {name}"),
    }


def told(edit: Edit, colours: str | None) -> list[str]:
    files = {**pair("solid", "Coal", "Oil"), **pair("fluid", "Oil", "Gas"), "data/colours.yaml": colours}
    return [finding.message for finding in edit(files).findings if finding.id == "two-colours"]


def test_a_thing_of_two_colours_is_told_until_it_is_declared(edit: Edit) -> None:
    assert told(edit, None) == ["'Oil' has several colours: 'series-1' in 'fluid' and 'series-2' in 'solid'."]
    assert told(edit, "colours:\n- {thing: Oil, colour: series-2}\n") == []


def test_without_a_file_of_colours_it_stands_at_a_chart_that_differs(edit: Edit) -> None:
    files = {**pair("solid", "Coal", "Oil"), **pair("fluid", "Oil", "Gas")}
    assert [finding.path for finding in edit(files).findings if finding.id == "two-colours"] == [
        "data/charts/solid.yaml"
    ]
