"""What authors write beyond Markdown: chart fences, `chart:` pictures and `fact:` links.

One extension of Python-Markdown serves the site's own rendering and the desk's checks. It leaves a slot where a
chart goes and remembers what it met; it knows no data and finds no faults. Lines are known where the text was
marked by `mark_lines` before, which only the desk's reading needs.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Literal
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_MARK = re.compile("\ue000(\\d+)\ue001")
_LINK = re.compile(r"(\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?)(chart:|fact:)")
_FENCE = re.compile(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})\s*\{?\s*\.?chart\b")
SLOT = re.compile(r'<div class="chart-slot" data-key="([^"]+)">\s*</div>')
"""A place for a chart in rendered HTML."""


@dataclass(frozen=True)
class Mention:
    """A place in a text that names a chart, a fact or a picture."""

    kind: Literal["fence", "chart", "fact", "picture"]
    text: str
    """The YAML of a fence, the id of a chart, the target of a fact, the address of a picture."""
    line: int
    alt: str = ""
    alone: bool = True
    """Whether a chart's picture stands alone in its paragraph."""

    @property
    def key(self) -> str:
        """The name of its slot: alike for what is shown alike."""
        return hashlib.sha256("\0".join((self.kind, self.text, self.alt)).encode()).hexdigest()[:16]


def mark_lines(text: str, first_line: int) -> str:
    """The text with its line numbers beside all that the extension will ask for.

    The marks are characters of Unicode's private use area, which survive every step of Markdown.
    """
    lines, begun = text.split("\n"), False
    for index, line in enumerate(lines):
        mark = f"\ue000{first_line + index}\ue001"
        if begun and not re.match(r"[\s>]*(`{3,}|~{3,})\s*$", line):
            lines[index] = line + mark
        begun = bool(_FENCE.match(line))
        if not begun:
            lines[index] = _LINK.sub(rf"\1\2{mark}", lines[index])
    return "\n".join(lines)


class ChartExtension(Extension):
    """Collects mentions and leaves slots; `begin` starts a new text."""

    def __init__(self) -> None:
        super().__init__()
        self.mentions: list[Mention] = []

    def begin(self) -> None:
        """Forget the text before."""
        self.mentions = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by Python-Markdown."""
        # After inline patterns (20), which make the links; before MkDocs' own look at them (0).
        md.treeprocessors.register(_Links(md, self), "dashboard", 15)

    def fence(
        self, source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **rest: Any
    ) -> str:
        """The formatter of ```chart, in the form that pymdownx.superfences wants."""
        found = _MARK.search(source)
        text = _MARK.sub("", source)
        return self.note(Mention("fence", text, int(found[1]) if found else 1))

    def note(self, mention: Mention) -> str:
        """Remember a mention; its slot comes back."""
        self.mentions.append(mention)
        return f'<div class="chart-slot" data-key="{mention.key}"></div>'


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, owner: ChartExtension) -> None:
        super().__init__(md)
        self._owner = owner

    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "img":
                    self._picture(child, parent)
                elif child.tag == "a" and child.get("href", "").startswith("fact:"):
                    target, line = _unmarked(child.get("href", ""))
                    self._owner.note(Mention("fact", target.removeprefix("fact:"), line))
                    # Until facts are checked, the words stand as they are.
                    child.tag = "span"
                    child.attrib.clear()

    def _picture(self, image: ElementTree.Element, parent: ElementTree.Element) -> None:
        target, line = _unmarked(image.get("src", ""))
        if not target.startswith("chart:"):
            self._owner.note(Mention("picture", target, line, image.get("alt", "")))
            return
        alone = parent.tag == "p" and len(parent) == 1 and not (parent.text or image.tail or "").strip()
        mention = Mention("chart", target.removeprefix("chart:"), line, image.get("alt", ""), alone)
        self._owner.note(mention)
        place = parent if alone else image
        place.clear()
        place.tag = "div" if alone else "span"
        place.set("class", "chart-slot")
        place.set("data-key", mention.key)


def _unmarked(target: str) -> tuple[str, int]:
    found = _MARK.search(target)
    return _MARK.sub("", target), int(found[1]) if found else 1


def with_charts(
    names: list[str], configs: dict[str, Any], extension: ChartExtension
) -> tuple[list[Any], dict[str, Any]]:
    """A site's list of Markdown extensions, and their options, with ours among them."""
    fences = "pymdownx.superfences"
    options = dict(configs.get(fences) or {})
    ours = {"name": "chart", "class": "chart", "format": extension.fence}
    options["custom_fences"] = [*options.get("custom_fences", []), ours]
    kept = [name for name in names if name not in (fences, "fenced_code")]
    return [*kept, fences, extension], {**configs, fences: options}
