"""Themes open with charts that there are."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import SITE

THEMES = SITE["data/themes.yaml"] or ""


def told(edit: Edit, charts: str) -> list[tuple[str, str]]:
    themes = THEMES.replace("slug: economy", f"slug: economy, charts: {charts}", 1)
    return [(finding.message, finding.hint) for finding in edit({"data/themes.yaml": themes}).findings]


def test_a_chart_that_is_not_there_is_an_error_with_the_nearest_name(edit: Edit) -> None:
    assert told(edit, "[trade]") == []
    assert told(edit, "[trade, trad]") == [
        ("charts: there is no chart 'trad' in data/charts/.", "Did you mean 'trade'?")
    ]


def test_a_theme_opens_with_four_charts_at_most_each_once(edit: Edit) -> None:
    assert "'trade' stands here a second time" in told(edit, "[trade, trade]")[0][0]
    assert told(edit, "[a, b, c, d, e]")
