"""From a file's text to its prose: what is no prose is blanked, place for place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from dashboard.checks.known_names import KnownNames
from dashboard.checks.prose import BETWEEN, BREAK, MARKUP, THING, Address, Prose, ProseHeading, Value
from dashboard.core.text_span import TextSpan

_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_LANG = re.compile(r"^lang:[ \t]*[\"']?(\w+)", re.M)
_FENCE = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<marks>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<body>.*?)"
    r"(?:^[ \t>]*(?P=marks)[`~]*[ \t]*$|\Z)",
    re.S | re.M,
)
_CHART = re.compile(r"\s*\{?\s*\.?chart\b")
_RULE = re.compile(r"^(?:[ \t]*(?:[-*_=][ \t]*){3,}|[ \t|:-]*-[ \t|:-]*\|[ \t|:-]*|(?:!!!|\?\?\?).*)$", re.M)
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<target>[^\s>]+).*$", re.M)
_BEGINNING = re.compile(
    r"^(?P<quote>[ \t]*>[> \t]*)?"
    r"(?P<mark>[ \t]*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+|:[ \t]+|\[\^[^\]\n]+\]:[ \t]*)"
    r"|#{1,6}(?=[ \t\n]|\Z)[ \t]*)?",
    re.M,
)
_UNDERLINED = re.compile(r"^(?![ \t>#*+-])(?P<text>\S.*)\n(?P<line>=+|-+)[ \t]*$", re.M)
_TARGET = r"\((?P<{}><[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+\"[^\"]*\"|\s+'[^']*')?\s*\)"
_INLINE = re.compile(
    # The characters with which a branch begins: looked at first, that is four times as fast.
    r"(?=[<`$\\!\[\]*_{|&h])(?:(?P<comment><!--.*?-->)"
    r"|(?P<raw><(?P<tag>script|style|pre|code)\b.*?</(?P=tag)>)"
    r"|(?P<auto><(?:https?://|mailto:)[^>\s]*>)"
    r"|(?P<html></?[A-Za-z][^<>]*>)"
    r"|(?P<code>(?P<ticks>`+)[^`].*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<formula>\$\$.*?\$\$|\\\(.*?\\\)|\\\[.*?\\\])"
    r"|(?P<picture>!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]" + _TARGET.format("source") + ")"
    r"|(?P<link>\]" + _TARGET.format("target") + ")"
    r"|(?P<bare>https?://[^\s<>\x00-\x02]*[^\s<>\x00-\x02.,;:!?)\]])"
    r"|(?P<markup>\]\[[^\]\n]*\]|\[\^[^\]\s]+\]|[\[\]]|\*+|_+|\{[:#.][^{}\n]*\}|\\[!-/:-@\[-`{-~])"
    r"|(?P<cell>\|)"
    r"|(?P<entity>&#?\w+;))",
    re.S,
)
_SEEN_AS = {"comment": MARKUP, "html": MARKUP, "link": MARKUP, "markup": MARKUP, "cell": BREAK}
"""What stands for each kind; for all others a thing."""
_ESCAPE = re.compile(r"\\.|''", re.S)
_TEXTS = frozenset(("title", "headline", "standfirst", "subtitle", "alt", "note", "credit", "text", "key_points")) | {
    *("description", "how", "bio", "label", "states"),
}
"""Keys whose values are words for readers."""
_NO_TEXTS = frozenset(("sources", "licenses", "works", "where", "query", "fields"))
"""Keys below which words are somebody else's, or are values."""


def read_prose(parts: Sequence[TextSpan], path: str, known: KnownNames, lang: str = "en") -> Prose:
    """The views of a text. `lang` is the site's; a text may name its own."""
    prose = Prose(path, BETWEEN.join(part.text for part in parts), parts, known, lang)
    blanks = _Blanks(prose)
    if parts and parts[0].kind == "yaml":
        blanks.yaml(0, len(prose.source))
    else:
        body = blanks.head()
        blanks.fences(body)
        blanks.lines(body)
        blanks.inline(body)
    prose.words = "".join(blanks.chars)
    for start, end in blanks.asides:
        blanks.fill(start, end, BREAK)
    prose.running = "".join(blanks.chars)
    return prose


class _Blanks:
    """The characters of a text while they are blanked, and the stretches that are words beside the running text."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.source = prose.source
        self.chars = list(prose.source)
        self.asides: list[tuple[int, int]] = []

    def fill(self, start: int, end: int, filler: str) -> None:
        """Lines stay lines."""
        text = self.source[start:end]
        self.chars[start:end] = [filler] * len(text)
        if "\n" in text:
            self.chars[start:end] = ["\n" if char == "\n" else filler for char in text]

    def head(self) -> int:
        """The front matter; where the text begins comes back."""
        found = _HEAD.match(self.source)
        if not found:
            return 0
        if lang := _LANG.search(found[1]):
            self.prose.lang = lang[1]
        self.fill(0, found.start(1), BREAK)
        self.yaml(*found.span(1), front=True)
        self.fill(found.end(1), found.end(), BREAK)
        return found.end()

    def yaml(self, start: int, end: int, *, front: bool = False) -> None:
        """YAML, in which the values of some keys are words."""
        self.fill(start, end, BREAK)
        self.asides.append((start, end))
        for key, node in _texts(self.source[start:end]):
            first, last = start + node.start_mark.index, start + node.end_mark.index
            if node.style in ("'", '"'):
                first, last = first + 1, last - 1
            elif node.style in ("|", ">"):
                first = self.source.find("\n", first, last) + 1 or last
            self.chars[first:last] = _ESCAPE.sub(lambda found: MARKUP * len(found[0]), self.source[first:last])
            if key[-1] == "alt":
                self.prose.addresses.append(Address("picture", first, "", node.value, first))
            if front and len(key) == 1:
                self.prose.front[key[0]] = Value(first, node.value)

    def fences(self, body: int) -> None:
        """Code between fences, and charts."""
        if "```" not in self.source and "~~~" not in self.source:
            return
        for found in _FENCE.finditer(self.source, body):
            self.fill(*found.span(), BREAK)
            if _CHART.match(found["info"]):
                self.yaml(*found.span("body"))
            else:
                self.prose.samples.append(found.span())

    def lines(self, body: int) -> None:
        """What makes a line a heading, an item, a row, a rule."""
        if "\n    " in self.source or "\n\t" in self.source:
            for start, end in _indented(self.source, "".join(self.chars), body):
                self.fill(start, end, BREAK)
                self.prose.samples.append((start, end))
        text = "".join(self.chars)
        for found in _UNDERLINED.finditer(text, body):
            level = 1 if found["line"][0] == "=" else 2
            self.prose.headings.append(ProseHeading(found.start(), level, found["text"]))
        for pattern in (_RULE, _DEFINITION):
            for found in pattern.finditer(text, body):
                self.fill(*found.span(), BREAK)
                if "target" in found.groupdict():
                    self.prose.addresses.append(Address("link", found.start("target"), found["target"]))
        for found in _BEGINNING.finditer("".join(self.chars), body):
            if found["quote"]:
                self.fill(*found.span("quote"), MARKUP)
            if mark := found["mark"]:
                self.fill(*found.span("mark"), BREAK)
                if mark[0] == "#":
                    self._heading(found)
        self.prose.headings.sort(key=lambda heading: heading.start)

    def _heading(self, found: re.Match[str]) -> None:
        mark = found["mark"]
        end = self.source.find("\n", found.end())
        end = len(self.source) if end < 0 else end
        words = self.source[found.end() : end].strip().rstrip("#").strip() if not mark.endswith("\n") else ""
        self.prose.headings.append(ProseHeading(found.start("mark"), mark.count("#"), words))
        # A heading ends with its line, also where no empty line follows.
        self.chars[end : end + 1] = [BREAK] * len(self.chars[end : end + 1])

    def inline(self, body: int) -> None:
        """What stands within lines."""
        prose = self.prose
        for found in _INLINE.finditer("".join(self.chars), body):
            kind, (start, end) = found.lastgroup or "", found.span()
            if kind == "picture":
                place = found.start("source"), found["source"], found["alt"], found.start("alt")
                prose.addresses.append(Address("picture", *place))
                self.fill(start, found.start("alt"), BREAK)
                self.fill(found.end("alt"), end, BREAK)
                self.asides.append((start, end))
                continue
            if kind in ("code", "raw"):
                prose.samples.append((start, end))
            elif kind == "link":
                prose.addresses.append(Address("link", found.start("target"), found["target"].strip("<>")))
            elif kind in ("auto", "bare"):
                prose.addresses.append(Address("link", start + (kind == "auto"), found[0].strip("<>")))
            self.fill(start, end, _SEEN_AS.get(kind, THING))


def _texts(text: str) -> Iterator[tuple[tuple[str, ...], yaml.ScalarNode]]:
    """The values that are words for readers, with their keys; none where it is no YAML, which is found elsewhere."""
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
    except (yaml.YAMLError, RecursionError):
        return
    finally:
        loader.dispose()
    if isinstance(node, yaml.MappingNode):
        yield from _below(node, (), False)


def _below(node: yaml.Node, above: tuple[str, ...], words: bool) -> Iterator[tuple[tuple[str, ...], yaml.ScalarNode]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in _NO_TEXTS:
                yield from _below(value, (*above, key.value), key.value in _TEXTS)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _below(value, (*above, str(index)), words)
    elif isinstance(node, yaml.ScalarNode) and words and node.tag.endswith(":str"):
        yield above, node


def _indented(source: str, text: str, body: int) -> Iterator[tuple[int, int]]:
    """Code that is indented by four, where no list, note or admonition holds it."""
    held = False
    for found in re.finditer(r"(?:[ \t]*\S[^\n]*(?:\n|\Z))+", text[body:]):
        block = found[0]
        if not re.match(r" {4}|\t", block):
            last = block.rstrip("\n").rpartition("\n")[2]
            held = bool(re.match(r"[ \t>]*(?:[-*+]|\d{1,3}[.)]|\[\^[^\]]+\]:|!!!|\?\?\?|:)(?:[ \t]|\")", block))
            held = held or bool(re.match(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]", last))
        elif not held:
            yield body + found.start(), body + found.end()
