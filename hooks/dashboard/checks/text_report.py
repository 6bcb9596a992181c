"""What the checks of one text have found."""

from __future__ import annotations

from dashboard.checks.silences import Silence
from dashboard.checks.stated_numbers import StatedNumber
from dashboard.checks.unlinked_numbers import UnlinkedNumber
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen


class TextReport(Frozen):
    """The results of the checks of one text. It depends only on the text and the known names, so it can be cached."""

    findings: tuple[Finding, ...]
    """All findings, silenced ones included. A check that reports once per text has one that is not silenced."""
    silences: tuple[Silence, ...]
    """The silences in the text. `apply_silences` uses them when the findings of the whole site are known."""
    numbers: tuple[UnlinkedNumber, ...] = ()
    """The numbers that are not linked to a fact. A check of the site looks for them in the data."""
    dated: tuple[StatedNumber, ...] = ()
    """The numbers that name their time. A check of the site compares them with the charts beside them."""
