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
    shown = [piece.front.title for piece in analyses]
    shown += [dataset.descriptor.title for dataset in datasets]
    shown += [text for chart in charts for text in (chart.title, chart.subtitle)]
    titles = "\n".join(shown)
    language = content.settings.editorial.language
    spellings = [(variant, name) for lang, variant, name in content.known_names.spellings if lang == language]
    used = {name for name in {name for _, name in spellings} if name in titles}
    return tuple((variant, name) for variant, name in spellings if name in used)
