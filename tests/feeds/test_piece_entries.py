"""A piece in a feed: its full text, an id that stays, and a day that moves only when the piece does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS, URL, feeds_of
from tests.samples.site import HEAD

TEXT = """\
See [the data](../data/trade/index.md) and [this](#a-heading).[^1]

## A heading

```chart
id: own
type: line
data: trade
x: year
y: value
color: flow
title: Own "lines" <rise>
note: A note & more.
alt: Two lines & a gap.
```

<div class="own-box" id="box">Kept</div>

[^1]: A note.
"""


def item(edit: Edit, changes: Mapping[str, str | None], address: str = "feed.json") -> dict[str, Any]:
    """The first entry of a feed."""
    feeds = feeds_of(edit({**AT_ADDRESS, "docs/analyses/lifeline.md": None, **changes}, preview=False))
    first: dict[str, Any] = json.loads(feeds[address])["items"][0]
    return first


def piece(more: str = "", text: str = "Words.\n", slug: str = "gas") -> dict[str, str | None]:
    return {f"docs/analyses/{slug}.md": HEAD.replace("status:", f"{more}status:") + text}


def test_the_full_text_has_full_addresses_pictures_alternatives_and_sources(edit: Edit) -> None:
    html = item(edit, piece("key_points: [One < two.]\n", TEXT))["content_html"]
    assert html.startswith("<p><strong>Trade matters far more to one of the two.</strong></p>")
    assert "<li>One &lt; two.</li>" in html
    assert f'<a href="{URL}data/trade/">the data</a>' in html
    assert f'<a href="{URL}analyses/gas/#a-heading">this</a>' in html
    assert f'<a href="{URL}analyses/gas/#fn:1">1</a>' in html
    assert f'<img src="{URL}charts/own.png" alt="Two lines &amp; a gap.">' in html
    assert f'<a href="{URL}analyses/gas/#own">Own "lines" &lt;rise&gt;</a>. A note &amp; more. Sources: ' in html
    assert "<div>Kept</div>" in html
    assert "@base@" not in html
    for ours in ("class=", " id=", "data-", "chart-slot", "<details", "<button", "<svg", "style="):
        assert ours not in html


def test_works_are_marked_and_listed(edit: Edit) -> None:
    bib = {"data/references.bib": "@book{k, title = {One}, author = {Doe, Jane}, year = 2020}\n"}
    html = item(edit, {**piece(text="As shown [see @k, p. 12].\n"), **bib})["content_html"]
    assert f'[see <a href="{URL}analyses/gas/#reference:1">1</a>, p. 12]' in html
    assert "<h2>References</h2>" in html
    assert "Jane Doe" in html.partition("<ol>")[2]


def test_a_fact_is_a_link_to_its_row(edit: Edit) -> None:
    html = item(edit, piece(text="It was [76.1 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).\n"))[
        "content_html"
    ]
    assert f'<a href="{URL}data/trade/#2022-china-to-russia"' in html


def test_the_cover_stands_above_the_text(edit: Edit) -> None:
    hero = "hero: {image: ../images/a.svg, alt: 'A \"cover\"', credit: By us}\n"
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    entry = item(edit, {**piece(hero), "docs/images/a.svg": picture})
    assert (
        f'<img src="{URL}images/a.svg" alt="A &quot;cover&quot;"><figcaption>By us</figcaption>'
        in entry["content_html"]
    )
    assert entry["image"] == f"{URL}images/a.svg"


def test_an_id_stays_when_a_piece_is_renamed_twice(edit: Edit) -> None:
    first = item(edit, piece())
    assert first["id"] == f"{URL}analyses/gas/"
    again = item(edit, {"docs/analyses/gas.md": None, **piece("formerly: [gas, heat]\n", slug="power")})
    assert (again["id"], again["url"]) == (first["id"], f"{URL}analyses/power/")


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ("", "2025-05-09T00:00:00+02:00"),
        ("updated: 2025-06-01\n", "2025-06-01T00:00:00+02:00"),
        ("updated: 2025-06-01\ncorrections: [{date: 2026-01-02, text: A.}]\n", "2026-01-02T00:00:00+01:00"),
        ("embargo: 2025-05-09T06:00+00:00\n", "2025-05-09T08:00:00+02:00"),
    ],
)
def test_it_is_updated_when_readers_were_told_of_a_change(edit: Edit, more: str, day: str) -> None:
    entry = item(edit, piece(more))
    assert entry["date_modified"] == day
    assert entry["date_published"] == (day if "embargo" in more else "2025-05-09T00:00:00+02:00")


def test_corrections_stand_at_the_end_of_the_text(edit: Edit) -> None:
    html = item(edit, piece("corrections: [{date: 2026-01-02, text: It was <34>.}]\n"))["content_html"]
    assert html.endswith("<li>2 January 2026: It was &lt;34&gt;.</li></ul>\n")


def test_a_piece_in_another_language_says_so(edit: Edit) -> None:
    assert item(edit, piece("lang: pl\n"))["language"] == "pl"
    assert "language" not in item(edit, piece())
