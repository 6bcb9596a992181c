"""Compares this machine's clock with git before a publication."""

from __future__ import annotations

import datetime

from dashboard.checks.check import described
from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.pieces.analysis import is_public
from dashboard.site.content import SiteContent

TOLERANCE = datetime.timedelta(days=1)
"""How far the clock may be from the newest commit before anything is said."""

wrong_clock = described(
    "wrong-clock",
    "site",
    """The clock of the machine that publishes differs from the newest commit by more than a day, and that matters.

    Why: The clock decides which dates and embargoes are over. If it runs ahead, pieces go out early. If it is right,
    nothing has to be done: a piece that is due after some quiet days is named here, too.

    Bad:
        a newest commit of 26 November, and a clock that shows 3 December

    Good:
        the same clock after a commit of 3 December
    """,
    "warning",
)


def check_clock(content: SiteContent) -> list[Finding]:
    """Say what the clock alone decides, just before a publication.

    A repository without commits for a week is normal, and so is a publication that was planned for a quiet day. A clock
    that runs ahead looks the same, and lets embargoed pieces out early. So nothing is stopped, and nothing is said as
    long as the clock changes nothing: the pieces are named that are public by the clock, and would not be one day after
    the newest commit. A clock that is more than a day behind that commit is certainly wrong, and always named: it keeps
    back what is due. Without git there is nothing to compare with.

    Args:
        content: all that is known of the site, for readers and for now.

    Returns:
        at most one finding.
    """
    committed, now = content.history.head_time, content.audience.at
    if committed is None:
        return []
    dates = f"This machine's clock shows {day(now.date())}, and the newest commit is of {day(committed.date())}"
    if now < committed - TOLERANCE:
        message, hint = f"{dates}: what is due may be kept back.", "Set the clock."
    else:
        pieces = [piece for piece in content.analyses.values() if piece and is_public(piece, now)]
        early = sorted(piece.slug for piece in pieces if not is_public(piece, committed + TOLERANCE))
        if not early:
            return []
        message = f"{dates}. By the clock alone these pieces are public: {', '.join(early)}."
        hint = "If the clock is right, all is well. If not, set it before anything is uploaded."
    return [
        Finding(id="wrong-clock", severity="warning", path=content.settings.config_name, message=message, hint=hint)
    ]
