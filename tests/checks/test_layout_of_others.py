"""Generated texts in the layouts of other editors: after `--fix` readers get what these show, or a finding is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from tests.samples.checked_text import PAGE, fixed_text, text_findings
from tests.samples.texts import own_reader

LAYOUT = ("run-on-list", "list-indent")
Tree = list[Any]
"""The name of a block, and what is in it: words and other blocks."""
LEAVES = ("words", "table", "code", "heading")
HOLDERS = ("quote", "alert", "box", "-", "*", "+", "1.", "1)")
INDENT = re.compile(r"^ +")
LISTS = {"-": "ul", "*": "ul", "+": "ul", "1.": "ol", "1)": "ol"}
ALSO_TIGHT = {
    "words": ("quote", "alert", "-", "*", "table", "code", "heading"),
    "table": ("quote", "alert", "box", "-", "1.", "1)", "code", "heading"),
    "quote": ("-", "1.", "code", "heading"),
    "heading": ("words", "quote", "alert", "box", "-", "1.", "1)", "table", "code"),
    "code": ("words", "quote", "alert", "-", "1.", "1)", "table", "heading"),
    "list": ("quote", "alert", "heading"),
}
"""What may stand below what without an empty line, so that other editors show the two one below the other."""


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, Tree]:
    """A text as one writes it for other editors, and what they show of it."""
    words = (f"w{number}" for number in count(1))
    lines, shown = draw(blocks(words, 0, False))
    step = draw(st.sampled_from(["    ", "\t"]))
    return "".join(f"{INDENT.sub(lambda blanks: blanks[0].replace(' ' * 4, step), line)}\n" for line in lines), [
        "page",
        *shown,
    ]


@st.composite
def blocks(draw: st.DrawFn, words: Iterator[str], depth: int, begins_with_words: bool) -> tuple[list[str], Tree]:
    lines, shown = list[str](), Tree()
    above = ""
    for number in range(draw(st.integers(1, 3))):
        names = LEAVES if depth == 3 else (*LEAVES, *HOLDERS)
        name = "words" if begins_with_words and number == 0 else draw(st.sampled_from(names))
        kind = "list" if name in LISTS else name
        if above == kind and kind in ("list", "quote", "alert", "box"):
            continue  # (whether two of a kind are one is another question)
        is_tight = name in ALSO_TIGHT.get(above, ()) and draw(st.booleans())
        more, block = draw(a_block(name, words, depth))
        lines += [*([] if is_tight or not lines else [""]), *more]
        shown += block
        above = kind
    return lines, shown


@st.composite
def a_block(draw: st.DrawFn, name: str, words: Iterator[str], depth: int) -> tuple[list[str], Tree]:
    word = next(words)
    if name == "words":
        return [word], [word]
    if name == "heading":
        return [f"### {word}"], [["h3", word]]
    if name == "code":
        return ["```", word, "```"], [["pre", word]]
    if name == "table":
        return [f"| {word} | b |", "|---|---|", "| c | d |"], [["table", word, "b", "c", "d"]]
    if name in LISTS:
        return draw(a_list(name, words, depth))
    # (In a list within a list within a box Python-Markdown itself mixes up what follows the inner one.)
    inner = max(depth + 1, 2) if name == "box" else depth + 1
    lines, shown = draw(blocks(words, inner, name in ("alert", "box")))
    if name == "box":
        return ["!!! note", *(f"    {line}" if line else "" for line in lines)], [["box", *shown]]
    head = ["[!NOTE]"] if name == "alert" else []
    quoted = [f"> {line}".rstrip() for line in (*head, *lines)]
    return quoted, [["box" if head else "blockquote", *shown]]


@st.composite
def a_list(draw: st.DrawFn, mark: str, words: Iterator[str], depth: int) -> tuple[list[str], Tree]:
    indent = draw(st.sampled_from([" " * (len(mark) + 1), "    "]))
    outer = draw(st.sampled_from(["", "", "", " "])) if indent == "    " else ""
    is_loose = draw(st.booleans())
    lines, items = list[str](), Tree()
    for number in range(1, draw(st.integers(1, 3)) + 1):
        inner, shown = draw(blocks(words, depth + 1, True))
        sign = mark.replace("1", str(number))
        lines += [""] if lines and is_loose else []
        lines += [f"{outer}{sign} {inner[0]}", *(f"{indent}{line}" if line else "" for line in inner[1:])]
        items.append(["li", *shown])
    return lines, [[LISTS[mark], *items]]


def published(text: str) -> Tree:
    source_text, _ = own_reader().read(f"---\ntitle: x\n---\n{text}".encode(), PAGE)
    assert source_text
    return ["page", *inside(ElementTree.fromstring(f"<page>{source_text.html}</page>"))]


def inside(element: ElementTree.Element) -> Tree:
    found = [element.text or ""]
    for child in element:
        classes = child.get("class", "").split()
        if child.tag == "pre":
            found.append(["pre", "".join(child.itertext()).strip()])
        elif child.tag == "table":
            found.append(["table", *(cell.text or "" for cell in child.iter() if cell.tag in ("th", "td"))])
        elif "admonition" in classes:
            found.append(["box", *inside(child)[1:]])
        elif child.tag in ("p", "div"):
            found += inside(child)
        else:
            found.append([child.tag, *inside(child)])
        found.append(child.tail or "")
    return [
        part if isinstance(part, list) else part.strip() for part in found if isinstance(part, list) or part.strip()
    ]


def told(text: str) -> list[str]:
    return [finding.message for finding in text_findings(text, *LAYOUT)]


def fixed(text: str) -> str:
    with TemporaryDirectory() as folder:
        return fixed_text(Path(folder), text)


def with_lists(tree: Tree) -> Tree:
    """Paragraphs that begin with a number and a bracket look as a list of them does elsewhere."""
    found = Tree()
    for part in tree:
        if isinstance(part, list):
            found.append(with_lists(part))
        elif numbered := re.fullmatch(r"(\d+)\) (\w+)", part):
            if numbered[1] == "1":
                found.append(["ol"])
            if isinstance(found[-1], list):
                found[-1].append(["li", numbered[2]])
        else:
            found.append(part)
    return found


@given(texts())
def test_readers_get_what_other_editors_show(sample: tuple[str, Tree]) -> None:
    text, shown = sample
    after = fixed(text)
    assert with_lists(published(after)) == shown or told(after)


FORMS = (
    "- a",
    "+ a",
    "2. a",
    "1) a",
    "a",
    "> a",
    "> - a",
    "> [!NOTE]",
    ">",
    "",
    "| a | b |",
    "|---|---|",
    "```",
    "## a",
)
LINES = st.builds("{}{}".format, st.sampled_from(["", " ", "  ", "    ", "\t", "      "]), st.sampled_from(FORMS))


@given(st.lists(LINES, max_size=8))
def test_no_layout_loses_a_word(lines: list[str]) -> None:
    text = "\n".join(line.replace("a", f"w{number}") for number, line in enumerate(lines))
    assert re.findall(r"\w+", fixed(text)) == re.findall(r"\w+", text)
