"""Words that stay on one line."""

from __future__ import annotations

import pytest

from dashboard.core.whole_words import whole_words


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("China-Russia trade", "[China-Russia] trade"),
        ("Exports of high-priority goods", "Exports of [high-priority] goods"),
        ("A & B-C <d>", "A &amp; [B-C] &lt;d&gt;"),
        ("2015-2017, H1-2024", "2015-2017, H1-2024"),
        ("One-that-is-longer-than-a-column", "One-that-is-longer-than-a-column"),
        ("No entry for 2026", "No entry for 2026"),
        ("Сине-зелёный флаг", "[Сине-зелёный] флаг"),
        ("Trade in goods, USD bn a year", "Trade in goods, [USD bn] a year"),
        ("Debt, CNY trillion", "Debt, [CNY trillion]"),
        ("A USD million-dollar deal", "A USD [million-dollar] deal"),
        ("中国-俄罗斯双边贸易额持续增长至创纪录水平", "中国-俄罗斯双边贸易额持续增长至创纪录水平"),
    ],
)
def test_a_compound_stays_on_one_line(text: str, html: str) -> None:
    assert whole_words(text) == html.replace("[", '<span class="whole">').replace("]", "</span>")


def test_a_day_and_a_range_of_months_stay_with_their_year_where_texts_tell_times() -> None:
    for text, html in {
        "24 rows, 17 March 2014 to 4 February 2026.": "24 rows, [17 March 2014] to [4 February 2026].",
        "Jan–Sep 2009 to Jan–Apr 2026": "[Jan–Sep 2009] to [Jan–Apr 2026]",
        "no figures from H1 2026 on": "no figures from [H1 2026] on",
        "2025, High-priority goods": "2025, [High-priority] goods",
    }.items():
        assert whole_words(text, times=True) == html.replace("[", '<span class="whole">').replace("]", "</span>")


def test_a_count_stays_with_the_words_around_it_where_numbers_are_counts() -> None:
    assert whole_words("GACC, via 10 others", counts=True) == 'GACC, <span class="whole">via 10 others</span>'
    assert whole_words("Xinhua and 23 more", counts=True) == 'Xinhua <span class="whole">and 23 more</span>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("107 million tonnes", "[107 million tonnes]"),
        ("12,115.5 million tonnes of it", "[12,115.5 million tonnes] of it"),
        ("for 2026, usually 9 days after", "for [2026], usually [9 days] after"),
        ("about USD 18.1 bn", "about [USD 18.1 bn]"),
        ("5 trillion cubic feet", "[5 trillion cubic] feet"),
        ("16 per cent less", "[16 per cent] less"),
        ("90 thousand b/d", "[90 thousand b/d]"),
        ("between 3.2 and 3.8 points", "between [3.2] and [3.8 points]"),
        ("two-thirds of it", "[two-thirds] of it"),
    ],
)
def test_a_number_stays_with_what_it_is_counted_in_where_texts_tell_amounts(text: str, html: str) -> None:
    assert whole_words(text, amounts=True) == html.replace("[", '<span class="whole">').replace("]", "</span>")


def test_less_stays_on_one_line_in_a_narrower_column() -> None:
    assert whole_words("An infrastructure-led loan", longest=16) == "An infrastructure-led loan"
    assert whole_words("A high-priority loan", longest=16) == 'A <span class="whole">high-priority</span> loan'
