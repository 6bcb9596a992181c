"""Links of texts to the repository's own files, held against what the site will have."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dashboard.core.finding import Finding, nearest
from dashboard.core.paths import address_of, facts_file, is_own, resolve_relative
from dashboard.pieces.markdown_extension import Reference
from dashboard.pieces.source_text import SourceText

if TYPE_CHECKING:
    from dashboard.site.edition import Edition

_OPENS = re.compile(r"(https?|mailto|tel):|[/?]", re.IGNORECASE)
"""How an address begins that a reader's browser can follow from our pages."""


class Addresses:
    """Where a link of a text may lead beside other texts, from the root of the site.

    At a thousand pieces there are ten thousand such addresses, and links to few of them: none is made before it is
    asked for.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def __contains__(self, address: str) -> bool:
        folder, _, rest = address.partition("/")
        name, _, ending = rest.rpartition(".")
        if folder == "charts" and ending in ("svg", "csv", "json"):
            return name in self._charts
        if (folder, ending) == ("charts", "png") or (folder == "embed" and rest.endswith("/")):
            name = name or rest.removesuffix("/")
            return name in self._charts and name in self._edition.shared
        return address in self._others

    @cached_property
    def _charts(self) -> Set[str]:
        return {one.chart.id for one in self._edition.chart_requests()}

    @cached_property
    def _others(self) -> Set[str]:
        edition = self._edition
        found = {page.url for page in edition.generated_pages}
        found |= {f"data/{dataset.name}.csv" for dataset in edition.shown_datasets()}
        return found | {
            facts_file(analysis.slug) for analysis in edition.shown_analyses() if edition.facts[analysis.path]
        }


def check_links(edition: Edition) -> None:
    """A finding for each link that leads nowhere.

    In a publication a page that is not public is not there.
    """
    docs, known = f"{edition.settings.docs_path}/", Addresses(edition)
    texts = {address_of(path.removeprefix(docs)): one for path, one in edition.source_texts.items()}
    for path, source_text in edition.source_texts.items():
        if not edition.shows(path):
            continue
        for reference in source_text.references:
            if reference.kind not in ("link", "picture"):
                continue
            if wrong := _wrong(edition, source_text, reference, texts, known, docs):
                edition.findings.append(wrong)


def _wrong(
    edition: Edition,
    source_text: SourceText,
    reference: Reference,
    texts: dict[str, SourceText],
    addresses: Addresses,
    docs: str,
) -> Finding | None:
    place = reference.text.partition("#")[2]
    if reference.text.startswith("#"):
        return None if place in _places(edition, source_text) else _dead(source_text, reference, "dead-anchor", place)
    if not is_own(reference.text):
        return _elsewhere(source_text, reference)
    source = resolve_relative(source_text.path, unquote(reference.text))
    target = address_of(source.removeprefix(docs))
    if (text := texts.get(target)) and source.startswith(docs):
        if not edition.shows(text.path):
            message = f"The link leads to {source}, which is not public."
            hint = "Take the link out, or publish both together."
            return _finding(source_text, reference, "dead-link", message, hint)
        return (
            None
            if not place or place in _places(edition, text)
            else _dead(source_text, reference, "dead-anchor", place)
        )
    there = target in addresses or ((edition.settings.root / source).is_file() and edition.shows(source))
    if source.startswith(docs) and there:
        return None
    names = [one.path.removeprefix(docs) for one in edition.source_texts.values()]
    return _dead(source_text, reference, "dead-link", source, nearest(source.removeprefix(docs), names))


def _elsewhere(source_text: SourceText, reference: Reference) -> Finding | None:
    read = f"{reference.text[:60]}…" if len(reference.text) > 60 else reference.text
    if reference.kind == "picture":
        message = f"Read the picture {read}, expected a file of the repository."
        hint = "Save it under docs/images/, mind its licence, and write its path from here."
        return _finding(source_text, reference, "foreign-picture", message, hint)
    if _OPENS.match(reference.text):
        return None
    return _dead(source_text, reference, "dead-link", read, "Write an address with https://, or a path from this file.")


def _places(edition: Edition, text: SourceText) -> Set[str]:
    return text.anchors | {placement.id for placement in edition.placements.get(text.path, [])}


def _dead(source_text: SourceText, reference: Reference, id: str, target: str, hint: str = "") -> Finding:
    if id == "dead-anchor":
        message = f"The link leads to '#{target}', and no heading and no chart has that address."
        return _finding(source_text, reference, id, message, "A heading's address is its words in small letters.")
    what = "picture" if reference.kind == "picture" else "link"
    return _finding(source_text, reference, id, f"The {what} leads to {target}, which is not there.", hint)


def _finding(source_text: SourceText, reference: Reference, id: str, message: str, hint: str) -> Finding:
    return Finding(
        id=id, path=source_text.path, line=reference.line or 1, column=reference.column or 1, message=message, hint=hint
    )
