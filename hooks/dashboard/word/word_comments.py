"""The comments of a Word text: who said what on which words, what was answered, and what is settled."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from bs4.element import PreformattedString, Tag

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.review.blocks import BLOCK_NAMES
from dashboard.review.note import CONTEXT_LENGTH, MAX_TEXT_LENGTH
from dashboard.word.story import without_marks
from dashboard.word.xml_part import name

_BLANKS = lazy_re(r"\s+")


class Comment(Frozen):
    """A comment."""

    id: str
    author: str
    body: str
    exact: str
    """The words that it is about; empty if it is about none."""
    prefix: str
    suffix: str
    answers: str = ""
    """The id of the comment that it answers."""
    settled: bool = False


class Thread(Frozen):
    """What a comment belongs to."""

    answers: str = ""
    settled: bool = False


def read_threads(comments: Element, extended: Element | None) -> dict[str, Thread]:
    """Which comments are answers, and which are settled, by their ids.

    Args:
        comments: the part with the comments.
        extended: the part with their threads, which older files do not have.
    """
    ids: dict[str, str] = {}
    for comment in comments.iter(name("w:comment")):
        for paragraph in comment.iter(name("w:p")):
            if para := paragraph.get(name("w14:paraId")):
                ids[para] = comment.get(name("w:id"), "")
    threads: dict[str, Thread] = {}
    for entry in extended.iter(name("w15:commentEx")) if extended is not None else ():
        parent = ids.get(entry.get(name("w15:paraIdParent"), ""), "")
        done = entry.get(name("w15:done"), "0") in ("1", "true")
        if id := ids.get(entry.get(name("w15:paraId"), "")):
            threads[id] = Thread(parent if parent != id else "", done)
    return threads


def take_comments(text: Tag, threads: Mapping[str, Thread]) -> list[Comment]:
    """Take the comments out of the HTML that pandoc made of a text.

    Args:
        text: the HTML, which is changed.
        threads: what each belongs to.
    """
    starts: dict[str, tuple[int, str, str]] = {}
    ends: dict[str, int] = {}
    words, length = list[str](), 0
    marks = list(text.find_all("span", class_=("comment-start", "comment-end")))
    bodies = {id(inside) for mark in marks if _is_start(mark) for inside in mark.descendants}
    for node in text.descendants:
        if id(node) in bodies:
            continue
        if isinstance(node, Tag):
            comment = str(node.get("id", ""))
            if _is_start(node):
                starts[comment] = (length, str(node.get("data-author", "")), _body(node))
            elif "comment-end" in node.get_attribute_list("class"):
                ends[comment] = length
            added = " " if node.name in BLOCK_NAMES or node.name == "br" else ""
        else:
            added = "" if isinstance(node, PreformattedString) else str(node)
        words.append(added)
        length += len(added)
    whole = "".join(words)
    for mark in marks:
        mark.replace_with("") if _is_start(mark) else mark.unwrap()
    found = []
    for comment, (start, author, body) in starts.items():
        end, thread = ends.get(comment, start), threads.get(comment, Thread())
        before, after = whole[:start][-CONTEXT_LENGTH:], whole[end : end + CONTEXT_LENGTH]
        exact, before, after = (_BLANKS.sub(" ", without_marks(each)) for each in (whole[start:end], before, after))
        exact = exact.strip()[:MAX_TEXT_LENGTH]
        found.append(Comment(comment, author, body, exact, before, after, thread.answers, thread.settled))
    return found


def _is_start(tag: Tag) -> bool:
    return "comment-start" in tag.get_attribute_list("class")


def _body(mark: Tag) -> str:
    lines = "".join(
        ("\n" if node.name == "br" else "") if isinstance(node, Tag) else str(node).replace("\n", " ")
        for node in mark.descendants
    )
    return "\n".join(" ".join(line.split()) for line in lines.split("\n")).strip()
