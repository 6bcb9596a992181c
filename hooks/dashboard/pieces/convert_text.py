"""Converts a text to the HTML that is published: Markdown first, then only what pages may hold."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any

import click
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from msgspec.structs import replace

from dashboard.checks.silences import COMMENT
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import is_own
from dashboard.core.text_span import TextSpan
from dashboard.markup.allowed import is_id
from dashboard.markup.clean import HtmlCleaner, StartTag, with_addresses
from dashboard.markup.removal import Removal
from dashboard.markup.tag_marks import mark_tags, without_tag_marks
from dashboard.pieces.formula_extension import SHOWN_CODE, BrokenFormula
from dashboard.pieces.framed_tables import frame_tables
from dashboard.pieces.heading import Heading
from dashboard.pieces.line_marks import mark_lines, unmark
from dashboard.pieces.markdown_extension import DashboardExtension, with_dashboard
from dashboard.pieces.reference import Reference
from dashboard.pieces.slots import seal_slot

ChangeHtml = Callable[[str, list[Any]], str]
"""Changes the HTML of a text. It is also given the headings as Python-Markdown knows them."""
_SLOT_TAG = lazy_re(r'<(?:div|span|a|sup) class="(?:chart|fact|work|cell)-slot" data-(?:key|cell)="[^"]*">')
"""The start of a slot in the one form in which the engine writes it."""
_ANY_CODE = "`[^`]*`"
_BOX = lazy_re(r"^[ \t>]*(?:!!!|\?\?\?\+?) ?([\w -]+)", re.M)
"""The sign of a box, and the words behind it."""


class ConvertedText(Frozen):
    """The HTML of a text, and what it holds."""

    html: str
    """Clean, with slots for charts, facts and a notebook's code cells, and `@base@` for the site's root."""
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    addresses: tuple[str, ...]
    """What it shows or links to: as the site addresses it, or as a path from the file."""
    anchors: frozenset[str]
    """The ids in it, which links can lead to."""
    removals: tuple[Removal, ...]
    """What it held and pages may not hold."""
    broken_formulas: tuple[BrokenFormula, ...]
    """The formulas that were not understood."""
    works: tuple[str, ...]
    """The keys of the works that it names, by their numbers."""
    removals_of_plugins: tuple[Removal, ...] = ()
    """What plugins have written into its HTML and pages may not hold."""


class TextConverter:
    """Converts texts with the Markdown extensions of a site."""

    def __init__(self, names: list[str], options: dict[str, Any]) -> None:
        """Set up Markdown once for all texts.

        Args:
            names: the site's Markdown extensions.
            options: their options, by name.

        Raises:
            click.ClickException: there is no such extension, or it has no such option: no text can be read then.
        """
        # A secret of this process, which no text can hold. The HTML that is kept has no seals.
        seal = secrets.token_hex(8)
        self._extension, self._cleaner = DashboardExtension(seal), HtmlCleaner(seal)
        extensions, configs = with_dashboard(names, options, self._extension)
        try:
            self._markdown = Markdown(extensions=extensions, extension_configs=configs)
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            message = f"mkdocs.yml: markdown_extensions cannot be set up: {error}."
            raise click.ClickException(message) from None
        for processor in self._markdown.treeprocessors:
            if isinstance(processor, InlineProcessor):
                # (A registry makes sure that it is sorted each time that a pattern is asked for: 1,500 times a text.)
                processor.inlinePatterns = list(processor.inlinePatterns)  # type: ignore[assignment]

    def convert(
        self,
        parts: Sequence[TextSpan],
        silenced: Set[int],
        path: str,
        slots: Set[str] = frozenset(),
        change_html: ChangeHtml | None = None,
    ) -> ConvertedText:
        """Convert one text.

        Args:
            parts: the parts of its file, without the front matter; a notebook's code cells are slots with line 0.
            silenced: the lines with comments that silence a check.
            path: the file, from the folder of texts.
            slots: the slots of a notebook's code cells, which plugins may have put into other parts.
            change_html: lets plugins change the clean HTML; what they make of it is cleaned again.
        """
        self._extension.begin(path)
        if slots:
            known = "".join(slots)
            parts = [replace(part, text=self._seal_known(part.text, known)) if part.line else part for part in parts]
        marked = "\n\n".join(_mark_part(part, silenced, self._extension.seal) for part in parts)
        cleaned = self._cleaner.clean(unmark(self._markdown.reset().convert(marked)))
        html, written = cleaned.html, [tag for tag in cleaned.tags if any(map(is_own, tag.addresses))]
        if written:
            # Links and pictures that are written as HTML; those in Markdown have the addresses of the site already.
            html = with_addresses(html, self._extension.site_address)
        tags, of_plugins = cleaned.tags, tuple[Removal, ...]()
        tokens = getattr(self._markdown, "toc_tokens", [])
        if change_html and (changed := change_html(html, tokens)) != html:
            again = self._cleaner.clean(self._seal_known(changed, html))
            html, tags, of_plugins = again.html, again.tags, again.removals
        return ConvertedText(
            frame_tables(html).replace(
                "<pre>", '<pre tabindex="0">'
            ),  # (Keys scroll lines that are wider than a phone.)
            tuple(self._headings(tokens)),
            (*self._extension.references, *(reference for tag in written for reference in _references(tag))),
            tuple(address for tag in tags for address in tag.addresses),
            frozenset(anchor for tag in tags for anchor in tag.anchors),
            # (A fact that is written as HTML has a finding of its own.)
            tuple(_swallowing(removal, parts, html) for removal in cleaned.removals if not _is_fact(removal)),
            tuple(self._extension.formulas.broken),
            tuple(self._extension.citations.numbers),
            of_plugins,
        )

    def _seal_known(self, html: str, known_html: str) -> str:
        """HTML with seals on the slots that stand in other HTML of this text; others are nobody's."""
        known = set(_SLOT_TAG.findall(known_html))
        return _SLOT_TAG.sub(lambda tag: seal_slot(tag[0], self._extension.seal) if tag[0] in known else tag[0], html)

    def _headings(self, tokens: list[dict[str, Any]]) -> Iterator[Heading]:
        """The headings in order. The contents of a page are made of them, by a template that escapes nothing."""
        for token in tokens:
            words = without_tag_marks(unmark(token["name"]))
            if is_id(token["id"]):
                yield Heading(token["level"], token["id"], self._cleaner.clean(words).html if "<" in words else words)
            yield from self._headings(token["children"])


def _references(tag: StartTag) -> Iterator[Reference]:
    for address in filter(is_own, tag.addresses):
        line, column = tag.place
        yield Reference("link" if tag.name == "a" else "picture", address, line or 1, column or 1)


def _swallowing(removal: Removal, parts: Sequence[TextSpan], html: str) -> Removal:
    """What a removal that names no element says, and where, if the place of a notebook's code cell was lost in it."""
    lost = (index for index, part in enumerate(parts) if not part.line and part.text not in html)
    index = next(lost, 0)
    above = next((part for part in reversed(parts[:index]) if part.line), None)
    if removal.element or removal.reason or above is None:
        return removal
    reason = ", and in it a code cell: the cell above that begins code or an element and does not end it"
    return Removal("", place=(above.line, above.column), reason=reason)


def _is_fact(removal: Removal) -> bool:
    return removal.attributes.get("href", "").startswith("fact:")


def removal_findings(removals: Iterable[Removal], parts: Sequence[TextSpan], path: str) -> Iterator[Finding]:
    """What was removed from a text, as findings: one for all that are alike, where the first stands.

    Args:
        removals: what was removed.
        parts: the parts of the file.
        path: the file, from the root.
    """
    # (What is wrong with the first line of a box has a finding of its own.)
    boxes = [box[1].lower().split() for part in parts for box in _BOX.finditer(part.text)]
    others = (removal for removal in removals if not _is_of_box(removal, boxes))
    for message, alike in group_by(others, lambda removal: removal.message).items():
        removal = alike[0]
        line, column = removal.place if removal.place[0] else _find_written(removal, parts)
        told = f"{message} ({len(alike) - 1} more in this text)" if alike[1:] else message
        yield Finding(id="unsafe-html", path=path, line=line, column=column, message=told, hint=removal.hint)


def _is_of_box(removal: Removal, boxes: Sequence[Sequence[str]]) -> bool:
    """Whether names of classes were removed that Markdown has made of the words behind the sign of a box."""
    names = removal.attributes.get("class", "").removeprefix("admonition ").split()
    return bool(names) and any(words[: len(names)] == names for words in boxes)


def formula_findings(formulas: Iterable[BrokenFormula], parts: Sequence[TextSpan], path: str) -> Iterator[Finding]:
    """The formulas of a text that were not understood, as findings.

    Args:
        formulas: the broken ones, in any order.
        parts: the parts of the file.
        path: the file, from the root.
    """
    for formula in dict.fromkeys(formulas):
        line, column = _place_of_formula(formula, parts)
        yield Finding(
            id="wrong-formula",
            path=path,
            line=line,
            column=column,
            message=formula.message,
            hint=formula.hint,
        )


def _place_of_formula(formula: BrokenFormula, parts: Sequence[TextSpan]) -> tuple[int, int]:
    """Where a formula stands, and in it what is wrong; of one that is written with other blanks, its first line."""
    first = next((line for line in formula.latex.splitlines() if line.strip()), formula.latex)
    with_code = _ANY_CODE.join(map(re.escape, formula.latex.split(SHOWN_CODE)))
    in_marks = rf"(?<=[$(\[]){with_code}(?=\$|\\)" if SHOWN_CODE in formula.latex else re.escape(formula.latex)
    for written, position in ((in_marks, formula.position), (re.escape(first), 0)):
        for part in parts:
            if part.line and written and (match := re.search(written, part.text)):
                return part.place(match.start() + position)
    return next(((part.line, part.column) for part in parts if part.line), (1, 1))


def _find_written(removal: Removal, parts: Sequence[TextSpan]) -> tuple[int, int]:
    """Where something that was removed stands, as far as it is written so; else where the text begins."""
    values = [rf"{re.escape(name)}\s*=\s*[\"']?{re.escape(value)}" for name, value in removal.attributes.items()]
    written = [*values, re.escape(f"<{removal.element}")] if removal.element else []
    in_file = [part for part in parts if part.line]
    for words in written:
        for part in in_file:
            if match := re.search(words, part.text, re.IGNORECASE):
                return part.place(match.start())
    return (in_file[0].line, in_file[0].column) if in_file else (1, 1)


def _mark_part(part: TextSpan, silenced: Set[int], seal: str) -> str:
    """The text with the lines of its links and tags, without comments that silence a check: these end a paragraph."""
    if not part.line:
        return seal_slot(part.text, seal)
    shift = part.column - 1
    tags_marked = "\n".join(mark_tags(part.text.split("\n"), part.line, shift))
    lines = mark_lines(tags_marked, part.line, shift).split("\n")
    numbered = enumerate(lines, part.line)
    return "\n".join(line for number, line in numbered if number not in silenced or not COMMENT.match(line))
