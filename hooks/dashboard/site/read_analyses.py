"""Reads the front matter of the pieces of a site, and decides whether they are cleared for readers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.core.finding import Finding, nearest
from dashboard.core.guard import guarding
from dashboard.core.paths import PICTURES, resolve_relative
from dashboard.core.settings import Settings
from dashboard.people.registry import Registry
from dashboard.pieces.analysis import Analysis, read_analysis
from dashboard.pieces.head_and_body import match_head
from dashboard.pieces.source_text import SourceText, first_by_slug, naming_error, naming_hint
from dashboard.site.approvals import Approvals


def read_analyses(
    source_texts: Mapping[str, SourceText],
    registry: Registry,
    approvals: Approvals,
    registry_digest: str,
    settings: Settings,
    cache: Cache,
    findings: list[Finding],
) -> dict[str, Analysis | None]:
    """Read the front matter of each piece.

    Args:
        source_texts: all texts of the site, by path.
        registry: who may write, and about what.
        approvals: which approvals count.
        registry_digest: the digest of the registry's files, part of the key in the cache.
        settings: the settings of the site.
        cache: keeps what is read.
        findings: gets what is wrong with the pieces.

    Returns:
        the pieces by the path of their file; None where the front matter is broken.
    """
    analyses: dict[str, Analysis | None] = {}
    holders = first_by_slug(source_texts.values())
    for path, source_text in source_texts.items():
        if not source_text.is_analysis:
            continue
        analyses[path] = None
        with guarding(path, findings):
            name_problem = naming_error(path)
            if name_problem:
                hint = naming_hint(path, settings.root)
                findings.append(Finding(id="wrong-name", path=path, message=name_problem, hint=hint))
            elif (holder := holders[source_text.slug].path) != path:
                message = f"{holder} has the same name, so both would have one address."
                findings.append(Finding(id="duplicate-name", path=path, message=message, hint="Rename one of the two."))
            if source_text.head is None:
                if not source_text.head_is_broken:
                    findings.append(_missing_head(source_text))
                continue
            key = (path, source_text.digest, registry_digest, settings.zone.key)
            make = partial(_read_analysis, source_text, registry, settings.zone)
            analysis, head_findings = cache.memoize(("analysis", *key), make)
            findings += head_findings
            if analysis and not name_problem:
                analyses[path] = analysis
                if is_cleared(source_text, analysis, approvals):
                    recorded = approvals.recorded_day(analysis)
                    cleared = partial(replace, analysis, cleared=True, recorded=recorded)
                    analyses[path] = cache.memoize(("cleared analysis", *key, recorded), cleared)
                findings += _check_hero(source_text, analysis, settings)
    return analyses


def _missing_head(source_text: SourceText) -> Finding:
    """The finding that a piece has no front matter; of a notebook also in which other cell it stands."""
    for cell in source_text.notebook.cells if source_text.notebook else ():
        if match_head(cell.source):
            message = f"The front matter stands in cell {cell.number}, where it is not read."
            hint = "Put it at the beginning of the first Markdown cell, before all code."
            return replace(_head_finding(source_text, message, hint), line=cell.line, column=cell.column)
    message = "The front matter is missing: title, kind, standfirst, authors, theme, date, status."
    begin = "the first cell, a Markdown cell," if source_text.notebook else "the file"
    hint = f"Begin {begin} with a line '---', the keys, and another line '---'."
    return _head_finding(source_text, message, hint)


def _head_finding(source_text: SourceText, message: str, hint: str) -> Finding:
    return Finding(id="missing-head", path=source_text.path, message=message, hint=hint)


def _read_analysis(
    source_text: SourceText, registry: Registry, zone: ZoneInfo
) -> tuple[Analysis | None, list[Finding]]:
    assert source_text.head
    findings: list[Finding] = []
    slug, words = source_text.slug, source_text.words
    return read_analysis(source_text.head, slug, words, registry, zone, findings), findings


def is_cleared(source_text: SourceText, analysis: Analysis, approvals: Approvals) -> bool:
    """Whether a piece has the approvals that it needs, and no marks of editing are left in its text.

    Args:
        source_text: the piece's text.
        analysis: its front matter.
        approvals: the approvals of the site, and how many a piece needs.
    """
    return not source_text.edited and not (approvals.rule.required and approvals.status(analysis).missing)


def _check_hero(source_text: SourceText, analysis: Analysis, settings: Settings) -> list[Finding]:
    """What is wrong with the picture at the head of a piece: at most one finding."""
    head, hero = source_text.head, analysis.front.hero
    if head is None or hero is None:
        return []
    image = hero.image
    if "://" in image or image.startswith("/") or not image.lower().endswith(PICTURES):
        message = f"hero.image: read '{image}', expected a picture's path from this file, such as ../images/cover.svg."
        return [head.finding("wrong-value", ("hero", "image"), message)]
    target = resolve_relative(source_text.path, image)
    if (settings.root / target).is_file():
        return []
    folder = (settings.root / target).parent
    names = [path.name for path in sorted(folder.glob("*")) if path.suffix.lower() in PICTURES]
    hint = nearest(target.rsplit("/")[-1], names)
    if "\\" in image:
        hint = "Write / in place of \\."
    elif not names and (found := sorted(settings.docs.rglob(image.rpartition("/")[2]))):
        hint = f"Write {os.path.relpath(found[0], (settings.root / source_text.path).parent).replace(os.sep, '/')}."
    return [head.finding("missing-file", ("hero", "image"), f"hero.image: there is no file {target}.", hint)]
