"""Labels at the ends of lines."""

import itertools

from dashboard.charts.labels.text_width import text_height
from dashboard.charts.parts.labels import end_labels
from dashboard.charts.style.layout import Size


def test_labels_at_the_end_do_not_overlap() -> None:
    wide = Size("wide", 760, 400)
    entries = [(f"Series {n}", "1", "china", 50 + n / 10) for n in range(6)]
    labels, _ = end_labels(entries, {"range": [0, 100]}, 358, wide)
    centres = sorted(label["y"] * 358 for label in labels)
    assert all(after - before >= 32 for before, after in itertools.pairwise(centres))


def test_names_with_their_values_stand_apart_where_there_is_room() -> None:
    wide = Size("wide", 760, 400)
    entries = [("Series A", "124.4", "china", 52), ("Series B", "103.6", "russia", 50)]
    for height, gap in ((358, 6), (60, 0)):
        labels, _ = end_labels(entries, {"range": [0, 100]}, height, wide)
        centres = [label["y"] * height for label in labels]
        assert round(centres[0] - centres[1] - text_height(labels[0]["text"]) - 1) == gap
