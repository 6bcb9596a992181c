"""Links of texts to the repository's own files, held against what the site will have."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dashboard.core.finding import Finding, nearest
from dashboard.core.paths import address_of, beside, facts_file, is_own
from dashboard.pieces.markdown_extension import Mention
from dashboard.pieces.source_text import Manuscript

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
        return {one.declared.id for one in self._edition.wanted_charts()}

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
    texts = {address_of(path.removeprefix(docs)): one for path, one in edition.manuscripts.items()}
    for path, manuscript in edition.manuscripts.items():
        if not edition.shows(path):
            continue
        for mention in manuscript.mentions:
            if mention.kind not in ("link", "picture"):
                continue
            if wrong := _wrong(edition, manuscript, mention, texts, known, docs):
                edition.findings.append(wrong)


def _wrong(
    edition: Edition,
    manuscript: Manuscript,
    mention: Mention,
    texts: dict[str, Manuscript],
    addresses: Addresses,
    docs: str,
) -> Finding | None:
    place = mention.text.partition("#")[2]
    if mention.text.startswith("#"):
        return None if place in _places(edition, manuscript) else _dead(manuscript, mention, "dead-anchor", place)
    if not is_own(mention.text):
        return _elsewhere(manuscript, mention)
    source = beside(manuscript.path, unquote(mention.text))
    target = address_of(source.removeprefix(docs))
    if (text := texts.get(target)) and source.startswith(docs):
        if not edition.shows(text.path):
            message = f"The link leads to {source}, which is not public."
            hint = "Take the link out, or publish both together."
            return _finding(manuscript, mention, "dead-link", message, hint)
        return (
            None if not place or place in _places(edition, text) else _dead(manuscript, mention, "dead-anchor", place)
        )
    there = target in addresses or ((edition.settings.root / source).is_file() and edition.shows(source))
    if source.startswith(docs) and there:
        return None
    names = [one.path.removeprefix(docs) for one in edition.manuscripts.values()]
    return _dead(manuscript, mention, "dead-link", source, nearest(source.removeprefix(docs), names))


def _elsewhere(manuscript: Manuscript, mention: Mention) -> Finding | None:
    read = f"{mention.text[:60]}…" if len(mention.text) > 60 else mention.text
    if mention.kind == "picture":
        message = f"Read the picture {read}, expected a file of the repository."
        hint = "Save it under docs/images/, mind its licence, and write its path from here."
        return _finding(manuscript, mention, "foreign-picture", message, hint)
    if _OPENS.match(mention.text):
        return None
    return _dead(manuscript, mention, "dead-link", read, "Write an address with https://, or a path from this file.")


def _places(edition: Edition, text: Manuscript) -> Set[str]:
    return text.anchors | {placement.id for placement in edition.placements.get(text.path, [])}


def _dead(manuscript: Manuscript, mention: Mention, id: str, target: str, hint: str = "") -> Finding:
    if id == "dead-anchor":
        message = f"The link leads to '#{target}', and no heading and no chart has that address."
        return _finding(manuscript, mention, id, message, "A heading's address is its words in small letters.")
    what = "picture" if mention.kind == "picture" else "link"
    return _finding(manuscript, mention, id, f"The {what} leads to {target}, which is not there.", hint)


def _finding(manuscript: Manuscript, mention: Mention, id: str, message: str, hint: str) -> Finding:
    return Finding(
        id=id, path=manuscript.path, line=mention.line or 1, column=mention.column or 1, message=message, hint=hint
    )
