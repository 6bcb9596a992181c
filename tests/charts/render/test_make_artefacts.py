"""Charts from the cache and charts that are drawn come back as if all of them had been drawn."""

from __future__ import annotations

from msgspec.structs import replace

from dashboard.charts.render.artefacts import ChartRequest
from dashboard.charts.render.make_artefacts import make_artefacts
from tests.samples.edition import Edit


def test_a_warm_cache_gives_the_places_in_the_order_of_the_requests(edit: Edit) -> None:
    edition = edit()
    chart = edition.content.shared_charts["trade"]
    assert chart
    request = ChartRequest(chart, "First", "", shared=False)
    requests = [request, replace(request, alt="Second"), replace(request, alt="Third")]
    cache = edition.content.cache
    make_artefacts(requests[1:2], "Tiny", cache, None, [])
    assert [alt for _, alt in make_artefacts(requests, "Tiny", cache, None, [])] == ["First", "Second", "Third"]
