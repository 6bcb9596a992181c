"""Cards: 1200 to 630 dots whatever the title is, the same bytes each time, and no half titles."""

from __future__ import annotations

import re
import struct
from xml.etree import ElementTree

import pytest

from dashboard.linked.draw_card import card_svg, draw_card
from dashboard.linked.headline import LINE_SPACING, drawable, fit_headline
from dashboard.linked.share_card import ShareCard

TITLES = (
    "A lifeline",
    "",
    "W" * 200,
    "word " * 80,
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente und Öl",
    "</text><script>alert(1)</script> & \"'",
    "var(--mauve) <style>x</style>",
    "中国",
    "\u202eabc \U0001f600",
)


@pytest.mark.parametrize("title", TITLES)
def test_any_title_gives_a_card_of_one_size(title: str) -> None:
    picture = draw_card(ShareCard("Tiny & <Co>", title, "OSW · MERICS"))
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_text_of_well_formed_svg(title: str) -> None:
    card = ElementTree.fromstring(card_svg(ShareCard("Tiny", title, "OSW")))
    assert {element.tag.rpartition("}")[2] for element in card.iter()} == {"svg", "g", "rect", "path", "text"}


def test_the_same_card_has_the_same_bytes() -> None:
    card = ShareCard("Tiny", "A lifeline", "OSW")
    assert draw_card(card) == draw_card(card)


def test_each_letter_of_our_languages_is_drawn_in_the_serif_font() -> None:
    letters = "łąęśżźćńóßåäöüŁŻÅÄÖÜé−–—„”“’…€%°Ж"
    assert drawable(letters) == letters


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("CO₂ falls", "CO2 falls"),
        ("Oil \U0001f6e2\ufe0f for yuan", "Oil for yuan"),
        ("a\u202eb\u200b", "ab"),
        ("cafe\u0301", "café"),
        ("non\u2011breaking", "non-breaking"),
        ("Growth ≥ 5%", ""),
        ("丝路 and more", ""),
        ("النفط", ""),
    ],
)
def test_a_title_is_drawn_whole_or_not_at_all(title: str, drawn: str) -> None:
    assert drawable(title) == drawn


@pytest.mark.parametrize("title", ["One", "word " * 80, "W" * 200, "A longer title of ten words or of a few more"])
def test_a_headline_stays_in_its_room(title: str) -> None:
    from dashboard.linked.headline import _width

    size, lines = fit_headline(title, 500, 370)
    assert len(lines) * size * LINE_SPACING <= 370
    assert all(_width(line.rstrip("…")) * size <= 500 for line in lines)


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    assert fit_headline("word " * 80, 500, 370)[1][-1].endswith("word…")


def test_no_card_asks_for_anything_elsewhere() -> None:
    assert not re.search(r"href|url\(|@import", card_svg(ShareCard("Tiny", "A lifeline", "OSW")))
