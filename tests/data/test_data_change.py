"""What changed from one version of a dataset to the next, in the readers' words."""

from __future__ import annotations

import datetime

from dashboard.data.data_change import MOST_LISTED, ChangedValue, DataChange, compare_versions
from dashboard.data.dataset import Dataset
from tests.samples.datasets import one_source_each

DAY = datetime.date(2026, 11, 27)
FIELDS = "year: year, flow: string, value: number"
ROWS = "2023,in,1,\n2023,out,2,\n2024,in,3,provisional"


def dataset(rows: str, fields: str = FIELDS, unit: str = "USD bn") -> Dataset:
    return one_source_each("trade", fields, rows, unit=unit)


def change(before: str, after: str) -> DataChange | None:
    return compare_versions(dataset(before), dataset(after), DAY)


def test_a_time_that_no_row_had_is_told_with_its_first_value() -> None:
    told = change(ROWS, f"{ROWS}\n2025,in,4,estimate\n2025,out,5,")
    assert told
    assert (told.periods, told.added, told.revised, told.removed) == ("2025", 2, 0, 0)
    assert told.latest == ChangedValue("2025-in", "2025, in", "", "", "USD 4 bn", "estimate")


def test_the_newest_entry_is_told_by_an_amount_that_it_has() -> None:
    fields, unit = "year: year, flow: string, value: number, weight: number", "USD bn"
    before = dataset("2023,in,1,1,", fields, unit)

    def latest(rows: str) -> tuple[str, str, str]:
        told = compare_versions(before, dataset(f"2023,in,1,1,\n{rows}", fields, unit), DAY)
        assert told
        assert told.latest
        return told.latest.row, told.latest.field, told.latest.after

    assert latest("2024,in,,7,\n2024,out,5,,") == ("2024, in", "Weight", "USD 7 bn")
    assert latest("2024,in,,,\n2024,out,5,,") == ("2024, out", "Value", "USD 5 bn")
    assert latest("2024,in,,,") == ("2024, in", "", "")


def test_times_with_gaps_between_them_are_counted_and_not_listed() -> None:
    told = change(ROWS, "2010,in,1,\n2012,in,1,\n2014,in,1,\n2014,out,1,\n2020,in,1,\n" + ROWS)
    assert told
    assert told.periods == "5 rows from 2010 to 2020"


def test_the_value_of_the_newest_year_is_told_where_periods_are_texts() -> None:
    rows = "2021,10,\nJanuary 2022,9.6,\nNovember 2022,31,\nJanuary to June 2025,55,\n2019 to 2023,20,"
    told = compare_versions(None, dataset(rows, "period: string, value: number", "%"), DAY)
    assert told
    assert told.latest
    assert (told.latest.row, told.latest.after) == ("January to June 2025", "55%")


def test_a_row_of_a_known_time_is_no_new_time() -> None:
    told = change(ROWS, f"{ROWS}\n2024,out,-4,")
    assert told
    assert told.latest
    assert (told.periods, told.added, told.latest.after) == ("", 1, "USD \N{MINUS SIGN}4 bn")


def test_a_revision_has_both_values_with_units_and_marks() -> None:
    told = change(ROWS, ROWS.replace("2024,in,3,provisional", "2024,in,3.5,"))
    assert told
    assert told.revisions == (ChangedValue("2024-in", "2024, in", "", "USD 3 bn (provisional)", "USD 3.5 bn"),)


def test_a_mark_that_goes_is_a_revision_and_another_spelling_is_none() -> None:
    told = change(ROWS, ROWS.replace("provisional", ""))
    assert told
    assert [(one.before, one.after) for one in told.revisions] == [("USD 3 bn (provisional)", "USD 3 bn")]
    assert change(ROWS, ROWS.replace("2023,in,1,", "2023,in,1.0,")) is None


def test_a_mark_that_both_values_have_is_said_once() -> None:
    told = change(ROWS, ROWS.replace("2024,in,3,provisional", "2024,in,3.5,provisional"))
    assert told
    assert told.revisions == (ChangedValue("2024-in", "2024, in", "", "USD 3 bn", "USD 3.5 bn", "provisional"),)


def test_a_bound_is_said_in_words() -> None:
    """Behind the arrow between two values, the sign '>' would be a second arrow."""
    told = change(ROWS, ROWS.replace("2024,in,3,provisional", '2024,in,3,"provisional, more than"'))
    assert told
    (value,) = told.revisions
    assert (value.before, value.after, value.mark) == ("USD 3 bn", "more than USD 3 bn", "provisional")


def test_a_value_that_only_got_another_mark_is_told_apart_from_one_with_another_figure() -> None:
    """No data came: theirs were of their day before."""
    marked = change(ROWS, ROWS.replace("2024,in,3,provisional", "2024,in,3,"))
    assert marked
    assert (marked.revised, marked.marked, marked.is_of_marks, marked.data_words) == (1, 1, True, "")
    both = change(ROWS, ROWS.replace("2024,in,3,provisional", "2024,in,3.5,").replace("out,2,", "out,2,estimate"))
    assert both
    assert (both.revised, both.marked, both.is_of_marks, both.data_words) == (2, 1, False, "")


def test_a_figure_that_has_a_bound_now_is_another_figure() -> None:
    bounded = change(ROWS, ROWS.replace("out,2,", "out,2,less than"))
    assert bounded
    assert (bounded.revised, bounded.marked, bounded.is_of_marks) == (1, 0, False)


def test_a_value_in_another_unit_is_another_value() -> None:
    told = compare_versions(dataset("2024,in,3,", unit="USD bn"), dataset("2024,in,3000,", unit="USD mn"), DAY)
    assert told
    assert [(one.before, one.after) for one in told.revisions] == [("USD 3 bn", "USD 3,000 mn")]


def test_a_removed_row_is_told_with_its_value() -> None:
    told = change(ROWS, ROWS.replace("2023,out,2,\n", ""))
    assert told
    assert (told.removed, told.removals[0].row, told.removals[0].before) == (1, "2023, out", "USD 2 bn")


def test_the_newest_values_are_listed_and_all_are_counted() -> None:
    years = range(2010, 2010 + MOST_LISTED + 3)
    told = change("\n".join(f"{year},in,1," for year in years), "\n".join(f"{year},in,2," for year in years))
    assert told
    assert told.revised == len(years)
    assert [one.row for one in told.revisions] == [f"{year}, in" for year in sorted(years)[: -MOST_LISTED - 1 : -1]]


def test_rows_that_are_told_apart_by_other_columns_are_not_compared() -> None:
    told = compare_versions(dataset("2023,1,", "year: year, value: number"), dataset(ROWS), DAY)
    assert told
    assert told.rekeyed


def test_a_new_dataset_is_told_from_its_first_time_to_its_last() -> None:
    told = compare_versions(None, dataset(ROWS), DAY)
    assert told
    assert told.is_new
    assert (told.periods, told.added) == ("2023 to 2024", 3)


def test_no_entry_of_a_new_dataset_without_times_is_the_newest() -> None:
    fields = "country: string, value: number"
    before, now = dataset("Poland,1,", fields), dataset("Poland,1,\nLatvia,2,", fields)
    new, grown = compare_versions(None, now, DAY), compare_versions(before, now, DAY)
    assert new
    assert grown
    assert new.latest is None
    assert grown.latest == ChangedValue("Latvia", "Latvia", "", "", "USD 2 bn")


def test_the_value_that_is_told_is_of_the_newest_time_in_words() -> None:
    newest = "January to March 2025"
    times = (
        "2008",
        "January to December 2023",
        "2021 (first half)",
        "March 2024",
        newest,
        "November 2022 to March 2023",
    )
    told = compare_versions(
        None, dataset("\n".join(f"{time},1," for time in times), "period: string, value: number"), DAY
    )
    assert told
    assert told.latest
    assert told.latest.row == newest


def test_the_day_of_the_data_is_told_where_it_is_not_that_of_the_change() -> None:
    """What was made public later than it was collected has two days."""
    one = dataset(ROWS)
    told = compare_versions(None, one, DAY)
    assert told
    assert (told.data_of, told.data_words) == (
        one.descriptor.updated,
        "Data of 9 May 2025, on this site since 27 November 2026.",
    )
    same_day = compare_versions(None, one, one.descriptor.updated)
    assert same_day
    assert same_day.data_words == ""


def test_an_entry_without_an_amount_is_told_by_the_words_that_name_it() -> None:
    rows = "2025-10-23,EU,19th package,\n2025-12-01,EU,A list of ships,\n2026-02-23,EU,No 20th package,provisional"
    told = compare_versions(None, dataset(rows, "date: date, by: string, step: string"), DAY)
    assert told
    assert told.latest == ChangedValue(
        "2026-02-23-EU-No-20th-package", "23 February 2026: EU, No 20th package (provisional)", "", "", ""
    )


def test_a_revision_of_the_last_of_many_digits_is_told() -> None:
    digits = "123456789012345678901234567890.12345"
    told = change(f"2024,in,{digits}6,", f"2024,in,{digits}7,")
    assert told
    assert told.revised == 1
    assert change(f"2024,in,{digits}6,", f"2024,in,{digits}60,") is None


def test_a_new_entry_of_a_year_that_was_not_over_says_so() -> None:
    for mark, when in (("", "2025 so far, in"), ("estimate", "2025, in")):
        told = change(ROWS, f"{ROWS}\n2025,in,4,{mark}")
        assert told
        assert told.latest
        assert told.latest.row == when
