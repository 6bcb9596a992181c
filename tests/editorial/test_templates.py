"""Templates read what they are given: Jinja shows nothing where a name is not there, and says nothing."""

from __future__ import annotations

import pytest
from jinja2 import nodes

from dashboard.changes.chart_difference import Difference
from dashboard.core.finding import Finding
from dashboard.core.templates import THEME, environment
from dashboard.editorial.changed_piece import ChangedChart, ChangedPiece
from dashboard.editorial.desk_page import Choice, DeskRow, MinorChange, ShownDataset
from dashboard.editorial.review_bar import ReviewBar, ShownApproval, ShownNote
from dashboard.pieces.analysis import Analysis

GIVEN = {
    "desk.html": {
        "row": (DeskRow, Difference),
        "person": (Choice,),
        "institute": (Choice,),
        "piece": (ChangedPiece,),
        "chart": (ChangedChart,),
        "dataset": (ShownDataset,),
        "change": (MinorChange,),
    },
    "partials/bar.html": {"review": (ReviewBar,), "finding": (Finding,), "approval": (ShownApproval,)},
    "partials/notes.html": {"review": (ReviewBar,), "note": (ShownNote,)},
    "analysis.html": {"analysis": (Analysis,)},
}
"""By template and variable: what the variable may be."""


@pytest.mark.parametrize("template", GIVEN)
def test_a_template_reads_names_that_there_are(template: str) -> None:
    tree = environment().parse((THEME / template).read_text(encoding="utf-8"))
    read = {(node.node.name, node.attr) for node in tree.find_all(nodes.Getattr) if isinstance(node.node, nodes.Name)}
    variables = GIVEN[template]
    assert {name for name, _ in read} >= variables.keys(), "say here what the template reads now"
    for name, kinds in variables.items():
        known = {name for kind in kinds for name in kind.__struct_fields__} | {
            key for kind in kinds for key in vars(kind)
        }
        assert {attribute for variable, attribute in read if variable == name} <= known, name
