"""The check that the policy on disputed borders says what maps show."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.charts.parts.country_names import shown_name
from dashboard.charts.parts.outlines import countries_at
from dashboard.core.finding import Finding
from dashboard.site.checks.record_of import record_of
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent

_CODES = Codec[list[list[str]]](list[list[str]])


@site_check("wrong-border", "error")
def wrong_border(content: SiteContent) -> Iterator[Finding]:
    """The policy on disputed borders gives a place to a country to which maps do not give it.

    Why: The line below a map says how disputed borders are drawn. It must not say other than the map above it.

    Bad:
        {place: Crimea, at: [34.1, 44.95], country: RU, drawn: as part of Russia, source: …}

    Good:
        {place: Crimea, at: [34.1, 44.95], country: UA, drawn: as part of Ukraine, source: …}
    """
    policy = content.borders
    if policy is None:
        return
    key = key_of("countries of disputed places", policy, engine_digest())
    # Kept, since the outlines of countries take long to read.
    owners = content.cache.get_or_compute(key, _CODES, lambda: [countries_at(*place.at) for place in policy.places])
    for index, (place, codes) in enumerate(zip(policy.places, owners, strict=True)):
        if codes != [place.country]:
            record = record_of(content, f"{content.settings.data_path}/borders.yaml")
            drawn = f"as part of {shown_name(codes[0])} ({codes[0]})" if codes else "in no country"
            message = f"country: maps draw '{place.place}' {drawn}; read '{place.country}'."
            hint = "Correct 'country' and 'drawn', or the place. Borders are drawn by charts/parts/drawn_borders.py."
            yield record.finding("wrong-border", ("places", index, "country"), message, hint)
