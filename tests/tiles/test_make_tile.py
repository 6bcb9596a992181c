"""What a tile tells: value, time, marks, sources and what else has to be said."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from dashboard.data.dataset import Dataset
from dashboard.data.ended import Ended
from dashboard.data.source import Source
from dashboard.pages.front_page import drawn_marks
from dashboard.tiles.tile import Tile
from tests.samples.datasets import one_source_each
from tests.samples.tiles import one_tile

YEARS = one_source_each(
    "years", "year: year, flow: string, value: number", "2023,a,10,\n2024,a,12.5,estimate\n2024,b,7,"
)
MEETINGS = one_source_each(
    "meetings",
    "date: date, place: string",
    "2023-03-20,Moscow,\n2024-05-16,Beijing,\n2024-10-22,Kazan,",
    frequency="irregular",
)


def described(dataset: Dataset, **changes: object) -> Dataset:
    return replace(dataset, descriptor=dataset.descriptor.model_copy(update=changes))


def with_text_field(dataset: Dataset, name: str) -> Dataset:
    """The dataset with a text field outside of its key."""
    schema = dataset.descriptor.schema_
    key = [field for field in schema.primaryKey if field != name]
    return described(dataset, schema_=schema.model_copy(update={"primaryKey": key}))


def test_a_tile_is_the_latest_value_with_its_unit_time_mark_and_source(tmp_path: Path) -> None:
    tile = one_tile(tmp_path, "value: years/value, where: {flow: a}", YEARS)
    assert (tile.value, tile.unit, tile.when) == ("12.5", "USD bn", "2024, estimate")
    assert tile.source_words == "Office years-3; Office years-2"
    assert (tile.day_of_data, tile.url) == ("9 May 2025", "charts/years/")
    assert [change.words for change in tile.changes] == ["up 25% from 2023"]


@pytest.mark.parametrize(("value", "unit"), [("1", "vote"), ("2", "votes")])
def test_a_unit_has_the_form_that_its_number_needs(tmp_path: Path, value: str, unit: str) -> None:
    rows = one_source_each("votes", "year: year, value: number", f"2024,{value},\n", unit="votes")
    fields = [field.model_copy(update={"unit_forms": {"one": "vote"}}) for field in rows.fields.values() if field.unit]
    schema = rows.descriptor.schema_
    one = described(rows, schema_=schema.model_copy(update={"fields": [schema.fields[0], *fields]}))
    assert one_tile(tmp_path, "value: votes/value", one).unit == unit


def test_a_publisher_goes_by_the_abbreviation_in_brackets(tmp_path: Path) -> None:
    customs, author = "General Administration of Customs of China (GACC)", "Carnegie Endowment (N. Sher)"
    tile = one_tile(tmp_path, "value: years/value, where: {flow: a}", YEARS)
    assert published_by(tile, customs, author).source_words == "GACC; Carnegie Endowment (N. Sher)"


def test_publishers_are_named_as_below_a_chart(tmp_path: Path) -> None:
    tile = one_tile(tmp_path, "value: years/value, where: {flow: a}", YEARS)
    assert published_by(tile, "GACC", "Xinhua", "Customs (FCS)").source_words == "GACC; Xinhua; FCS"
    carriers = [f"General Administration of Customs (GACC), via Agency {number}" for number in range(9)]
    assert published_by(tile, *carriers, "Xinhua").source_words == "GACC, via 9 others; Xinhua"
    few = published_by(tile, "Embassy of Russia in China", "Government of Russia")
    assert few.source_words == "Embassy of Russia in China and 1 more"


def published_by(tile: Tile, *organizations: str) -> Tile:
    """The tile with rows of publications of these organizations."""
    names = [f"source-{number}" for number in range(len(organizations))]
    sources = [
        Source(name=name, organization=one, title="Figures") for name, one in zip(names, organizations, strict=True)
    ]
    return replace(tile, sources=tuple(sources))


@pytest.mark.parametrize(
    ("unit", "value", "rest"),
    [("%", "12.5%", ""), ("% of GDP", "12.5%", "of GDP"), ("million b/d", "12.5", "million b/d")],
)
def test_a_sign_of_per_cent_stands_at_its_number(tmp_path: Path, unit: str, value: str, rest: str) -> None:
    tile = one_tile(
        tmp_path, "value: s/value", one_source_each("s", "year: year, value: number", "2024,12.5,", unit=unit)
    )
    assert (tile.value, tile.unit, tile.full_unit) == (value, rest, unit)


def test_a_row_without_a_value_is_not_the_latest(tmp_path: Path) -> None:
    gaps = one_source_each("gaps", "year: year, value: number", "2023,5,\n2024,,")
    assert one_tile(tmp_path, "value: gaps/value", gaps).when == "2023"


def test_a_year_that_is_not_over_is_so_far_and_no_whole_year_is_like_it(tmp_path: Path) -> None:
    # (The data are of 9 May 2025.)
    running = one_source_each("running", "year: year, value: number", "2024,10,\n2025,4,")
    tile = one_tile(tmp_path, "value: running/value", running)
    assert tile.when == "2025 so far"
    assert [change.words for change in tile.changes] == ["not comparable with 2024"]


def test_an_estimate_of_a_year_to_come_is_of_the_whole_year(tmp_path: Path) -> None:
    ahead = one_source_each("ahead", "year: year, value: number", "2024,10,\n2025,11,estimate")
    tile = one_tile(tmp_path, "value: ahead/value", ahead)
    assert (tile.when, tile.changes[0].words) == ("2025, estimate", "up 10% from 2024")


def test_what_a_row_covers_is_told_and_compared(tmp_path: Path) -> None:
    rows = "2022,full year,10,\n2023,full year,11,\n2024,January to October,9,"
    part = with_text_field(one_source_each("part", "year: year, covers: string, value: number", rows), "covers")
    tile = one_tile(tmp_path, "value: part/value", part)
    assert tile.when == "2024, January to October"
    assert [change.words for change in tile.changes] == ["not comparable with 2023"]


def test_compared_with_the_year_before_alone_a_tile_holds_the_same_part_of_each_year(tmp_path: Path) -> None:
    rows = "2023-04,10,\n2024-02,5,\n2024-04,12,\n2025-02,6,\n2025-04,15,"
    so_far = one_source_each("so-far", "month: yearmonth, value: number", rows, frequency="irregular")
    tile = one_tile(tmp_path, "value: so-far/value, change: [year]", so_far)
    assert [figure.period.text for figure in tile.figures] == ["2023-04", "2024-04", "2025-04"]
    assert [change.words for change in tile.changes] == ["up 25% from April 2024"]
    assert len(one_tile(tmp_path, "value: so-far/value", so_far).figures) == 5
    rows = "\n".join(f"{year}-H1,{year}," for year in range(2021, 2026))
    halves = one_source_each("halves", "half: half-year, value: number", rows, frequency="half-yearly")
    assert (
        one_tile(tmp_path, "value: halves/value, change: [year]", halves).sparkline.count("M") == 2
    )  # a line, and its end


def test_a_dataset_without_a_field_is_counted_by_its_years(tmp_path: Path) -> None:
    tile = one_tile(tmp_path, "value: meetings", MEETINGS)
    assert (tile.value, tile.unit, tile.when) == ("2", "", "2024")
    assert [change.words for change in tile.changes] == ["1 more than in 2023"]
    assert tile.note == "No entry for 2025 in the list yet."  # of the list of 9 May 2025


def test_a_week_counts_for_the_year_by_which_it_is_called(tmp_path: Path) -> None:
    # (Week 1 of 2025 begins on 30 December 2024.)
    weeks = one_source_each(
        "weeks", "week: week, place: string", "2024-W30,Kazan,\n2025-W01,Moscow,", frequency="weekly"
    )
    tile = one_tile(tmp_path, "value: weeks", weeks)
    assert [(figure.period.text, figure.value) for figure in tile.figures] == [("2024", 1), ("2025", 1)]


def test_a_count_of_the_year_that_runs_is_so_far(tmp_path: Path) -> None:
    tile = one_tile(tmp_path, "value: meetings", described(MEETINGS, updated=datetime.date(2024, 11, 1)))
    assert (tile.when, tile.note) == ("2024 so far", "")


@pytest.mark.parametrize(
    ("field", "value", "when"), [("place", "Kazan", "22 October 2024"), ("date", "22 October 2024", "as of 9 May 2025")]
)
def test_a_text_or_a_day_is_that_of_the_latest_row(tmp_path: Path, field: str, value: str, when: str) -> None:
    tile = one_tile(tmp_path, f"value: meetings/{field}", with_text_field(MEETINGS, "place"))
    assert (tile.value, tile.when, tile.changes, tile.amount) == (value, when, (), None)
    assert tile.source_words == "Office meetings-4"


def test_a_named_fact_is_one_number_of_the_day_of_its_data(tmp_path: Path) -> None:
    facts = (
        "twice: {value: SELECT max(value) / min(value) FROM years WHERE flow = 'a', unit: times, states: How often.}\n"
    )
    tile = one_tile(tmp_path, "value: twice", YEARS, facts=facts)
    assert (tile.value, tile.unit, tile.when) == ("1.25", "times", "as of 9 May 2025, estimate")
    assert (tile.fact, tile.datasets, tile.changes, tile.sparkline) == ("twice", ("years",), (), "")


def test_a_series_that_ended_says_so_with_day_and_reason(tmp_path: Path) -> None:
    ended = described(YEARS, ended=Ended(on="2024", why="the office stopped counting"))
    tile = one_tile(tmp_path, "value: years/value, where: {flow: a}", ended)
    assert tile.end_words == "Ended in 2024: the office stopped counting."


def test_many_publishers_are_counted(tmp_path: Path) -> None:
    rows = one_source_each("rows", "year: year, value: number", "2021,1,\n2022,2,\n2023,3,\n2024,4,")
    assert one_tile(tmp_path, "value: rows/value", rows).source_words == "Office rows-5 and 3 more"


def test_a_tile_from_the_cache_is_the_same(tmp_path: Path) -> None:
    first = one_tile(tmp_path, "value: years/value, where: {flow: a}", YEARS)
    assert list((tmp_path / "cache").rglob("*.msgpack"))
    assert one_tile(tmp_path, "value: years/value, where: {flow: a}", YEARS) == first


def test_below_a_picture_stand_the_years_of_its_figures_and_only_their_marks_are_named(tmp_path: Path) -> None:
    rows = "".join(f"{year},a,{year},{'estimate' if year < 1960 else ''}\n" for year in range(1950, 2025))
    tile = one_tile(
        tmp_path, "value: years/value", one_source_each("years", "year: year, flow: string, value: number", rows)
    )
    assert (len(tile.figures), tile.years) == (75, ("1965", "2024"))
    assert drawn_marks([tile]) == ""


def test_a_value_that_its_source_gives_as_a_bound_has_the_bound_with_it(tmp_path: Path) -> None:
    shares = one_source_each(
        "years", "year: year, value: number", '2023,10,\n2024,12,"provisional, less than"\n', unit="%"
    )
    tile = one_tile(tmp_path, "value: years/value", shares)
    assert (tile.value, tile.when) == ("<12%", "2024, provisional")
    assert [change.words for change in tile.changes] == ["not comparable with 2023"]
    assert shares.rows[1].marks == ("provisional", "less than")


def test_a_number_that_is_about_right_can_be_compared(tmp_path: Path) -> None:
    shares = one_source_each("years", "year: year, value: number", "2023,10,\n2024,12,about\n", unit="%")
    tile = one_tile(tmp_path, "value: years/value", shares)
    assert (tile.value, tile.when) == ("~12%", "2024")
    assert [change.words for change in tile.changes] == ["up about 2 percentage points from 2023"]
