"""What facts in texts cite of datasets: which rows, and how often each piece does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from dashboard.core.grouping import group_by_each
from dashboard.pieces.analysis import Analysis
from dashboard.view.shown_text import ShownText


def rows_cited(texts: Iterable[ShownText]) -> dict[str, frozenset[str]]:
    """The ids of the rows that facts in some texts cite, by the names of the rows' datasets."""
    cited = (placed.fact for text in texts for placed in text.facts.placed if placed.fact)
    by_dataset = group_by_each(cited, lambda fact: fact.datasets[:1])
    return {name: frozenset(fact.row_id for fact in facts if fact.row_id) for name, facts in by_dataset.items()}


def pieces_citing(
    analyses: Iterable[Analysis], texts: Mapping[str, ShownText]
) -> dict[str, tuple[tuple[Analysis, int], ...]]:
    """The pieces whose facts come from a dataset, each with the number of these facts, by the dataset's name.

    Args:
        analyses: the pieces, in the order that is wanted.
        texts: what is shown of each, by path.
    """
    counts = defaultdict[str, list[tuple[Analysis, int]]](list)
    for analysis in analyses:
        facts = texts[analysis.path].facts.placed
        for name, count in Counter(name for fact in facts for name in fact.datasets).items():
            counts[name].append((analysis, count))
    return {name: tuple(cited) for name, cited in counts.items()}
