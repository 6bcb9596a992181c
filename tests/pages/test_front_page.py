"""The rows of the front page: tiles by theme, of which none stands alone below a full row, and the lead."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from dashboard.core.period import Period
from dashboard.pages.front_page import choose_lead, drawn_marks, open_tiles, row_lengths, tile_rows
from dashboard.pieces.analysis import Analysis
from dashboard.tiles.figure import TileFigure
from dashboard.tiles.tile import Tile
from tests.samples.edition import Edit
from tests.samples.site import HEAD
from tests.samples.tiles import THEMES


def tiles(*themes: str) -> list[Tile]:
    parts = ("Label", "chart", (), "1", "", datetime.date(2026, 1, 1), ())
    return [Tile(f"{theme}-{number}", parts[0], theme, *parts[1:]) for number, theme in enumerate(themes)]  # type: ignore[arg-type]


def rows_of(*themes: str) -> list[list[tuple[str, int, bool]]]:
    rows = tile_rows(tiles(*themes), THEMES.values())
    return [[(group.theme.slug, len(group.tiles), group.is_continued) for group in row.groups] for row in rows]


def test_the_marks_of_figures_that_are_drawn_are_named_once() -> None:
    period, value = Period.parse("year", "2024"), Decimal(1)
    figures = (TileFigure(period, value, ("provisional", "estimate")), TileFigure(period, value, ("estimate",)))
    shown, words = (replace(tile, figures=figures, drawn=(period, period)) for tile in tiles("economy", "economy"))
    assert drawn_marks([replace(shown, sparkline="<svg/>"), words]) == "estimate, provisional"
    assert drawn_marks([words]) == ""


@pytest.mark.parametrize(
    ("count", "wide", "middle"),
    [
        (0, [], []),
        (1, [1], [1]),
        (2, [2], [2]),
        (3, [3], [1, 2]),
        (4, [2, 2], [2, 2]),
        (5, [2, 3], [1, 2, 2]),
        (7, [2, 2, 3], [1, 2, 2, 2]),
        (10, [2, 2, 3, 3], [2, 2, 2, 2, 2]),
        (11, [2, 3, 3, 3], [1, 2, 2, 2, 2, 2]),
    ],
)
def test_rows_are_full(count: int, wide: list[int], middle: list[int]) -> None:
    assert row_lengths(count, 3) == wide
    assert row_lengths(count, 2) == middle


def test_no_row_of_three_or_four_is_followed_by_one_thing_alone() -> None:
    for most in (3, 4):
        for count in range(2, 50):
            lengths = row_lengths(count, most)
            assert sum(lengths) == count
            assert min(lengths) > 1


def test_the_tiles_of_a_theme_stand_together_in_the_order_of_themes() -> None:
    assert rows_of("energy", "economy", "energy", "economy", "economy") == [
        [("economy", 3, False)],
        [("energy", 2, False)],
    ]


def test_small_groups_that_follow_each_other_share_a_row() -> None:
    assert rows_of("economy", "economy", "energy", "politics") == [
        [("economy", 2, False), ("energy", 1, False), ("politics", 1, False)]
    ]


def test_more_than_four_tiles_of_a_theme_go_on_in_the_next_row() -> None:
    assert rows_of(*["economy"] * 5, "energy") == [
        [("economy", 3, False)],
        [("economy", 2, True), ("energy", 1, False)],
    ]
    assert rows_of(*["economy"] * 4, "energy") == [[("economy", 4, False)], [("energy", 1, False)]]


def test_few_tiles_are_all_open_and_of_many_the_first_of_each_theme() -> None:
    def opened(*themes: str) -> list[tuple[str, str]]:
        return [(theme.slug, tile.id) for theme, tile in open_tiles(tiles(*themes), THEMES.values())]

    assert opened("energy", "economy", "energy") == [
        ("economy", "economy-1"), ("energy", "energy-0"), ("energy", "energy-2"),
    ]  # fmt: skip
    assert opened(*["energy"] * 4, *["economy"] * 3) == [("economy", "economy-4"), ("energy", "energy-0")]


def piece(edit: Edit, slug: str, *, lead: bool = False) -> Analysis:
    [found] = edit(preview=False).view.analyses
    return replace(found, slug=slug, front=found.front.model_copy(update={"lead": lead}))


def test_the_lead_is_the_newest_that_says_so_else_the_newest(edit: Edit) -> None:
    newest, older, oldest = (piece(edit, slug) for slug in ("c", "b", "a"))
    leading = replace(older, front=older.front.model_copy(update={"lead": True}))
    also_leading = replace(oldest, front=leading.front)
    assert choose_lead([newest, older, oldest]) is newest
    assert choose_lead([newest, leading, also_leading]) is leading
    assert choose_lead([]) is None


def test_an_older_lead_stands_at_the_top_and_nowhere_else(edit: Edit) -> None:
    older = HEAD.replace("status:", "lead: true\nstatus:").replace("A lifeline", "Leading")
    newer = {
        f"docs/analyses/piece-{number:02}.md": HEAD.replace("2025-05-09", f"2025-06-{number + 1:02}")
        for number in range(14)
    }
    edition = edit({"docs/analyses/leading.md": older, **newer}, preview=False)
    context = edition.pages["index.md"].context
    slugs = [piece.slug for piece in context["entries"]]
    assert context["lead"].slug == "leading"
    assert slugs == [f"piece-{number:02}" for number in reversed(range(3, 14))]


def test_a_lead_keeps_its_approvals(edit: Edit) -> None:
    """Where a piece stands on the front page is nothing that its reviewers read."""
    plain, leading = (
        edit({"docs/analyses/lifeline.md": head}, preview=False).content.source_texts["docs/analyses/lifeline.md"]
        for head in (HEAD, HEAD.replace("status:", "lead: true\nstatus:"))
    )
    assert plain.body == leading.body
