"""What a renaming changes in the Markdown of a text: front matter, fences, facts, charts and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from dashboard.checks.blanking import read_prose
from dashboard.checks.known_names import KnownNames
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import address_of, is_own, resolve_relative
from dashboard.core.text_span import TextSpan
from dashboard.pieces.body_digest import fence_lines
from dashboard.pieces.front_matter import FrontMatter
from dashboard.pieces.head_and_body import match_head
from dashboard.pieces.reference import Reference
from dashboard.pieces.source_text import SourceText
from dashboard.renaming.change import Change, shifted
from dashboard.renaming.former_name import add_former_name
from dashboard.renaming.in_yaml import YamlText, in_declaration, named_values
from dashboard.renaming.renaming import Renaming
from dashboard.renaming.subject import Subject

_FACT = lazy_re(r"fact:([a-z0-9-]+)(?![a-z0-9-])([^\s)>\"'\]]*)")
_TARGET = lazy_re(r"(?:\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?|\b(?:href|src)=[\"'])(?P<target>[^\s)>\"']+)", re.M)
_PINNED = lazy_re(r"[?&;]as_of=")
_PAGES = {"analysis": ("analyses",), "dataset": ("data",), "chart": ("charts", "embed"), "author": ("authors",)}
"""The folders of the site in which a thing has its pages and files."""


def in_markdown(part: TextSpan, source_text: SourceText, renaming: Renaming, *, is_first: bool) -> list[Change]:
    """Rename in the Markdown of a file, or of a cell.

    Args:
        part: the Markdown.
        source_text: the text as it was read.
        renaming: what is renamed.
        is_first: whether front matter may begin it.
    """
    changes = _in_head(part, source_text, renaming) if is_first else []
    for reference in source_text.references:
        if reference.kind == "fence":
            changes += _in_fence(part, reference, renaming, source_text.path)
    prose = read_prose([part], source_text.path, KnownNames())
    inline = [*_facts(part.text, renaming.subject), *_charts(part.text, renaming.subject)]
    inline += _links(part.text, source_text, renaming)
    return changes + [change for change in inline if not prose.shown_as_code(change.start)]


def _in_head(part: TextSpan, source_text: SourceText, renaming: Renaming) -> list[Change]:
    head = match_head(part.text)
    if head is None:
        return []
    yaml = YamlText(head[1], source_text.path, part.line + 1)
    changes = named_values(yaml, FrontMatter, renaming) if source_text.is_analysis else []
    subject = renaming.subject
    if subject.kind == "analysis" and source_text.is_analysis and source_text.slug == subject.old:
        former = add_former_name(head[1], subject.old, subject.new)
        if former is None:
            renaming.miss(source_text.path, part.line, f"Add formerly: [{subject.old}] to the front matter.")
        changes += former or []
    return shifted(changes, head.start(1))


def _in_fence(part: TextSpan, fence: Reference, renaming: Renaming, path: str) -> list[Change]:
    """Rename in a fence. Its lines may be indented in the part."""
    lines, declared, place = part.text.split("\n"), fence.text.split("\n"), fence_lines(part, fence)
    if not place:
        return []
    yaml = YamlText(fence.text, path, fence.line)
    subject, changes = renaming.subject, in_declaration(yaml, renaming)
    if subject.kind == "chart" and yaml.data.get("id") == subject.old:
        changes += add_former_name(fence.text, subject.old, subject.new) or []
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in place]

    def placed(change: Change) -> Change:
        number = fence.text.count("\n", 0, change.start)
        column = change.start - (fence.text.rfind("\n", 0, change.start) + 1)
        indent = lines[place[number]].removesuffix(declared[number])
        if change.new.endswith("\n"):  # (a line of its own)
            return Change(starts[number], starts[number], f"{indent}{change.new}")
        start = starts[number] + len(indent) + column
        return Change(start, start + change.end - change.start, change.new)

    return [placed(change) for change in changes]


def _facts(text: str, subject: Subject) -> Iterator[Change]:
    for match in _FACT.finditer(text):
        name, rest = match.groups()
        if subject.kind == "dataset" and name == subject.old and rest.startswith("/"):
            yield Change(match.start(1), match.end(1), subject.new)
        # What was known on a day had the names of that day.
        elif subject.kind == "field" and name == subject.dataset and not _PINNED.search(rest):
            yield from shifted(fields_of_target(rest, subject), match.start(2))


def fields_of_target(rest: str, subject: Subject) -> list[Change]:
    """Rename a field in what stands behind the dataset in the target of a fact.

    Args:
        rest: such as `/value?year=2024`.
        subject: the field.
    """
    names = re.finditer(rf"(?:^/|[?&;])({re.escape(subject.old)})(?=[?=]|$)", rest)
    return [Change(match.start(1), match.end(1), subject.new) for match in names]


def _charts(text: str, subject: Subject) -> Iterator[Change]:
    if subject.kind == "chart":
        for match in re.finditer(rf"chart:({re.escape(subject.old)})(?![\w-])", text):
            yield Change(match.start(1), match.end(1), subject.new)


def _links(text: str, source_text: SourceText, renaming: Renaming) -> Iterator[Change]:
    """The changes of links whose target has another address afterwards."""
    subject, docs = renaming.subject, f"{renaming.content.settings.docs_path}/"
    folders = _PAGES.get(subject.kind)
    if folders is None:
        return
    moved = re.compile(rf"(?:{'|'.join(folders)})/{re.escape(subject.old)}(?=[/.]).*")
    for match in _TARGET.finditer(text):
        target = match["target"]
        path, sign, place = target.partition("#")
        resolved = resolve_relative(source_text.path, unquote(path)) if is_own(path) else ""
        address = address_of(resolved.removeprefix(docs)) if resolved.startswith(docs) else ""
        if address and moved.fullmatch(f"{address}{'/' * path.endswith('/')}"):
            step = list(re.finditer(rf"(?<![\w-]){re.escape(subject.old)}(?=[/.?]|$)", path))
            if step:
                start, end = step[-1].span()
                yield Change(match.start("target") + start, match.start("target") + end, subject.new)
        if sign and subject.kind == "chart" and place == subject.old and _places_chart(address, source_text, renaming):
            start = match.start("target") + len(path) + 1
            yield Change(start, start + len(place), subject.new)


def _places_chart(address: str, source_text: SourceText, renaming: Renaming) -> bool:
    """Whether the page of an address, or the text itself where there is none, shows the chart that is renamed."""
    content, docs = renaming.content, f"{renaming.content.settings.docs_path}/"
    path = source_text.path
    if address:
        path = next((path for path in content.source_texts if address_of(path.removeprefix(docs)) == address), "")
    return any(placement.id == renaming.subject.old for placement in content.placements.get(path, ()))
