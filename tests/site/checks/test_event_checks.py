"""Words of a text's own alternative that put something before or after an event inside the period of a value."""

from __future__ import annotations

from pathlib import Path

from tests.samples.edition import edited_edition
from tests.samples.site import CHART, SITE

PIECE = "docs/analyses/lifeline.md"
EVENT = "events: [{id: start, date: 2022-02-24, label: Full-scale invasion of Ukraine, source: Us, public: true}]\n"


def test_the_alternative_of_a_placed_chart_is_read(tmp_path: Path) -> None:
    alt = "Two lines rise after the invasion"
    text = str(SITE[PIECE]).replace("Two lines rise until 2024", alt)
    changes: dict[str, str | None] = {PIECE: text, "data/events.yaml": EVENT}
    changes["data/charts/trade.yaml"] = f"{CHART}events: [start]\n"
    for _ in ("read", "from the cache"):
        findings = edited_edition(tmp_path, changes).findings
        [finding] = [one for one in findings if one.id == "event-inside-period"]
        line = next(number for number, words in enumerate(text.splitlines(), 1) if alt in words)
        assert (finding.severity, finding.path, finding.line) == ("warning", PIECE, line)
        assert finding.message.startswith("The alternative of the chart 'trade': it says 'after the invasion', but")
