"""Changes of data as HTML."""

from __future__ import annotations

import datetime

from dashboard.core.templates import environment
from dashboard.data.data_change import ChangedValue, DataChange


def changed_days(on: datetime.date = datetime.date(2026, 1, 2)) -> str:
    """Two days of changes as their page shows them, under this day: what came on one, what was revised on the other."""
    env = environment().overlay()
    env.filters = {**env.filters, "url": str}
    came = ChangedValue("a", "Jan–Apr 2026, Both directions", "", "", "USD 85.24 bn", "provisional")
    revised = [
        ChangedValue("b", f"Feb {year}, Moscow Exchange, turnover", "", "1%", "less than 1%", "provisional")
        for year in (2022, 2023)
    ]
    new = DataChange("trade", "Trade", on, periods="28 June 2021 to 4 February 2026", is_new=True, added=2, latest=came)
    changed = DataChange("yuan", "The yuan", on, revised=2, revisions=tuple(revised))
    of_day = env.get_template("partials/change_days.html").module.of_day  # type: ignore[attr-defined]
    return "".join(of_day({"date": on, "changes": [change]}, 3, 6) for change in (changed, new))
