"""Labels at the ends of lines."""

import itertools

from dashboard.charts.parts.labels import end_labels
from dashboard.charts.style.layout import Size


def test_labels_at_the_end_do_not_overlap() -> None:
    wide = Size("wide", 760, 400)
    entries = [(f"Series {n}", "1", "china", 50 + n / 10) for n in range(6)]
    labels, _ = end_labels(entries, {"range": [0, 100]}, 358, wide)
    centres = sorted(label["y"] * 358 for label in labels)
    assert all(after - before >= 32 for before, after in itertools.pairwise(centres))
