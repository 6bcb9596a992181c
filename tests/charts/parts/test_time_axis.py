"""The ticks of an axis of time."""

import datetime
import itertools

import pytest
from msgspec.structs import replace

from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.labels.tick_labels import GAP, fit_margins, tick_boxes
from dashboard.charts.parts import axis_moments
from dashboard.charts.parts.axis_periods import with_ends
from dashboard.charts.parts.even_steps import STEPS
from dashboard.charts.parts.place_names import even_places
from dashboard.charts.parts.time_axis import overhang, places_axis, time_axis
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import Size
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.core.period import KINDS, Period, PeriodKind
from tests.samples.times import event_on, timed_chart, timed_dataset

SIZES = (Size("wide", 760, 400), Size("narrow", 340, 320))


TWO_MONTHS = ["Jan|2023", "Mar", "May", "Jul", "Sep", "Nov", "Jan|2024", "Mar", "May"]


@pytest.mark.parametrize(
    ("kind", "times", "expected"),
    [
        ("date", ["2024-03-05"], ["5 Mar|2024"]),
        ("date", ["2024-03-05", "2024-03-08"], ["5 Mar|2024", "6 Mar", "7 Mar", "8 Mar"]),
        ("date", ["2024-03-05", "2024-03-27"], ["5 Mar|2024", *(f"{day} Mar" for day in range(7, 28, 2))]),
        ("date", ["2023-12-28", "2024-01-02"], ["28 Dec|2023", "29 Dec", "30 Dec", "31 Dec", "1 Jan|2024", "2 Jan"]),
        ("date", ["2024-03-05", "2024-08-02"], ["5 Mar|2024", "Apr", "May", "Jun", "Jul", "2 Aug"]),
        (
            "date",
            ["2021-03-05", "2024-06-02"],
            ["5 Mar|2021", "Jul", "Jan|2022", "Jul", "Jan|2023", "Jul", "Jan|2024", "2 Jun"],
        ),
        (
            "date",
            ["1990-03-05", "2024-06-02"],
            ["5 Mar|1990", *(f"Jan|{year}" for year in range(1995, 2021, 5)), "2 Jun|2024"],
        ),
        ("week", ["2020-W53", "2021-W03"], ["W53|2020", "W1|2021", "W2", "W3"]),
        ("week", ["2024-W05"], ["W5|2024"]),
        ("yearmonth", ["2023-11", "2024-02"], ["Nov|2023", "Dec", "Jan|2024", "Feb"]),
        ("yearmonth", ["2024-05"], ["May|2024"]),
        ("quarter", ["2023-Q3", "2024-Q2"], ["Q3|2023", "Q4", "Q1|2024", "Q2"]),
        ("quarter", ["2013-Q3", "2024-Q2"], ["Q3|2013", "Q1|2016", "Q1|2018", "Q1|2020", "Q1|2022", "Q2|2024"]),
        ("half-year", ["2023-H2", "2024-H2"], ["H2|2023", "H1|2024", "H2"]),
        ("year", ["2024"], ["2024"]),
        ("year", ["1995", "2024"], ["1995", "2000", "2005", "2010", "2015", "2020", "2024"]),
        ("year", ["2000", "2024"], [str(year) for year in range(2000, 2025, 3)]),
        ("year", ["2013", "2025"], ["2013", "2015", "2017", "2019", "2021", "2023", "2025"]),
        ("year", ["2013", "2024"], [str(year) for year in range(2013, 2025)]),
        ("year", ["2007", "2024"], ["2007", "2011", "2016", "2020", "2024"]),
        ("yearmonth", ["2022-12", "2025-06"], ["Jan|2023", "Jul", "Jan|2024", "Jul", "Jan|2025", "Jun"]),
        ("yearmonth", ["2022-11", "2024-05"], ["Nov|2022", *TWO_MONTHS]),
        ("yearmonth", ["2022-12", "2024-06"], TWO_MONTHS),
        ("yearmonth", ["2021-04", "2026-02"], ["Apr|2021", *(f"Jan|{year}" for year in range(2022, 2026)), "Feb|2026"]),
    ],
)  # fmt: skip
def test_ticks_name_the_periods_that_fit(kind: str, times: list[str], expected: list[str]) -> None:
    selection = timed_chart("line", timed_dataset(kind, times))
    assert selection
    assert time_axis(selection, SIZES[0])["ticktext"] == [text.replace("|", LINE_BREAK) for text in expected]


LENGTHS = [0, 1, 2, 3, 5, 8, 12, 17, 25, 30, 45, 60, 90, 140, 200, 300, 400, 700, 1500, 4000, 9000]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("kind", KINDS)
def test_an_axis_names_some_of_its_periods_below_their_middles_and_has_ticks_at_edges(
    kind: PeriodKind, size: Size
) -> None:
    begin = Period.containing(kind, datetime.date(1999, 11, 29))
    for length in LENGTHS:
        last = begin.later(length)
        if last.year > 2990:
            break
        selection = timed_chart("line", timed_dataset(kind, dict.fromkeys([begin.text, last.text])))
        assert selection
        axis = time_axis(selection, size)
        names, ticks = _moments(axis["tickvals"]), _moments(axis["minor"]["tickvals"])
        low, high = _moments(axis["range"])
        # The first and the last period lie on the axis whole.
        assert low <= axis_moments.begin(begin)
        assert high >= axis_moments.end(last)
        assert all(low <= moment <= high for moment in names)
        # At the end of the axis a tick would make '0,' of the label of nought.
        assert all(low < moment < high for moment in ticks)
        assert 1 <= len(names) <= max(3, 1.5 * (size.width // 64) + 1)
        assert len(ticks) <= size.width / 12
        assert ticks == sorted(set(ticks))
        assert all(tick.hour == 12 for tick in ticks)  # (Days stand at midnight, and end at noon.)
        assert LINE_BREAK in axis["ticktext"][0] or axis["ticktext"][0] == str(names[0].year)


def test_of_many_years_ticks_stand_only_beside_the_named_ones() -> None:
    selection = timed_chart("line", timed_dataset("year", [str(year) for year in range(1900, 2025)]))
    assert selection
    axis = time_axis(selection, SIZES[0])
    assert axis["ticktext"] == ["1900", "1920", "1940", "1960", "1980", "2000", "2024"]
    assert axis["minor"]["tickvals"] == [f"{year - 1}-12-31T12:00" for year in (*range(1920, 2001, 20), 2024)]


def test_an_axis_reaches_a_little_beyond_its_first_and_last_mark() -> None:
    selection = timed_chart("line", timed_dataset("date", ["2024-01-01", "2024-04-10"]))
    assert selection
    assert time_axis(selection, SIZES[0])["range"] == ["2023-12-30", "2024-04-12"]


def test_a_small_plot_without_a_round_year_names_its_ends_and_what_is_between() -> None:
    selection = timed_chart("line", timed_dataset("quarter", ["2021-Q1", "2025-Q1"]))
    assert selection
    axis = time_axis(selection, Size("narrow", 180, 200))
    assert axis["ticktext"] == [f"Q1{LINE_BREAK}{year}" for year in (2021, 2023, 2025)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2013", "2024", ["2013", "2019", "2024"]),
        ("2012", "2025", ["2012", "2016", "2021", "2025"]),
        ("2020", "2025", ["2020", "2025"]),
    ],
)
def test_where_no_step_leads_from_end_to_end_steps_are_almost_equal_and_each_year_has_its_ticks(
    first: str, last: str, expected: list[str]
) -> None:
    selection = timed_chart("line", timed_dataset("year", [first, last]))
    assert selection
    axis = time_axis(selection, SIZES[1], 250 if first < "2020" else 150)
    assert axis["ticktext"] == expected
    assert axis["minor"]["tickvals"] == [f"{year}-12-31T12:00" for year in range(int(first), int(last))]


def test_on_a_phone_months_of_several_years_are_named_by_their_januaries_and_ticks_stand_between_years() -> None:
    selection = timed_chart("line", timed_dataset("yearmonth", ["2021-04", "2026-02"]))
    assert selection
    axis = time_axis(selection, SIZES[1], 215)
    assert axis["ticktext"] == [f"Jan{LINE_BREAK}{year}" for year in range(2022, 2026)] + [f"Feb{LINE_BREAK}2026"]
    assert axis["minor"]["tickvals"] == [f"{year}-12-31T12:00" for year in range(2021, 2026)]


@pytest.mark.parametrize("kind", ["yearmonth", "quarter", "half-year"])
@pytest.mark.parametrize("begin", ["1999-11-29", "2000-01-29", "2000-08-29"])
def test_of_four_names_or_more_that_cross_a_year_one_is_of_its_first_period(kind: PeriodKind, begin: str) -> None:
    first = Period.containing(kind, datetime.date.fromisoformat(begin))
    begins = {"yearmonth": "Jan", "quarter": "Q1", "half-year": "H1"}[kind]
    for length in (*range(2, 32), 36, 47, 60, 79):
        last = first.later(length)
        selection = timed_chart("line", timed_dataset(kind, [first.text, last.text]))
        assert selection
        for room in (120, 215, 300, 650):
            texts = time_axis(selection, SIZES[room < 400], room)["ticktext"]
            assert len(texts) < 4 or first.year == last.year or any(text.startswith(begins) for text in texts), texts


@pytest.mark.parametrize("room", [60, 180, 260, 650])
@pytest.mark.parametrize("kind", KINDS)
def test_the_first_and_the_last_value_are_named_but_for_a_year_and_no_name_touches_another(
    kind: PeriodKind, room: int
) -> None:
    begin = Period.containing(kind, datetime.date(1999, 11, 29))
    for length in LENGTHS:
        last = begin.later(length)
        if last.year > 2990:
            break
        selection = timed_chart("line", timed_dataset(kind, dict.fromkeys([begin.text, last.text])))
        assert selection
        axis = time_axis(selection, SIZES[room < 400], room)
        low, high = _moments(axis["range"])
        names = [
            ((moment - low) / (high - low) * room, text_width(text) / 2)
            for moment, text in zip(_moments(axis["tickvals"]), axis["ticktext"], strict=True)
        ]
        # (Of two names that have no room side by side the last one stays.)
        named = [
            axis["tickvals"][-1] == axis_moments.middle_stamp(last),
            axis["tickvals"][0] == axis_moments.middle_stamp(begin),
        ]
        begins = [text for text in axis["ticktext"] if text.startswith(("Jan", "Q1", "H1"))]
        assert named[0] or begins
        assert len(names) == 1 or named[1] or begins, axis["ticktext"]
        for (place, half), (next_place, next_half) in itertools.pairwise(names):
            assert next_place - place >= half + next_half, axis["ticktext"]


def look_equal(steps: list[int]) -> bool:
    """Whether steps do, or all but the last one are round and equal: then the last year stands behind a round one."""
    *others, last = steps
    is_round = len({*others}) == 1 and len(others) > 1 and others[0] in STEPS["year"] and last < others[0]
    return max(steps) <= 4 / 3 * min(steps) or is_round


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("length", range(1, 40))
def test_years_are_named_at_steps_that_look_equal(length: int, size: Size) -> None:
    selection = timed_chart("line", timed_dataset("year", ["2000", str(2000 + length)]))
    assert selection
    years = [int(text) for text in time_axis(selection, size, size.width * 0.75)["ticktext"]]
    steps = [other - one for one, other in itertools.pairwise(years)]
    assert (years[0], years[-1]) == (2000, 2000 + length)
    assert look_equal(steps), years


@pytest.mark.parametrize("room", [120, 300, 700])
@pytest.mark.parametrize("count", range(2, 60))
def test_years_in_a_row_are_named_from_end_to_end_at_steps_that_look_equal(count: int, room: int) -> None:
    named = even_places([Period("year", 2000 + number) for number in range(count)], room, 34)
    steps = [other - one for one, other in itertools.pairwise(named)]
    assert (named[0], named[-1]) == (0, count - 1)
    assert look_equal(steps)
    assert min(steps) * room / count >= 34 + 6
    # Only the ends are named where two halves of the row would differ much, or have no room.
    half = (count - 1) // 2
    assert len(named) > 2 or half * room / count < 34 + 6 or half + 1 > 4 / 3 * half or count - 1 - half > 4 / 3 * half


def test_months_below_bars_are_named_from_january_on() -> None:
    months = [Period.parse("yearmonth", "2022-12").later(number) for number in range(19)]
    assert [months[place].label for place in even_places(months, 300, 34)] == [
        "Jan 2023",
        "Apr 2023",
        "Jul 2023",
        "Oct 2023",
        "Jan 2024",
        "Apr 2024",
    ]


def test_places_that_are_not_side_by_side_in_time_are_named_as_places() -> None:
    years = [Period("year", year) for year in (1990, 2000, 2001, 2002, 2003, 2010, 2020)]
    assert even_places(years, 130, 34) == [0, 3, 6]


BARS = {
    "each": (["2019", "2021", "2022", "2023"], ["2019", "2021", "2022", "2023"]),
    "many": (
        [str(year) for year in range(2003, 2027) if year not in (2018, 2019)],
        ["2003", "2009", "2015", "2020", "2026"],
    ),
    "gaps": (["2005", "2009", "2014", "2022", "2023", "2024"], ["2005", "2009", "2014", "2022–24"]),
    "few": (["2001", "2009", "2020", "2021", "2022"], ["2001", "2009", "2020–22"]),
}


@pytest.mark.parametrize("times", BARS)
def test_years_with_bars_are_named_each_or_joined_or_at_equal_steps(times: str) -> None:
    filled, expected = BARS[times]
    selection = timed_chart("bar", timed_dataset("year", filled, "annual"))
    assert selection
    axis, _ = places_axis(selection, {"many": 600, "gaps": 730}.get(times, 300), filled)
    assert axis["ticktext"] == expected


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("form", ["bar", "heatmap"])
@pytest.mark.parametrize("kind", ["date", "yearmonth", "quarter", "half-year"])
def test_times_below_bars_and_cells_have_the_room_for_which_they_were_chosen(
    kind: PeriodKind, form: str, size: Size
) -> None:
    begin = Period.containing(kind, datetime.date(2013, 12, 2))
    for length in (*range(1, 15), 17, 20, 24, 30, 36, 44):
        times = [begin.later(number).text for number in range(length + 1)]
        selection = timed_chart(form, timed_dataset(kind, times), "color: thing", sound=True)
        assert selection
        for shown in (size, replace(size, name="panel", width=size.width // 3)):
            layout = fit_margins(ALL_CHART_TYPES[form].layout(selection, shown))
            boxes = [box for _, _, box in tick_boxes("x", Frame(layout))]
            assert all(one.right + GAP <= other.left + 0.5 for one, other in itertools.pairwise(boxes)), length


def test_a_name_of_months_in_the_middle_reaches_over_no_end() -> None:
    axis = {"type": "category", "categoryarray": list("abcdefg"), "tickvals": [3], "ticktext": ["Dec–Mar"]}
    assert overhang(axis, 100) == 0
    assert overhang(axis | {"tickvals": [0]}, 100) > 10


def test_months_side_by_side_have_one_name() -> None:
    times = ["2022-02", "2022-06", "2023-02", "2023-03"]
    selection = timed_chart("bar", timed_dataset("yearmonth", times, "monthly"))
    assert selection
    axis, _ = places_axis(selection, 330, [selection.x.label(time) for time in times])
    assert axis["ticktext"] == [f"Feb{LINE_BREAK}2022", "Jun", f"Feb–Mar{LINE_BREAK}2023"]
    assert axis["tickvals"] == ["Feb 2022", "Jun 2022", 12.5]


def test_an_event_after_the_last_value_takes_no_name_from_it() -> None:
    months = timed_dataset("yearmonth", [f"2024-{month:02}" for month in range(1, 9)])
    selection = timed_chart("line", months, "color: thing\nevents: [event]", event=event_on("2024-11-30"))
    assert selection
    assert "Aug" in time_axis(selection, SIZES[1], 250)["ticktext"]


def _moments(values: list[str]) -> list[datetime.datetime]:
    return [datetime.datetime.fromisoformat(value) for value in values]


def test_no_name_stands_half_a_step_from_an_end_whatever_days_a_year_has() -> None:
    named = [Period.parse("year", text) for text in ("2021", "2023", "2025")]
    ends = [Period.parse("year", text) for text in ("2020", "2025")]
    assert [period.text for period in with_ends(named, 2 * 365.25, ends, 0.12)] == ["2020", "2023", "2025"]
