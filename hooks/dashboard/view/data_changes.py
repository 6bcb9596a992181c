"""Decides which changes of datasets an audience is told of.

Git knows versions, not what readers saw. So readers are told only of what changed between two versions that were open:
while such a version was the newest on the main line, its own descriptor named no embargo that had not ended, and
something that readers could see used it: its descriptor said `public: true`; or a shared chart that is shown today said
so, with the dataset as its `data`; or a piece that is shown today had been published, and its text named the dataset.
What stood in the versions between two open ones is told nowhere. Reviewers are told of all versions.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import PurePosixPath

from msgspec import field
from msgspec.structs import replace

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.core.frozen import Frozen, freeze_mappings
from dashboard.core.lazy_re import lazy_re
from dashboard.core.validation import validate
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.data_change import DataChange
from dashboard.data.dataset import Dataset, descriptor_path
from dashboard.data.dataset_versions import DatasetVersion, VersionsByDataset, change_between, read_versions
from dashboard.data.descriptor import Descriptor
from dashboard.data.git_history import History
from dashboard.data.named_datasets import possible_names
from dashboard.data.year_to_date import sums_of
from dashboard.site.content import SiteContent
from dashboard.site.public_since import review_of
from dashboard.view.shown_text import ShownText

MOST_CHANGES = 20
"""Changes of one dataset that are told, the latest."""
TOLD_FOR = datetime.timedelta(days=366)
MOST_WITNESSES = 3
"""Pieces that are asked whether they used a version: those that readers could see first."""
_PUBLISHED = lazy_re(r"""^[ \t"]*status: published\b""", re.MULTILINE)


class ChangeRecord(Frozen):
    """What changed in the datasets that are shown."""

    changes: tuple[DataChange, ...] = ()
    """The latest first."""
    begins: Mapping[str, datetime.date] = field(default_factory=dict)
    """The day of the first version that was open, by dataset; those that git does not know are missing."""

    def __post_init__(self) -> None:
        freeze_mappings(self)


class Opening(Frozen):
    """When readers could see a version while it was the newest."""

    ready: datetime.datetime | None
    """When it was committed or, if that was later, its embargo ended, in UTC. None if the next version came before."""
    seen: datetime.datetime | None
    """The same, of a version that something public used; else None."""


Openings = dict[str, tuple[Opening, ...]]
"""By the names of the datasets, in the order of their versions."""
_OPENINGS = Codec[Openings](Openings)
Witnesses = Mapping[str, Sequence[tuple[str, datetime.datetime | None]]]
"""Charts and texts that use a dataset today, by its name: the path of each, and since when readers could see a text."""


def told_changes(
    content: SiteContent,
    datasets: Sequence[Dataset],
    charts: Iterable[ResolvedChart],
    texts: Mapping[str, ShownText],
) -> ChangeRecord:
    """Collect the changes of the last twelve months of which the audience is told.

    Args:
        content: all that is known.
        datasets: the datasets that are shown.
        charts: the shared charts that are shown.
        texts: the texts that are shown, by path.
    """
    settings, history, cache = content.settings, content.history, content.cache
    folder = f"{settings.data_path}/datasets"
    former = {old: dataset.name for dataset in datasets for old in dataset.descriptor.formerly}
    names = {old: name for old, name in former.items() if old not in content.datasets}
    versions = read_versions(folder, history, cache, names)
    versions = {dataset.name: versions[dataset.name] for dataset in datasets if dataset.name in versions}
    if not versions:
        return ChangeRecord()
    if content.audience.preview:
        openings = {name: tuple(Opening(one.since, one.since) for one in own) for name, own in versions.items()}
    else:
        witnesses = find_witnesses(content, charts, texts)
        inputs = (folder, *versions, sorted(names.items()), sorted(witnesses.items()))
        key = key_of("openings", *history.state, *inputs, engine_digest())
        openings = cache.get_or_compute(key, _OPENINGS, partial(find_openings, versions, witnesses, history))
    of_today = {dataset.name: dataset for dataset in datasets}
    changes, begins = list[DataChange](), dict[str, datetime.date]()
    for name, own in versions.items():
        seen = list(_seen(own, openings[name], content.audience.at))
        if seen:
            begins[name] = seen[0][1].astimezone(settings.zone).date()
        steps = _steps(seen, openings[name][own.index(seen[0][0])].seen if seen else None)
        for before, after, moment in reversed(steps):
            on = moment.astimezone(settings.zone).date()
            if on < content.today - TOLD_FOR:
                continue
            if change := change_between(before, after, on, history, cache, sums_of(of_today[name])):
                title = of_today[name].descriptor.title
                changes.append(replace(change, dataset=name, title=title, version=after.digest))
    changes.sort(key=lambda change: change.title)
    changes.sort(key=lambda change: (change.on, not change.is_new), reverse=True)
    return ChangeRecord(tuple(changes), begins)


Seen = tuple[DatasetVersion, datetime.datetime]
"""A version, and the moment from which readers could see it."""


def _seen(versions: Sequence[DatasetVersion], openings: Sequence[Opening], at: datetime.datetime) -> Iterator[Seen]:
    """The versions that readers could see until a moment. The latest is among them without a witness: it is shown."""
    for version, opening in zip(versions, openings, strict=True):
        moment = opening.seen or (opening.ready if version.until is None else None)
        if moment and moment <= at:
            yield version, moment


def _steps(
    seen: Sequence[Seen], first: datetime.datetime | None
) -> list[tuple[DatasetVersion | None, DatasetVersion, datetime.datetime]]:
    """The last steps from one version to the next, each with its moment; the first one is a step if it was new.

    Args:
        seen: the versions that readers could see.
        first: since when they could see the first of them for certain; None if nobody knows.
    """
    steps: list[tuple[DatasetVersion | None, DatasetVersion, datetime.datetime]] = [
        (before, after, moment) for (before, _), (after, moment) in pairwise(seen)
    ]
    if seen and seen[0][0].is_first and first:
        steps.insert(0, (None, *seen[0]))
    return steps[-MOST_CHANGES:]


def find_witnesses(
    content: SiteContent, charts: Iterable[ResolvedChart], texts: Mapping[str, ShownText]
) -> dict[str, list[tuple[str, datetime.datetime | None]]]:
    """What is shown today and may have shown earlier versions of datasets.

    Args:
        content: all that is known.
        charts: the shared charts that are shown.
        texts: the texts that are shown, by path.
    """
    witnesses: dict[str, list[tuple[str, datetime.datetime | None]]] = {}
    settings = content.settings
    folder = f"{settings.data_path}/charts"
    for chart in charts:
        if chart.public and len(chart.datasets) == 1:
            witnesses.setdefault(chart.datasets[0], []).append((f"{folder}/{chart.id}.yaml", None))
    since: dict[str, list[tuple[datetime.datetime, str]]] = {}
    for path, text in texts.items():
        if text.analysis and (first := review_of(content, text.analysis.slug).public_since(settings.zone)):
            for name in text.datasets:
                since.setdefault(name, []).append((first, path))
    for name, pieces in since.items():
        witnesses.setdefault(name, []).extend((path, first) for first, path in sorted(pieces)[:MOST_WITNESSES])
    return witnesses


def find_openings(versions: VersionsByDataset, witnesses: Witnesses, history: History) -> Openings:
    """Ask git when readers could see each version. It is asked once for all of them.

    Args:
        versions: of the datasets.
        witnesses: what may have shown them.
        history: of the repository.
    """
    places = {
        (path, version.last_state)
        for name, own in versions.items()
        for version in own
        for path in (descriptor_path(version.path), *(path for path, _ in witnesses.get(name, ())))
    }
    listed = sorted(places)
    contents = dict(zip(listed, history.versions_of(listed), strict=True))
    return {
        name: tuple(
            opening_of(PurePosixPath(version.path).stem, version, witnesses.get(name, ()), contents) for version in own
        )
        for name, own in versions.items()
    }


def opening_of(
    name: str,
    version: DatasetVersion,
    witnesses: Sequence[tuple[str, datetime.datetime | None]],
    contents: Mapping[tuple[str, str], bytes | None],
) -> Opening:
    """When readers could see a version.

    Args:
        name: that the dataset had then.
        version: the version.
        witnesses: what may have shown it.
        contents: the files of that time, by path and commit; None for one that was not there.
    """
    path = descriptor_path(version.path)
    record = read_yaml_bytes(contents[path, version.last_state] or b"", path, [])
    descriptor = validate(Descriptor, record, []) if record else None
    if descriptor is None:
        return Opening(None, None)
    ready = max(version.since, descriptor.embargo.astimezone(datetime.UTC)) if descriptor.embargo else version.since
    moments = [ready] if descriptor.public else []
    for place, since in witnesses:
        if uses((contents[place, version.last_state] or b"").decode(errors="replace"), name, since):
            moments.append(max(ready, since) if since else ready)
    seen = min(moments, default=None)
    return Opening(in_time(ready, version), in_time(seen, version))


def in_time(moment: datetime.datetime | None, version: DatasetVersion) -> datetime.datetime | None:
    """The moment, if the version was still the newest then; else None."""
    return moment if moment and (version.until is None or moment < version.until) else None


def uses(text: str, name: str, since: datetime.datetime | None) -> bool:
    """Whether a file of some time is a public chart of a dataset, or a published text that names it.

    Args:
        text: of the file, at that time.
        name: of the dataset.
        since: since when readers could see the text; None for a chart.
    """
    if since is None:
        record = read_yaml_bytes(text.encode(), "", []) if name in text else None
        chart = validate(ChartSpec, record, []) if record else None
        return chart is not None and chart.public and chart.data == name
    is_public = bool(_PUBLISHED.search(text)) and "\nwithdrawn:" not in text
    return is_public and name in possible_names(text)
