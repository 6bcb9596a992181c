"""A piece as it was published last, from git: its text, and the rows of its charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.cache import engine_digest, key_of
from dashboard.declared import load_charts
from dashboard.difference import ChangedBlock, Stretch, blocks, compare
from dashboard.history import History
from dashboard.manuscript import Manuscript, ManuscriptReader
from dashboard.placement import Placer
from dashboard.selection import Selection

if TYPE_CHECKING:
    from dashboard.edition import Edition


@dataclass(frozen=True)
class ChangedPoint:
    """A mark of a chart whose value is another one than was published; None where there was or is none."""

    series: str
    panel: str
    x: str
    old: float | None
    new: float | None

    @property
    def difference(self) -> float | None:
        """The new value less the old one."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True)
class ChangedChart:
    """A chart of a piece that shows something else than was published."""

    id: str
    title: str
    unit: str
    points: tuple[ChangedPoint, ...]


def changes(edition: Edition, path: str) -> list[ChangedBlock]:
    """What has changed in the text of a piece since it was published last.

    Raises:
        LookupError: nothing can be compared; its first argument says why.
    """
    commit = published_commit(edition, path)
    manuscript = edition.manuscripts[path]
    key = key_of("changes", path, commit, manuscript.digest, edition.settings.markdown_options, engine_digest())

    def make() -> list[ChangedBlock]:
        return compare(blocks(published_text(edition, path)), blocks(manuscript))

    return edition.cache.recall(key, _load, make, _dump)


def published_commit(edition: Edition, path: str) -> str:
    """The commit that holds a piece as it was published last.

    Raises:
        LookupError: there is none; its first argument says why.
    """
    analysis = edition.analyses[path]
    file = edition.reviews.get(analysis.slug) if analysis else None
    last = file.review.last_published if file and file.review else None
    if last is None:
        raise LookupError("It was never published, so there is nothing to compare it with.")
    if not last.commit:
        raise LookupError("It was published from a text that was not in git, so there is nothing to compare it with.")
    return last.commit


def published_text(edition: Edition, path: str) -> Manuscript:
    """A piece as it was published last.

    Raises:
        LookupError: it cannot be had.
    """
    return text_at(edition, path, published_commit(edition, path))


def text_at(edition: Edition, path: str, revision: str) -> Manuscript:
    """A piece as a revision of git has it.

    Raises:
        LookupError: there is no such revision, or the piece was not there, or cannot be read today.
    """
    settings = edition.settings
    content = History(settings.root, settings.zone).file(path, revision)
    reader = ManuscriptReader(settings.markdown_names, settings.markdown_options, settings.docs_path)
    manuscript, _ = reader.read(content, path)
    if manuscript is None:
        raise LookupError("What was published cannot be read today.")
    return manuscript


def changed_charts(edition: Edition, path: str) -> list[ChangedChart]:
    """The charts of a piece whose values are others than were published, as numbers.

    Raises:
        LookupError: nothing can be compared; its first argument says why.
    """
    commit, settings, cache = published_commit(edition, path), edition.settings, edition.cache
    history = History(settings.root, settings.zone)
    datasets = dict(edition.datasets)
    for name in edition.datasets_of(path):
        if dataset := edition.datasets.get(name):
            datasets[name] = history.known(dataset.path, commit)
    shared = load_charts(settings.data / "charts", settings.root, datasets, edition.events, cache, [])
    manuscript = edition.manuscripts[path]
    before = {one.id: one.selection for one in Placer(shared, datasets, [], cache, edition.events).place(manuscript)}
    found = []
    for placement in edition.placements[path]:
        now, then = placement.selection, before.get(placement.id)
        if now and (points := _points(then, now)):
            found.append(ChangedChart(placement.id, now.chart.title, now.unit, points))
    return found


def _points(before: Selection | None, after: Selection) -> tuple[ChangedPoint, ...]:
    old, new = _values(before), _values(after)
    keys = dict.fromkeys([*new, *old])
    return tuple(ChangedPoint(*key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def _values(selection: Selection | None) -> dict[tuple[str, str, str], float | None]:
    series = selection.series if selection else ()
    return {(one.label, one.panel, str(point.x)): point.y for one in series for point in one.points}


def _load(kept: list[dict[str, Any]]) -> list[ChangedBlock]:
    return [ChangedBlock(one["index"], tuple(Stretch(*each) for each in one["stretches"])) for one in kept]


def _dump(changed: list[ChangedBlock]) -> list[dict[str, Any]]:
    return [{"index": one.index, "stretches": [(each.kind, each.text) for each in one.stretches]} for one in changed]
