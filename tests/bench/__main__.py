"""`make bench`: what drawing costs beside today's way, and what a reader's browser loads. No part of `make test`."""

from __future__ import annotations

import sys

from dashboard.settings import HOME
from tests.bench.drawing import measure_drawing
from tests.bench.page import measure_page
from tests.bench.table import Measured, table


def main() -> None:
    """Measure, and print the table."""
    rows: list[Measured] = measure_drawing()
    if (HOME / "site").is_dir():
        rows += measure_page(HOME / "site")
    else:
        print("There is no site/ to load a page of: run make site first.", file=sys.stderr)
    print(table(rows))


if __name__ == "__main__":
    main()
