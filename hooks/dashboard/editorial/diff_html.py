"""The words of a text that are new, and those that are gone, marked in its HTML as readers see it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString
from markupsafe import escape

from dashboard.editorial.word_diff import ALIKE, ratio, stretches
from dashboard.pieces.markdown_extension import FACT_SLOT
from dashboard.pieces.source_text import SourceText
from dashboard.review.blocks import BLOCK_NAMES

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
"""A word, a blank or a sign of a text."""


def mark_changes(old: SourceText, new: SourceText) -> tuple[str, int]:
    """The new text's HTML with the words that differ in `ins` and `del`, and the number of places that do.

    Slots of charts and cells stay as they are; where one is gone, its name stands.
    """
    before, after = BeautifulSoup(_plain(old), "html.parser"), BeautifulSoup(new.html, "html.parser")
    count = _merge(before, after)
    return after.decode(formatter="minimal"), count


def mark_text(old: str, new: str) -> str:
    """The same for a text without markup, such as a title; the result is HTML."""
    marks = {"same": "{}", "removed": '<del class="change">{}</del>', "added": '<ins class="change">{}</ins>'}
    return "".join(marks[one.kind].format(escape(one.text)) for one in stretches(old, new))


def _plain(old: SourceText) -> str:
    """The old HTML without what could no longer be filled."""
    return FACT_SLOT.sub(lambda found: found[2], old.html)


def _merge(old: Tag, new: Tag) -> int:
    """Mark in `new` what differs from `old`; the number of places."""
    was, now = (_elements(one) for one in (old, new))
    matcher = SequenceMatcher(None, [_key(one) for one in was], [_key(one) for one in now], autojunk=False)
    count = 0
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        for before, after in _pairs(was[i:j], now[k:m]):
            if before and after:
                count += _merge(before, after) if _holds_blocks(after) else _mark_words(before, after)
                continue
            count += 1
            if after:
                _whole(after, "ins")
            elif before:
                gone = _whole(copy.copy(before), "del")
                place = now[k] if k < len(now) else None
                (place.insert_before(gone) if place else new.append(gone))
    return count


def _pairs(was: Sequence[Tag], now: Sequence[Tag]) -> Iterator[tuple[Tag | None, Tag | None]]:
    """Blocks that are one and the same, changed; the rest alone. In the order of the new text."""
    at = 0
    for after in now:
        found = next((index for index in range(at, len(was)) if _alike(was[index], after)), None)
        if found is None:
            yield None, after
            continue
        yield from ((gone, None) for gone in was[at:found])
        yield was[found], after
        at = found + 1
    yield from ((gone, None) for gone in was[at:])


def _alike(old: Tag, new: Tag) -> bool:
    if old.name != new.name or _slot(old) or _slot(new):
        return False
    return ratio(old.get_text(), new.get_text()) >= ALIKE


def _mark_words(old: Tag, new: Tag) -> int:
    """Mark the words of one block; tags are the new block's, and of the old one only words stay.

    Args:
        old: the block as it was.
        new: the block as it is, which is changed.

    Returns:
        The number of places that differ.
    """
    old_tokens = [token for text in _texts(old) for token in _TOKEN.findall(text)]
    new_tokens = [(text, token) for text in _texts(new) for token in _TOKEN.findall(text)]
    matcher = SequenceMatcher(None, old_tokens, [token for _, token in new_tokens], autojunk=False)
    added, removed, count = set[int](), dict[int, str](), 0
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        count += 1
        added |= set(range(k, m))
        if i < j:
            removed[k] = "".join(old_tokens[i:j])
    parts: dict[int, list[PageElement]] = {}
    for index, (text, token) in enumerate(new_tokens):
        in_text = parts.setdefault(id(text), [])
        if index in removed:
            in_text.append(_mark("del", removed[index]))
        last = in_text[-1] if in_text else None
        if index not in added:
            in_text.append(NavigableString(token))
        elif isinstance(last, Tag) and last.name == "ins":
            last.append(token)
        else:
            in_text.append(_mark("ins", token))
    for text in _texts(new):
        if id(text) in parts:
            text.replace_with(*parts[id(text)])
    if len(new_tokens) in removed:
        new.append(_mark("del", removed[len(new_tokens)]))
    return count


def _texts(block: Tag) -> list[NavigableString]:
    """The texts in a block, comments and the like aside."""
    strings = block.find_all(string=True)
    return [one for one in strings if isinstance(one, NavigableString) and not isinstance(one, PreformattedString)]


def _mark(name: str, text: str = "") -> Tag:
    """An `ins` or a `del` of a change."""
    mark = BeautifulSoup(f'<{name} class="change"></{name}>', "html.parser").contents[0]
    assert isinstance(mark, Tag)
    if text:
        mark.append(text)
    return mark


def _whole(block: Tag, mark: str) -> Tag:
    """Mark what a block holds that is new or gone as a whole, so that lists and tables stay what they are."""
    if mark == "del":
        for tag in [block, *block.find_all(True)]:
            tag.attrs.pop("id", None)
    for leaf in [block] if not _holds_blocks(block) else [tag for tag in block.find_all(True) if _is_leaf(tag)]:
        if slot := _slot(leaf):
            _whole_slot(leaf, mark, slot)
            continue
        inner = _mark(mark)
        inner.extend(list(leaf.contents))
        leaf.append(inner)
    if mark == "del":
        block["class"] = " ".join([*_classes(block), "change-gone"])
    return block


def _whole_slot(slot: Tag, mark: str, key: str) -> None:
    if mark == "ins":
        slot.insert_before(BeautifulSoup('<span class="change-new"></span>', "html.parser").contents[0])
        return
    slot.clear()
    slot.name, slot.attrs = "p", {}
    slot.append(BeautifulSoup('<del class="change">A chart or a cell stood here.</del>', "html.parser").contents[0])


def _elements(parent: Tag) -> list[Tag]:
    return [one for one in parent.contents if isinstance(one, Tag)]


def _key(block: Tag) -> str:
    return _slot(block) or f"{block.name} {' '.join(block.get_text().split())}"


def _slot(block: Tag) -> str:
    """The key of a chart's or a cell's slot; empty for all else."""
    named = block.get("data-key") or block.get("data-cell")
    return f"slot {named}" if named and {"chart-slot", "cell-slot"} & set(_classes(block)) else ""


def _classes(block: Tag) -> list[str]:
    named: str | list[str] = block.get("class") or []
    return named.split() if isinstance(named, str) else list(named)


def _holds_blocks(block: Tag) -> bool:
    return any(tag.name in BLOCK_NAMES for tag in _elements(block))


def _is_leaf(tag: Tag) -> bool:
    return tag.name in BLOCK_NAMES and not _holds_blocks(tag)
