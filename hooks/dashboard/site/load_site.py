"""The whole way from a site's files to an edition: everything is read here, once.

The hooks publish what `prepare` gives; `desk check` prints its findings.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from dashboard.cache.store import Cache, kept_folder, key_of
from dashboard.charts.figure.resolved_chart import load_charts
from dashboard.checks.known_names import load_names
from dashboard.core.finding import Finding, nearest
from dashboard.core.paths import PICTURES, files_of, resolve_relative
from dashboard.core.settings import Settings, read_settings
from dashboard.data.dataset import Dataset, load_datasets
from dashboard.data.events import load_events
from dashboard.data.git_history import History
from dashboard.facts.fact_reader import FactReader
from dashboard.facts.named_fact import load_facts
from dashboard.people.registry import Registry, load_registry
from dashboard.pieces.analysis import Analysis, read_analysis
from dashboard.pieces.placed_charts import Placer
from dashboard.pieces.placed_facts import place_facts
from dashboard.pieces.source_text import SourceText, naming_error
from dashboard.pieces.text_loader import newest_texts, read_texts
from dashboard.review.review_loader import load_reviews
from dashboard.site.checks.site import check_edition, known_names
from dashboard.site.edition import Edition
from dashboard.site.links import check_links
from dashboard.site.run_notebooks import Execute, run_notebooks


def load_site(
    config: Path,
    *,
    preview: bool = False,
    at: str | None = None,
    expires: datetime.date | None = None,
    cache: Cache | None = None,
    instead: Mapping[str, Dataset] = MappingProxyType({}),
    execute: Execute | None = None,
    newest: int = 0,
) -> Edition:
    """Read everything a site is made of.

    Args:
        config: mkdocs.yml.
        preview: whether drafts and the like are shown.
        expires: the last day of a preview that is built as a folder.
        at: the moment for which it is asked what is public, in ISO form; now, if none is given.
        cache: what earlier builds of this process made; the site's folder, if none is given.
        instead: datasets by name that are taken in place of what the files say.
        newest: so many of the pieces only, those saved last, if there are many more: for a preview that has to be there
            at once. What is wrong is then not said, since it is not known.
        execute: how notebooks are executed; without it what was computed before is shown, and nothing is executed.
    """
    findings: list[Finding] = []
    settings = read_settings(config, findings)
    cache = cache or Cache(kept_folder(settings.root))
    edition = Edition(settings, preview, settings.moment(at), cache, findings, expires=expires)
    edition.events = load_events(settings.data / "events.yaml", settings.root, findings)
    root = settings.root
    edition.datasets = load_datasets(settings.data / "datasets", root, cache, findings)
    edition.datasets |= instead
    edition.shared = load_charts(settings.data / "charts", root, edition.datasets, edition.events, cache, findings)
    data = settings.data
    people = _digests(
        cache, data / "themes.yaml", *files_of(data, "institutes/*.yaml"), *files_of(data, "authors/*.yaml")
    )
    edition.registry, wrong = cache.memoize(("registry", people), partial(_registry, settings))
    findings += wrong
    edition.known = known_names(edition, load_names(settings.data / "names.yaml", root, findings))
    only = newest_texts(settings, newest) if newest else None
    edition.partial = only is not None
    edition.source_texts = read_texts(settings, edition.known, cache, findings, only)
    edition.reviews = load_reviews(settings, cache, findings)
    placer = Placer(edition.shared, edition.datasets, findings, cache, edition.events)
    # What is public hangs on the rows that a piece uses, and only what is shown is executed.
    edition.placements = {path: placer.place(one) for path, one in edition.source_texts.items() if not one.notebook}
    _place_facts(edition)
    _read_analyses(edition, people)
    # What is executed for a first look would hold up the pages that somebody waits for.
    run_notebooks(edition, None if edition.partial else execute)
    edition.placements |= {path: placer.place(one) for path, one in edition.source_texts.items() if one.notebook}
    check_links(edition)
    check_edition(edition)
    if edition.partial:
        findings.clear()
    cache.evict_unused()
    return edition


def _place_facts(edition: Edition) -> None:
    settings, datasets = edition.settings, edition.datasets
    book = load_facts(settings.data / "facts.yaml", settings.root, edition.cache, edition.findings)
    book.check(datasets, edition.findings)
    edition.named_facts = book.entries
    reader = FactReader(datasets, book, History(settings.root, settings.zone))
    for path, source_text in edition.source_texts.items():
        placed = place_facts(source_text, source_text.language or settings.editorial.language, reader, edition.cache)
        edition.facts[path] = placed
        edition.findings += [finding for one in placed for finding in one.findings]


def _digests(cache: Cache, *paths: Path) -> str:
    return key_of(*(f"{path}={cache.digest(path)}" for path in sorted(paths) if path.is_file()))


def _registry(settings: Settings) -> tuple[Registry, list[Finding]]:
    findings: list[Finding] = []
    return load_registry(settings.data, settings.root, findings), findings


def _analysis(source_text: SourceText, registry: Registry, zone: ZoneInfo) -> tuple[Analysis | None, list[Finding]]:
    assert source_text.head
    findings: list[Finding] = []
    return read_analysis(source_text.head, source_text.slug, source_text.words, registry, zone, findings), findings


def _read_analyses(edition: Edition, people: str) -> None:
    slugs: dict[str, str] = {}
    for path, source_text in edition.source_texts.items():
        if not source_text.is_analysis:
            continue
        edition.analyses[path] = None
        if wrong := naming_error(path):
            edition.findings.append(Finding(id="wrong-name", path=path, message=wrong))
            continue
        if source_text.slug in slugs:
            message = f"{slugs[source_text.slug]} has the same name, so both would have one address."
            edition.findings.append(Finding(id="duplicate-name", path=path, message=message))
        slugs.setdefault(source_text.slug, path)
        if source_text.head is None:
            if not any(finding.path == path for finding in edition.findings):
                message = "The front matter is missing: title, kind, standfirst, authors, theme, date, status."
                hint = "Begin the file with a line '---', the keys, and another line '---'."
                edition.findings.append(Finding(id="missing-head", path=path, message=message, hint=hint))
            continue
        zone = edition.settings.zone
        key = (path, source_text.digest, people, zone.key)
        make = partial(_analysis, source_text, edition.registry, zone)
        analysis, wrongs = edition.cache.memoize(("analysis", *key), make)
        edition.findings += wrongs
        edition.analyses[path] = analysis
        if analysis and _cleared(edition, source_text):
            cleared = partial(replace, analysis, cleared=True)
            edition.analyses[path] = edition.cache.memoize(("cleared analysis", *key), cleared)
        _check_hero(edition, source_text)


def _cleared(edition: Edition, source_text: SourceText) -> bool:
    required = edition.settings.editorial.approvals.required
    return not source_text.edited and not (required and edition.approval_status(source_text.path).missing)


def _check_hero(edition: Edition, source_text: SourceText) -> None:
    head, analysis = source_text.head, edition.analyses[source_text.path]
    if head is None or analysis is None or analysis.front.hero is None:
        return
    image = analysis.front.hero.image
    if "://" in image or image.startswith("/") or not image.lower().endswith(PICTURES):
        message = f"hero.image: read '{image}', expected a picture's path from this file, such as ../images/cover.svg."
        edition.findings.append(head.finding("wrong-value", ("hero", "image"), message))
        return
    target = resolve_relative(source_text.path, image)
    if not (edition.settings.root / target).is_file():
        message = f"hero.image: there is no file {target}."
        folder = (edition.settings.root / target).parent
        names = [path.name for path in sorted(folder.glob("*")) if path.suffix.lower() in PICTURES]
        hint = nearest(target.rsplit("/")[-1], names)
        edition.findings.append(head.finding("missing-file", ("hero", "image"), message, hint))
