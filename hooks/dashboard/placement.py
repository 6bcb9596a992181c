"""Where charts stand in texts: what is drawn at each place, or why nothing is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from dashboard.datasets import Dataset
from dashboard.declaration import read_declaration
from dashboard.events import Event
from dashboard.finding import Finding, nearest
from dashboard.manuscript import Manuscript
from dashboard.markdown_extension import Mention
from dashboard.record import read_yaml
from dashboard.selection import Selection


@dataclass(frozen=True)
class Placement:
    """A chart at a place in a text: what is drawn there, or why nothing is."""

    key: str
    path: str
    selection: Selection | None
    alt: str
    line: int
    findings: tuple[Finding, ...] = ()
    id: str = ""
    datasets: frozenset[str] = frozenset()
    """The names of the datasets that it asks for, also where it cannot be drawn."""


@dataclass
class Placer:
    """Places the charts of one text after the other; what is wrong goes into `findings`."""

    shared: Mapping[str, Selection | None]
    datasets: Mapping[str, Dataset | None]
    findings: list[Finding]
    events: Mapping[str, Event] = field(default_factory=dict)
    _first: dict[str, str] = field(default_factory=dict)
    """Where each name was taken first."""

    def __post_init__(self) -> None:
        self._first = {chart_id: f"data/charts/{chart_id}.yaml" for chart_id in self.shared}

    def place(self, manuscript: Manuscript) -> list[Placement]:
        """The charts of a text, in its order."""
        placements: list[Placement] = []
        for mention in manuscript.mentions:
            if mention.kind not in ("fence", "chart"):
                continue
            wrong: list[Finding] = []
            fence = mention.kind == "fence"
            placement = (self._fence if fence else self._picture)(manuscript.path, mention, wrong)
            if not wrong and placement.id in {one.id for one in placements}:
                message = f"The chart '{placement.id}' stands on this page a second time."
                wrong.append(Finding(id="duplicate-chart", path=manuscript.path, line=mention.line, message=message))
            self.findings.extend(wrong)
            placements.append(placement)
        return placements

    def _fence(self, path: str, mention: Mention, wrong: list[Finding]) -> Placement:
        record = read_yaml(mention.text, path, wrong, mention.line)
        selection = read_declaration(record, self.datasets, wrong, self.events) if record else None
        name, data, query = (str(record.data.get(k) or "") if record else "" for k in ("id", "data", "query"))
        asked = {one for one in self.datasets if one == data or re.search(rf"\b{one.replace('-', '_')}\b", query)}
        place = f"{path}:{mention.line}"
        if record and self._first.setdefault(name, place) != place:
            message = f"id: the name '{name}' is taken by {self._first[name]}."
            wrong.append(record.finding("duplicate-id", ("id",), message, "Give this chart another id."))
            selection = None
        # A sound declaration that cannot be drawn has a broken dataset: its findings are shown here too.
        shown = wrong if wrong or selection else self._of_files(asked)
        return Placement(mention.key, path, selection, mention.alt, mention.line, tuple(shown), name, frozenset(asked))

    def _picture(self, path: str, mention: Mention, wrong: list[Finding]) -> Placement:
        name, selection = mention.text, self.shared.get(mention.text)
        if name not in self.shared:
            message = f"There is no chart '{name}' in data/charts/."
            hint = nearest(name, self.shared)
            wrong.append(Finding(id="unknown-chart", message=message, hint=hint, path=path, line=mention.line))
        elif not mention.alone:
            message = f"The chart '{name}' shares its paragraph with other words."
            hint = "Put an empty line before and after it, and nothing behind its closing bracket."
            wrong.append(Finding(id="chart-not-alone", message=message, hint=hint, path=path, line=mention.line))
            selection = None
        shown = wrong if wrong or selection else self._of_files({name})
        asked = names_of(selection) if selection else frozenset()
        return Placement(mention.key, path, selection, mention.alt, mention.line, tuple(shown), name, asked)

    def _of_files(self, stems: Set[str]) -> list[Finding]:
        """What is wrong with a shared chart's or a dataset's own file, and was found before."""
        return [one for one in self.findings if PurePosixPath(one.path).stem in stems]


def names_of(selection: Selection) -> frozenset[str]:
    """The names of the datasets that a chart is drawn from."""
    return frozenset(one.name for one in selection.dataset.parents or (selection.dataset,))
