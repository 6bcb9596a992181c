"""A note as the pages of a preview show it."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from dashboard.changes.word_diff import diff_words
from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.people.registry import Registry
from dashboard.pieces.source_text import SourceText
from dashboard.review.note import Note, NoteTarget, Reply

MAX_COMPARED = 1000
"""Highest number of characters that are compared word by word. It is done anew after each save."""


class ShownMessage(Frozen):
    """Words that somebody wrote: a note or a reply."""

    id: str
    by: str
    """The slug of who wrote it."""
    name: str
    """The name of who wrote it."""
    at: datetime.datetime
    when: str
    """The time as the desk shows it."""
    body: str
    edited: str
    """When its words were changed last; empty if they never were."""
    deleted: str
    """When it was taken back; empty if it was not."""


class ShownNote(ShownMessage):
    """A note. The scripts of the page find its place by the words that it quotes and the words around them."""

    exact: str
    """The words that it quotes."""
    prefix: str
    """The words before them."""
    suffix: str
    """The words after them."""
    chart: str
    """The id of the chart that it is about; empty if it is about none."""
    whole: bool
    """Whether it is about the whole piece."""
    suggestion: str | None
    """What it suggests; empty to take the words out, None if it suggests nothing."""
    change: Markup
    """The words quoted with those suggested in their place, and both marked."""
    replies: tuple[ShownMessage, ...]
    resolved: str
    """Who closed it and when, as the end of a sentence. Empty if nobody did."""
    open: bool
    """Whether it waits for an answer."""


def show_note(note: Note, source_text: SourceText, registry: Registry, zone: ZoneInfo) -> ShownNote:
    """Show a note.

    Args:
        note: the note as it is now.
        source_text: the piece that it is on.
        registry: knows the names of people.
        zone: the time zone of the site.
    """
    target, closed = note.target, note.resolved
    return ShownNote(
        **_message(note, registry, zone),
        exact=_quoted_words(target, source_text),
        prefix=target.prefix,
        suffix=target.suffix,
        chart=target.chart or "",
        whole=target.whole,
        suggestion=note.suggestion,
        change=Markup() if note.suggestion is None else _show_change(target.exact, note.suggestion),
        replies=tuple(ShownMessage(**_message(reply, registry, zone)) for reply in note.replies),
        resolved=_("by %(name)s, %(time)s", name=registry.name_of(closed.by), time=format_moment(closed.at, zone))
        if closed
        else "",
        open=note.open,
    )


def format_moment(at: datetime.datetime, zone: ZoneInfo) -> str:
    """Write a time as the desk shows it.

    Args:
        at: the time, with its time zone.
        zone: the time zone of the site.

    Returns:
        Such as '9 May 2025, 10:42'.
    """
    local = at.astimezone(zone)
    return f"{day(local)}, {local:%H:%M}"


def _show_change(exact: str, suggestion: str) -> Markup:
    if max(len(exact), len(suggestion)) > MAX_COMPARED:
        return Markup("<del>{}</del> <ins>{}</ins>").format(exact, suggestion)
    marks = {"same": Markup("{}"), "removed": Markup("<del>{}</del>"), "added": Markup("<ins>{}</ins>")}
    return Markup().join(marks[stretch.kind].format(stretch.text) for stretch in diff_words(exact, suggestion))


def _message(message: Note | Reply, registry: Registry, zone: ZoneInfo) -> dict[str, Any]:
    changed = format_moment(message.edited, zone) if message.edited else ""
    return {
        "id": message.id,
        "by": message.by,
        "name": registry.name_of(message.by),
        "at": message.at,
        "when": format_moment(message.at, zone),
        "body": message.body,
        "edited": "" if message.deleted else changed,
        "deleted": changed if message.deleted else "",
    }


def _quoted_words(target: NoteTarget, source_text: SourceText) -> str:
    """The words that a note quotes. If it is about a fact whose number was changed since, the fact's present words."""
    if target.fact:
        references = [reference for reference in source_text.references if reference.kind == "fact"]
        facts = [reference.alt for reference in references if reference.text == target.fact]
        if facts and not any(words in target.exact for words in facts):
            return facts[0]
    return target.exact
