"""A mark of editing (CriticMarkup), as reviewers leave it in texts and in cells: `{++added++}`, `{>>remark<<}`."""

from __future__ import annotations

import re

from dashboard.core.lazy_re import lazy_re

CRITIC_MARK = lazy_re(r"\{(?P<mark>\+\+|--|~~|==|>>)(?:(?!\{(?:\+\+|--|~~|==|>>)).)*?(?:\+\+|--|~~|==|<<)\}", re.S)
"""A mark with its end. It is looked for as far as the next one begins, so that no text takes long."""


def left_over(mark: re.Match[str]) -> tuple[str, str]:
    """What is told of a mark that is left in what readers get, and what to do."""
    return f"Marks of editing are left over: {mark[0][:40]}", "Accept or reject the change."
