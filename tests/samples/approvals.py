"""The small site with a rule of approvals, people who could approve, and a piece that uses every kind of thing."""

from __future__ import annotations

import datetime

from tests.samples.site import HEAD, SITE

PIECE = "docs/analyses/lifeline.md"
REVIEW = "docs/analyses/lifeline.review"
ROWS = "data/datasets/economy/trade.csv"
AT = datetime.datetime(2026, 11, 25, 1, 0, tzinfo=datetime.UTC)
BODY = """
Trade was [129.32](fact:trade/value?year=2024&flow=russia-to-china), at most [129.32](fact:most).

![Two lines rise until 2024](chart:trade)

![Cranes](../images/port.svg)

```chart
id: own
type: line
data: trade
where: {year: {from: 2023}}
x: year
y: value
color: flow
title: Both grew
alt: Two lines.
events: [war]
```
"""
RULE = (SITE["mkdocs.yml"] or "") + "extra: {editorial: {approvals: {required: 1, other_institute: true}}}\n"
"""A mkdocs.yml."""
FILES: dict[str, str | None] = {
    "mkdocs.yml": RULE,
    PIECE: HEAD + BODY,
    "data/institutes/nkk.yaml": (SITE["data/institutes/osw.yaml"] or "").replace("OSW", "NKK"),
    "data/authors/nkk-editors.yaml": "name: NKK editors\ninstitute: nkk\ncollective: true\n",
    "data/authors/jan.yaml": "name: Jan\ninstitute: osw\n",
    "data/facts.yaml": "most:\n  value: SELECT max(value) FROM trade\n  states: So much.\n",
    "data/events.yaml": "events: [{id: war, date: 2024-02-24, label: War, source: A}]\n",
    "docs/images/port.svg": "<svg/>",
}
"""What differs from the small site. Nobody has approved the piece yet."""
