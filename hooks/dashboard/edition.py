"""One edition of the site: all that is known, what of it is shown, and what is wrong with it.

`prepare` is the whole way from files to an edition. The hooks publish what it gives; `desk check` prints its findings.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from dashboard.address import address_of, beside, is_text
from dashboard.analysis import Analysis, is_public, read_analysis
from dashboard.artefact import Wanted
from dashboard.cache import Cache
from dashboard.checks.known_names import KnownNames, load_names
from dashboard.checks.site import check_edition, known_names
from dashboard.datasets import Dataset, load_datasets
from dashboard.declared import Declared, load_charts
from dashboard.events import Event, load_events
from dashboard.fact import FactReader
from dashboard.fact_placement import PlacedFact, place_facts
from dashboard.finding import Finding, in_order, nearest
from dashboard.history import History
from dashboard.links import check_links
from dashboard.manuscript import Manuscript, misnamed
from dashboard.named_fact import NamedFact, load_facts
from dashboard.notebooks import Execute, run_notebooks
from dashboard.outputs import ShownNotebook
from dashboard.pages import addresses
from dashboard.placement import Placement, Placer
from dashboard.registry import Author, Registry, Theme, load_registry
from dashboard.settings import Settings, read_settings
from dashboard.texts import read_texts

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
"""Endings of what a browser shows as a picture."""


@dataclass
class Edition:
    """What one build or one check knows."""

    settings: Settings
    preview: bool
    at: datetime.datetime
    cache: Cache
    findings: list[Finding] = field(default_factory=list)
    datasets: dict[str, Dataset | None] = field(default_factory=dict)
    shared: dict[str, Declared | None] = field(default_factory=dict)
    """Charts of data/charts/; None where one is broken."""
    events: dict[str, Event] = field(default_factory=dict)
    registry: Registry = field(default_factory=lambda: Registry({}, {}, {}))
    manuscripts: dict[str, Manuscript] = field(default_factory=dict)
    analyses: dict[str, Analysis | None] = field(default_factory=dict)
    """By the file's path; None where the front matter is broken."""
    notebooks: dict[str, ShownNotebook] = field(default_factory=dict)
    """What is shown of code cells, by the file's path."""
    placements: dict[str, list[Placement]] = field(default_factory=dict)
    """By the file's path."""
    facts: dict[str, list[PlacedFact]] = field(default_factory=dict)
    """By the file's path."""
    named_facts: Mapping[str, NamedFact | None] = field(default_factory=dict)
    """Entries of data/facts.yaml; None where one is broken."""
    known: KnownNames = field(default_factory=KnownNames)
    """What the checks of texts have to know of the site."""

    def wanted_charts(self) -> list[Wanted]:
        """Every chart that is shown, with the alternative of its place; shared ones also without a place."""
        wanted = {(one.id, ""): Wanted(one, "", self.address_of(one.id), True) for one in self.shown_charts()}
        for path, placements in self.placements.items():
            if self.shows(path):
                for place in placements:
                    if one := place.declared:
                        address = self.address_of(one.id)
                        wanted[one.id, place.alt] = Wanted(one, place.alt, address, one.id in self.shared)
        return list(wanted.values())

    def address_of(self, chart_id: str) -> str:
        """Where a chart is on the web: its own page if it is shared, else its place on the page of its text."""
        if chart_id in self.shared:
            return f"{self.settings.site_url}charts/{chart_id}/"
        path = self._places.get(chart_id, "").removeprefix(f"{self.settings.docs_path}/")
        return f"{self.settings.site_url}{address_of(path) if path else ''}#{chart_id}"

    @cached_property
    def _places(self) -> dict[str, str]:
        """The text in which each chart stands first."""
        return {one.id: path for path, all in reversed(self.placements.items()) for one in all}

    def path_of(self, source: str) -> str:
        """The path from the root of a file that MkDocs names from docs/."""
        return (self.settings.docs.relative_to(self.settings.root) / source).as_posix()

    def shows(self, path: str) -> bool:
        """Whether a file of docs/ is shown to whom this edition is for.

        A text that cannot be read is shown to nobody: MkDocs could not read it either. Other files than texts
        are shown where something shown uses them, or where they stand at the top (robots.txt, CNAME).
        """
        if is_text(path):
            manuscript = self.manuscripts.get(path)
            if manuscript is None or self.preview:
                return manuscript is not None
            if path not in self.analyses:
                return not manuscript.is_analysis and manuscript.status in ("", "published")
            analysis = self.analyses[path]
            return analysis is not None and is_public(analysis, self.at, self.settings.zone)
        return self.preview or path in self._used_files or path.count("/") == 1

    @cached_property
    def _used_files(self) -> set[str]:
        """Pictures and other files that what is shown uses, as paths from the root."""
        return {name for path, one in self.manuscripts.items() if self.shows(path) for name in one.files}

    def shown_analyses(self) -> list[Analysis]:
        """The analyses shown, newest first."""
        return list(self._shown_analyses)

    @cached_property
    def _shown_analyses(self) -> list[Analysis]:
        # Every page of a build asks for its head: it is found out once.
        shown = [analysis for path, analysis in self.analyses.items() if analysis and self.shows(path)]
        return sorted(shown, key=lambda one: (one.front.date, one.slug), reverse=True)

    def shown_datasets(self) -> list[Dataset]:
        """The datasets that something shown uses, or that nothing uses at all."""
        used, hidden = self._uses(self.datasets_of)
        known = [dataset for dataset in self.datasets.values() if dataset]
        return [one for one in known if self.preview or one.name in used or one.name not in hidden]

    def shown_charts(self) -> list[Declared]:
        """The shared charts that something shown uses, or that nothing uses at all."""
        used, hidden = self._uses(lambda path: {placement.id for placement in self.placements[path]})
        known = [declared for declared in self.shared.values() if declared]
        return [one for one in known if self.preview or one.id in used or one.id not in hidden]

    def shown_authors(self) -> list[Author]:
        """People with something shown or published elsewhere, and those whom no piece names at all."""
        used: set[str] = set()
        hidden: set[str] = set()
        for path in self.analyses:
            (used if self.shows(path) else hidden).update(self.manuscripts[path].people)
        hidden -= used
        known = [author for author in self.registry.authors.values() if author]
        return [one for one in known if self.preview or one.slug not in hidden or one.entry.works]

    def shown_themes(self) -> list[Theme]:
        """The themes that have an analysis to show."""
        return list(self._shown_themes)

    @cached_property
    def _shown_themes(self) -> list[Theme]:
        used = {analysis.theme.slug for analysis in self._shown_analyses}
        return [theme for theme in self.registry.themes.values() if theme.slug in used]

    def stopping(self) -> list[Finding]:
        """The errors that keep this edition from being published: all but those of pieces not public yet."""
        return [one for one in in_order(self.findings) if one.severity == "error" and self._counts(one)]

    def _counts(self, finding: Finding) -> bool:
        if finding.path not in self.manuscripts or finding.path not in self.analyses:
            return True
        analysis = self.analyses[finding.path]
        if analysis is not None:
            return is_public(analysis, self.at, self.settings.zone)
        # Of a broken head only a status that is plainly not 'published' is believed.
        return self.manuscripts[finding.path].status not in ("draft", "review", "approved")

    def datasets_of(self, path: str) -> set[str]:
        """The names of the datasets that the charts, the facts and the code of a text ask for."""
        charts = {name for one in self.placements[path] for name in one.datasets}
        return charts | self.manuscripts[path].reads | {name for one in self.facts[path] for name in one.datasets}

    def cited_rows(self, name: str) -> frozenset[str]:
        """The addresses of the rows of a dataset to which facts that are shown lead."""
        return self._cited_rows.get(name, frozenset())

    @cached_property
    def _cited_rows(self) -> dict[str, frozenset[str]]:
        cited: dict[str, set[str]] = {}
        for fact in (one.fact for path, facts in self.facts.items() if self.shows(path) for one in facts):
            if fact and fact.row_id:
                cited.setdefault(fact.datasets[0], set()).add(fact.row_id)
        return {name: frozenset(rows) for name, rows in cited.items()}

    def _uses(self, names: Callable[[str], Set[str]]) -> tuple[set[str], set[str]]:
        """Names used by texts that are shown, and by texts that are not."""
        used: set[str] = set()
        hidden: set[str] = set()
        for path in self.manuscripts:
            (used if self.shows(path) else hidden).update(names(path))
        return used, hidden


def prepare(
    config: Path,
    *,
    preview: bool = False,
    at: str | None = None,
    cache: Cache | None = None,
    instead: Mapping[str, Dataset] = MappingProxyType({}),
    execute: Execute | None = None,
) -> Edition:
    """Read everything a site is made of.

    Args:
        config: mkdocs.yml.
        preview: whether drafts and the like are shown.
        at: the moment for which it is asked what is public, in ISO form; now, if none is given.
        cache: what earlier builds of this process made; the site's folder `.cache`, if none is given.
        instead: datasets by name that are taken in place of what the files say.
        execute: how notebooks are executed; without it what was computed before is shown, and nothing is executed.
    """
    findings: list[Finding] = []
    settings = read_settings(config, findings)
    cache = cache or Cache(settings.cache / "kept")
    edition = Edition(settings, preview, settings.moment(at), cache, findings)
    edition.events = load_events(settings.data / "events.yaml", settings.root, findings)
    root = settings.root
    edition.datasets = load_datasets(settings.data / "datasets", root, cache, findings)
    edition.datasets |= instead
    edition.shared = load_charts(settings.data / "charts", root, edition.datasets, edition.events, cache, findings)
    edition.registry = load_registry(settings.data, settings.root, findings)
    edition.known = known_names(edition, load_names(settings.data / "names.yaml", root, findings))
    edition.manuscripts = read_texts(settings, edition.known, cache, findings)
    _read_analyses(edition)
    run_notebooks(edition, execute)
    placer = Placer(edition.shared, edition.datasets, findings, cache, edition.events)
    edition.placements = {path: placer.place(manuscript) for path, manuscript in edition.manuscripts.items()}
    _place_facts(edition)
    check_links(edition, addresses(edition))
    check_edition(edition)
    cache.forget()
    return edition


def _place_facts(edition: Edition) -> None:
    settings, datasets = edition.settings, edition.datasets
    book = load_facts(settings.data / "facts.yaml", settings.root, edition.cache, edition.findings)
    book.check(datasets, edition.findings)
    edition.named_facts = book.entries
    reader = FactReader(datasets, book, History(settings.root, settings.zone))
    for path, manuscript in edition.manuscripts.items():
        placed = place_facts(manuscript, manuscript.language or settings.editorial.language, reader, edition.cache)
        edition.facts[path] = placed
        edition.findings += [finding for one in placed for finding in one.findings]


def _read_analyses(edition: Edition) -> None:
    slugs: dict[str, str] = {}
    for path, manuscript in edition.manuscripts.items():
        if not manuscript.is_analysis:
            continue
        edition.analyses[path] = None
        if wrong := misnamed(manuscript):
            edition.findings.append(Finding(id="wrong-name", path=path, message=wrong))
            continue
        if manuscript.slug in slugs:
            message = f"{slugs[manuscript.slug]} has the same name, so both would have one address."
            edition.findings.append(Finding(id="duplicate-name", path=path, message=message))
        slugs.setdefault(manuscript.slug, path)
        if manuscript.head is None:
            if not any(finding.path == path for finding in edition.findings):
                message = "The front matter is missing: title, kind, standfirst, authors, theme, date, status."
                hint = "Begin the file with a line '---', the keys, and another line '---'."
                edition.findings.append(Finding(id="missing-head", path=path, message=message, hint=hint))
            continue
        analysis = read_analysis(manuscript.head, manuscript.slug, manuscript.words, edition.registry, edition.findings)
        edition.analyses[path] = analysis
        _check_hero(edition, manuscript)


def _check_hero(edition: Edition, manuscript: Manuscript) -> None:
    head, analysis = manuscript.head, edition.analyses[manuscript.path]
    if head is None or analysis is None or analysis.front.hero is None:
        return
    image = analysis.front.hero.image
    if "://" in image or image.startswith("/") or not image.lower().endswith(PICTURES):
        message = f"hero.image: read '{image}', expected a picture's path from this file, such as ../images/cover.svg."
        edition.findings.append(head.finding("wrong-value", ("hero", "image"), message))
        return
    target = beside(manuscript.path, image)
    if not (edition.settings.root / target).is_file():
        message = f"hero.image: there is no file {target}."
        folder = (edition.settings.root / target).parent
        names = [path.name for path in sorted(folder.glob("*")) if path.suffix.lower() in PICTURES]
        hint = nearest(target.rsplit("/")[-1], names)
        edition.findings.append(head.finding("missing-file", ("hero", "image"), message, hint))
