"""`make bench`: what drawing, a page, a preview and a publication cost, beside their goals. No part of `make test`.

Example: python -m tests.bench --rows save,csv --pieces 300
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from dashboard.core.settings import HOME
from tests.bench import corpus as corpus_module
from tests.bench import prose as prose_module
from tests.bench.check import measure_check
from tests.bench.corpus import NOTEBOOKS, write_configs, write_corpus
from tests.bench.drawing import measure_drawing
from tests.bench.page import measure_page
from tests.bench.plot import draw_plot
from tests.bench.preview import measure_first_page, measure_rows, measure_saves, measure_start
from tests.bench.publication import measure_cold, measure_size, measure_warm, size_rows
from tests.bench.search import measure_search
from tests.bench.table import Measured, table
from tests.bench.tool import OURS

PIECES = 1_000
SHARED = 300
SIZES = (100, 300, 1_000, 3_000, 10_000)
PLOT = HOME / ".github" / "bench.svg"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", help=f"some of {', '.join(ROWS)}; by default all")
    parser.add_argument("--pieces", type=int, default=PIECES, help="analyses of the corpus")
    parser.add_argument("--sizes", help=f"for 'sizes'; by default {','.join(map(str, SIZES))}")
    options = parser.parse_args()
    names = options.rows.split(",") if options.rows else list(ROWS)
    if unknown := [name for name in names if name not in ROWS]:
        parser.error(f"--rows: there is no row '{unknown[0]}'; known: {', '.join(ROWS)}")
    sizes = [int(one) for one in options.sizes.split(",")] if options.sizes else SIZES
    bench = Bench(options.pieces, sizes)
    # A shell's job in the background ignores Ctrl-C, and so would the servers that are started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Where Python is told to keep nothing, each start compiles what was edited since set-up, which is no author's lot.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rows: list[Measured] = []
    for name in names:
        print(f"Measuring: {name}", file=sys.stderr)
        found = ROWS[name](bench)
        print(table(found), file=sys.stderr)
        rows += found
    print(table(rows))
    whole = (names, options.pieces, tuple(sizes)) == (list(ROWS), PIECES, SIZES)
    if not whole:
        print(f"A part only: {', '.join(names)} at {options.pieces:,} analyses. `make bench` measures all of it.")


class Bench:
    """What is asked for, and the corpora, each written once."""

    def __init__(self, pieces: int, sizes: Iterable[int]) -> None:
        self.pieces = pieces
        self.sizes = sizes

    def corpus(self, pieces: int = 0, shared: int = 0, notebooks: int = NOTEBOOKS) -> Path:
        """The folder of a corpus, which stays for the next run."""
        writers = b"".join(Path(str(module.__file__)).read_bytes() for module in (corpus_module, prose_module))
        made = hashlib.sha256(writers).hexdigest()[:8]
        folder = HOME / ".cache" / "bench" / f"{pieces or self.pieces}-{shared}-{notebooks}-{made}"
        if not folder.is_dir():
            print(f"Writing a corpus of {pieces or self.pieces:,} analyses", file=sys.stderr)
            beside = folder.with_name(f".{folder.name}")
            write_corpus(beside, pieces or self.pieces, shared, notebooks)
            beside.rename(folder)
        write_configs(folder)
        return folder

    def drawing(self) -> list[Measured]:
        """A picture beside `plotly.io.write_images`."""
        return measure_drawing(self.corpus() / OURS.folder)

    def page(self) -> list[Measured]:
        """What a reader's browser loads."""
        if not (HOME / "site").is_dir():
            raise SystemExit("There is no site/ to load a page of: run make site first.")
        return measure_page(HOME / "site")

    def search(self) -> list[Measured]:
        """What the search loads."""
        return measure_search(self.corpus())

    def saves(self) -> list[Measured]:
        """From saving a text to seeing it."""
        return measure_saves(self.corpus())

    def csv(self) -> list[Measured]:
        """From saving a CSV to seeing it."""
        return measure_rows(self.corpus())

    def start(self) -> list[Measured]:
        """The start of a preview."""
        return measure_start(self.corpus())

    def first(self) -> list[Measured]:
        """The first start of the preview after set-up."""
        return measure_first_page(HOME / ".cache" / "bench" / "own")

    def check(self) -> list[Measured]:
        """What the desk finds in texts, from a shell."""
        return measure_check(self.corpus(notebooks=0))

    def warm(self) -> list[Measured]:
        """A publication, the cache warm."""
        return measure_warm(self.corpus(), self.corpus(shared=SHARED))

    def cold(self) -> list[Measured]:
        """A publication, the cache cold."""
        return measure_cold(self.corpus(notebooks=0))

    def growth(self) -> list[Measured]:
        """Sizes, and their plot."""
        sizes = [measure_size(self.corpus(pieces), pieces) for pieces in self.sizes]
        if len(sizes) > 1:
            draw_plot(sizes, PLOT)
        return list(size_rows(sizes))


ROWS: dict[str, Callable[[Bench], list[Measured]]] = {
    "drawing": Bench.drawing,
    "page": Bench.page,
    "search": Bench.search,
    "save": Bench.saves,
    "csv": Bench.csv,
    "start": Bench.start,
    "first": Bench.first,
    "check": Bench.check,
    "warm": Bench.warm,
    "cold": Bench.cold,
    "sizes": Bench.growth,
}

if __name__ == "__main__":
    main()
