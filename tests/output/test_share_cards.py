"""What stands on the cards of shared links."""

from __future__ import annotations

import pytest

from dashboard.linked.share_card import PLAIN_CARD, ShareCard
from dashboard.output.share_cards import share_cards
from tests.samples.edition import Edit

FRONT = "---\ntitle: Tiny\ntemplate: front.html\n{}---\n"


@pytest.mark.parametrize(("line", "headline"), [("headline: How close?\n", "How close?"), ("", "")])
def test_the_card_of_the_front_page_asks_what_the_page_asks(edit: Edit, line: str, headline: str) -> None:
    view = edit({"docs/index.md": FRONT.format(line)}, preview=False).view
    card = next(file for file in share_cards(view) if file.address == PLAIN_CARD).inputs()
    assert isinstance(card, ShareCard)
    assert card.headline == (headline or view.site_name)
