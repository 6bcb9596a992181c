"""The words of a text that may be names of datasets."""

from __future__ import annotations

from dashboard.core.lazy_re import lazy_re

_WORD = lazy_re(r"[a-z0-9]+(?:-[a-z0-9]+)*+")


def possible_names(text: str) -> set[str]:
    """The words of a text that may be names, which have small ASCII letters, digits and `-`.

    SQL writes `_` for each `-`, and takes large letters for small ones.
    """
    return {*_WORD.findall(text.lower().replace("_", "-"))}
