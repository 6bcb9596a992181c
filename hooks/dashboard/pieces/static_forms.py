"""The Markdown extension for what Python-Markdown reads differently from other editors, in forms that need no script.

`> [!NOTE]` becomes the box of an admonition, also with a title, and folded with `-`, as in Obsidian. The tabs that
pymdownx.tabbed makes stand below one another, each under its title. `- [x]` has a sign in place of a switch. A
backslash at the end of a line breaks it, and takes its meaning from each sign. An empty line parts two quotations. Up
to three blanks may stand before a heading, and it ends with # where no blank stands before that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import punctuation
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockQuoteProcessor, HashHeaderProcessor
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from dashboard.core.lazy_re import lazy_re
from dashboard.core.words import _
from dashboard.markup.alert_head import ALERT, ALERT_MARK

_HEAD = lazy_re(rf"\A{ALERT_MARK}(?P<title>.*)\n?")
_KIND_NAMES = """
    abstract attention bug caution danger error example failure hint important info note question quote success summary
    tip warning
"""
_KINDS = frozenset(_KIND_NAMES.split())
"""The kinds of boxes that have a name of their own; others are notes."""
_EDGE = r"(?P<quote>(?:(?:[ \t]*>)+[ ]?)?)(?P<blanks>[ \t]*)"
_FENCE = lazy_re(rf"{_EDGE}{HTML_PLACEHOLDER_RE.pattern}[ \t]*\Z")
_LINE = lazy_re(rf"{_EDGE}(?P<words>(?P<item>(?:[-*+]|\d+[.)])[ \t])?.*)")
_TASK = lazy_re(r"\A[ \t]*\[(?P<state>[ xX])\][ \t]+")


class StaticFormsExtension(Extension):
    """Reads quotations, alerts, tasks and what a backslash does, and takes the switches out of tabs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by Python-Markdown."""
        md.ESCAPED_CHARS = list(dict.fromkeys((*md.ESCAPED_CHARS, *punctuation)))
        # Behind fences (25), in which all is code.
        md.preprocessors.register(_AlertHeads(md), "alert-heads", 24)
        md.preprocessors.register(_EdgesOfFences(md), "edges-of-fences", 23)
        # In place of the library's own, with their priorities.
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(_Quotations(md.parser), "quote", 20)
        # Before what a backslash escapes (180), behind formulas (185).
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"(?<!\\)\\\n", "br"), "hard-break", 181)
        # Before inline patterns (20), which read the titles.
        md.treeprocessors.register(_StaticForms(md), "static-forms", 21)


class _AlertHeads(Preprocessor):
    """Ends the paragraph of an alert's first line, so that a list may follow."""

    def run(self, lines: list[str]) -> list[str]:
        ended = list[str]()
        for line in lines:
            alert = ALERT.match(line)
            ended += [line, alert["quote"].rstrip()] if alert else [line]
        return ended


class _EdgesOfFences(Preprocessor):
    """Parts a fence, for which a placeholder stands, from the paragraphs around it."""

    def run(self, lines: list[str]) -> list[str]:
        parted = list[str]()
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            fence = _FENCE.match(line)
            if not fence or _is_in_tight_item(parted, len(fence["blanks"])):
                parted.append(line)
                continue
            empty = fence["quote"].rstrip()
            parted += [empty] * bool(parted and parted[-1].strip("> \t")) + [line] + [empty] * bool(below.strip("> \t"))
        return parted


def _is_in_tight_item(above: Sequence[str], indent: int) -> bool:
    """Whether a line belongs to an item of a list without paragraphs, which an empty line would make some of."""
    for line in filter(None, map(_LINE.match, reversed(above))):
        if not line["words"]:
            return False
        if len(line["blanks"]) < indent:
            return bool(line["item"])
    return False


class _Quotations(BlockQuoteProcessor):
    """Reads a quotation. The library's own joins it to one that ends above."""

    def lastChild(self, parent: Element) -> Element | None:  # noqa: N802 (the library's name)
        """What stands above: nothing that it could be joined to."""
        return None


class _Headings(HashHeaderProcessor):
    """Reads a heading."""

    RE = re.compile(r"(?:^|\n)(?: {1,3}(?=#{1,6}(?: |\n|\Z)))?(?P<level>#{1,6})(?P<header>[^\n]*?)(?: +#+)? *(?:\n|\Z)")


class _StaticForms(Treeprocessor):
    def run(self, root: Element) -> None:
        for child in list(root):
            if child.tag == "blockquote":
                _read_alerts(root, child)
            elif child.tag == "li":
                _read_task(child)
            elif child.tag == "div" and "tabbed-set" in child.get("class", "").split():
                _stack_tabs(child)
        for child in root:
            self.run(child)


def _read_alerts(parent: Element, quote: Element) -> None:
    """Make boxes of a quotation, of each paragraph that begins as an alert."""
    boxes = list[Element]()
    for part in list(quote):
        head = _HEAD.match(part.text or "") if part.tag == "p" else None
        if head:
            boxes.append(_begin_box(head))
            part.text = (part.text or "")[head.end() :]
        if boxes:
            quote.remove(part)
            if not head or part.text or len(part):
                boxes[-1].append(part)
    if boxes:
        boxes[-1].tail, quote.tail = quote.tail, None
        place = list(parent).index(quote)
        parent[place : place + 1] = [*([quote] if len(quote) else []), *boxes]


def _begin_box(head: re.Match[str]) -> Element:
    kind = head["kind"].lower()
    name = kind if kind in _KINDS else "note"
    if head["fold"]:
        box = Element("details", {"class": name} | ({"open": "open"} if head["fold"] == "+" else {}))
        title = SubElement(box, "summary")
    else:
        box = Element("div", {"class": f"admonition {name}"})
        title = SubElement(box, "p", {"class": "admonition-title"})
    title.text = head["title"].strip() or head["kind"].capitalize()
    return box


def _read_task(item: Element) -> None:
    holder = item if (item.text or "").strip() or not len(item) or item[0].tag != "p" else item[0]
    task = _TASK.match(holder.text or "")
    if not task:
        return
    is_done = task["state"] != " "
    sign = Element("span", {"role": "img", "aria-label": _("Done") if is_done else _("Not done")})
    sign.text, sign.tail = "☑" if is_done else "☐", f" {(holder.text or '')[task.end() :]}"
    holder.text = None
    holder.insert(0, sign)
    item.set("class", "task-list-item")


def _stack_tabs(tabs: Element) -> None:
    """Put each tab of a set under its title. The extension writes titles and tabs in one of two ways."""
    titles, panels = tabs.findall("label"), tabs.findall("div[@class='tabbed-content']")
    if not titles:
        titles, panels = tabs.findall("div[@class='tabbed-labels']/label"), list(panels[0])
    tabs.attrib = {"class": "tab-set"}
    tabs[:] = []
    for title, panel in zip(titles, panels, strict=True):
        title.tag, title.attrib = "p", {"class": "tab-title"}
        panel.attrib = {"class": "tab"}
        tabs.extend((title, panel))
