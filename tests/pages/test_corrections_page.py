"""The list of corrections leads to figures that were revised."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from dashboard.data.data_change import DataChange
from dashboard.pages.all_pages import all_pages
from tests.samples.edition import Edit


def test_it_leads_to_revised_figures_where_there_are_any(edit: Edit) -> None:
    view = edit(preview=False).view
    change = DataChange("trade", "Trade", datetime.date(2026, 11, 20), periods="2025", added=2, version="b2")
    for changes in ((), (change,)):
        pages = all_pages(replace(view, data_changes=changes))
        assert pages["corrections/index.md"].context["revised"] == bool(changes)
