"""The Markdown extension for alerts, tabs and tasks as other editors have them, in forms that need no script.

`> [!NOTE]` becomes the box of an admonition, also with a title, and folded with `-`, as in Obsidian. The tabs that
pymdownx.tabbed makes stand below one another, each under its title. `- [x]` has a sign in place of a switch, and a
backslash at the end of a line breaks it.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from dashboard.core.words import _
from dashboard.markup.alert_head import ALERT, ALERT_MARK

_HEAD = re.compile(rf"\A{ALERT_MARK}(?P<title>.*)\n?")
_KIND_NAMES = """
    abstract attention bug caution danger error example failure hint important info note question quote success summary
    tip warning
"""
_KINDS = frozenset(_KIND_NAMES.split())
"""The kinds of boxes that have a name of their own; others are notes."""
_TASK = re.compile(r"\A[ \t]*\[(?P<state>[ xX])\][ \t]+")


class StaticFormsExtension(Extension):
    """Reads alerts, tasks and breaks, and takes the switches out of tabs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by Python-Markdown."""
        # Behind fences (25), in which all is code.
        md.preprocessors.register(_AlertHeads(md), "alert-heads", 24)
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


class _StaticForms(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            if element.tag == "blockquote":
                _read_alert(element)
            elif element.tag == "li":
                _read_task(element)
            elif element.tag == "div" and "tabbed-set" in element.get("class", "").split():
                _stack_tabs(element)


def _read_alert(quote: Element) -> None:
    first = next(iter(quote), None)
    head = _HEAD.match(first.text or "") if first is not None and first.tag == "p" else None
    if first is None or not head:
        return
    kind = head["kind"].lower()
    name = kind if kind in _KINDS else "note"
    title = Element("summary" if head["fold"] else "p", {} if head["fold"] else {"class": "admonition-title"})
    title.text = head["title"].strip() or head["kind"].capitalize()
    quote.tag = "details" if head["fold"] else "div"
    quote.attrib = {"class": name if head["fold"] else f"admonition {name}"}
    if head["fold"] == "+":
        quote.set("open", "open")
    first.text = (first.text or "")[head.end() :]
    if not first.text.strip() and not len(first):
        quote.remove(first)
    quote.insert(0, title)


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
