"""Two versions of some lines that git could not merge, and left in a file between its marks."""

from __future__ import annotations

import re

from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re

_BEGIN = lazy_re(r"^<{7}(?: .*)?$", re.M)
_END = lazy_re(r"^>{7}(?: .*)?$", re.M)
HINT = "Keep of the lines between <<<<<<< and >>>>>>> those that are right, and delete the marks and the others."


def conflict_line(text: str) -> int:
    """The line of a text at which two versions begin, from 1; 0 if it holds none.

    A mark alone counts, too: whoever deleted the other one has not finished.

    Args:
        text: of a file, with line ends of any kind.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return 0
    text = text.replace("\r\n", "\n")
    mark = _BEGIN.search(text) or _END.search(text)
    return text.count("\n", 0, mark.start()) + 1 if mark else 0


def conflict_finding(text: str, path: str, first_line: int = 1) -> Finding | None:
    """The one finding about a file that holds two versions; None if it holds none.

    Args:
        text: of the file, or of a part of it.
        path: the file, from the root.
        first_line: the line of the file on which the text begins.
    """
    if not (line := conflict_line(text)):
        return None
    message = "Two versions stand here that git could not merge."
    return Finding(id="merge-conflict", path=path, line=first_line + line - 1, message=message, hint=HINT)
