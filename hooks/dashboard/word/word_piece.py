"""A piece as Markdown for pandoc, which makes a Word file of it: charts and pictures are files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bs4.element import Tag
from msgspec.structs import replace

from dashboard.charts.figure import captions
from dashboard.charts.figure.publishers import Publisher
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.spec.selection import Selection
from dashboard.core.words import _
from dashboard.notebooks.shown_cell import ShownCell
from dashboard.quoted.chart_markdown import QuotedChart
from dashboard.quoted.markdown_of_html import MarkdownOfHtml
from dashboard.quoted.markdown_words import link, picture, plain
from dashboard.quoted.piece_markdown import PieceSlots, QuotedPiece
from dashboard.view.picture import hero_address
from dashboard.word.story import OWN_STYLE

_TABLE = "table"
"""The type of the charts that are tables. Words in a picture could not be translated."""
_REVISIONS = {"ins": "insertion", "del": "deletion"}


class WordPiece(QuotedPiece):
    """A piece whose pictures lie in one folder."""

    charts: Mapping[tuple[str, str], str] = {}
    """The names of the pictures of its charts, by the chart's id and the alternative of the place."""
    files: Mapping[str, str] = {}
    """The names of the copies of its other pictures, by their address from the root of the site."""
    state: str = "public"
    """How far it is on its way to readers."""

    def markdown(self) -> str:
        """The text below the title, the standfirst and the names, which pandoc is told apart."""
        return "\n\n".join(self._parts()) + "\n"

    def _parts(self) -> Iterator[str]:
        yield from super()._parts()
        if self.view.site_url:
            address = f"{self.view.site_url}{self.piece.url}"
            where = link(plain(address), address)
            yield _about_file(
                _("Published at %(address)s", address=where)
                if self.state == "public"
                else _("Its address will be %(address)s", address=where)
            )

    def _beginning(self) -> Iterator[str]:
        front = self.piece.front
        if self.state != "public":
            status = _("Draft, not for publication. Status: %(status)s.", status=self.state)
            yield _about_file(f"**{plain(status)}**")
        if front.hero and (name := self.files.get(hero_address(self.piece, self.view.docs_path))):
            yield f"{picture(front.hero.alt, name)}\n\n*{plain(front.hero.credit)}*"

    def _writer(self, slots: PieceSlots) -> MarkdownOfHtml:
        root = self.view.root
        return WordMarkdown(f"{root}{self.piece.url}", slots, root, files=self.files, day=str(self.piece.day))

    def _cells(self) -> dict[int, ShownCell]:
        return {number: replace(cell, source="") for number, cell in super()._cells().items()}

    def _chart(self, chart: ResolvedChart, alt: str) -> QuotedChart:
        return WordChart(self.view, chart, alt, self.charts.get((chart.id, alt), ""))


def _about_file(words: str) -> str:
    """A paragraph about the Word file, which is no part of the piece: `desk import-text` knows it by its style."""
    return f'::: {{custom-style="{OWN_STYLE}"}}\n{words}\n:::'


class WordChart(QuotedChart):
    """A chart as a picture with its words and sources. One that is a table is a table."""

    file: str = ""
    """The name of its picture."""

    def _picture(self, selection: Selection) -> str:
        return picture(captions.alternative(selection, self.alt), self.file) if self.file and not self._is_table else ""

    def _values(self, selection: Selection, publishers: Sequence[Publisher], csv: str) -> Iterator[str]:
        if self._is_table or not self.file:
            yield from super()._values(selection, publishers, csv)

    @property
    def _is_table(self) -> bool:
        return self.chart.type == _TABLE


@dataclass
class WordMarkdown(MarkdownOfHtml):
    """Writes HTML as pandoc's CommonMark."""

    files: Mapping[str, str] = field(default_factory=dict)
    """The names of pictures by their address from the root of the site."""
    day: str = ""
    """That of marks of editing, which become tracked changes."""

    def words(self, text: str) -> str:
        """Words in which nothing raises or lowers letters either."""
        return re.sub(r"(?<!\\)[\^~]", r"\\\g<0>", super().words(text))

    def _element(self, tag: Tag) -> str:
        classes = tag.get_attribute_list("class")
        if "critic" in classes and tag.name in _REVISIONS:
            return f'[{self._run(tag)}]{{.{_REVISIONS[tag.name]} author="Draft" date="{self.day}T00:00:00Z"}}'
        if "critic" in classes and "comment" in classes:
            return ""  # (a remark between authors)
        if tag.name in ("sub", "sup") and not tag.find("a", class_="footnote-ref"):
            sign = "~" if tag.name == "sub" else "^"
            return f"{sign}{words}{sign}" if (words := self._run(tag).strip()) else ""
        if tag.name == "img":
            address = urljoin(self.address, str(tag.get("src", ""))).removeprefix(self.base)
            alt = str(tag.get("alt", ""))
            return picture(alt, self.files[address]) if address in self.files else f"[{plain(alt)}]"
        return super()._element(tag)
