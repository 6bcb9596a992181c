"""Data, charts, pictures and people that nothing uses."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import HEAD, TRADE, TRADE_ROWS

PIECE = "docs/analyses/lifeline.md"


def test_what_nothing_uses_is_information(edit: Edit) -> None:
    edition = edit(
        {
            PIECE: HEAD + "Words.\n",
            "data/authors/jan.yaml": "name: Jan\ninstitute: osw\n",
            "data/facts.yaml": "one:\n  value: SELECT max(value) FROM trade\n  states: So much.\n",
            "data/datasets/economy/more.yaml": TRADE,
            "data/datasets/economy/more.csv": TRADE_ROWS,
            "docs/images/a.svg": "<svg/>",
            "data/colours.yaml": "colours:\n- {thing: China sells, colour: both}\n- {thing: Coel, colour: rest}\n",
        },
        information=True,
    )
    assert [finding.line for finding in edition.findings if finding.id == "unused-colour"] == [3]
    assert {(finding.id, finding.path, finding.severity) for finding in edition.findings} == {
        ("unused-author", "data/authors/jan.yaml", "info"),
        ("unused-colour", "data/colours.yaml", "info"),
        ("unused-chart", "data/charts/trade.yaml", "info"),
        ("unused-dataset", "data/datasets/economy/more.yaml", "info"),
        ("unused-fact", "data/facts.yaml", "info"),
        ("unused-picture", "docs/images/a.svg", "info"),
    }


def test_what_is_used_is_not_named(edit: Edit) -> None:
    text = "A [value](fact:one) of 129.32.\n\n![](../images/a.svg)\n\n![Two lines](chart:trade)\n"
    facts = {"data/facts.yaml": "one:\n  value: SELECT max(value) FROM trade\n  states: So much.\n"}
    edition = edit({**facts, PIECE: HEAD + text, "docs/images/a.svg": "<svg/>"}, information=True)
    assert not [finding.id for finding in edition.findings if finding.id.startswith("unused")]
