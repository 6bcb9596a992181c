"""The engine of the China-Russia Dashboard: plain Python that does not import MkDocs.

In a notebook: `from dashboard import dataset, chart`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.notebooks.api import chart, dataset

__all__ = ["chart", "dataset"]


def __getattr__(name: str) -> Any:
    """Load `chart` and `dataset` only when a notebook uses them, since they import pandas."""
    if name in __all__:
        from dashboard.notebooks import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
