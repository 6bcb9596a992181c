"""The lines that have no name beside them are named below the picture."""

from __future__ import annotations

from msgspec.structs import replace

from dashboard.charts.figure.captions import describe_picture
from dashboard.charts.spec.selection import Selection
from tests.samples.stress_charts import stress_charts


def _lines(count: int) -> Selection:
    """So many lines of fourteen, of which the first is highlighted."""
    whole = stress_charts()["lines-14-two-highlighted"]
    return replace(whole, series=whole.series[:count])


def test_lines_that_all_have_names_need_no_sentence() -> None:
    assert describe_picture(_lines(8)) == []


def test_grey_lines_without_names_are_listed() -> None:
    (sentence,) = describe_picture(_lines(10))
    assert sentence.startswith("Grey: ")
    assert sentence.count(",") == 6
    assert "United States" not in sentence


def test_of_many_grey_lines_their_number_is_told() -> None:
    whole = _lines(14)
    many = replace(
        whole,
        series=(*whole.series, *(replace(one, label=f"{one.label} too", key=f"{one.key}+") for one in whole.series)),
    )
    assert describe_picture(many) == ["Grey: 26 others."]
