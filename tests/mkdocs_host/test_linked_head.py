"""No head tells of something older than its page: a refreshed preview has the heads of a whole build."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.linked.head import linked_data
from dashboard.linked.place import Place
from dashboard.linked.share_tags import share_tags
from mkdocs_host.build_of import build_of
from mkdocs_host.process import PROCESS
from tests.samples.edited_site import ADDRESS, PIECES, Site, build_whole, piece
from tests.samples.linked import EVERYTHING, Head
from tests.samples.logos import WORDMARK, with_logo
from tests.samples.site import CHART, TRADE, TRADE_ROWS

FULL, OSW = EVERYTHING["data/authors/full.yaml"] or "", EVERYTHING["data/institutes/osw.yaml"] or ""
PIECE = EVERYTHING["docs/analyses/full.md"] or ""
DATA = "data/datasets/economy/trade.yaml"
SAVES: dict[str, dict[str, str | None]] = {
    "name of an author": {"data/authors/full.yaml": FULL.replace("Zoë Ørn", "Zoë New-Name")},
    "orcid": {"data/authors/full.yaml": FULL.replace("0000-0002-1825-0097", "0000-0001-5109-3700")},
    "role": {"data/authors/full.yaml": FULL.replace("Fellow", "Director")},
    "post": {"data/authors/full.yaml": FULL.replace("to: 2024", "to: 2025").replace("from: 2025", "from: 2026")},
    "bio": {"data/authors/full.yaml": FULL.replace("Writes", "Reads")},
    "name of an institute": {"data/institutes/osw.yaml": OSW.replace("Eastern Studies", "Studies")},
    "house": {"data/institutes/old.yaml": (EVERYTHING["data/institutes/old.yaml"] or "").replace("Old House", "Villa")},
    "city": {"data/institutes/osw.yaml": OSW.replace("city: Warsaw", "city: Lodz")},
    "logo": with_logo(WORDMARK, "logo.svg"),
    "new institute": {"data/institutes/new.yaml": OSW.replace("OSW", "NEW").replace("Centre for", "New")},
    "theme": {"data/themes.yaml": "themes:\n- {slug: economy, name: Trade and money}\n"},
    "title of a dataset": {DATA: TRADE.replace("title: Trade\n", "title: Goods\n")},
    "licence": {DATA: TRADE.replace("Facts re-keyed", "Facts")},
    "column": {DATA: TRADE.replace("title: Value", "title: Amount")},
    "day of a dataset": {DATA: TRADE.replace("2026-01-20", "2026-01-21")},
    "rows": {"data/datasets/economy/trade.csv": TRADE_ROWS.replace("76.12", "76.5")},
    "title of a chart": {"data/charts/trade.yaml": CHART.replace("stalled", "paused & <stopped>")},
    "correction": {"docs/analyses/full.md": PIECE.replace("It was 3", "It was 4")},
    "updated": {"docs/analyses/full.md": PIECE.replace("updated: 2025-06-01", "updated: 2025-08-01")},
    "tag": {"docs/analyses/full.md": PIECE.replace("[Oil]", "[Gas]")},
    "standfirst": {"docs/analyses/full.md": PIECE.replace("Trade matters", "Trade & <b> matters")},
    "status": {"docs/analyses/full.md": PIECE.replace("status: published", "status: draft")},
    "withdrawal": {"docs/analyses/full.md": PIECE.replace("tags:", "withdrawn: {date: 2025-09-01, reason: No}\ntags:")},
    "another piece": {"docs/analyses/piece-01.md": piece(1, title="Renamed")},
}  # fmt: skip
"""What heads tell of, each changed by a save."""


def test_after_a_save_of_anything_that_heads_tell_they_are_those_of_a_whole_build(site: Site) -> None:
    few = {f"docs/analyses/piece-{number:02}.md": None for number in range(2, PIECES)}
    site.refresh(*(site.save(name, text) for name, text in {**EVERYTHING, **few}.items()))
    before = heads(site.preview)
    for name, saved in SAVES.items():
        site.refresh(*(site.save(path, text) for path, text in saved.items()))
        after, now = heads(site.preview), told_now()
        assert after != before, f"{name}: no head tells of it"
        assert {page for page in now if now[page] != after[page]} == set(), name
        before = after
    for page in site.root.rglob("*.page"):  # (With these a whole build would have the same old heads.)
        page.unlink()
    build_whole(site.root, site.fresh, site.drawer)
    assert heads(site.preview) == heads(site.fresh)


@cache
def head_of(html: str) -> tuple[object, ...]:
    """The tags and the things of a page, of which most stay as they are at a save."""
    head = Head(html)
    return (head.tags, head.things) if head.tags else ()


def heads(folder: Path) -> dict[str, tuple[object, ...]]:
    """The tags and the things of each page of a site, by the address of the page."""
    return {
        path.parent.relative_to(folder).as_posix(): head
        for path in folder.rglob("index.html")
        if (head := head_of(path.read_text(encoding="utf-8")))
    }


def told_now() -> dict[str, tuple[object, ...]]:
    """The same as the engine tells of each page at this moment, whatever was rendered before."""
    assert PROCESS.finished
    build = build_of(PROCESS.finished.config)
    told = {}
    for page in build.pages.values():
        description = page.description or PROCESS.finished.config.site_description or ""
        place = Place(ADDRESS, page.url, page.title, description, build.edition.view.site_name)
        shown = {**build.frame, **page.context}
        tags = [(tag.name, tag.content) for tag in share_tags(place, shown)]
        told[page.url.rstrip("/") or "."] = (tags, Head(str(linked_data(place, shown))).things)
    return told
