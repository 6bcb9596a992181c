"""A work elsewhere says in which language its title is."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dashboard.core.templates import environment
from dashboard.people.author import WorkEntry


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"lang": "pl", "url": "https://a.eu/b"}, '<a href="https://a.eu/b" lang="pl" hreflang="pl">Chiny</a>'),
        ({"lang": "zh-Hans"}, '<span lang="zh-Hans">Chiny</span>'),
        ({"url": "https://a.eu/b"}, '<a href="https://a.eu/b">Chiny</a>'),
        ({}, "Chiny"),
    ],
)
def test_a_page_marks_the_language_of_a_title(more: dict[str, str], shown: str) -> None:
    lists = environment().overlay()
    lists.filters = {**lists.filters, "url": str}
    template = lists.from_string('{% import "partials/lists.html" as lists %}{{ lists.work(work) }}')
    html = template.render(work=WorkEntry.model_validate({"title": "Chiny", "in": "OSW", **more}))
    # An outlet may be called like this site: the host tells which one has the text.
    outlet = "OSW, a.eu" if "url" in more else "OSW"
    assert html.split() == [*shown.split(), "<span", *f'class="quiet">{outlet}</span>'.split()]


@pytest.mark.parametrize("lang", ["Polish", "p", 'pl" x', "pl_PL", ""])
def test_what_is_no_language_is_refused(lang: str) -> None:
    with pytest.raises(ValidationError):
        WorkEntry.model_validate({"title": "Chiny", "in": "OSW", "lang": lang})
