"""The small picture of a tile."""

from __future__ import annotations

import re
from decimal import Decimal

from dashboard.core.period import Period
from dashboard.tiles.figure import TileFigure
from dashboard.tiles.sparkline import draw_amounts, draw_bars, draw_line, draw_ticks


def years(*values: str) -> list[TileFigure]:
    """Figures as 'year value' or 'year value mark'."""
    split = [value.split() for value in values]
    return [TileFigure(Period.parse("year", year), Decimal(value), tuple(marks)) for year, value, *marks in split]


def paths(svg: str) -> dict[str, str]:
    """The paths of a drawing by their classes."""
    found = re.findall(r'<path(?: class="([^"]*)")? d="([^"]*)"/>', svg)
    assert len(found) == svg.count("<path")
    return dict(found)


def test_a_line_ends_in_a_dot_and_words_say_it_all() -> None:
    svg = draw_line(years("2018 1", "2019 1", "2020 1", "2021 3", "2022 2"), "china", "annual")
    assert paths(svg) == {"": "M1 36l39 0l40 0l40 -32l39 16", "last": "M159 20h0"}
    assert 'aria-hidden="true"' in svg
    assert 'stroke="var(--china)"' in svg
    assert "style" not in svg  # which the Content-Security-Policy forbids


def test_over_a_missing_year_there_is_no_line_and_a_lonely_figure_is_a_dot() -> None:
    figures = years("2018 1", "2020 1", "2021 1", "2022 1", "2023 1", "2024 2")
    drawn = paths(draw_line(figures, "china", "annual"))
    assert drawn == {"": "M54 36l26 0l26 0l27 0l26 -32", "dots": "M1 36h0", "last": "M159 4h0"}
    assert paths(draw_line(figures, "china", "occasional"))[""] == "M1 36l53 0l26 0l26 0l27 0l26 -32"


def test_fewer_than_five_figures_without_a_gap_are_no_line() -> None:
    drawn = [
        draw_line(years(*(f"{year} 1" for year in rows)), "china", "annual")
        for rows in ((2020, 2021, 2022, 2023), (2010, 2011, 2012, 2013, 2016, 2017, 2018, 2019), range(2010, 2015))
    ]
    assert [bool(svg) for svg in drawn] == [False, False, True]


def test_a_few_amounts_are_bars_from_nought_and_two_are_told_by_words_alone() -> None:
    bars = paths(draw_amounts(years("2023 175", "2024 651 estimate", "2025 888"), "china", "annual"))
    assert bars == {"bars few": "M9 36V30M151 36V4", "bars few hatched": "M80 36V13"}
    assert draw_amounts(years("2024 651", "2025 888"), "china", "annual") == ""
    assert draw_amounts(years("2023 -1", "2024 651", "2025 888"), "china", "annual") == ""
    assert "last" in paths(draw_amounts(years(*(f"{year} 1" for year in range(2010, 2015))), "china", "annual"))


def test_wide_bars_would_hide_each_other_where_they_are_close_and_noughts_have_no_bars() -> None:
    close = paths(draw_amounts(years("2010 1", "2023 2", "2024 4"), "china", "occasional"))
    assert close == {"bars": "M1 36V28M148 36V20M159 36V4"}
    assert draw_amounts(years("2022 0", "2023 0", "2024 0"), "china", "annual") == ""
    assert draw_bars(years("2023 0", "2024 0"), "china") == ""


def test_a_marked_figure_is_hollow() -> None:
    figures = years("2018 1", "2019 1", "2020 1", "2021 2 provisional", "2022 3 estimate")
    drawn = paths(draw_line(figures, "china", "annual"))
    assert "tube" not in drawn
    assert drawn["rings"] == drawn["rings inside"] == "M120 20h0"
    assert drawn["last-ring"] == drawn["last-ring inside"] == "M159 4h0"
    assert "last" not in drawn


def test_lines_to_many_marked_figures_are_hollow_in_place_of_rings() -> None:
    drawn = paths(draw_line(years("2010 1", *(f"{year} 1 estimate" for year in range(2011, 2021))), "china", "annual"))
    assert drawn.keys() == {"", "tube inside", "last-ring", "last-ring inside"}
    assert drawn[""] == drawn["tube inside"]


def test_figures_that_cover_different_things_are_not_joined() -> None:
    figures = [
        TileFigure(Period.parse("year", str(year)), Decimal(1), (), covers)
        for year, covers in zip(range(2018, 2025), "aaaaabc", strict=True)
    ]
    assert set(paths(draw_line(figures, "china", "annual"))) == {"", "dots", "last"}


def test_equal_figures_are_a_line_through_the_middle() -> None:
    figures = years(*(f"{year} 5" for year in range(2018, 2023)))
    assert paths(draw_line(figures, "china", "annual"))[""] == "M1 20l39 0l40 0l40 0l39 0"


def test_counts_are_bars_from_nought() -> None:
    drawn = paths(draw_bars(years("2020 2", "2021 4 provisional"), "china"))
    assert drawn == {"bars few": "M9 36V20", "bars few hatched": "M151 36V4"}


def test_happenings_are_ticks_on_a_line_of_time() -> None:
    days = [Period.parse("date", text) for text in ("2024-01-01", "2024-01-02", "2024-01-05")]
    assert paths(draw_ticks(days, "china")) == {"axis": "M1 36H159", "ticks": "M1 36V20M41 36V20", "bars": "M159 36V20"}


def test_a_single_figure_is_no_picture() -> None:
    [figure] = years("2020 1")
    assert draw_line([figure], "china", "annual") == draw_bars([figure], "china") == ""
    assert draw_ticks([figure.period], "china") == ""


def test_a_picture_takes_a_kilobyte_at_most() -> None:
    """Six hundred months, every other one with a mark."""
    figures = [
        TileFigure(
            Period.parse("yearmonth", "2000-01").later(number),
            Decimal(number * 37 % 101),
            ("estimate",) if number % 2 else (),
        )
        for number in range(300)
    ]
    assert len(draw_line(figures, "series-1", "monthly")) <= 1024
    assert len(draw_bars(figures, "series-1")) <= 1024
    assert len(draw_ticks([figure.period for figure in figures], "series-1")) <= 1024
