"""Read the prose of a file: everything that is not prose is replaced by placeholders of the same length.

Python-Markdown keeps no offsets, so the kinds of Markdown are found by regular expressions here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dashboard.checks.known_names import KnownNames
from dashboard.checks.prose import (
    BREAK,
    MARKUP,
    NON_WORD,
    PART_SEPARATOR,
    Address,
    FrontMatterText,
    Prose,
    ProseHeading,
    SideText,
)
from dashboard.checks.yaml_texts import texts_for_readers
from dashboard.core.lazy_re import lazy_re
from dashboard.core.text_span import TextSpan
from dashboard.markup.alert_head import ALERT_MARK
from dashboard.markup.formula_marks import FORMULA
from dashboard.references.citation import CITATION

_HEAD = lazy_re(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_TOML = lazy_re(r"\A\+{3}[ \t]*\n.*?^\+{3}[ \t]*(?:\n|\Z)", re.S | re.M)
"""Front matter as Hugo writes it, which is an error, and no words."""
_UNREAD_HEAD = lazy_re(
    r"^(?:-{2,}|[–—―]+)[ \t]*\n(?:[ \t]*\n)*"
    r"(?:[A-Za-z_][\w-]*[ \t]*:(?:[ \t][^\n]*)?\n(?:(?:[ \t]+|-[ \t])[^\n]*\n)*){2,}"
    r"(?:(?:-{2,}|[–—―]+)[ \t]*(?:\n|\Z))?",
    re.M,
)
"""Keys that are not read, since something stands before them or dashes around them: an error, and no words."""
_START = 600
"""Number of characters at the beginning of a text in which keys are meant as front matter."""
_CHART_ID = lazy_re(r"^id:[ \t]*[\"']?([a-z0-9-]+)", re.M)
_LANG = lazy_re(r"^lang:[ \t]*[\"']?(\w+)", re.M)
_CHART = lazy_re(r"\A\s*+\{?+\s*+\.?chart\b")
_RULE = lazy_re(r"^(?:[ \t]*(?:[-*_=][ \t]*){3,}|(?=[ \t|:]*-[ \t:-]*\|)[ \t|:-]*+)$", re.M)
_BOX_MARK = r"(?:!!!|\?\?\?\+?|={3}(?:\+!?|!\+?)?)"
_BOX = lazy_re(rf"^[ \t>]*{_BOX_MARK}[ \t]*[\w -]*(?:\"(?P<title>.*)\"[^\"\n]*)?[ \t]*$", re.M)
"""The first line of an admonition, of what is folded, or of a tab."""
_DEFINITION = lazy_re(
    r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:(?:[ \t]*<?(?P<target>[^\s>]+).*|[ \t]*\n[ \t]*<?(?P<below>[^\s>]+)>?"
    r"(?:[ \t]+(?:\".*\"|'.*'|\(.*\)))?)[ \t]*(?:\n[ \t]*(?:\".*\"|'.*'|\(.*\))[ \t]*)?$",
    re.M,
)
"""The target of links. Its address may stand on the next line, and its title, too."""
_IMPORT = lazy_re(
    r"^(?:import[ \t]+(?:\S.*[ \t]from[ \t]+)?(?P<quote>[\"'])[^\"'\n]+(?P=quote)"
    r"|export[ \t]+const[ \t]+\w+[ \t]*=.*|--8<--[ \t]+\".*\");?[ \t]*$",
    re.M,
)
"""A line of MDX, or one that takes in another file."""
_BEGINNING = lazy_re(
    r"^(?P<quote>[ \t]*>[> \t]*)?"
    rf"(?P<mark>(?(quote){ALERT_MARK}|(?!))"
    r"|[ \t]*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+|:[ \t]+|\[\^[^\]\n]+\]:[ \t]*)"
    r"|[ ]{0,3}#{1,6}(?=[ \t\n]|\Z)[ \t]*)?",
    re.M,
)
_HEADING_END = lazy_re(r"(?:\A|[ \t])#+[ \t]*\Z")
MAY_HOLD = lazy_re(rf"[ \t>]*(?:(?:[-*+]|\d{{1,3}}[.)]|{_BOX_MARK}|:)[ \t\"]|\[\^[^\]]+\]:(?:[ \t\n\"]|\Z))")
"""The beginning of a line to which lines indented by four may belong."""
_BLOCK = lazy_re(r"(?:^[ \t]*\S[^\n]*(?:\n|\Z))+", re.M)
_CONFLICT = lazy_re(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.M)
"""A line that git puts between versions which it could not merge."""
_UNDERLINED = lazy_re(r"^(?![ \t>#*+-])(?P<text>\S.*)\n(?P<line>=+|-+)[ \t]*$", re.M)
_TARGET = (
    r"\([ \t]*(?P<{}><[^>\n]{{0,2000}}>|(?:[^()\s]|\([^()\s]*\))*)"
    r"(?:\s+\"(?:[^\"\\]|\\.)*\"|\s+'(?:[^'\\]|\\.)*')?\s*\)"
)
_ATTRIBUTES = (
    # Of `attr_list`: a colon, a name or a class begins them, or a key; what stands in quotes may hold braces.
    r"\{(?=[:#.]|[ ]*+(?:\w[\w-]*+[ ]++)*+(?:[#.][A-Za-z_-]|[\w:][\w:.-]*+=))(?:\"[^\"\n]*\"|'[^'\n]*'|[^{}\n])*+\}"
)
_FORMULA, _CITATION = (re.sub(r"\?P<\w+>", "?:", syntax.pattern) for syntax in (FORMULA, CITATION))
_NO_CODE = rf"[ \t{MARKUP}]*[\n{BREAK}]"
"""An empty line, or one that begins an item: code does not reach beyond the line before."""
_INLINE = lazy_re(
    # Each branch begins with one of these characters. To test for them first is four times as fast.
    r"(?=[<`$\\!\[\]*_{|&h~])(?:(?P<comment><!--.*?-->)"
    r"|(?P<struck>(?<![{~])~~(?![\s~])(?:(?!\n[ \t]*\n).)*?(?<![\s~])~~(?![~}])"
    r"|<(?P<gone>del|s)[\s>](?:(?!\n[ \t]*\n|<(?P=gone)[\s>]).)*?</(?P=gone)>)"
    r"|(?P<raw><(?P<tag>script|style|pre|code)\b.*?</(?P=tag)>)"
    r"|(?P<auto><(?:https?://|mailto:)[^<>\s]*>)"
    r"|(?P<mail><[^\s<>@]+@[^\s<>@]+>)"
    r"|(?P<html></?[A-Za-z][^<>]*>)"
    r"|(?P<code>(?<!`)(?P<ticks>`++)(?:[^\n]|\n(?!" + _NO_CODE + r"))*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<formula>" + _FORMULA + ")"
    r"|(?P<picture>!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]" + _TARGET.format("source") + ")"
    r"|(?P<link>\]" + _TARGET.format("target") + ")"
    r"|(?P<works>" + _CITATION + ")"
    r"|(?P<bare>https?://[^\s<>\]\x00-\x02]*[^\s<>\x00-\x02.,;:!?)\]])"
    r"|(?P<markup>\]\[[^\]\n]*\]|\[\^[^\[\]\s]+\]|[\[\]]|\*+|(?<![^\W_])_+|_+(?![^\W_])"
    r"|" + _ATTRIBUTES + r"|\\[!-/:-@\[-`{-~])"
    r"|(?P<template>\{\{[^{}]{1,800}\}\}|\{%[^{}]{1,800}%\})"
    r"|(?P<cell>\|)"
    r"|(?P<entity>&#?\w+;))",
    re.S | re.M,
)
_PLACEHOLDERS = dict.fromkeys(("comment", "html", "link", "works", "markup"), MARKUP) | {
    "template": BREAK,
    "cell": BREAK,
}
"""The placeholder by the name of the group in `_INLINE`. All other kinds become NON_WORD."""
_ESCAPE = lazy_re(r"\\.|''", re.S)


def read_prose(parts: Sequence[TextSpan], path: str, known_names: KnownNames, lang: str = "en") -> Prose:
    """Read the prose of one file.

    Args:
        parts: The parts of the file; a single one of kind "yaml" is read as YAML, all others as Markdown.
        path: The file, from the root of the repository.
        known_names: The names that the checks know.
        lang: The site's language. A text may name its own in its front matter.

    Returns:
        The prose, whose offsets are those of the source.
    """
    prose = Prose(path, PART_SEPARATOR.join(part.text for part in parts), parts, known_names, lang)
    blanker = _Blanker(prose)
    if parts and parts[0].kind == "yaml":
        prose.body = len(prose.source)
        blanker.blank_yaml(0, prose.body)
    else:
        prose.body = body = blanker.blank_front_matter()
        blanker.blank_fences()
        blanker.blank_lines(body)
        blanker.blank_inline(body)
    prose.words = "".join(blanker.chars)
    for start, end in blanker.side_texts:
        blanker.fill(start, end, BREAK)
    prose.running_text = "".join(blanker.chars)
    return prose


class _Blanker:
    """The characters of a text while they are replaced, and what was found in it on the way."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.source = prose.source
        self.chars = list(prose.source)
        self.side_texts: list[tuple[int, int]] = []
        """Start and end of each stretch whose words stand beside the running text: YAML, pictures."""

    def fill(self, start: int, end: int, placeholder: str) -> None:
        """Replace a stretch by a placeholder. Line ends stay."""
        text = self.source[start:end]
        self.chars[start:end] = [placeholder] * len(text)
        if "\n" in text:
            self.chars[start:end] = ["\n" if char == "\n" else placeholder for char in text]

    def blank_front_matter(self) -> int:
        """Blank the front matter. Returns the offset where the body begins."""
        match = _HEAD.match(self.source)
        if not match:
            toml, unread = _TOML.match(self.source), _UNREAD_HEAD.search(self.source, 0, _START)
            if unread and (keys := _UNREAD_HEAD.match(self.source, unread.start())):
                self.fill(*keys.span(), BREAK)
            self.fill(0, toml.end() if toml else 0, BREAK)
            return toml.end() if toml else 0
        if lang := _LANG.search(match[1]):
            self.prose.lang = lang[1]
        self.fill(0, match.start(1), BREAK)
        self.blank_yaml(*match.span(1), is_front_matter=True)
        self.fill(match.end(1), match.end(), BREAK)
        return match.end()

    def blank_yaml(self, start: int, end: int, *, is_front_matter: bool = False) -> None:
        """Blank a stretch of YAML, except values that are words for readers."""
        self.fill(start, end, BREAK)
        self.side_texts.append((start, end))
        chart_id = None if is_front_matter else _CHART_ID.search(self.source, start, end)
        for keys, node in texts_for_readers(self.source[start:end]):
            first, last = start + node.start_mark.index, start + node.end_mark.index
            if node.style in ("'", '"'):
                first, last = first + 1, last - 1
            elif node.style in ("|", ">"):
                first = self.source.find("\n", first, last) + 1 or last
            self.chars[first:last] = _ESCAPE.sub(lambda match: MARKUP * len(match[0]), self.source[first:last])
            self.prose.side_texts.append(SideText(first, last, keys, chart_id[1] if chart_id else ""))
            if keys[-1] == "alt":
                self.prose.addresses.append(Address("picture", first, "", node.value, first))
            if is_front_matter and len(keys) == 1:
                self.prose.front_matter[keys[0]] = FrontMatterText(first, node.value)

    def blank_fences(self) -> None:
        """Blank fenced blocks behind the front matter. The words of a chart stay."""
        for fence in self.prose.fences:
            self.fill(fence.start, fence.end, BREAK)
            if _CHART.match(fence.info):
                self.blank_yaml(min(fence.first_end + 1, fence.last_start), fence.last_start)
            else:
                self.prose.code_spans.append((fence.start, fence.end))

    def blank_lines(self, body: int) -> None:
        """Blank what makes a line a heading, a list item, a table rule or a block of code, from an offset on."""
        self._blank_indented_code(body)
        if "<<<<<<< " in self.source:
            for match in _CONFLICT.finditer(self.source, body):
                self.fill(*match.span(), BREAK)
        self._blank_whole_lines("".join(self.chars), body)
        self._blank_beginnings("".join(self.chars), body)
        self.prose.headings.sort(key=lambda heading: heading.start)

    def _blank_indented_code(self, body: int) -> None:
        if "\n    " not in self.source and "\n\t" not in self.source:
            return
        for start, end in self._indented_code(body):
            # (What is left of a fence is words of a chart.)
            if not any(fence.start < end and start < fence.end for fence in self.prose.fences):
                self.fill(start, end, BREAK)
                self.prose.indented_code.append((start, end))
        self.prose.code_spans += self.prose.indented_code

    def _blank_whole_lines(self, text: str, body: int) -> None:
        """Blank the heads of boxes but for their titles, rules of tables, imports, and where links lead to."""
        for match in _UNDERLINED.finditer(text, body):
            level = 1 if match["line"][0] == "=" else 2
            self.prose.headings.append(ProseHeading(match.start(), level, match["text"]))
        for box in _BOX.finditer(text, body):
            title = box.span("title") if box["title"] else (box.end(), box.end())
            self.fill(box.start(), title[0], BREAK)
            self.fill(title[1], box.end(), BREAK)
        for match in (*_RULE.finditer(text, body), *_IMPORT.finditer(text, body)):
            self.fill(*match.span(), BREAK)
        for match in _DEFINITION.finditer(text, body):
            self.fill(*match.span(), BREAK)
            group = "target" if match["target"] else "below"
            self.prose.addresses.append(Address("link", match.start(group), match[group]))

    def _blank_beginnings(self, text: str, body: int) -> None:
        """Blank the marks with which lines begin: of quotations, items and headings."""
        for match in _BEGINNING.finditer(text, body):
            if match["quote"]:
                self.fill(*match.span("quote"), MARKUP)
            if mark := match["mark"]:
                self.fill(*match.span("mark"), BREAK)
                if mark.lstrip().startswith("#"):
                    self._add_heading(match)

    def _indented_code(self, body: int) -> Iterator[tuple[int, int]]:
        """Start and end of blocks that are indented by four and belong to no list item, footnote or admonition."""
        in_item = False
        for match in _BLOCK.finditer("".join(self.chars), body):
            # (A fence is blanked, and stands as far in as its file says.)
            if not self.source.startswith(("    ", "\t"), match.start()):
                block = match[0]
                last = block.rstrip("\n").rpartition("\n")[2]
                in_item = bool(MAY_HOLD.match(block) or MAY_HOLD.match(last))
            elif not in_item:
                yield match.span()

    def _add_heading(self, beginning: re.Match[str]) -> None:
        mark = beginning["mark"]
        end = self.source.find("\n", beginning.end())
        end = len(self.source) if end < 0 else end
        text = _HEADING_END.sub("", self.source[beginning.end() : end]).strip()
        start = beginning.end("mark") - len(mark.lstrip())
        self.prose.headings.append(ProseHeading(start, mark.count("#"), text))
        # A heading ends with its line, even if no empty line follows.
        self.chars[end : end + 1] = [BREAK] * len(self.chars[end : end + 1])

    def blank_inline(self, body: int) -> None:
        """Blank what stands within lines, such as links, pictures and code, from an offset on."""
        prose, sides = self.prose, sorted(self.side_texts)
        for match in _INLINE.finditer("".join(self.chars), body):
            kind, (start, end) = match.lastgroup or "", match.span()
            if kind == "formula" and (beside := bisect_right(sides, (end,))) and start < sides[beside - 1][1]:
                continue  # (In YAML a formula is text.)
            if kind == "picture":
                place = match.start("source"), match["source"], match["alt"], match.start("alt")
                prose.addresses.append(Address("picture", *place))
                chart_id = match["source"].removeprefix("chart:") if match["source"].startswith("chart:") else ""
                prose.side_texts.append(SideText(*match.span("alt"), ("alt",), chart_id))
                self.fill(start, match.start("alt"), BREAK)
                self.fill(match.end("alt"), end, BREAK)
                self.side_texts.append((start, end))
                continue
            if kind in ("code", "raw"):
                prose.code_spans.append((start, end))
            elif kind == "link":
                prose.addresses.append(Address("link", match.start("target"), match["target"].strip("<>")))
            elif kind in ("auto", "bare"):
                prose.addresses.append(Address("link", start + (kind == "auto"), match[0].strip("<>")))
            self.fill(start, end, _PLACEHOLDERS.get(kind, NON_WORD))
