"""The checks for what nothing uses. They only inform: a text that uses it may follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dashboard.core.file_kinds import is_root_file
from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import PICTURES
from dashboard.data.dataset import descriptor_path
from dashboard.data.names_of_things import names_of_things
from dashboard.site.checks.record_of import record_of
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.logos import logo_paths

_QUOTED = lazy_re(r"[\"']([^\"'\n]+)[\"']")


@site_check("unused-dataset", "info")
def unused_dataset(content: SiteContent) -> Iterator[Finding]:
    """No chart, no fact, no tile and no notebook uses a dataset, and it does not say `public: true`.

    Why: Somebody keeps it up to date, and readers do not get it. Perhaps the chart that it was for is missing from a
    text.

    Bad:
        data/datasets/energy/coal.csv, and no chart with `data: coal`

    Good:
        data/datasets/energy/coal.csv, and a chart with `data: coal`
    """
    used: set[str] = set()
    for path in content.source_texts:
        used |= content.datasets_of(path)
    for chart in content.shared_charts.values():
        used |= set(chart.datasets) if chart else set()
    for entry in content.named_facts.values():
        used |= set(entry.datasets(content.datasets)) if entry else set()
    used |= {name for tile in content.tiles for name in tile.datasets}
    for name, dataset in content.sound_datasets.items():
        if name not in used and not dataset.descriptor.public:
            path = descriptor_path(dataset.path)
            yield _unused("unused-dataset", path, f"No chart and no fact uses the dataset '{name}'.")


@site_check("unused-chart", "info")
def unused_chart(content: SiteContent) -> Iterator[Finding]:
    """No text, tile or theme shows a shared chart, and it does not say `public: true`.

    Why: Readers do not get it. `public: true` gives it a page of its own without a text.

    Bad:
        data/charts/coal.yaml, and no text with `![…](chart:coal)`

    Good:
        data/charts/coal.yaml, and a text with `![…](chart:coal)`
    """
    placed = {placement.id for placement in content.all_placements}
    placed |= _named_in_notebooks(content) | {tile.chart for tile in content.tiles}
    placed |= {name for theme in content.registry.themes.values() for name in theme.charts}
    placed |= {dataset.descriptor.chart or "" for dataset in content.sound_datasets.values()}
    for name, chart in content.shared_charts.items():
        if name not in placed and not (chart and chart.public):
            path = f"{content.settings.data_path}/charts/{name}.yaml"
            yield _unused("unused-chart", path, f"No text shows the chart '{name}'.")


@site_check("unused-fact", "info")
def unused_fact(content: SiteContent) -> Iterator[Finding]:
    """No text and no tile cites a named fact.

    Why: It is computed and checked at each build for nobody.

    Bad:
        data/facts.yaml with `trade-doubled`, and no text with `[…](fact:trade-doubled)`

    Good:
        data/facts.yaml with `trade-doubled`, and a text with `[…](fact:trade-doubled)`
    """
    targets = [placed.target for facts in content.facts.values() for placed in facts]
    cited = {target.partition("&")[0].partition("?")[0] for target in targets}
    cited |= {tile.fact for tile in content.tiles}
    path = f"{content.settings.data_path}/facts.yaml"
    if unused := [
        name for name, fact in content.named_facts.items() if name not in cited and not (fact and fact.public)
    ]:
        record = record_of(content, path)
        for name in unused:
            yield _unused("unused-fact", path, f"No text cites the fact '{name}'.", record.place(name)[0])


@site_check("unused-colour", "info")
def unused_colour(content: SiteContent) -> Iterator[Finding]:
    """A thing has a colour, and no chart and no dataset names it.

    Why: Perhaps it is spelt differently there, and then its charts have another colour.

    Bad:
        data/colours.yaml with `{thing: Coel, colour: series-4}`, and rows of `Coal`

    Good:
        data/colours.yaml with `{thing: Coal, colour: series-4}`, and rows of `Coal`
    """
    if not content.colours.things:
        return
    path = f"{content.settings.data_path}/colours.yaml"
    used = {content.colours.known_as(name) for name in _names_of_things(content)}
    for thing in content.colours.things:
        if used.isdisjoint(thing.names):
            message = f"No chart and no dataset names '{thing.name}', which has a colour here."
            yield _unused("unused-colour", path, message, thing.line)


@site_check("unused-author", "info")
def unused_author(content: SiteContent) -> Iterator[Finding]:
    """Somebody is in the registry, and has neither a piece nor a work.

    Why: Readers do not get the page of somebody who has written nothing here, unless the file says `public: true`.

    Bad:
        data/authors/jan-kowalski.yaml without `works`, and no piece with `authors: [jan-kowalski]`

    Good:
        data/authors/jan-kowalski.yaml, and a piece with `authors: [jan-kowalski]`
    """
    named = {name for text in content.source_texts.values() for name in text.people}
    for slug, author in content.registry.authors.items():
        if author and slug not in named and not (author.entry.works or author.entry.public):
            path = f"{content.settings.data_path}/authors/{slug}.yaml"
            yield _unused("unused-author", path, f"No piece names '{slug}'.")


@site_check("unused-picture", "info")
def unused_picture(content: SiteContent) -> Iterator[Finding]:
    """No text shows a picture.

    Why: It is not published, but everybody who copies the repository copies it too.

    Bad:
        docs/images/port.jpg, and no text that shows it

    Good:
        docs/images/port.jpg, and a text with `![Cranes](../images/port.jpg)`
    """
    for path in sorted(content.files - content.used_files - logo_paths(content)):
        name = path.removeprefix(f"{content.settings.docs_path}/")
        if name.lower().endswith(PICTURES) and not is_root_file(name):
            yield _unused("unused-picture", path, "No text shows this picture.")


def _names_of_things(content: SiteContent) -> Iterator[str]:
    """What charts name their series, and what datasets call their fields and the values of these."""
    placed = (placement.chart for placement in content.all_placements)
    for chart in filter(None, (*content.shared_charts.values(), *placed)):
        yield from (name for name, _ in chart.things)
    for dataset in content.sound_datasets.values():
        yield from chain.from_iterable(names_of_things(dataset, content.cache))


def _unused(id: str, path: str, message: str, line: int = 1) -> Finding:
    return Finding(id=id, severity="info", path=path, line=line, message=message, hint="Use it or delete it.")


def _named_in_notebooks(content: SiteContent) -> set[str]:
    """Every quoted text in the code of notebooks: any of them may name a chart."""
    notebooks = [text.notebook for text in content.source_texts.values() if text.notebook]
    return {name for notebook in notebooks for cell in notebook.code for name in _QUOTED.findall(cell.source)}
