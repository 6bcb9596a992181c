"""What a form of chart has to offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.layout import Size
    from dashboard.selection import Selection


@dataclass(frozen=True)
class ChartType:
    """A form: the keys it takes beside the common ones, its traces, and its layout in a size."""

    keys: frozenset[str]
    traces: Callable[[Selection], list[dict[str, Any]]]
    """Plotly traces, alike in every size."""
    layout: Callable[[Selection, Size], dict[str, Any]]
    """Plotly's layout for one size, in CSS pixels."""
    refuse: Callable[[Selection], str] = lambda selection: ""
    """Why this form cannot show these rows truthfully, or an empty string."""
