"""How the first line of an alert is written: `> [!NOTE]`, with a title or a sign that folds it, as in Obsidian."""

from __future__ import annotations

import re

ALERT_MARK = r"\[!(?P<kind>[^\W\d_][\w-]*)(?:\|[^\]\n]*)?\](?P<fold>[+-]?)[ \t]*"
ALERT = re.compile(rf"^(?P<quote>[ \t]*>[> \t]*){ALERT_MARK}")
"""The beginning of the line, up to where a title may stand."""
