"""The Markdown extension for formulas: LaTeX between `$` and its kin becomes MathML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, STX

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.markup.formula_marks import FORMULA, is_displayed, latex_of
from dashboard.markup.mathml import FormulaError, to_mathml

_MOST_SHOWN = 80
"""Characters of a formula that a finding repeats."""
_LONGEST_TAG = 2_000
_TAG = lazy_re(r"</?[A-Za-z][^<>]*\Z")
_CODE = lazy_re(r"(?<![\\`])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_BAR = "\ue002"
"""Stands for a bar in a formula while a row is split."""
_ENDS = {"$$": "$$", "\\[": "\\]"}
"""What begins a block, and what ends it."""
SHOWN_CODE = "`…`"
"""What stands for code in a formula that is told."""


class BrokenFormula(Frozen):
    """A formula that readers would not get as one."""

    latex: str
    """As written, without the marks around it."""
    reason: str
    """What is wrong, as a sentence without its full stop."""
    position: int = 0
    """Where in the LaTeX."""

    @property
    def message(self) -> str:
        """What was read, and what was not understood of it."""
        text = " ".join(self.latex.split())
        shown = text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
        return f"Of the formula {shown} this was not understood: {self.reason}."

    @property
    def hint(self) -> str:
        """What to do about it."""
        return "Correct the LaTeX. If it is money and not a formula, write a backslash before each dollar."


class FormulaExtension(Extension):
    """Converts formulas, and collects those that are broken; `begin` starts a new text."""

    def __init__(self, clean: Callable[[str], str] = str) -> None:
        """Create the extension.

        Args:
            clean: takes out of a formula what other extensions have written into it.
        """
        super().__init__()
        self._clean = clean
        self.begin()

    def begin(self) -> None:
        """Forget the last text."""
        self.broken: list[BrokenFormula] = []
        self.written: dict[str, str] = {}
        """What was written for each placeholder of a formula among words."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by Python-Markdown."""
        if "$" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
        # Behind code (190) and before `\\(` becomes a bracket (180).
        md.inlinePatterns.register(_Inline(self, md), "formula", 185)
        # Behind indented code (80) and before what else a line of LaTeX may look like: a heading, a quotation.
        md.parser.blockprocessors.register(_Blocks(self, md), "formula", 79)
        # Before tables (75).
        md.parser.blockprocessors.register(_Tables(md.parser, {}), "formula_table", 76)
        # Behind the inline patterns (20), which make links and pictures, and before what reads these (15).
        md.treeprocessors.register(_Attributes(self, md), "formula", 18)

    def html(self, latex: str, displayed: bool) -> str:
        """The HTML of a formula.

        Args:
            latex: without the marks around it.
            displayed: whether it has a line of its own.

        Returns:
            MathML; of a broken formula the LaTeX as code.
        """
        latex = self._clean(latex)
        if INLINE_PLACEHOLDER_RE.search(latex):
            return self.refuse(INLINE_PLACEHOLDER_RE.sub(SHOWN_CODE, latex), "it holds code between ` and `")
        try:
            return to_mathml(latex, displayed)
        except FormulaError as error:
            return self.refuse(latex, error.reason, error.position)

    def refuse(self, latex: str, reason: str, position: int = 0) -> str:
        """Note that a formula is broken, and return it as code; the arguments are those of a `BrokenFormula`."""
        latex = self._clean(latex)
        self.broken.append(BrokenFormula(latex, reason, position))
        return f"<code>{escape(latex)}</code>"


class _Inline(InlineProcessor):
    """Formulas among words, and displayed ones in a paragraph."""

    def __init__(self, owner: FormulaExtension, md: Markdown) -> None:
        super().__init__(FORMULA.pattern, md)
        self.compiled_re = FORMULA
        self._owner = owner

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[str, int, int] | tuple[None, None, None]:
        is_money = match["dollar"] is not None and INLINE_PLACEHOLDER_RE.search(match[0])  # (It has code within.)
        if is_money or is_in_tag(data, match.start()):
            return None, None, None
        html = self._owner.html(latex_of(match), is_displayed(match))
        placeholder = self.md.htmlStash.store(f'<span class="arithmatex">{html}</span>')
        self._owner.written[placeholder] = match[0]
        return placeholder, match.start(), match.end()


def is_in_tag(text: str, place: int) -> bool:
    """Whether a place lies in an HTML tag, whose attributes are text."""
    start = text.rfind("<", max(0, place - _LONGEST_TAG), place)
    return start >= 0 and bool(_TAG.match(text, start, place)) and ">" in text[place : place + _LONGEST_TAG]


class _Attributes(Treeprocessor):
    """Gives alternatives, titles and addresses back what was read as a formula in them: they are text."""

    def __init__(self, owner: FormulaExtension, md: Markdown) -> None:
        super().__init__(md)
        self._owner = owner

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                if STX in value:
                    element.set(name, HTML_PLACEHOLDER_RE.sub(self._as_written, value))

    def _as_written(self, placeholder: re.Match[str]) -> str:
        return self._owner.written.get(placeholder[0], placeholder[0])


class _Tables(TableProcessor):
    """Tables with a bar that ends no cell: in a formula, `| $|x|$ | 2 |`, or in code, where a backslash hides it."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        tables = "table" in self.parser.blockprocessors and self.parser.blockprocessors["table"]
        if not isinstance(tables, TableProcessor):
            return False
        if "|" not in block or ("\\|" not in block and not any("|" in match[0] for match in FORMULA.finditer(block))):
            return False
        self.config, self.separator = tables.config, ""  # type: ignore[attr-defined]
        return super().test(parent, block)

    def _split(self, row: str) -> list[str]:
        """The cells of a row. A bar in what looks like a formula ends a cell where only that gives each column one."""
        split: Callable[[str], list[str]] = super()._split  # type: ignore[misc]  # (The stubs leave it out.)
        whole = split(FORMULA.sub(lambda match: match[0].replace("|", _BAR), row))
        plain, columns = split(row), len(self.separator)
        cells = plain if len(whole) < columns == len(plain) else [cell.replace(_BAR, "|") for cell in whole]
        return [_CODE.sub(lambda code: code[0].replace("\\|", "|"), cell) for cell in cells]


class _Blocks(BlockProcessor):
    """Formulas that are a paragraph of their own; they may hold empty lines."""

    def __init__(self, owner: FormulaExtension, md: Markdown) -> None:
        super().__init__(md.parser)
        self._owner = owner
        self._md = md

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        opening = block.lstrip()[:2]
        text = block.strip()
        return opening in _ENDS and (len(text) < 4 or _ENDS[opening] not in text[2:-2])

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> bool:
        opening = blocks[0].lstrip()[:2]
        last = next((index for index, block in enumerate(blocks) if _ends(block, opening, index == 0)), None)
        if last is None and opening != "$$":
            return False  # (a bracket that is escaped, and no formula)
        text = "\n\n".join(blocks[: last + 1] if last is not None else blocks[:1]).strip()
        del blocks[: last + 1 if last is not None else 1]
        if last is None:
            html = self._owner.refuse(text[2:], "it begins with $$ and does not end")
        else:
            html = self._owner.html(text[2:-2], displayed=True)
        place = ElementTree.SubElement(parent, "p")
        place.text = self._md.htmlStash.store(f'<div class="arithmatex" tabindex="0">{html}</div>')
        return True


def _ends(block: str, opening: str, is_first: bool) -> bool:
    text = block.strip()
    return text.endswith(_ENDS[opening]) and (not is_first or len(text) >= 4)
