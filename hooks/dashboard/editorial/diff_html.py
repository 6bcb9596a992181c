"""The words of a text that are new, and those that are gone, marked in its HTML as readers see it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bs4 import BeautifulSoup, Tag
from markupsafe import escape

from dashboard.editorial.word_diff import ALIKE, ratio, stretches
from dashboard.pieces.markdown_extension import FACT_SLOT
from dashboard.pieces.source_text import SourceText

_INLINE = re.compile("a|abbr|b|br|cite|code|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup")
_TOKEN = re.compile(r"<[^>]*>|&\w+;|\w+|\s+|[^\w\s]")


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
    """Mark the words of one block; tags are the new block's, and of the old one only words stay."""
    was = [one for one in _TOKEN.findall(old.decode_contents()) if not one.startswith("<")]
    now = _TOKEN.findall(new.decode_contents())
    words = [index for index, one in enumerate(now) if not one.startswith("<")]
    matcher = SequenceMatcher(None, was, [now[index] for index in words], autojunk=False)
    new_words, gone, count = set[int](), dict[int, str](), 0
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        count += 1
        new_words |= set(words[k:m])
        if i < j:
            gone[words[k] if k < len(words) else len(now)] = "".join(was[i:j])
    parts: list[str] = []
    for index, token in enumerate([*now, ""]):
        if index in gone:
            parts.append(f'<del class="change">{gone[index]}</del>')
        parts.append(f'<ins class="change">{token}</ins>' if index in new_words else token)
    html = "".join(parts).replace('</ins><ins class="change">', "")
    new.clear()
    new.extend(list(BeautifulSoup(html, "html.parser").contents))
    return count


def _whole(block: Tag, mark: str) -> Tag:
    """A block that is new or gone as a whole: what it holds is marked, so that lists and tables stay what they are."""
    if mark == "del":
        for one in [block, *block.find_all(True)]:
            one.attrs.pop("id", None)
    for leaf in [block] if not _holds_blocks(block) else [one for one in block.find_all(True) if _is_leaf(one)]:
        if slot := _slot(leaf):
            _whole_slot(leaf, mark, slot)
            continue
        inner = BeautifulSoup(f'<{mark} class="change"></{mark}>', "html.parser").contents[0]
        assert isinstance(inner, Tag)
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
    return any(not _INLINE.fullmatch(one.name) for one in _elements(block))


def _is_leaf(block: Tag) -> bool:
    return not _INLINE.fullmatch(block.name) and not _holds_blocks(block)
