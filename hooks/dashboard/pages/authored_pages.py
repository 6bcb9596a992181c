"""The pages of what authors write: analyses, the front page, and other texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from markupsafe import Markup

from dashboard.charts.render.artefacts import Artefacts
from dashboard.core.frozen import Frozen
from dashboard.core.paths import facts_file, page_path
from dashboard.data.dataset import Dataset
from dashboard.pages.calendar_page import MOST_LATE, latest_known, next_days
from dashboard.pages.dataset_pages import changes_by_day, latest_changes, more_changes
from dashboard.pages.follow_page import follow_site
from dashboard.pages.front_page import choose_lead, drawn_marks, open_tiles, tile_rows
from dashboard.pages.page import Page
from dashboard.pages.page_body import Body, PlacedChart
from dashboard.pages.piece_contents import contents_of
from dashboard.pages.piece_end import EndParts, PieceEnd, PieceEnds, make_end
from dashboard.pages.tag_pages import tags_of
from dashboard.pieces.analysis import Analysis
from dashboard.tiles.tile import Tile
from dashboard.view.logo import Logo
from dashboard.view.picture import hero_address
from dashboard.view.shown_text import ShownText
from dashboard.view.view import View

FRONT_PAGE_ENTRIES = 12
"""The number of analyses on the front page."""

LEAD_CHARTS = 4
"""The charts of the lead that the front page names; it shows the first."""

META_KEYS = frozenset({"title", "description", "template", "headline", "standfirst"})
"""What templates get of the front matter of a page as `page.meta`. Other keys may name what readers do not get."""


class LeadChart(Frozen):
    """A chart of the lead, as the front page shows it."""

    id: str
    """The fragment of its address on the piece's page."""
    title: str
    subtitle: str
    sources: str
    """The names of its sources, in words."""
    mark_key: str
    """What its hollow or hatched marks mean; empty if it has none."""
    artefacts: Artefacts

    @property
    def drawings(self) -> dict[str, Markup]:
        """Its drawings as SVG by size, 'wide' and 'narrow'."""
        return self.artefacts.drawings


def authored_pages(view: View, paths: Iterable[str] | None = None) -> Iterator[Page]:
    """The pages of texts.

    Args:
        view: what the site shows.
        paths: the texts'; all, if it is None.
    """
    ends = PieceEnds(view)
    for path in view.texts if paths is None else paths:
        text = view.texts[path]
        source_text, analysis = text.source_text, text.analysis
        head = source_text.head.data if source_text.head else {}
        title = head.get("title") or next((heading.words for heading in source_text.headings if heading.level == 1), "")
        template = "analysis.html" if source_text.is_analysis else head.get("template", "main.html")
        description = analysis.front.standfirst if analysis else head.get("description", "")
        meta = {key: value for key, value in head.items() if key in META_KEYS}
        parts = partial(_parts_of, view, text, ends)
        make = partial(_context_of, view, parts)
        # These two also show what is new on the site.
        follows = path != f"{view.docs_path}/index.md" and template != "about.html"
        yield Page(
            page_path(path, view.docs_path),
            str(title),
            str(description),
            template,
            make,
            meta,
            source=path,
            parts=parts if follows else None,
        )


class TextParts(NamedTuple):
    """All that decides the page of a text, before anything is made of it: quick to compare with the last build's."""

    text: ShownText
    drawn: tuple[Artefacts | None, ...]
    """What was drawn of its charts, in their order."""
    cells: Mapping[int, str]
    docs_path: str
    picture: str
    """The address of its picture in lists."""
    logos: tuple[Logo, ...]
    tags: list[dict[str, str]]
    end: EndParts | None
    """None for a text that is no piece."""


def _parts_of(view: View, text: ShownText, ends: PieceEnds) -> TextParts:
    drawn, cells = _made_of(view, text)
    if (analysis := text.analysis) is None:
        return TextParts(text, drawn, cells, view.docs_path, "", (), [], None)
    institutes = dict.fromkeys([author.institute.slug for author in analysis.authors])
    logos = tuple([view.logos[slug] for slug in institutes if slug in view.logos])
    picture, tags = view.pictures[analysis.slug].address, tags_of(view, analysis)
    return TextParts(text, drawn, cells, view.docs_path, picture, logos, tags, ends.parts_of(analysis))


def _context_of(view: View, parts: Callable[[], TextParts]) -> dict[str, Any]:
    """The data of a page, with what the front page and the page on the site show beside their texts."""
    made_of = parts()
    context, source_text = _context(made_of), made_of.text.source_text
    if source_text.path == f"{view.docs_path}/index.md":
        context |= _front(view)
    if source_text.head and source_text.head.data.get("template") == "about.html":
        counted = {"analyses": view.analyses, "charts": view.charts, "datasets": view.datasets}
        context["numbers"] = {name: len(things) for name, things in counted.items()}
    return context


def _context(parts: TextParts) -> dict[str, Any]:
    """The data of the page of a text: they follow from its parts alone, and count for as long as these are equal."""
    text = parts.text
    context: dict[str, Any] = {"body": _body(text, parts.drawn, parts.cells)}
    if (analysis := text.analysis) and parts.end:
        hero, facts = hero_address(analysis, parts.docs_path), len(text.facts)
        context |= {"picture": parts.picture}
        end = make_end(parts.end)
        context |= {"analysis": analysis, "hero": hero, "data_updated": _data_updated(text, end)}
        context["logos"] = parts.logos
        context["tags"] = parts.tags
        context["end"] = end
        context["contents"] = contents_of(text.source_text, analysis)
        context["facts"] = {"number": facts, "url": facts_file(analysis.slug)} if facts else None
    else:
        context["contents"] = contents_of(text.source_text)
    return context


def _front(view: View) -> dict[str, Any]:
    """What the front page shows beside its text."""
    lead = choose_lead(view.analyses)
    opened = open_tiles(view.tiles, view.themes)
    is_open = {tile.id for _, tile in opened}
    folded = [tile for tile in view.tiles if tile.id not in is_open]
    others = [piece for piece in view.analyses[:FRONT_PAGE_ENTRIES] if piece is not lead][: FRONT_PAGE_ENTRIES - 1]
    return {
        "followed": follow_site(view),
        "open_tiles": opened,
        "open_marks": drawn_marks(tile for _, tile in opened),
        "folded_marks": drawn_marks(folded),
        "tile_rows": tile_rows(folded, view.themes),
        "next_words": {tile.id: view.outlook.next_words_of(_datasets_of(view, tile)) for tile in view.tiles},
        "lead": lead,
        "lead_picture": hero_address(lead, view.docs_path) if lead else "",
        "entries": others,
        "lead_charts": [*islice(_lead_charts(view, lead), LEAD_CHARTS)] if lead else [],
        "pictures": {piece.slug: view.pictures[piece.slug] for piece in others},
        "data_changes": changes_by_day(latest_changes(view)),
        "more_changes": more_changes(view),
        "coming": next_days(view),
        "latest_known": latest_known(view)[:MOST_LATE],
        "more_known": max(0, len(view.outlook.late) - MOST_LATE),
    }


def _datasets_of(view: View, tile: Tile) -> list[Dataset]:
    return [dataset for dataset in view.datasets if dataset.name in tile.datasets]


def body_of(view: View, text: ShownText) -> Body:
    """A text with all that stands in it.

    Args:
        view: has what was drawn and converted.
        text: one of its texts.
    """
    return _body(text, *_made_of(view, text))


def _made_of(view: View, text: ShownText) -> tuple[tuple[Artefacts | None, ...], Mapping[int, str]]:
    """What was drawn and converted of a text."""
    return tuple(map(view.artefacts_of, text.placements)), view.cells.get(text.source_text.path, {})


def _body(text: ShownText, all_drawn: tuple[Artefacts | None, ...], cells: Mapping[int, str]) -> Body:
    charts = {placed.key: PlacedChart(placed, drawn) for placed, drawn in zip(text.placements, all_drawn, strict=True)}
    return Body(text.source_text, charts, text.facts, cells, text.works)


def _lead_charts(view: View, lead: Analysis) -> Iterator[LeadChart]:
    for placement in view.texts[lead.path].placements:
        if (chart := placement.chart) and (artefacts := view.artefacts_of(placement)):
            yield LeadChart(chart.id, chart.title, chart.subtitle, chart.sources, chart.mark_key, artefacts)


def _data_updated(text: ShownText, end: PieceEnd) -> datetime.date | None:
    """The day of the last update among the datasets that a piece uses: that of the data, or of a change made here."""
    charts = (placement.chart.updated for placement in text.placements if placement.chart)
    facts = (placed.fact.updated for placed in text.facts if placed.fact)
    changes = (dataset.changed for dataset in end.datasets)
    return max((day for day in (*charts, *facts, *changes) if day), default=None)
