"""Facts about the small site's dataset."""

from __future__ import annotations

TEXT = "docs/analyses/lifeline.md"
"""The path of the text in which they are written."""
CELL = "fact:trade/value?year=2024&flow=china-to-russia"
"""The address of USD 115.49 bn."""
FACTS = """\
grew-by:
  value: |
    SELECT 100 * (b.value / a.value - 1) FROM trade a, trade b
    WHERE a.year = 2022 AND b.year = 2024 AND a.flow = 'china-to-russia' AND b.flow = a.flow
  unit: "%"
  states: China’s sales to Russia grew by so much from 2022 to 2024.
more-than-half-again:
  holds: SELECT max(value) > 1.5 * min(value) FROM trade WHERE flow = 'china-to-russia'
  states: China’s sales grew by more than 50% after 2022.
"""
"""A data/facts.yaml."""
