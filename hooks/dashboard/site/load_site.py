"""Reads everything that a site is made of, once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from dashboard.cache.store import Cache, kept_folder
from dashboard.core.control_characters import has_control
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.core.settings import Settings, read_settings
from dashboard.data.dataset import Dataset
from dashboard.data.git_history import History
from dashboard.facts.fact_reader import FactReader
from dashboard.facts.named_fact import FactBook, load_facts
from dashboard.notebooks.run_cache import Runs
from dashboard.numbers.declared_units import UnitWords
from dashboard.people.registry import Registry
from dashboard.pieces.approval_digests import PieceDigests
from dashboard.pieces.placed_charts import Placement, Placer
from dashboard.pieces.placed_facts import PlacedFacts, place_facts
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.standing_page import read_standing_pages
from dashboard.pieces.text_loader import read_texts
from dashboard.pieces.text_paths import find_texts
from dashboard.pieces.text_plugins import TextPlugins
from dashboard.references.bibliography import load_bibliography
from dashboard.review.review_loader import load_reviews
from dashboard.site.approvals import Approvals
from dashboard.site.audience import Audience
from dashboard.site.broken_data import read_broken_data
from dashboard.site.chart_ids import with_own_ids
from dashboard.site.code_locks import code_locks
from dashboard.site.content import SiteContent
from dashboard.site.find_files import find_files
from dashboard.site.load_data import SiteData, load_data, load_placer
from dashboard.site.load_people import load_people
from dashboard.site.public_since import is_early
from dashboard.site.read_analyses import read_analyses
from dashboard.site.run_notebooks import Execute, run_notebooks
from dashboard.site.uncovered_reads import uncovered_reads
from dashboard.site.waiting import hold_back, wait_for_data
from dashboard.tiles.load_tiles import TileParts, load_tiles
from dashboard.tiles.tile import Tile


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
) -> SiteContent:
    """Read everything that a site is made of.

    Args:
        config: mkdocs.yml.
        preview: whether it is for reviewers, who also see what is not public.
        at: the moment that decides what is public, in ISO form; now, if it is None.
        expires: the last day of a preview that is built as a folder.
        cache: the cache of earlier builds of this process; if it is None, one in the site's folder is opened.
        instead: datasets by name that replace those of the files.
        execute: executes notebooks. Without it none is executed, and the outputs of earlier runs are shown; readers are
            shown no notebook that has no run.
        newest: the number of pieces to read, those saved last, if there are many more; 0 reads all. A preview that has
            to be there at once begins so, also with few pieces if nothing is kept yet: it executes and draws nothing.

    Raises:
        ValueError: `at` is no time.
    """
    findings: list[Finding] = []
    settings = read_settings(config, findings)
    cache = cache or Cache(kept_folder(settings.root), settings.root)
    is_new = not cache.folder.is_dir()  # Then pictures and notebooks take longer than all texts.
    audience = Audience(settings.moment(at), preview, expires)
    data = load_data(settings, cache, findings, instead)
    bibliography = load_bibliography(settings.data / "references.bib", settings.root, cache, findings)
    people = load_people(settings, audience.at.astimezone(settings.zone).date(), cache, findings)
    found_files, text_paths = find_files(settings), find_texts(settings, findings)
    first_paths = text_paths.newest(settings, newest) if newest and (is_new or text_paths.are_many(newest)) else None
    # Other processes know the files alone.
    placer_of = None if instead else partial(load_placer, settings)
    with TextPlugins.start(settings, findings) or nullcontext() as plugins:
        paths = first_paths or text_paths.of_site
        source_texts = read_texts(settings, people.known_names, cache, findings, paths, plugins, placer_of)
    # Only their place is wrong with these, whatever stands in them.
    other_texts = read_texts(settings, people.known_names, cache, [], text_paths.others)
    reviews = load_reviews(settings, cache, findings)
    placer = data.placer(cache, findings)
    placements = place_all_charts(source_texts, placer)
    book = load_facts(settings.data / "facts.yaml", settings.root, cache, findings)
    # (A preview that begins with a few pages has no findings.)
    book.check(data.resources.datasets, [] if first_paths else findings)
    tiles = _load_tiles(settings, data, book, people.registry, cache, findings)
    history = History(settings.root, settings.zone)
    facts = place_all_facts(
        source_texts,
        FactReader(data.resources.datasets, book, history),
        settings,
        cache,
        findings,
        people.names.units,
    )
    approvals = Approvals(
        source_texts=source_texts,
        placements=placements,
        facts=facts,
        reviews=reviews,
        registry=people.registry,
        rule=settings.editorial.approvals,
        digests=PieceDigests(
            root=settings.root,
            cache=cache,
            resources=data.resources,
            shared=data.shared_charts,
            named_facts=book.entries,
            themes=people.registry.themes,
            units=people.names.units,
            bibliography=bibliography,
        ),
        at=audience.at,
        zone=settings.zone,
        history=history,
    )
    content = SiteContent(
        settings=settings,
        cache=cache,
        audience=audience,
        datasets=data.resources.datasets,
        shared_charts=data.shared_charts,
        events=data.resources.events,
        colours=data.resources.colours,
        borders=data.resources.borders,
        named_facts=book.entries,
        broken=read_broken_data(settings.data, settings.root, data.resources.datasets, data.shared_charts, book),
        bibliography=bibliography,
        tiles=tiles,
        registry=people.registry,
        known_names=people.known_names,
        source_texts=source_texts,
        analyses=read_analyses(source_texts, people.registry, approvals, people.digest, settings, cache, findings),
        standing_pages=read_standing_pages(source_texts, settings, findings),
        other_texts=other_texts,
        placements=placements,
        facts=facts,
        notebooks={},
        reviews=reviews,
        approvals=approvals,
        files=frozenset(path for path in found_files.files if not has_control(path)),
        refused_links=tuple(path for path in found_files.refused_links if not has_control(path)),
        dangling_links=tuple(path for path in found_files.dangling_links if not has_control(path)),
        findings=(),
        partial=bool(first_paths),
    )
    # A preview that begins with a few pages executes nothing, since somebody waits for it.
    return _with_notebooks(content, placer, None if first_paths else execute, findings)


def _with_notebooks(
    content: SiteContent, placer: Placer, execute: Execute | None, findings: list[Finding]
) -> SiteContent:
    """Execute notebooks, and let texts wait with their data.

    Notebooks come last: only those that are shown are executed, and what is public depends on the rows of pieces.

    Args:
        content: all else that is known.
        placer: places the charts of cells.
        execute: executes notebooks; None if none may be executed.
        findings: those so far; gets what is wrong with what cells show.
    """
    settings, datasets, preview = content.settings, content.datasets, content.audience.preview
    named, ends, unclear = content.uses.named, content.embargo_ends, content.broken.unclear
    pieces = wait_for_data(content.analyses, named, ends)
    pages = wait_for_data(content.standing_pages, named, ends)
    if not preview:
        kept = {path for path, piece in pieces.items() if piece and is_early(content, piece)}
        if unclear:
            kept |= {path for path in content.source_texts if not unclear.isdisjoint(named(path))}
        pieces, pages = hold_back(pieces, kept), hold_back(pages, kept)
    content = replace(content, analyses=pieces, standing_pages=pages)
    locks = code_locks(content)
    visible = {path for path in content.source_texts if content.audience.sees(pieces.get(path) or pages.get(path))}
    notebooks = run_notebooks(
        content.source_texts,
        visible,
        Runs(settings.root, content.cache, settings.editorial.notebooks.timeout, locks),
        execute,
        content.cache,
        docs_path=settings.docs_path,
        datasets=datasets,
        keep_older=preview,
        findings=findings,
    )
    texts = {path: notebooks.source_texts.get(path, text) for path, text in content.source_texts.items()}
    of_notebooks = {path: placer.place(text) for path, text in texts.items() if text.notebook}
    placements = {**content.placements, **of_notebooks}
    content = replace(content, source_texts=texts, placements=placements, notebooks=notebooks.shown)
    # What code reads is known for certain only now, and never of a notebook that may not be executed.
    uncovered = list(uncovered_reads(content, notebooks.runs, locks))
    content = replace(
        content,
        held_back=frozenset() if preview else notebooks.unexecuted | {finding.path for finding in uncovered},
        findings=(*findings, *uncovered),
    )
    certain = content.uses.certain
    return with_own_ids(
        replace(
            content,
            analyses=hold_back(wait_for_data(pieces, certain, ends), content.held_back),
            standing_pages=hold_back(wait_for_data(pages, certain, ends), content.held_back),
        )
    )


def _load_tiles(
    settings: Settings, data: SiteData, book: FactBook, registry: Registry, cache: Cache, findings: list[Finding]
) -> tuple[Tile, ...]:
    resources = data.resources
    parts = TileParts(resources.datasets, data.shared_charts, book, registry.themes, resources.colours, cache)
    return load_tiles(settings.data / "tiles.yaml", settings.root, parts, findings)


def place_all_charts(source_texts: Mapping[str, SourceText], placer: Placer) -> dict[str, list[Placement]]:
    """The charts of each text that is no notebook, by its path."""
    return {path: placer.place(text) for path, text in source_texts.items() if not text.notebook}


def place_all_facts(
    source_texts: Mapping[str, SourceText],
    reader: FactReader,
    settings: Settings,
    cache: Cache,
    findings: list[Finding],
    units: Iterable[UnitWords],
) -> dict[str, PlacedFacts]:
    """The facts of each text, by its path. What is wrong with them is added to `findings`."""
    language, declared = settings.editorial.language, tuple(entry.declared() for entry in units)
    facts = {}
    for path, source_text in source_texts.items():
        facts[path] = PlacedFacts()
        with guarding(path, findings, "compared with the data"):
            facts[path] = place_facts(source_text, source_text.language or language, reader, cache, declared)
            findings += [finding for fact in facts[path] for finding in fact.findings]
    return facts
