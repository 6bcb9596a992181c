"""The picture that stands for a piece in lists, and the charts that themes name."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.edition.edition import Edition
from dashboard.media.small_cover import SIZE, small_cover
from dashboard.pages.generated_pages import generated_pages, make_navigation
from dashboard.view.picture import Picture
from tests.samples.edition import Edit
from tests.samples.site import CHART, HEAD, SITE, TRADE

PIECE = "docs/analyses/lifeline.md"
HERO = HEAD.replace("status:", 'hero: {image: ../images/top.svg, alt: "Two lines", credit: Us}\nstatus:')
SVG: dict[str, str | None] = {"docs/images/top.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
FENCE = "\n```chart\n" + CHART.replace("id: trade", "id: own") + "```\n"
THEMES = SITE["data/themes.yaml"] or ""
NAMED = THEMES.replace("slug: economy", "slug: economy, charts: [trade]", 1)


def drawn(edition: Edition) -> Edition:
    """The edition with blank pictures."""
    requests, cache = edition.view.chart_requests, edition.content.cache
    return edition.with_artefacts(make_artefacts(requests, "Tiny", cache, None, []))


def picture(edition: Edition) -> Picture:
    return drawn(edition).view.pictures["lifeline"]


def test_a_cover_stands_before_a_chart(edit: Edit) -> None:
    shown = picture(edit({**SVG, PIECE: HERO + FENCE}, preview=False))
    assert (shown.address, shown.drawing, shown.cover) == ("images/top.svg", None, True)
    assert shown.credit == "Us"


def test_in_lists_a_credit_stands_whole_or_not_at_all(edit: Edit) -> None:
    """How a cover was drawn was cut in the middle of a word there."""
    words = "Drawn from yearly figures, 2016 to 2025; the lower edge is Brent, the upper one is what Russia sells"
    shown = picture(edit({**SVG, PIECE: HERO.replace("credit: Us", f'credit: "{words}"') + FENCE}, preview=False))
    assert (shown.address, shown.credit) == ("images/top.svg", "")


def test_a_photograph_gets_a_small_copy(edit: Edit, tmp_path: Path) -> None:
    photo = io.BytesIO()
    Image.effect_noise((1200, 430), 60).convert("RGB").save(photo, "JPEG")
    (tmp_path / "docs/images").mkdir(parents=True)
    (tmp_path / "docs/images/top.jpg").write_bytes(photo.getvalue())
    edition = edit({PIECE: HERO.replace("top.svg", "top.jpg")}, preview=False)
    assert picture(edition).address == "analyses/lifeline/cover.avif"
    path = edition.content.cache.path(*edition.view.copies["analyses/lifeline/cover.avif"])
    with Image.open(path) as copy:
        assert (copy.format, copy.size) == ("AVIF", SIZE)


def test_nothing_is_cut_of_a_drawing_on_a_plain_ground() -> None:
    drawing, photo, copy = Image.new("RGB", (1200, 430), "navy"), Image.effect_noise((1200, 430), 60), io.BytesIO()
    drawing.paste("white", (0, 200, 60, 230))
    for picture, corner in ((drawing, True), (photo.convert("RGB"), False)):
        copy = io.BytesIO()
        picture.save(copy, "PNG")
        with Image.open(io.BytesIO(small_cover(copy.getvalue()))) as small:
            assert small.size == SIZE
            left = small.convert("L").crop((0, 0, 20, SIZE[1])).getextrema()
            assert (left[1] > 200 and small.getpixel((0, 0))[0] < 20) is corner


def test_else_the_first_chart_then_one_of_its_data_then_none(edit: Edit) -> None:
    fact = "Trade was [76](fact:trade/value?year=2022).\n"
    for text, expected in (
        (f"{FENCE}\n![A](chart:trade)\n", "charts/own.small.svg"),
        (f"![A](chart:trade)\n{FENCE}", "charts/trade.small.svg"),
        (fact, "charts/trade.small.svg"),
        ("Words.\n", ""),
    ):
        public = {"data/charts/trade.yaml": f"{CHART}public: true\n"}
        shown = picture(edit({**public, PIECE: HEAD + text}, preview=False))
        assert shown.address == expected, text
        assert bool(shown.drawing) == bool(expected), text
        assert shown.drawing is None or "<svg" in shown.drawing.small


def test_a_saved_number_changes_no_list_of_a_preview(edit: Edit) -> None:
    shown = picture(edit({PIECE: HEAD + FENCE}, preview=True))
    assert shown == Picture("charts/own.small.svg")


def test_only_charts_in_lists_are_drawn_small(edit: Edit) -> None:
    own = [FENCE.replace("id: own", f"id: own-{number}") for number in range(3)]
    requests = edit({PIECE: HEAD + "".join(own)}, preview=True).view.chart_requests
    assert {request.chart.id for request in requests if request.listed} == {"trade", "own-0"}
    covered = edit({**SVG, PIECE: HERO + "".join(own)}, preview=True).view.chart_requests
    assert {request.chart.id for request in covered if request.listed} == {"trade"}


def test_a_chart_that_a_theme_names_is_public_and_so_is_the_page_of_the_theme(edit: Edit) -> None:
    alone: dict[str, str | None] = {PIECE: None}
    assert edit(alone, preview=False).view.charts == ()
    view = drawn(edit({**alone, "data/themes.yaml": NAMED}, preview=False)).view
    assert [chart.id for chart in view.charts] == ["trade"]
    assert [dataset.name for dataset in view.datasets] == ["trade"]
    pages = {page.url: page for page in generated_pages(view)}
    card = pages["themes/economy/"].context["lead"]["card"]
    assert (card.url, card.picture.address) == ("charts/trade/", "charts/trade.small.svg")
    assert pages["charts/"].context["themes"][0]["charts"] == [card]
    assert {link["url"] for group in make_navigation(view) for link in group} <= pages.keys()


def test_an_embargo_holds_for_what_a_theme_names(edit: Edit) -> None:
    embargo = f"{TRADE}embargo: 2099-12-01T06:00+01:00\n"
    files = {PIECE: None, "data/themes.yaml": NAMED, "data/datasets/economy/trade.yaml": embargo}
    view = edit(files, preview=False).view
    assert (view.charts, view.key_charts, view.themes) == ((), {}, ())


def test_a_theme_with_data_alone_has_a_page(edit: Edit) -> None:
    files = {PIECE: None, "data/datasets/economy/trade.yaml": f"{TRADE}public: true\n"}
    pages = {page.url: page for page in generated_pages(edit(files, preview=False).view)}
    assert pages["themes/economy/"].context["listing"].entries == ()
    assert "charts/" not in pages
