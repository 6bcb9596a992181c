"""Whether whole numbers along the axis of a figure are years. Plotly's JSON does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dashboard.core.lazy_re import lazy_re
from dashboard.data.dataset import Dataset

_WORDS = lazy_re(
    r"(?<![^\W\d_])(?:years?|yr|when|time|dates?|periods?|seasons?|jahre?|zeit|datum|roku?|lata?|czas|år(?:et)?|tid)"
    r"(?![^\W\d_])",
    re.I,
)
_UNNAMED = ("", "x", "y", "index")
"""What Plotly Express calls an axis that nobody named."""


def are_years(places: Sequence[Any], title: str, parents: Sequence[Dataset]) -> bool:
    """Whether places are years: whole numbers as years are, along an axis that says so.

    It says so by its title, in English, Polish, German or Swedish; by the name of a field of years of a dataset that
    the figure was made from; or, without a name, if such a field has all of them.

    Args:
        places: of all marks.
        title: of their axis.
        parents: the datasets that the figure was made from.
    """
    if not _may_be(places):
        return False
    fields = [(field, parent) for parent in parents for field in parent.fields.values() if field.type == "year"]
    return bool(_WORDS.search(title)) or any(
        title in (field.name, field.title)
        or (title in _UNNAMED and set(places) <= {row.values[field.name] for row in parent.rows})
        for field, parent in fields
    )


def unnamed_years(places: Sequence[Any], title: str, place_type: str, are_names: bool) -> str:
    """Numbers along an axis without a name that might be years, in words: '2020 to 2024'; empty if there are none.

    Args:
        places: of all marks.
        title: of their axis.
        place_type: what the numbers are read as.
        are_names: whether they stand side by side as names of bars. Those of years in a row look like these.
    """
    if title not in _UNNAMED or place_type != "number" or not _may_be(places):
        return ""
    if are_names and max(places) - min(places) + 1 == len(set(places)):
        return ""
    return f"{min(places):g} to {max(places):g}"


def _may_be(places: Sequence[Any]) -> bool:
    numbers = [x for x in places if isinstance(x, int | float) and not isinstance(x, bool)]
    return 0 < len(numbers) == len(places) and all(float(x).is_integer() and 1800 <= x <= 2200 for x in numbers)
