"""An edition of the small site."""

from __future__ import annotations

from tests.samples.edition import Edit


def test_the_small_site_has_no_finding(edit: Edit) -> None:
    edition = edit()
    assert edition.findings == ()
    assert [analysis.slug for analysis in edition.view.analyses] == ["lifeline"]
