"""The check that holds numbers outside of links against the rows that are shown beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.core.finding import Finding
from dashboard.site.checked_numbers import CheckedNumbers
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.numbers_of_site import may_be_contradicted, numbers_of_chart, numbers_of_text

_FINDINGS = Codec[list[Finding]](list[Finding])


@site_check("number-contradicted", "warning", "text")
def number_contradicted(content: SiteContent) -> Iterator[Finding]:
    """A number says something else than the row of its year: in a title, a standfirst, key points, running text, an
    alternative, a caption or a note.

    Why: Words beside a chart are the first that readers believe. Only a number that is bound to the data by a link
    changes with them; every other one has to be compared.

    Bad:
        ![China sold goods worth 116.5 billion dollars in 2024](chart:trade)

    Good:
        ![China sold goods worth 115.5 billion dollars in 2024](chart:trade)
    """
    cache = content.cache
    for path, source_text in content.source_texts.items():
        if not may_be_contradicted(source_text):
            continue
        charts = [placement.chart.digest for placement in content.placements[path] if placement.chart]
        key = key_of("contradicted", path, source_text.digest, *charts, content.facts[path].digest, engine_digest())
        yield from cache.get_or_compute(key, _FINDINGS, partial(_findings, partial(numbers_of_text, content, path)))
    for id, chart in content.shared_charts.items():
        if chart:
            file = content.settings.data / "charts" / f"{id}.yaml"
            language = content.settings.editorial.language
            key = key_of("contradicted", id, cache.digest(file), chart.digest, language, engine_digest())
            yield from cache.get_or_compute(key, _FINDINGS, partial(_findings, partial(numbers_of_chart, content, id)))


def _findings(read: Callable[[], CheckedNumbers]) -> list[Finding]:
    return list(read().findings())
