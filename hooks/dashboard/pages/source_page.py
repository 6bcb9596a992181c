"""The state of the sources: the last figures of each publisher, when the next are due, and what depends on them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from dashboard.charts.figure.publishers import MOST_NAMED
from dashboard.core.frozen import Frozen
from dashboard.core.words import N_, _, ngettext
from dashboard.data.dataset import Dataset
from dashboard.data.expectation import Stage, days_late, figures_of, stage_of
from dashboard.data.source import short_name
from dashboard.pages.page import Page
from dashboard.people.author import Author
from dashboard.pieces.analysis import Analysis
from dashboard.view.view import View

MOST_USES = 2
"""The pieces, and the charts, that are named of each dataset, the newest first. Its page lists all."""
_STAGES: dict[Stage, str] = {
    "not yet due": N_("not yet due"),
    "due": N_("due today"),
    "grace": N_("due"),
    "overdue": N_("overdue"),
    "ended": N_("ended"),
    "not announced": N_("not announced"),
}
_GROUPS: dict[str, str] = {
    "overdue": N_("Overdue"),
    "due": N_("Coming up"),
    "not-announced": N_("Day not announced"),
    "ended": N_("Ended"),
}
"""The parts of the table, what matters most first."""


class SourceState(Frozen):
    """What is known of the figures of one dataset."""

    title: str
    url: str
    publishers: tuple[str, ...]
    """Who publishes them, those of most rows first; empty if there are many, as of what news agencies tell."""
    last: str
    """The period of its last figures, in words; empty where its rows name no time."""
    value: tuple[str, ...]
    """The last figure with its mark, or the last entry, in words, and of what it is; it may be empty."""
    stage: Stage
    due: datetime.date | None
    """The day on which the first figures that are not here are expected."""
    is_usual: bool
    """Whether this day is only the usual one."""
    days_late: int
    """0 as long as it is in its grace."""
    missing: str
    """Of figures that are late: what has not come, such as 'Figures for March 2026'."""
    how: str
    """Of what the day was computed, or when and why the series ended; else empty."""
    source: str
    """The address of the page that names the day."""
    keeper: Author | None
    """The team that updates it, if readers know it."""
    pieces: tuple[Analysis, ...]
    more_pieces: int
    charts: tuple[tuple[str, str], ...]
    """Titles and addresses of shared charts."""
    more_charts: int

    @property
    def publisher_words(self) -> str:
        """Its publishers in one line: 'General Administration of Customs of China (GACC), FCS, Xinhua'."""
        first, *others = self.publishers or (_("Several publishers"),)
        return ", ".join([first, *map(short_name, others)])

    @property
    def group(self) -> str:
        """The part of the table in which it stands."""
        return {"overdue": "overdue", "ended": "ended", "not announced": "not-announced"}.get(self.stage, "due")

    @property
    def stage_words(self) -> str:
        """The stage in the language of the page."""
        return _(_STAGES[self.stage])

    @property
    def uses(self) -> str:
        """How much depends on it: '1 text, 2 charts'; empty if nothing does."""
        texts, charts = len(self.pieces) + self.more_pieces, len(self.charts) + self.more_charts
        return ", ".join(
            [
                *([ngettext("%(num)s text", "%(num)s texts", texts)] if texts else []),
                *([ngettext("%(num)s chart", "%(num)s charts", charts)] if charts else []),
            ]
        )


def source_page(view: View) -> Iterator[Page]:
    """The page of the sources."""
    description = _("The last figures of each source, when the next are due, and what depends on them.")
    yield Page(
        "about/sources/index.md", _("State of the sources"), description, "sources.html", partial(_context, view)
    )


def _context(view: View) -> dict[str, Any]:
    keepers = {author.slug: author for author in view.authors if author.entry.collective}
    states = [_state(view, dataset, keepers.get(dataset.descriptor.keeper or "")) for dataset in view.datasets]
    states.sort(key=lambda state: (state.due or datetime.date.max, state.title.casefold()))
    groups = [(name, [state for state in states if state.group == name]) for name in _GROUPS]
    # The column of keepers moves all others, so it stands in each part or in none.
    with_keepers = {"keeper": any(state.keeper for state in states)}
    return {
        "groups": [
            {"name": name, "states": own, "columns": _columns(own) | with_keepers} for name, own in groups if own
        ],
        "titles": {name: _(title) for name, title in _GROUPS.items()},
        "number": len(states),
    }


def _columns(states: Sequence[SourceState]) -> dict[str, bool]:
    """Which columns of a part of the table say anything."""
    return {
        "last": any(state.last for state in states),
        "due": any(state.due or state.stage == "ended" for state in states),
        "uses": any(state.uses for state in states),
    }


def _state(view: View, dataset: Dataset, keeper: Author | None) -> SourceState:
    descriptor, expectation = dataset.descriptor, view.outlook.expectations[dataset.name]
    last = view.outlook.last_figures[dataset.name]
    stage, publishers = stage_of(descriptor, expectation, view.outlook.today), view.outlook.publishers[dataset.name]
    pieces, charts = view.by_dataset.get(dataset.name, []), view.charts_by_dataset.get(dataset.name, [])
    how = expectation.rhythm.spread if expectation.rhythm else ""
    return SourceState(
        descriptor.title,
        f"data/{dataset.name}/",
        publishers if len(publishers) <= MOST_NAMED else (),
        last.time if last else "",
        tuple(filter(None, (last.marked_value, last.of))) if last else (),
        stage,
        expectation.on,
        expectation.kind == "usual",
        days_late(expectation, view.outlook.today) if stage == "overdue" else 0,
        figures_of(expectation.period),
        f"{descriptor.ended.when}: {descriptor.ended.why}" if descriptor.ended else how,
        expectation.source,
        keeper,
        tuple(pieces[:MOST_USES]),
        max(0, len(pieces) - MOST_USES),
        tuple((chart.title, f"charts/{chart.id}/") for chart in charts[:MOST_USES]),
        max(0, len(charts) - MOST_USES),
    )
