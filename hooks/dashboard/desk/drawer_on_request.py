"""A drawer for one command, which may need none: what was drawn before is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager

from dashboard.charts.render.drawing import Drawer, new_drawer


@contextmanager
def drawer_on_request() -> Iterator[Callable[[], Drawer]]:
    """Give what starts a drawer, and close it at the end."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(new_drawer()))
