"""A mark of editing (CriticMarkup), as reviewers leave it in texts and in cells: `{++added++}`, `{>>remark<<}`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.core.lazy_re import lazy_re

CRITIC_MARK = lazy_re(r"\{(?P<mark>\+\+|--|~~|==|>>)(?:(?!\{(?:\+\+|--|~~|==|>>)).)*?(?:\+\+|--|~~|==|<<)\}", re.S)
"""A mark with its end. It is looked for as far as the next one begins, so that no text takes long."""


def left_over(mark: re.Match[str]) -> tuple[str, str]:
    """What is told of a mark that is left in what readers get, and what to do."""
    return f"Marks of editing are left over: {mark[0][:40]}", "Accept or reject the change."


_BEGIN = lazy_re(r"\{(?:\+\+|--|~~|==|>>)|<!--")


def has_desk_words(value: object) -> bool:
    """Whether something in YAML for readers holds a mark of editing or a comment in HTML; the checks of texts tell it.

    Args:
        value: a text, or what holds texts at any depth.
    """
    if isinstance(value, Mapping):
        return any(map(has_desk_words, value.values()))
    if isinstance(value, list):
        return any(map(has_desk_words, value))
    return isinstance(value, str) and _BEGIN.search(value) is not None
