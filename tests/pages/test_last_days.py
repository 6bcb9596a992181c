"""The day on which a page last changed is that of its piece or its data; lists have the newest; others have none."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from dashboard.pages.all_pages import all_pages
from dashboard.pages.last_days import last_day
from dashboard.view.withdrawn_piece import WithdrawnPiece
from tests.samples.edition import Edit
from tests.samples.linked import EVERYTHING

DAYS = {
    "analyses/lifeline.md": "2025-05-09",
    "analyses/full.md": "2025-07-02",
    "charts/trade/index.md": "2026-01-20",
    "data/trade/index.md": "2026-01-20",
    "data/index.md": "2026-01-20",
    "charts/index.md": "2026-01-20",
    "themes/economy/index.md": "2026-01-20",
    "analyses/index.md": "2025-07-02",
    "authors/osw-editors/index.md": "2025-07-02",
    "index.md": "2025-07-02",
    "corrections/index.md": "2025-07-02",
    "authors/index.md": "2025-07-02",
    "institutes/index.md": "",
    "calendar/index.md": "",
    "about/sources/index.md": "",
    "about/checks/index.md": "",
}


@pytest.mark.parametrize("path", DAYS)
def test_each_kind_of_page_has_its_own_day(edit: Edit, path: str) -> None:
    edition = edit(EVERYTHING, preview=False)
    day = last_day(edition.pages[path], edition.view)
    assert day == (datetime.date.fromisoformat(DAYS[path]) if DAYS[path] else None)


def test_a_withdrawal_is_the_last_day_of_the_list_of_corrections(edit: Edit) -> None:
    withdrawn = (WithdrawnPiece("gone", "Gone", datetime.date(2025, 8, 1), "Wrong."),)
    view = replace(edit(EVERYTHING, preview=False).view, withdrawn=withdrawn)
    assert last_day(all_pages(view)["corrections/index.md"], view) == datetime.date(2025, 8, 1)
