"""How lists print the last figure of a dataset."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from dashboard.core.templates import environment
from dashboard.data.last_figure import LastFigure


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (LastFigure(None, "2025", "38.8 bcm", "provisional", ""), "38.8 bcm (provisional) 2025"),
        (LastFigure(None, "2025", "USD 5 bn", "", "China"), "USD 5 bn 2025, China"),
        (
            LastFigure(None, "23 February 2026", "", "", "No 20th package"),
            "last entry 23 February 2026: No 20th package",
        ),
        (LastFigure(None, "2025", "", "", ""), "last entry 2025"),
    ],
)
def test_a_value_stands_with_its_mark_and_an_event_is_no_value(last: LastFigure, words: str) -> None:
    lists = environment().overlay()
    lists.filters = {**lists.filters, "url": str}
    template = lists.from_string('{% import "partials/lists.html" as lists %}{{ lists.last_figure(last) }}')
    html = template.render(last=last)
    assert Markup(html).striptags() == words
    assert ("<b>" in html) == bool(last.value)
