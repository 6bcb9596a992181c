"""What a text takes from other files, by name: known before a notebook is executed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.core.paths import PICTURES
from dashboard.notebooks.notebook import Notebook
from dashboard.pieces.markdown_extension import Reference

_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Dependencies:
    """What a text takes from other files, by name."""

    charts: tuple[str, ...]
    facts: tuple[str, ...]
    words: frozenset[str]
    """In charts' declarations and in code: names of events and datasets are among them."""
    pictures: tuple[str, ...]


def dependencies_of(
    references: Iterable[Reference], cited: Iterable[str], files: Iterable[str], notebook: Notebook | None
) -> Dependencies:
    """Known before a notebook is executed.

    Args:
        mentions: of charts and fences in a text.
        cited: what its facts name.
        files: paths from the root of the files that it shows or links to.
        notebook: its cells, where it is one.
    """
    return Dependencies(
        tuple(one.text for one in references if one.kind == "chart"),
        tuple(name for name in cited if not name.endswith("/")),
        frozenset(_words(references, notebook)),
        tuple(sorted(name for name in files if name.lower().endswith(PICTURES))),
    )


def _words(references: Iterable[Reference], notebook: Notebook | None) -> Iterator[str]:
    texts = [one.text for one in references if one.kind == "fence"]
    texts += [cell.source for cell in notebook.code] if notebook else []
    for text in texts:
        # In SQL a hyphen of a name is an underscore.
        yield from (word for found in _WORD.findall(text) for word in (found, found.replace("_", "-")))
