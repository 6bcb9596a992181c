"""Writes a piece as a Word file, for those who read it outside of the site: lawyers, translators."""

from __future__ import annotations

import datetime
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from dashboard.cache.store import CachedFile
from dashboard.charts.render.drawing import Drawer
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.charts.render.png import render_png, render_svg
from dashboard.charts.render.standalone_svg import WIDTH
from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.edition.edition import Edition
from dashboard.editorial.piece_state import find_state
from dashboard.pieces.analysis import Analysis
from dashboard.word.pandoc import run_pandoc
from dashboard.word.word_piece import WordPiece

_READ = "commonmark+pipe_tables+footnotes+strikeout+superscript+subscript+tex_math_dollars+bracketed_spans+fenced_divs"
"""What `quoted` writes, and what `WordMarkdown` adds to it. Pictures stay as wide as they are, without a caption."""
_PICTURE_WIDTH = 1600
"""Of an SVG, in dots."""
_TAKEN = ("png", "jpg", "jpeg", "gif")
"""The endings of pictures that every Word shows."""


def write_word(edition: Edition, piece: Analysis, get_drawer: Callable[[], Drawer], findings: list[Finding]) -> bytes:
    """Write a piece. The same piece gives the same bytes.

    Args:
        edition: the site, drafts included.
        piece: the piece.
        get_drawer: draws the charts that the cache does not hold.
        findings: gets what could not be drawn.

    Raises:
        WordError: pandoc is missing or fails.
        DrawingError: the drawer cannot draw.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        charts = _charts(edition, piece, get_drawer, findings, folder)
        word = WordPiece(edition.view, piece, charts, _pictures(edition, folder, piece), find_state(edition, piece))
        front, moment = piece.front, datetime.datetime.combine(piece.day, datetime.time(), datetime.UTC)
        told = {"title": front.title, "subtitle": front.standfirst, "date": day(piece.day), "lang": front.lang}
        names = [("author", author.name) for author in piece.authors]
        about = [argument for key, value in (*told.items(), *names) for argument in ("-M", f"{key}={value}")]
        arguments = ["-f", _READ, "-t", "docx", "--shift-heading-level-by=-1", *about, "-o", "-"]
        # Word files name the moment of their making; this one names the day of the piece.
        return run_pandoc(
            arguments, word.markdown().encode(), folder, {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
        )


def _charts(
    edition: Edition, piece: Analysis, get_drawer: Callable[[], Drawer], findings: list[Finding], folder: Path
) -> dict[tuple[str, str], str]:
    """Write the pictures of the charts of a piece. Returns their names by the chart's id and the alternative."""
    placed = edition.view.texts[piece.path].placements
    findings += [finding for one in placed if one.chart is None for finding in one.findings]
    places = {(one.chart.id, one.alt) for one in placed if one.chart}
    requests = [one for one in edition.view.chart_requests if (one.chart.id, one.alt) in places]
    drawn = make_artefacts(requests, edition.view.site_name, edition.content.cache, get_drawer, findings)
    names: dict[tuple[str, str], str] = {}
    for number, (place, artefacts) in enumerate(drawn.items(), 1):
        names[place] = f"chart-{number}.png"
        (folder / names[place]).write_bytes(render_png(artefacts.read("svg"), WIDTH))
    return names


def _pictures(edition: Edition, folder: Path, piece: Analysis) -> dict[str, str]:
    """Write the clean copies of the pictures that a piece or its cells may show. Returns their names by address."""
    names: dict[str, str] = {}
    text = edition.view.texts[piece.path]
    shown = text.source_text.html + str(piece.front.hero)
    copies = {address: copy for address, copy in edition.view.copies.items() if address.rpartition("/")[2] in shown}
    copies |= {address: file for address, file in text.files.items() if isinstance(file, CachedFile)}
    for address, copy in copies.items():
        if content := _as_picture(edition, copy):
            names[address] = f"picture-{len(names) + 1}.{copy.ending if copy.ending in _TAKEN else 'png'}"
            (folder / names[address]).write_bytes(content)
    return names


def _as_picture(edition: Edition, copy: CachedFile) -> bytes | None:
    """A picture as Word shows it; None for what is no picture."""
    content = edition.content.cache.path(*copy).read_bytes()
    if copy.ending in _TAKEN:
        return content
    if copy.ending == "svg":
        return render_svg(content.decode(), _PICTURE_WIDTH)
    if copy.ending in ("webp", "avif"):
        from PIL import Image

        target = io.BytesIO()
        with Image.open(io.BytesIO(content)) as picture:
            picture.save(target, "PNG")
        return target.getvalue()
    return None
