"""Marks what was added and what was removed in the HTML of a text."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString
from markupsafe import escape

from dashboard.changes.word_diff import MIN_SIMILARITY, diff_words, similarity
from dashboard.core.lazy_re import lazy_re
from dashboard.core.words import _
from dashboard.pieces.slots import FACT_SLOT, WORK_SLOT
from dashboard.pieces.source_text import SourceText
from dashboard.review.blocks import BLOCK_NAMES

_TOKEN = lazy_re(r"\w+|\s+|[^\w\s]")
"""A word, a blank or a sign of a text."""


def mark_changes(old: SourceText, new: SourceText) -> tuple[str, int]:
    """Mark the words that differ between two versions of a text.

    Slots of charts and cells stay as they are. In place of a slot that was removed stands a sentence.

    Args:
        old: the earlier version.
        new: the later version.

    Returns:
        The HTML of the new version with `ins` and `del`, and the number of places that differ.
    """
    old_html = BeautifulSoup(_without_slots_of_words(old.html), "html.parser")
    new_html = BeautifulSoup(new.html, "html.parser")
    count = _mark_blocks(old_html, new_html)
    return new_html.decode(formatter="minimal"), count


def mark_word_changes(old: str, new: str) -> str:
    """Mark the words that differ in a text without markup, such as a title.

    Args:
        old: the earlier text.
        new: the later text.

    Returns:
        The new text as HTML with `ins` and `del`.
    """
    marks = {"same": "{}", "removed": '<del class="change">{}</del>', "added": '<ins class="change">{}</ins>'}
    return "".join(marks[stretch.kind].format(escape(stretch.text)) for stretch in diff_words(old, new))


def _without_slots_of_words(html: str) -> str:
    """The old HTML with the words of facts and citations in place of their slots, which could no longer be filled."""
    return WORK_SLOT.sub(lambda match: f"<sup>{match[2]}</sup>", FACT_SLOT.sub(lambda match: match[2], html))


def _mark_blocks(old: Tag, new: Tag) -> int:
    """Mark in `new` the blocks and words that differ from `old`, and return the number of places."""
    old_blocks, new_blocks = _elements(old), _elements(new)
    old_keys, new_keys = ([_block_key(block) for block in blocks] for blocks in (old_blocks, new_blocks))
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    count = 0
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        for before, after in _pair_blocks(old_blocks[i:j], new_blocks[k:m]):
            if before and after:
                count += _mark_blocks(before, after) if _holds_blocks(after) else _mark_words(before, after)
                continue
            count += 1
            if after:
                _mark_whole_block(after, "ins")
            elif before:
                removed = _mark_whole_block(copy.copy(before), "del")
                next_block = new_blocks[k] if k < len(new_blocks) else None
                (next_block.insert_before(removed) if next_block else new.append(removed))
    return count


def _pair_blocks(old: Sequence[Tag], new: Sequence[Tag]) -> Iterator[tuple[Tag | None, Tag | None]]:
    """Pairs of an old block and the new one that it became, and blocks without a partner, in the order of the text."""
    start = 0
    for after in new:
        partner = next((index for index in range(start, len(old)) if _is_edited(old[index], after)), None)
        if partner is None:
            yield None, after
            continue
        yield from ((removed, None) for removed in old[start:partner])
        yield old[partner], after
        start = partner + 1
    yield from ((removed, None) for removed in old[start:])


def _is_edited(old: Tag, new: Tag) -> bool:
    """Whether a block is an edited version of another one."""
    if old.name != new.name or _slot_key(old) or _slot_key(new):
        return False
    return similarity(old.get_text(), new.get_text()) >= MIN_SIMILARITY


def _mark_words(old: Tag, new: Tag) -> int:
    """Mark the words that differ in one block. The tags of the result are the new block's.

    Args:
        old: the block as it was.
        new: the block as it is. The marks are set in it.

    Returns:
        The number of places that differ.
    """
    old_tokens = [token for text in _text_nodes(old) for token in _TOKEN.findall(text)]
    new_tokens = [(text, token) for text in _text_nodes(new) for token in _TOKEN.findall(text)]
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
    for text in _text_nodes(new):
        if id(text) in parts:
            text.replace_with(*parts[id(text)])
    if len(new_tokens) in removed:
        new.append(_mark("del", removed[len(new_tokens)]))
    return count


def _text_nodes(block: Tag) -> list[NavigableString]:
    """The texts in a block, comments and the like aside."""
    strings = block.find_all(string=True)
    return [text for text in strings if isinstance(text, NavigableString) and not isinstance(text, PreformattedString)]


def _mark(name: str, text: str = "") -> Tag:
    """An `ins` or a `del` of a change."""
    mark = BeautifulSoup(f'<{name} class="change"></{name}>', "html.parser").contents[0]
    assert isinstance(mark, Tag)
    if text:
        mark.append(text)
    return mark


def _mark_whole_block(block: Tag, mark: str) -> Tag:
    """Mark a block that was added ('ins') or removed ('del').

    The marks are set inside its innermost blocks, so that lists and tables stay lists and tables.
    """
    if mark == "del":
        for tag in [block, *block.find_all(True)]:
            tag.attrs.pop("id", None)
    for leaf in [block] if not _holds_blocks(block) else [tag for tag in block.find_all(True) if _is_leaf(tag)]:
        if _slot_key(leaf):
            _mark_slot(leaf, mark)
            continue
        inner = _mark(mark)
        inner.extend(list(leaf.contents))
        leaf.append(inner)
    if mark == "del":
        block["class"] = " ".join([*_classes(block), "change-gone"])
    return block


def _mark_slot(slot: Tag, mark: str) -> None:
    """Mark the slot of a chart or a cell that was added or removed."""
    if mark == "ins":
        slot.insert_before(BeautifulSoup('<span class="change-new"></span>', "html.parser").contents[0])
        return
    slot.clear()
    slot.name, slot.attrs = "p", {}
    slot.append(_mark("del", _("A chart or a cell stood here.")))


def _elements(parent: Tag) -> list[Tag]:
    return [child for child in parent.contents if isinstance(child, Tag)]


def _block_key(block: Tag) -> str:
    """A text that is equal for blocks that look alike."""
    return _slot_key(block) or f"{block.name} {' '.join(block.get_text().split())}"


def _slot_key(block: Tag) -> str:
    """The key of a chart's or a cell's slot; empty for all else."""
    key = block.get("data-key") or block.get("data-cell")
    return f"slot {key}" if key and {"chart-slot", "cell-slot"} & set(_classes(block)) else ""


def _classes(block: Tag) -> list[str]:
    classes: str | list[str] = block.get("class") or []
    return classes.split() if isinstance(classes, str) else list(classes)


def _holds_blocks(block: Tag) -> bool:
    return any(tag.name in BLOCK_NAMES for tag in _elements(block))


def _is_leaf(tag: Tag) -> bool:
    return tag.name in BLOCK_NAMES and not _holds_blocks(tag)
