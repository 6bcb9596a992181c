"""An edition of the small site."""

from __future__ import annotations

from unittest.mock import patch

from dashboard.edition.edition_pages import GUIDE
from dashboard.site.checks.guide import guide
from tests.samples.edition import Edit


def test_the_small_site_has_no_finding(edit: Edit) -> None:
    edition = edit()
    assert edition.findings == ()
    assert [analysis.slug for analysis in edition.view.analyses] == ["lifeline"]


def test_the_guide_to_checks_is_made_once_for_an_engine(edit: Edit, own_cache: None) -> None:
    made = guide()
    edit().pages[GUIDE.path].context  # noqa: B018 (it is kept when somebody asks)
    with patch("dashboard.site.checks.guide.guide", side_effect=AssertionError):
        assert edit().pages[GUIDE.path].context == made
