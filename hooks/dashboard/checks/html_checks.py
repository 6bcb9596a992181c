"""Checks of the HTML that authors write. `markup/` decides what is allowed and `pieces/` finds what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.checks.check import TextIssue, described, text_check
from dashboard.checks.prose import MARKUP, Prose
from dashboard.core.lazy_re import lazy_re

_COMMENT = lazy_re(r"<!--(?P<words>.*?)(?:-->|\Z)|<\?.*?(?:>|\Z)|<!(?:\[CDATA\[|[A-Za-z]).*?(?:>|\Z)", re.S)
_TAG = lazy_re(
    r"<(?P<end>/?)(?P<tag>details|div|section|article|aside|figure|blockquote|center|header|footer|td|th|li|p|h[1-6]"
    r"|figcaption|summary|dt|dd)\b"
    r"(?P<attributes>[^<>]*)>",
    re.I,
)
"""The beginning or the end of an element that may hold Markdown."""
_WITH_END = lazy_re(
    r"(?<!\\)<(?P<end>/?)(?P<tag>a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var"
    r"|article|aside|blockquote|details|div|dl|figure|footer|h[1-6]|header|ol|pre|section|table|ul)(?=[\s/>])"
    r"(?P<attributes>[^<>]*)>",
    re.I,
)
"""The beginning or the end of an element that has to have one: of `<p>` and `<li>` it may be left out."""
_PARTS = ("td", "th", "li")
"""Elements in which it is never read."""
_DEEPEST = 20
"""How many elements within one another are looked into."""
_BEGINNING = lazy_re(r"(?:\A|\n) {0,3}\Z")
"""What stands before a block of HTML."""
_EMPTY_LINE = lazy_re(r"\n[ \t]*\n")
_MARKDOWN = lazy_re(
    r"^[ \t]*(?:(?:[-*+]|\d{1,3}[.)]|#{1,6}|>)[ \t]+\S|`{3}|~{3}|\|?[ \t:]*-[ \t:-]*\|[ \t|:-]*$|(?:--+|==+)[ \t]*$)"
    r"|\*\*\S|(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])|(?<![\w_])_[^\s_][^_\n]*_(?![\w_])"
    r"|\][(\[]|\[\^|`\S|\$\$|\\$|(?<![\"'=/>])https?://",
    re.M,
)
"""A list, a heading, a quotation, a fence, a table, strong words, a link, a note, code, a formula or a break."""
_CERTAIN = lazy_re(
    r"!\[[^\[\]\n]*\]\([^()\s]*\)|\[[^\[\]\n]+\]\((?:https?://|#|[\w./-]+\.(?:md|ipynb)\b)[^()\s]*\)"
    r"|\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*"
)
"""What is nothing but Markdown: a picture, a link, strong words. An address `<…>` is taken out like a tag."""
_ANY_TAG = lazy_re(r"<[^<>]*>")
_KEPT = lazy_re(r"<(?P<tag>pre|code|script|style|table)\b.*?(?:</(?P=tag)>|\Z)|<!--.*?(?:-->|\Z)", re.S | re.I)
"""What no editor reads as Markdown, empty lines or not."""
_FAR_IN = lazy_re(r"^(?: {4}|\t)[ \t]*<", re.M)
_BLOCK = lazy_re(r"(?:^[ \t]*\S[^\n]*(?:\n|\Z))+", re.M)
_BEHIND_HASH = lazy_re(r"(?:\A|\s)#")
"""The sign of a comment of YAML."""
_SILENCE = lazy_re(r"\A\s*desk:")
_MISTYPED = lazy_re(r"(?!<!--)<(?:[ ]?[!\uff01][ ]?[-–—]|[-–—]{1,2}[!\uff01])")
"""Nearly the beginning of a comment, as where a word processor has made a dash of two hyphens."""

unsafe_html = described(
    "unsafe-html",
    "text",
    """A text or a notebook's output holds HTML that pages may not hold: a script, a frame, a form, a style, or an
    address that loads something from elsewhere. Readers get the text without it.

    Why: It could run in the browsers of readers, tell others who reads us, or change the page around the text.

    Bad:
        Trade grew <b onclick="alert(1)">sharply</b>.

    Good:
        Trade grew **sharply**.
    """,
)


@text_check("html-comment", "info")
def html_comment(prose: Prose) -> Iterator[TextIssue]:
    """A text holds a comment, drafts too.

    Why: Readers do not get comments, but whoever sees the file does, and words meant for colleagues may be left in it.
    Once the text is approved, to delete a comment is a change that needs another approval.

    Bad:
        Trade grew. <!-- is that so? -->

    Good:
        Trade grew.
    """
    for comment in _comments(prose):
        # An empty one keeps two lists apart, which Markdown would join.
        has_words = comment[0].endswith(">") and comment[0].strip("<!-> \n")
        if has_words and not _stands_in_yaml(prose, comment):
            hint = "Delete it, or write it as a note to the piece."
            message = "Read a comment in HTML: pages do not show it, but whoever has the file can read it."
            yield TextIssue(*comment.span(), message, hint)


@text_check("open-comment", "error")
def open_comment(prose: Prose) -> Iterator[TextIssue]:
    """A comment has no end or a mistyped beginning, has another comment within, or an empty line where it stands in an
    item or among words, or it stands in the front matter or a chart.

    Why: It is taken for words, and readers get them.

    Bad:
        Trade grew. <!-- is that so?

    Good:
        Trade grew.
    """
    # (Those in Markdown are found in what comes of it: `pieces/shown_comments.py`.)
    for comment in _comments(prose):
        if comment[0].startswith("<!--") and _stands_in_yaml(prose, comment):
            message = "Read a comment in HTML within YAML: readers get its words."
            yield TextIssue(
                comment.start(), comment.start() + 4, message, "Delete it; in YAML a comment begins with #."
            )
        elif rest := _shown_rest(prose, comment):
            message = "Read a comment within a comment: the first --> ends both, and readers get the words behind it."
            yield TextIssue(comment.start(), rest, message, "Delete it, or take the inner <!-- and --> out.")
    for mistyped in _MISTYPED.finditer(prose.source, prose.body):
        if prose.words[mistyped.start()] == "<":
            message = f"Read '{mistyped[0]}', expected the beginning of a comment, <!--: readers get its words."
            yield TextIssue(*mistyped.span(), message, "Delete it, or write it between <!-- and -->.")
    for start, end in prose.code_spans:
        begin = prose.source.rfind("<!--", start, end)
        words = prose.source[begin + 4 : end].lstrip(" \t") if begin >= 0 else ""
        if words[:1].isalnum() and "-->" not in words and _next_end(prose, end) >= 0:
            message = "Readers get the words of this comment: a ` before it and another one within make code of it."
            yield TextIssue(begin, end, message, "Delete it, or take the ` out of it.")


def _shown_rest(prose: Prose, comment: re.Match[str]) -> int:
    """Where the words end that a comment leaves to readers, since it was meant to end further on; else 0."""
    words = comment["words"] or ""
    if not comment[0].endswith("-->"):
        return 0
    if words.startswith((">", "->")):  # (That ends it at once.)
        return comment.end()
    end = _next_end(prose, comment.end()) if "<!--" in words else -1
    return end + 3 if end >= 0 and prose.words[end] == "-" else 0


def _next_end(prose: Prose, start: int) -> int:
    """Where the next sign stands that ends a comment, without code, a comment or an empty line before it; else -1."""
    end = prose.source.find("-->", start)
    between = prose.source[start:end] if end >= 0 else ""
    return -1 if "<!--" in between or "`" in between or _EMPTY_LINE.search(between) else end


@text_check("unread-markdown", once=True, fixes=True)
def unread_markdown(prose: Prose) -> Iterator[TextIssue]:
    """Markdown stands within an element of HTML that does not say that it holds any.

    Why: Other editors read it behind an empty line. Here readers get the asterisks and brackets, pictures as their
    addresses, and paragraphs run together.

    Bad:
        <details>
        <summary>How it was computed</summary>

        All rows, **by month**.

        </details>

    Good:
        <details markdown="1">
        <summary>How it was computed</summary>

        All rows, **by month**.

        </details>
    """
    elements = [*_elements(prose)]
    whole = {element.holder.start(): element.content for element in elements}
    for holder, content, parents in elements:
        if "markdown" not in holder["attributes"] and _holds_markdown(content):
            end, tag = holder.end("tag"), holder["tag"]
            message = f"Markdown within <{tag}>, which is not read there."
            if any(name in _PARTS for name in (tag.lower(), *parents.values())):
                hint = "Write it as HTML, or the whole table or list as Markdown."
                yield TextIssue(end, end, message, hint, kind="part")
            elif _FAR_IN.search(_KEPT.sub("", whole.get(next(iter(parents), -1), content))):
                hint = f'Write <{tag} markdown="1">, and no HTML in it behind four blanks: that becomes code.'
                yield TextIssue(end, end, message, hint, kind="far in")
            else:
                hint = f'Write <{tag} markdown="1">, or let --fix do it.'
                yield TextIssue(end, end, message, hint, ' markdown="1"')


class _Element(NamedTuple):
    """An element of a block of HTML."""

    holder: re.Match[str]
    """Its tag."""
    content: str
    parents: dict[int, str]
    """Where the elements around it begin, the outermost first, and what they are."""


def _elements(prose: Prose) -> Iterator[_Element]:
    """The elements of blocks of HTML, the inner ones first."""
    opened = list[re.Match[str]]()
    for tag in _TAG.finditer(prose.source, prose.body):
        if prose.shown_as_code(tag.start()):
            continue
        name, is_first = tag["tag"].lower(), bool(_BEGINNING.search(prose.source, max(0, tag.start() - 4), tag.start()))
        if not tag["end"]:
            if opened or is_first or (name in _PARTS and _stands_in_html(prose.source, tag.start())):
                opened.append(tag)
            continue
        while opened and opened[-1]["tag"].lower() != name:
            opened.pop()  # (It has no end.)
        if opened:
            holder = opened.pop()
            if len(opened) < _DEEPEST:
                parents = {parent.start(): parent["tag"].lower() for parent in opened}
                yield _Element(holder, prose.source[holder.end() : tag.start()], parents)


def _stands_in_html(source: str, start: int) -> bool:
    """Whether a line begins with HTML. Among words and in a table of Markdown, what HTML holds is read as Markdown."""
    before = source[source.rfind("\n", 0, start) + 1 : start].lstrip()
    return not before or before.startswith("<")


def _holds_markdown(content: str) -> bool:
    """Whether it holds what is nothing but Markdown, or other editors would read some behind an empty line.

    Of two paragraphs they make two.
    """
    content = _KEPT.sub("<>", content)
    if _CERTAIN.search(_ANY_TAG.sub("", content)):
        return True
    empty_line = _EMPTY_LINE.search(content)
    if not empty_line:
        return False
    paragraphs = [block for block in _BLOCK.findall(content) if not block.lstrip().startswith("<")]
    return len(paragraphs) > 1 or bool(_MARKDOWN.search(content, empty_line.end()))


@text_check("open-element", once=True)
def open_element(prose: Prose) -> Iterator[TextIssue]:
    """An element of HTML has no end.

    Why: Whatever follows belongs to it, up to the end of its paragraph or of the page: it is bold, struck out, a link
    or folded away.

    Bad:
        Trade grew <b>sharply<b>.

        So did debts.

    Good:
        Trade grew <b>sharply</b>.

        So did debts.
    """
    opened: dict[str, list[re.Match[str]]] = {}
    for tag in _WITH_END.finditer(_COMMENT.sub(lambda comment: " " * len(comment[0]), prose.source), prose.body):
        name, start, attributes = tag["tag"].lower(), tag.start(), tag["attributes"].lower()
        is_empty = attributes.endswith("/") or (name == "a" and "href" not in attributes)
        if tag["end"]:  # (Also in lines of HTML that look like code, since they stand far in.)
            del opened.get(name, [])[-1:]
        elif prose.words[start] == MARKUP and not (is_empty or prose.shown_as_code(start)):
            opened.setdefault(name, []).append(tag)
    for name, tags in opened.items():
        for tag in tags:
            if not any(text.start <= tag.start() < text.end for text in prose.side_texts):
                message = f"<{name}> has no end, so that whatever follows belongs to it."
                hint = f"Write </{name}> behind what belongs to it; an end has a slash."
                yield TextIssue(*tag.span(), message, hint, kind=name)


def _stands_in_yaml(prose: Prose, comment: re.Match[str]) -> bool:
    """Whether a comment stands in a value of YAML, whatever the value is for, and not behind the # of a comment."""
    line = prose.source[prose.source.rfind("\n", 0, comment.start()) + 1 : comment.start()]
    is_yaml = comment.start() < prose.body or (bool(prose.parts) and prose.parts[0].kind == "yaml")
    if is_yaml and not _BEHIND_HASH.search(line):
        return True
    return any(text.start <= comment.start() < text.end and text.keys != ("alt",) for text in prose.side_texts)


def _comments(prose: Prose) -> Iterator[re.Match[str]]:
    """The comments of a text, without those in code and those that silence a check."""
    for comment in _COMMENT.finditer(prose.source):
        if not (prose.shown_as_code(comment.start()) or _SILENCE.match(comment["words"] or "")):
            yield comment
