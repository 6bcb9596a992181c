"""The last builds of a preview are told, and since when none is missing."""

from __future__ import annotations

from mkdocs_host.build_reports import KEPT_REPORTS, BuildReports


def test_a_page_can_see_whether_it_has_missed_a_build() -> None:
    reports = BuildReports(100)
    for epoch in range(101, 101 + KEPT_REPORTS):
        reports.add(epoch, 0.1, [], [], {}, is_whole=False)
    assert (reports.since, reports.latest[0]["epoch"]) == (100, 101)
    reports.add(200, 0.1, [], [], {}, is_whole=False)
    assert (reports.since, reports.latest[0]["epoch"]) == (101, 102)
