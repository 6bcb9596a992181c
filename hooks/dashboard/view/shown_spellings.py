"""The spellings that the search corrects: those of names that stand in something that is shown."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.data.dataset import Dataset
from dashboard.pieces.analysis import Analysis
from dashboard.site.content import SiteContent


def shown_spellings(
    content: SiteContent,
    analyses: Iterable[Analysis],
    datasets: Iterable[Dataset],
    charts: Iterable[ResolvedChart],
) -> tuple[tuple[str, str], ...]:
    """Spellings that the site does not use, each with the one that it uses; of names in shown titles alone.

    Args:
        content: all that is known.
        analyses: the pieces that are shown.
        datasets: the datasets that are shown.
        charts: the shared charts that are shown.
    """
    shown = [text for piece in analyses for text in (piece.front.title, piece.front.standfirst)]
    shown += [text for dataset in datasets for text in (dataset.descriptor.title, dataset.descriptor.description)]
    shown += [text for chart in charts for text in (chart.title, chart.subtitle)]
    words = "\n".join(shown)
    language = content.settings.editorial.language
    spellings = content.known_names.spellings
    return tuple((variant, name) for lang, variant, name in spellings if lang == language and name in words)
