"""A thing with a colour of its own has it in each form: as a row of a table, and as a node of a flow chart."""

from __future__ import annotations

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder


def test_rows_of_a_table_that_are_countries_have_their_colours(gallery: dict[str, Selection]) -> None:
    for trace in build_figure(gallery["table"]).data:
        assert dict(zip(trace["y"], trace["marker"]["color"], strict=True)) == {
            "China": placeholder("china"),
            "Russia": placeholder("russia"),
        }


def test_flows_have_the_colours_of_the_side_whose_nodes_have_some(gallery: dict[str, Selection]) -> None:
    ends = {trace["name"].rpartition(" to ")[2]: trace["fillcolor"] for trace in build_figure(gallery["sankey"]).data}
    assert (ends["China"], ends["Russia"]) == (placeholder("china"), placeholder("russia"))
    assert len(set(ends.values())) == len(ends)
