"""The words in which pages say how something is cited."""

from __future__ import annotations

import datetime

from dashboard.citing.own_style import cite, cite_in_full
from dashboard.citing.work import CitedSite
from tests.samples.works import EDITORS, author, chart, dataset, piece


def test_a_piece_is_cited_by_its_authors_and_its_day() -> None:
    work = piece(authors=(EDITORS, author("Wang Yi", family="Wang"), author("Åsa Öström")))
    expected = "OSW dashboard editors, Wang Yi and Åsa Öström, “A lifeline”, China-Russia Dashboard, 9 May 2025,"
    assert cite(work) == expected


def test_a_piece_that_was_updated_says_when() -> None:
    work = piece(updated=datetime.date(2025, 5, 21))
    assert cite(work).endswith(", China-Russia Dashboard, 9 May 2025, updated 21 May 2025,")


def test_without_an_address_a_citation_ends_with_a_full_stop() -> None:
    nowhere = CitedSite("China-Russia Dashboard")
    for work in (piece(site=nowhere), piece(site=nowhere, updated=datetime.date(2025, 5, 21)), chart(site=nowhere)):
        assert cite(work).endswith((" 2025.", " 2026."))
        assert cite_in_full(work) == cite(work)


def test_a_dataset_is_cited_with_its_version_and_its_sources() -> None:
    assert cite(dataset()) == (
        "China-Russia Dashboard, “Trade”, dataset, version 1a2b3c4d, updated 20 January 2026. Data: China Customs."
    )


def test_a_chart_is_cited_with_its_sources_and_the_day_of_its_data() -> None:
    words = "China-Russia Dashboard, “Trade”. Data: China Customs"
    assert cite(chart()) == f"{words}; updated 20 January 2026."
    assert cite(chart(updated=None)) == f"{words}."


def test_quotes_in_a_title_are_single_ones_within_those_around_it() -> None:
    title = "“Ordinary” has become “friendly”"
    for work in (piece(title=title), chart(title=title), dataset(title=title)):
        assert "“‘Ordinary’ has become ‘friendly’”" in cite(work)
