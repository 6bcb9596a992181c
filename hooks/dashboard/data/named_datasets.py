"""The words of a text that may be names of datasets."""

from __future__ import annotations

from dashboard.core.lazy_re import lazy_re

_WORD = lazy_re(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*+")


def possible_names(text: str) -> set[str]:
    """The words of a text that may be names, which have ASCII letters, digits and `-`. SQL writes `_` for each `-`."""
    return {*_WORD.findall(text.replace("_", "-"))}
