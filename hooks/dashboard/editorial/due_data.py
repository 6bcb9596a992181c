"""The datasets whose next figures should be there by now, and who keeps them."""

from __future__ import annotations

from collections import Counter

from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.words import _, ngettext
from dashboard.data.expectation import stage_of
from dashboard.edition.edition import Edition
from dashboard.editorial.turn import institutes_of, team_members


class DueDataset(Frozen):
    """A dataset whose next figures should be there by now."""

    name: str
    title: str
    url: str
    keeper: str
    """The slug of who updates it; empty if nobody is named."""
    last: str
    """The day of its last update."""
    next: str
    """The day on which its next update was expected."""
    used_by: str
    """How many charts, facts and pieces use it: '2 charts, 1 piece'."""


def due_datasets(edition: Edition, person: str = "", institute: str = "") -> list[DueDataset]:
    """The datasets whose next update was expected before today, the most overdue first.

    Args:
        edition: the site.
        person: only those that this person, or a team of this person, keeps; empty for all.
        institute: only those that somebody of this institute keeps; empty for all.
    """
    content = edition.content
    registry, expectations = content.registry, content.expectations
    teams = team_members(person, registry) if person else frozenset()
    late = [
        dataset
        for dataset in edition.view.datasets
        if stage_of(dataset.descriptor, expectations[dataset.name], content.today) in ("grace", "overdue")
        and (not person or dataset.descriptor.keeper in teams)
        and (not institute or institute in institutes_of([dataset.descriptor.keeper or ""], registry))
    ]
    uses = _count_uses(edition) if late else {}
    due = []
    for dataset in sorted(late, key=lambda dataset: (expectations[dataset.name].on or content.today, dataset.name)):
        descriptor, expectation = dataset.descriptor, expectations[dataset.name]
        charts, facts, pieces = uses.get(dataset.name, (0, 0, 0))
        counts = [
            ngettext("%(num)s chart", "%(num)s charts", charts) if charts else "",
            ngettext("%(num)s fact", "%(num)s facts", facts) if facts else "",
            ngettext("%(num)s piece", "%(num)s pieces", pieces) if pieces else "",
        ]
        used_by = ", ".join(filter(None, counts)) or _("nothing")
        due.append(
            DueDataset(
                dataset.name,
                descriptor.title,
                f"data/{dataset.name}/",
                descriptor.keeper or "",
                day(descriptor.updated),
                day(expectation.on) if expectation.kind == "announced" else _("about %(day)s", day=day(expectation.on)),
                used_by,
            )
        )
    return due


def _count_uses(edition: Edition) -> dict[str, tuple[int, int, int]]:
    """How many charts, facts and pieces use each dataset. A chart counts once, and a shared one also without a text."""
    content = edition.content
    charts = {(chart.id, name) for chart in edition.view.charts for name in chart.datasets}
    facts: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    for path, placements in content.placements.items():
        charts |= {(placement.id or placement.key, name) for placement in placements for name in placement.datasets}
        facts.update(name for fact in content.facts[path] for name in fact.datasets)
        pieces.update(content.datasets_of(path))
    drawn = Counter(name for _chart, name in charts)
    return {name: (drawn[name], facts[name], pieces[name]) for name in {*drawn, *facts, *pieces}}
