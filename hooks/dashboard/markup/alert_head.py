"""How the first line of an alert is written: `> [!NOTE]`, with a title or a sign that folds it, as in Obsidian."""

from __future__ import annotations

from dashboard.core.lazy_re import lazy_re

ALERT_MARK = r"\[!(?P<kind>[^\W\d_][\w-]*)(?:\|[^\]\n]*)?\](?P<fold>[+-]?)[ \t]*"
ALERT = lazy_re(rf"^(?P<quote>[ \t]*>[> \t]*){ALERT_MARK}")
"""The beginning of the line, up to where a title may stand."""
